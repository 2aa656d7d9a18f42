"""Where a release is published: a folder, an S3-compatible bucket, a deposit at Zenodo.

Folder and bucket have one layout:

    releases.json              the releases there are, and which is the latest; what is not listed here is not published
    2026.11.0/                 every file of a release, and the zip that holds them all
    latest/                    in a folder only: the files of the latest release

A release and its being the latest appear together or not at all: a folder is swapped whole, in a bucket ``releases.json`` is the one
object that decides, at Zenodo the deposit is published in one step. What an interrupted upload left is compared by checksum
and used. A published version never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.release.targets.bundle import Done

Say = Callable[[str], None]


def silent(line: str) -> None:
    """A ``Say`` that says nothing."""


def publish_release(
    zipped: Path,
    target: str,
    environment: Mapping[str, str],
    *,
    really: bool = False,
    draft: bool = False,
    say: Say = silent,
) -> Done:
    """Publish a zip made by ``release`` at ``target``.

    ``s3://bucket/prefix`` is a bucket; ``zenodo``, ``zenodo:sandbox`` and ``zenodo:https://host`` a deposit, which is only rehearsed unless
    ``really``, and left for a person to look at with ``draft``; anything else is a folder. Credentials come from ``environment`` alone.
    Raises ``ReleaseError``, whose message never holds a credential.
    """
    from pipelines.release.targets.bundle import Bundle, refuse_credentials

    refuse_credentials(target)
    with Bundle.of(zipped) as bundle:
        if target.startswith("s3://"):
            from pipelines.release.targets.bucket import to_bucket

            return to_bucket(bundle, target, environment, say)
        if target == "zenodo" or target.startswith("zenodo:"):
            from pipelines.release.targets.zenodo import to_zenodo

            return to_zenodo(bundle, target, environment, really, draft, say)
        from pipelines.release.targets.folder import to_folder

        return to_folder(bundle, Path(target.removeprefix("file://")).resolve(), say)
