"""``proceedings explore``: serve the explorer on this machine."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pipelines.commands.console import Exit, Stop, err, out
from pipelines.commands.site import SITE, make

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".parquet": "application/vnd.apache.parquet",
    ".duckdb": "application/vnd.duckdb.file",
}

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What a page can't say of itself; its policy for scripts stands in the page."""


def run(site: Path | None, package: Path | None, port: int) -> None:
    """Serve the built site, or one made for another package, until interrupted."""
    with ExitStack() as stack:
        folder = site or SITE
        if package:
            temporary = stack.enter_context(tempfile.TemporaryDirectory(prefix="proceedings-"))
            folder = Path(temporary) / "site"
            make(package, folder)
        if not (folder / "index.html").is_file():
            raise Stop(f"There is no site in {folder}. Build it first: make site", Exit.UNREADABLE)
        server = stack.enter_context(_server(folder, port))
        out().print(f"http://127.0.0.1:{server.server_port}/", highlight=False)
        err().print("Ctrl+C ends it.", style="dim")
        server.serve_forever()


def _server(folder: Path, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    except OSError as error:
        raise Stop(f"Port {port} can't be used ({error.strerror}). Name another: --port 8001") from error


class Handler(SimpleHTTPRequestHandler):
    """Files of the site with their right types; no listing of folders, nothing kept that might have changed."""

    protocol_version = "HTTP/1.1"
    extensions_map = _TYPES  # the base class has it as a plain dict

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", self._keeping())
        super().end_headers()

    def _keeping(self) -> str:
        """Files whose name holds the hash of their content never change; everything else is asked for anew."""
        return "public, max-age=31536000, immutable" if self.path.startswith("/assets/") else "no-cache"

    def list_directory(self, path: Any) -> None:
        self.send_error(404, "File not found")

    def log_message(self, format: str, *args: Any) -> None:
        """Only what went wrong is worth a line."""

    def log_error(self, format: str, *args: Any) -> None:
        err().print(f"{self.path}: {format % args}", style="dim", markup=False)
