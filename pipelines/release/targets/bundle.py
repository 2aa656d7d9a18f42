"""What is to be published, and what every target shares: the files of a release, the list of releases, secrets kept out of messages."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipelines.release.archive import digest, read_sums, unpack
from pipelines.release.facts import ReleaseError, order_of

INDEX = "releases.json"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of publishing: where, how many files were sent, how many were there already. ``rehearsed`` if nothing was done."""

    where: str
    sent: int = 0
    kept: int = 0
    rehearsed: bool = False
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a release by path, the zip among them, each with its SHA-256."""

    version: str
    day: str
    title: str
    zipped: Path
    files: Mapping[str, Path]
    sums: Mapping[str, str]

    @classmethod
    @contextmanager
    def of(cls, zipped: Path) -> Iterator[Bundle]:
        """The bundle of a zip, unpacked into a folder for as long as it is needed, and compared with its checksums."""
        if not zipped.is_file():
            raise ReleaseError(f"There is no release at {zipped}. Make it first: proceedings release.")
        with tempfile.TemporaryDirectory(prefix="publish-") as folder:
            yield cls._unpacked(zipped, unpack(zipped, Path(folder)))

    @classmethod
    def _unpacked(cls, zipped: Path, folder: Path) -> Bundle:
        descriptor = json.loads((folder / "datapackage.json").read_bytes())
        record = json.loads((folder / "dataset.jsonld").read_bytes())
        order_of(descriptor["version"])
        files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        sums = read_sums((folder / "SHA256SUMS").read_text(encoding="utf-8"))
        sums["SHA256SUMS"] = digest(folder / "SHA256SUMS")
        files[zipped.name], sums[zipped.name] = zipped, digest(zipped)
        return cls(descriptor["version"], record["datePublished"], descriptor["title"], zipped, files, sums)

    def entry(self) -> Json:
        """The release as ``releases.json`` lists it."""
        return {
            "version": self.version,
            "date": self.day,
            "path": f"{self.version}/",
            "zip": f"{self.version}/{self.zipped.name}",
            "bytes": self.zipped.stat().st_size,
            "sha256": self.sums[self.zipped.name],
        }


def read_index(data: bytes | None, where: str) -> list[Json]:
    """The releases that a target lists; none where it has no list yet."""
    if data is None:
        return []
    try:
        releases = json.loads(data)["releases"]
        return [dict(one) for one in releases if order_of(one["version"])]
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{INDEX} at {where} is not ours or is damaged; mend it or name another target.") from error


def with_release(releases: Iterable[Json], entry: Json) -> bytes:
    """``releases.json`` with one more release: newest first, the newest of all is the latest."""
    kept = [one for one in releases if one["version"] != entry["version"]]
    ordered = sorted([*kept, entry], key=lambda one: order_of(one["version"]), reverse=True)
    return (json.dumps({"latest": ordered[0]["version"], "releases": ordered}, indent=2) + "\n").encode()


def is_latest(releases: Iterable[Json], version: str) -> bool:
    """Whether no listed release is newer."""
    return all(order_of(one["version"]) <= order_of(version) for one in releases)


def already_there(bundle: Bundle, releases: Iterable[Json]) -> bool:
    """Whether this very release is published. ``ReleaseError`` where other bytes are published under its version."""
    for one in releases:
        if one["version"] == bundle.version:
            if one.get("sha256") != bundle.sums[bundle.zipped.name]:
                raise ReleaseError(
                    f"Version {bundle.version} is published already, with other contents. A published version never changes: raise the version."
                )
            return True
    return False


def refuse_credentials(target: str) -> None:
    """Raise ``ReleaseError``, without repeating it, for a target that holds a name and a password or a token."""
    if "://" not in target:
        return
    parts = urlsplit(target.removeprefix("zenodo:"))
    if "@" in parts.netloc or parts.query or re.search(r"(?i)(token|secret|key)=", target):
        raise ReleaseError("The target holds credentials. Give them in the environment, never on the command line.")


def scrubbed(text: object, secrets: Iterable[str | None]) -> str:
    """A message without any of the secrets, should a library have put one into it."""
    said = str(text)
    for secret in secrets:
        if secret:
            said = said.replace(secret, "***")
    return said
