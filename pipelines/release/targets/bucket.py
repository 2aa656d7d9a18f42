"""Publishing into an S3-compatible bucket.

A bucket can't change several objects at once, so one object decides: the files of the release are put below its version and compared, and
then ``releases.json`` names it. Until then nobody who goes by that list sees any of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.release.facts import ReleaseError
from pipelines.release.metadata import media_type
from pipelines.release.targets import Say
from pipelines.release.targets.bundle import INDEX, Bundle, Done, already_there, read_index, scrubbed, with_release

KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
"""Needed in the environment. ``AWS_SESSION_TOKEN``, ``AWS_ENDPOINT_URL`` and ``AWS_REGION`` are used where they are set."""

SECRETS = (*KEYS, "AWS_SESSION_TOKEN")

_FOREVER = "public, max-age=31536000, immutable"
_FRESH = "no-cache"
"""A release never changes and may be kept; the list of releases must be asked for anew."""


def to_bucket(bundle: Bundle, target: str, environment: Mapping[str, str], say: Say) -> Done:
    """Publish below ``s3://bucket/prefix``."""
    with _told(target, environment):
        bucket = Bucket(target, environment)
        before = bucket.read(INDEX)
        releases = read_index(before, target)
        if already_there(bundle, releases):
            return Done(target, kept=len(bundle.files), unchanged=True)
        sent = _send(bundle, bucket, say)
        if bucket.read(INDEX) != before:
            raise ReleaseError(f"Somebody else published at {target} meanwhile. Start again; what was sent is kept.")
        bucket.put(INDEX, with_release(releases, bundle.entry()), _FRESH)
        return Done(target, sent, len(bundle.files) - sent)


def _send(bundle: Bundle, bucket: Bucket, say: Say) -> int:
    """Send what is not there yet, take away what does not belong to the release; returns how many files were sent."""
    there = bucket.listing(bundle.version)
    sent = 0
    for name, path in bundle.files.items():
        key = f"{bundle.version}/{name}"
        if not bucket.holds(key, path, there.pop(key, None)):
            bucket.put(key, path, _FOREVER)
            if not bucket.holds(key, path, bucket.info(key)):
                raise ReleaseError(f"{key} arrived damaged. Start again; what was sent is kept.")
            sent += 1
            say(name)
    for key in there:
        bucket.remove(key)
    return sent


@contextmanager
def _told(target: str, environment: Mapping[str, str]) -> Iterator[None]:
    """Say what went wrong in words, without a credential that a library may have put into its own."""
    try:
        yield
    except ReleaseError:
        raise
    except ImportError as error:
        raise ReleaseError(
            "Publishing into a bucket needs s3fs: install the extra s3 (pip install 'proceedings[s3]')."
        ) from error
    except Exception as error:  # botocore, aiohttp and s3fs each have their own
        said = scrubbed(f"{type(error).__name__}: {error}", (environment.get(name) for name in SECRETS))
        raise ReleaseError(
            f"{target}: {said}. What was published is untouched; start again, and what was sent is kept."
        ) from None


class Bucket:
    """The objects below a bucket's prefix, named by their path below it."""

    def __init__(self, target: str, environment: Mapping[str, str]) -> None:
        missing = [name for name in KEYS if not environment.get(name)]
        if missing:
            raise ReleaseError(f"Publishing into a bucket needs {' and '.join(missing)} in the environment.")
        import s3fs

        self.root = target.removeprefix("s3://").rstrip("/")
        if not self.root:
            raise ReleaseError("Name the bucket: s3://bucket or s3://bucket/prefix.")
        region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
        self.system = s3fs.S3FileSystem(
            key=environment["AWS_ACCESS_KEY_ID"],
            secret=environment["AWS_SECRET_ACCESS_KEY"],
            token=environment.get("AWS_SESSION_TOKEN"),
            endpoint_url=environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL"),
            client_kwargs={"region_name": region} if region else {},
            use_listings_cache=False,
            skip_instance_cache=True,
        )

    def read(self, key: str) -> bytes | None:
        """The bytes of an object; None where there is none. A bucket that is missing is an error."""
        try:
            return bytes(self.system.cat_file(self._path(key)))
        except FileNotFoundError:
            if not self.system.exists(self.root.split("/")[0]):
                raise ReleaseError(f"There is no bucket {self.root.split('/')[0]}; make it first.") from None
            return None

    def put(self, key: str, content: bytes | Path, cache: str) -> None:
        """Put an object, whole or not at all."""
        told = {"ContentType": media_type(key), "CacheControl": cache}
        if isinstance(content, bytes):
            self.system.pipe_file(self._path(key), content, **told)
        else:
            self.system.put_file(str(content), self._path(key), **told)

    def listing(self, folder: str) -> dict[str, Any]:
        """What stands below a folder: size and tag of each object by its path."""
        found = self.system.find(self._path(folder), detail=True)
        return {path.removeprefix(f"{self.root}/"): info for path, info in found.items()}

    def info(self, key: str) -> Any:
        """Size and tag of one object."""
        return self.system.info(self._path(key), refresh=True)

    def holds(self, key: str, path: Path, info: Any) -> bool:
        """Whether an object has the bytes of a file: by its tag, which is mostly their MD5; else they are read back."""
        if info is None or info["size"] != path.stat().st_size:
            return False
        with path.open("rb") as file:
            if str(info.get("ETag", "")).strip('"') == hashlib.file_digest(file, "md5").hexdigest():
                return True
        return bytes(self.system.cat_file(self._path(key))) == path.read_bytes()

    def remove(self, key: str) -> None:
        """Take an object away."""
        self.system.rm_file(self._path(key))

    def _path(self, key: str) -> str:
        return f"{self.root}/{key}"
