"""``proceedings explore``: right types and headers, nothing beyond the site's folder, a clear word where there is no site."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from pipelines.commands.console import Stop
from pipelines.commands.explore import Handler, run


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    (site / "assets").mkdir(parents=True)
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    names = ("index.html", "assets/a.js", "assets/a.wasm", "assets/a.woff2", "a.json", "a.duckdb", "a.parquet", "a.csv")
    for name in names:
        (site / name).write_text("x", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def _get(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.putrequest("GET", path, skip_host=False)
    connection.endheaders()
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/assets/a.js", "text/javascript; charset=utf-8"),
        ("/assets/a.wasm", "application/wasm"),
        ("/assets/a.woff2", "font/woff2"),
        ("/a.json", "application/json; charset=utf-8"),
        ("/a.duckdb", "application/vnd.duckdb.file"),
        ("/a.parquet", "application/vnd.apache.parquet"),
        ("/a.csv", "text/csv; charset=utf-8"),
    ],
)
def test_types_and_headers(port: int, path: str, media_type: str) -> None:
    answer = _get(port, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert ("immutable" in answer.headers["Cache-Control"]) == path.startswith("/assets/")


@pytest.mark.parametrize(
    "path",
    ["/assets/", "/assets", "/nothing.html", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/a.json/"],
)  # fmt: skip
def test_what_is_no_file_of_the_site_is_not_served(port: int, path: str) -> None:
    answer = _get(port, path)
    body = answer.read()
    assert answer.status in (301, 404)
    assert b"secret" not in body.replace(path.encode(), b"")
    assert b"root:" not in body


def test_a_missing_site_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="make site"):
        run(tmp_path / "nothing", None, 0)


def test_a_port_that_is_taken_is_named(port: int, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(Stop, match=f"Port {port}"):
        run(tmp_path, None, port)
