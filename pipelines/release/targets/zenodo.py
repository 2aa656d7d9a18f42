"""Publishing as a deposit at Zenodo, under a DOI of its own and the DOI that all versions share.

A rehearsal unless told otherwise, since a published deposit can't be taken back. The draft is filled first (what an interrupted run put there
is compared by checksum and kept), its files are compared, and only then is it published, in one step.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from pipelines.release.facts import ReleaseError
from pipelines.release.targets import Say
from pipelines.release.targets.bundle import Bundle, Done, Json
from pipelines.release.targets.web import Web

TOKEN = "ZENODO_TOKEN"
"""The name of the variable that holds the token, with the scopes deposit:write and deposit:actions."""

HOSTS = {"zenodo": "https://zenodo.org", "zenodo:sandbox": "https://sandbox.zenodo.org"}

BESIDE = ("README.md", "SHA256SUMS")
"""Files that stand beside the zip in a deposit, so that they can be read without unpacking it."""


def to_zenodo(bundle: Bundle, target: str, environment: Mapping[str, str], really: bool, draft: bool, say: Say) -> Done:
    """Deposit a release; with ``draft`` it is filled and left unpublished."""
    host = HOSTS.get(target, target.removeprefix("zenodo:")).rstrip("/")
    names = [bundle.zipped.name, *BESIDE]
    if not really:
        say(f"would make a deposit at {host}, or a new version of the one there is, with the title {bundle.title}")
        for name in names:
            say(f"would send {name} ({bundle.files[name].stat().st_size:,} bytes)")
        say("would leave it as a draft" if draft else "would publish it, for good")
        return Done(host, rehearsed=True)
    token = environment.get(TOKEN)
    if not token:
        raise ReleaseError(f"A deposit needs {TOKEN} in the environment.")
    return _Deposit(Web(host, token), bundle).make({name: bundle.files[name] for name in names}, draft, say)


class _Deposit:
    """One release on its way to a deposit."""

    def __init__(self, web: Web, bundle: Bundle) -> None:
        self.web, self.bundle = web, bundle
        self.metadata = json.loads(bundle.files["zenodo.json"].read_bytes())

    def make(self, files: Mapping[str, Path], draft: bool, say: Say) -> Done:
        ours = [one for one in self._all() if one["metadata"].get("title") == self.bundle.title]
        published = [one for one in ours if one.get("submitted") and self._version(one) == self.bundle.version]
        if published:
            return self._unchanged(published[0], files)
        deposit = self._draft(ours)
        page = str(deposit["links"].get("html", self.web.host))
        sent = self._fill(deposit, files, say)
        if draft:
            say(f"a draft to look at: {page}")
            return Done(page, sent, len(files) - sent)
        done = self.web.send("POST", f"{self._address(deposit)}/actions/publish")
        say(f"published as {done.get('doi', 'no DOI was told')}")
        return Done(str(done.get("doi_url") or page), sent, len(files) - sent)

    def _all(self) -> list[Json]:
        """The person's own deposits, drafts among them."""
        found: list[Json] = []
        for page in range(1, 101):
            some = self.web.get_list(f"/api/deposit/depositions?size=100&page={page}&sort=mostrecent")
            found += some
            if len(some) < 100:
                break
        return found

    def _version(self, deposit: Json) -> str | None:
        version: str | None = deposit["metadata"].get("version")
        return version

    def _unchanged(self, deposit: Json, files: Mapping[str, Path]) -> Done:
        """This version is published: fine if with the same files."""
        if {name: _md5(path) for name, path in files.items()} != _there(deposit):
            raise ReleaseError(
                f"Version {self.bundle.version} is published at {self.web.host} already, with other contents. "
                "A published version never changes: raise the version."
            )
        return Done(str(deposit["links"].get("html", self.web.host)), kept=len(files), unchanged=True)

    def _draft(self, ours: list[Json]) -> Json:
        """The draft to fill: the one that an earlier run left, else a new version of the deposit there is, else a new one."""
        begun = [one for one in ours if not one.get("submitted") and self._version(one) == self.bundle.version]
        published = [one for one in ours if one.get("submitted")]
        if begun:
            deposit = begun[0]
        elif published:
            made = self.web.send("POST", f"{self._address(published[0])}/actions/newversion")
            deposit = self.web.get(made["links"]["latest_draft"])
        else:
            deposit = self.web.send("POST", "/api/deposit/depositions", {})
        self.web.send("PUT", self._address(deposit), self.metadata)
        return self.web.get(self._address(deposit))

    def _fill(self, deposit: Json, files: Mapping[str, Path], say: Say) -> int:
        """Send what is not there, take away what does not belong, compare all; returns how many files were sent."""
        there, wanted = _there(deposit), {name: _md5(path) for name, path in files.items()}
        for file in deposit.get("files", []):
            if wanted.get(file["filename"]) != _bare(file["checksum"]):
                self.web.send("DELETE", f"{self._address(deposit)}/files/{file['id']}")
        missing = [name for name in files if there.get(name) != wanted[name]]
        for name in missing:
            answer = self.web.put_file(f"{deposit['links']['bucket']}/{quote(name)}", files[name])
            if _bare(str(answer.get("checksum"))) != wanted[name]:
                raise ReleaseError(f"{name} arrived damaged. Start again; what was sent is kept.")
            say(name)
        if _there(self.web.get(self._address(deposit))) != wanted:
            raise ReleaseError("The draft does not hold the files of the release, so it was not published.")
        return len(missing)

    def _address(self, deposit: Json) -> str:
        return f"/api/deposit/depositions/{int(deposit['id'])}"


def _there(deposit: Json) -> dict[str, str]:
    """The files of a deposit with their checksums."""
    return {file["filename"]: _bare(file["checksum"]) for file in deposit.get("files", [])}


def _bare(checksum: str) -> str:
    return checksum.removeprefix("md5:")


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()
