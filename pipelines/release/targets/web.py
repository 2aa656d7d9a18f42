"""An HTTP client for one host, which gives its token to that host and to nobody else, and never says it.

The token travels in a header, over HTTPS (plain HTTP only to this machine itself). Redirects are refused, and so is every address on another
host, since either would carry the token away.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from pipelines.release.facts import ReleaseError
from pipelines.release.targets.bundle import Json, scrubbed

TIMEOUT = 60
TRIES = 4
PAUSE = 1.0
"""Seconds before the second try; twice as long before each further one."""

_AGAIN = {429, 500, 502, 503, 504}
"""Answers after which another try may help."""

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Web:
    """JSON over HTTP with one host. Every error is a ``ReleaseError`` without the token."""

    def __init__(self, host: str, token: str, pause: float = PAUSE) -> None:
        parts = urlsplit(host)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            raise ReleaseError("The address must begin with https://, so that the token is not sent in the open.")
        self.host, self._token, self._pause = host, token, pause
        self._opener = urllib.request.build_opener(_NoRedirect)

    def get(self, address: str) -> Json:
        """An object."""
        return dict(self._call("GET", address))

    def get_list(self, address: str) -> list[Json]:
        """A list of objects."""
        return list(self._call("GET", address))

    def send(self, method: str, address: str, content: Json | None = None) -> Json:
        """Send an object or nothing; returns the answer, empty where there is none."""
        data = None if content is None else json.dumps(content).encode()
        return dict(self._call(method, address, data) or {})

    def put_file(self, address: str, path: Path) -> Json:
        """Send the bytes of a file."""
        return dict(self._call("PUT", address, path))

    def _call(self, method: str, address: str, content: bytes | Path | None = None) -> Any:
        """The answer. What can be done twice without harm (all but POST) is tried again where that may help."""
        url = self._own(address)
        tries = 1 if method == "POST" else TRIES
        for number in range(tries):
            try:
                return self._once(method, url, content)
            except urllib.error.HTTPError as error:
                if error.code not in _AGAIN or number + 1 == tries:
                    raise ReleaseError(self._said(method, url, error)) from None
            except (OSError, ValueError) as error:
                if number + 1 == tries:
                    raise ReleaseError(scrubbed(f"{method} {url}: {error}", [self._token])) from None
            time.sleep(self._pause * 2**number)
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, url: str, content: bytes | Path | None) -> Any:
        if isinstance(content, Path):
            with content.open("rb") as file:
                return self._ask(method, url, file, "application/octet-stream", content.stat().st_size)
        size = len(content) if content is not None else 0
        return self._ask(method, url, content, "application/json", size)

    def _ask(self, method: str, url: str, body: bytes | IO[bytes] | None, media_type: str, size: int) -> Any:
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        if body is not None:
            headers |= {"Content-Type": media_type, "Content-Length": str(size)}
        request = urllib.request.Request(url, data=body, headers=headers, method=method)
        with self._opener.open(request, timeout=TIMEOUT) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def _own(self, address: str) -> str:
        """A full address on our host; ``ReleaseError`` for one elsewhere."""
        url = urljoin(f"{self.host}/", address)
        ours, theirs = urlsplit(self.host), urlsplit(url)
        if (theirs.scheme, theirs.netloc) != (ours.scheme, ours.netloc):
            raise ReleaseError(
                f"{self.host} names an address on another host ({theirs.netloc}); nothing was sent there."
            )
        return url

    def _said(self, method: str, url: str, error: urllib.error.HTTPError) -> str:
        """What the host answered, with the faults that it found."""
        try:
            answer = json.loads(error.read())
            said = "; ".join([str(answer.get("message", "")), *(str(one) for one in answer.get("errors", []))])
        except (OSError, ValueError, AttributeError):
            said = str(error.reason)
        hint = (
            " Is the token right, and has it the scopes deposit:write and deposit:actions?"
            if error.code in (401, 403)
            else ""
        )
        return scrubbed(f"{method} {url}: {error.code} {said}.{hint}", [self._token])
