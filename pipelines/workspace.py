"""Where a build reads and writes, and how it says how far it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipelines.sources import REGISTERS_NAME

ROOT = Path(__file__).parents[1]

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how much is done, how much there is)."""


def silent(what: str, done: int, total: int) -> None:
    """A ``Progress`` that says nothing."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a build reads and writes."""

    sources: Path = ROOT / "sources"
    out: Path = ROOT / "dist"
    cache: Path = ROOT / ".cache"

    @property
    def registers(self) -> Path:
        """The registers beside the documents, else the project's own."""
        own = self.sources / REGISTERS_NAME
        return own if own.is_dir() else ROOT / "sources" / REGISTERS_NAME

    @classmethod
    def from_environment(cls) -> Workspace:
        """The project's own folders, unless ``PROCEEDINGS_SOURCES``, ``_OUT`` or ``_CACHE`` name others."""
        named = {key: os.environ.get(f"PROCEEDINGS_{key.upper()}") for key in ("sources", "out", "cache")}
        return cls(**{key: Path(value) for key, value in named.items() if value})
