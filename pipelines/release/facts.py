"""What every page and every record of a release says: version, date, title, rights, tables, figures, files.

The version is given in one place, ``pyproject.toml``; the day of the release in one place, ``CITATION.cff``. All else that
repeats them (the package's descriptor, the citation, the list of changes) is compared with them before anything is made.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from pipelines.publish.descriptor import DESCRIPTOR, data_path
from pipelines.publish.parquet import read_parquet
from pipelines.tables.contract import Contract, load_contract

if TYPE_CHECKING:
    import pyarrow as pa

Json = dict[str, Any]

CITATION = "CITATION.cff"
CHANGES = "CHANGELOG.md"

_VERSION = re.compile(r"\d{4}\.(?:[1-9]|1[0-2])\.(?:0|[1-9]\d*)")


class ReleaseError(RuntimeError):
    """A release that can't be made or published; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which release it is: ``2026.11.0``, and the day of it."""

    version: str
    day: date

    @property
    def name(self) -> str:
        """The name of the zip, and of the folder in it."""
        return f"proceedings-{self.version}"

    @property
    def order(self) -> tuple[int, ...]:
        """What versions are ordered by."""
        return order_of(self.version)


def order_of(version: str) -> tuple[int, ...]:
    """``2026.11.0`` as numbers, so that 2026.9.1 stands before it. ``ReleaseError`` for anything else."""
    if not _VERSION.fullmatch(version):
        raise ReleaseError(f"{version} is no version: it must be year.month.number, such as 2026.11.0.")
    return tuple(int(part) for part in version.split("."))


def identity_of(root: Path, descriptor: Mapping[str, Any]) -> Identity:
    """Which release the repository and the package are. ``ReleaseError`` where two places contradict each other."""
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    citation = citation_of(root)
    faults = list(_faults(root, version, citation, descriptor))
    if faults:
        raise ReleaseError(f"pyproject.toml says that this is version {version}, but:\n  " + "\n  ".join(faults))
    return Identity(version, citation["date-released"])


def citation_of(root: Path) -> Json:
    """CITATION.cff as values."""
    return dict(yaml.safe_load((root / CITATION).read_text(encoding="utf-8")))


def _faults(root: Path, version: str, citation: Json, descriptor: Mapping[str, Any]) -> Iterator[str]:
    year, month, _ = order_of(version)
    day = citation.get("date-released")
    if str(citation.get("version")) != version:
        yield f"{CITATION} has version {citation.get('version')}"
    if not isinstance(day, date):
        yield f"{CITATION} has no date-released"
    elif (day.year, day.month) != (year, month):
        yield f"{CITATION} has date-released {day}, which is not in {month}/{year}"
    if descriptor.get("version") != version:
        yield f"the package was built as {descriptor.get('version')}; set up the environment again and build it again"
    if not changes_of(root, version):
        yield f"{CHANGES} has no section {version} under Data"
    for key, ours in (("title", descriptor.get("title")), ("abstract", descriptor.get("description"))):
        if _words(citation.get(key)) != _words(ours):
            yield f"{CITATION} has another {key} than datapackage/datapackage.yaml"


def _words(text: Any) -> list[str]:
    return str(text).split()


def changes_of(root: Path, version: str) -> str:
    """What CHANGELOG.md says of the data of a version; empty where it says nothing."""
    text = (root / CHANGES).read_text(encoding="utf-8")
    data = re.split(r"^## ", text, flags=re.MULTILINE)
    for chapter in (part for part in data if part.startswith("Data\n")):
        for section in re.split(r"^### ", chapter, flags=re.MULTILINE)[1:]:
            head, _, body = section.partition("\n")
            if head.split()[:1] == [version]:
                return body.strip()
    return ""


@dataclass(frozen=True)
class Facts:
    """A package, and what is to be said of it. ``folder`` holds the package as built."""

    identity: Identity
    contract: Contract
    descriptor: Mapping[str, Any]
    tables: Mapping[str, pa.Table]
    citation: Mapping[str, Any]
    folder: Path
    root: Path

    @classmethod
    def of(cls, folder: Path, root: Path) -> Facts:
        """The facts of the package in ``folder``; ``root`` is the repository that it was built from."""
        contract = load_contract()
        descriptor = json.loads((folder / DESCRIPTOR).read_bytes())
        tables = {name: read_parquet(folder / data_path(name, "parquet")) for name in contract.tables}
        identity = identity_of(root, descriptor)
        return cls(identity, contract, descriptor, tables, citation_of(root), folder, root)

    @property
    def version(self) -> str:
        """Of this release."""
        return self.identity.version

    @property
    def day(self) -> str:
        """Of this release, ISO 8601."""
        return self.identity.day.isoformat()

    @property
    def title(self) -> str:
        """Of the dataset."""
        return str(self.descriptor["title"])

    @property
    def description(self) -> str:
        """Of the dataset, on one line."""
        return " ".join(str(self.descriptor["description"]).split())

    @property
    def keywords(self) -> list[str]:
        """Of the dataset."""
        return list(self.descriptor.get("keywords", []))

    @property
    def licence(self) -> Json:
        """That of the compiled facts, which is that of the dataset."""
        return dict(self.descriptor["licenses"][0])

    @property
    def rights(self) -> str:
        """One paragraph: which right covers what."""
        parts = [*self.descriptor["licenses"], *self.descriptor.get("otherRights", [])]
        return " ".join(f"{part['title']}: {' '.join(part['covers'].split())}" for part in parts)

    @property
    def creators(self) -> list[str]:
        """Who made the dataset."""
        return [person["title"] for person in self.descriptor["contributors"] if "creator" in person.get("roles", [])]

    @property
    def homepage(self) -> str | None:
        """Where the dataset is published, if the contract says so; with a slash at its end."""
        home = self.descriptor.get("homepage")
        return f"{home.rstrip('/')}/" if home else None

    @cached_property
    def years(self) -> tuple[date, date]:
        """The first and the last day of the meetings."""
        starts, ends = (self.column("meetings", name) for name in ("starts_on", "ends_on"))
        return min(starts), max([*ends, *starts])

    @cached_property
    def rows(self) -> dict[str, int]:
        """Rows by table, in the order of the contract."""
        return {name: table.num_rows for name, table in self.tables.items()}

    def column(self, table: str, name: str) -> list[Any]:
        """The values of a column that are not null."""
        return [value for value in self.tables[table].column(name).to_pylist() if value is not None]

    def records(self, table: str) -> list[Json]:
        """The rows of a table."""
        return list(self.tables[table].to_pylist())

    def resources(self) -> Iterator[Json]:
        """The tables as the descriptor has them, with the sizes and hashes of their files."""
        yield from self.descriptor["resources"]


def files_of(resource: Mapping[str, Any]) -> dict[str, Json]:
    """The files of a table by format: ``csv`` and ``parquet``."""
    return {file["format"]: dict(file) for file in (resource, *resource.get("alternatives", []))}


def sha256_of(file: Mapping[str, Any]) -> str:
    """The hash of a file of the descriptor, bare."""
    return str(file["hash"]).removeprefix("sha256:")
