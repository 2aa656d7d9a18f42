"""The explorer's data: small JSON documents made from the published tables, one kind a page.

SITE/content/overview.json            the first page; the meetings as others name them
SITE/content/meetings/<id>.json       a meeting
SITE/content/delegations.json         the register with what each participant did; delegations/<id>.json one of them
SITE/content/comments.json            what States proposed and said, with what became of it
SITE/content/recommendations.json     every point at every stage; lives/<id>.json the stages of one, with comments
SITE/content/citations.json           what is cited outside of recommendations
SITE/content/sources/<id>.json        a document with the passages of all rows
SITE/content/dictionary.json          tables, views and the cookbook's queries
SITE/content/search.json              what the search box finds
SITE/package/                         the package as it was published, for download and for the engine of the SQL page

So no page but that of SQL waits for an engine. ``write_site`` joins this with the built application.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipelines.model import Row
from pipelines.publish.site import delegations, meetings, recommendations, search, sources
from pipelines.publish.site.dataset import Dataset
from pipelines.publish.site.dictionary import dictionary
from pipelines.publish.site.lives import life_of, lives
from pipelines.publish.site.overview import FOLDER, overview
from pipelines.publish.swap import clear_away, locked, staging_of, swap_in

CONTENT = "content"


class SiteError(RuntimeError):
    """The site can't be made; the message says what is missing."""


def write_site(package: Path, app: Path, out: Path, queries: Path, checks: Iterable[Row] = ()) -> int:
    """Put the built application, the data of its pages and the package into ``out``; returns the number of documents.

    Written aside and swapped in whole. ``checks`` are the results of the expectations, as the overview shows them.
    """
    if not (app / "index.html").is_file():
        raise SiteError(f"{app} holds no built application. Build it first: make site")
    _refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with locked(out, wait=60):
        clear_away(out)
        staging = staging_of(out)
        try:
            shutil.copytree(app, staging)
            number = write_content(package, staging / CONTENT, queries, checks)
            shutil.copytree(package, staging / FOLDER, ignore=shutil.ignore_patterns(".*", "*.wal"))
            swap_in(out)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return number


def _refuse_foreign(out: Path) -> None:
    """A folder that holds something else must not be swapped away."""
    if out.exists() and any(out.iterdir()) and not (out / CONTENT / "overview.json").is_file():
        raise SiteError(f"{out} is not empty and holds no site; name an empty or a new folder")


def write_content(package: Path, folder: Path, queries: Path, checks: Iterable[Row] = ()) -> int:
    """Write the JSON documents into a folder; returns how many."""
    data = Dataset.read(package)
    number = 0
    for name, content in documents(data, package, queries, list(checks)):
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        number += 1
    return number


def documents(data: Dataset, package: Path, queries: Path, checks: list[Row]) -> Iterator[tuple[str, Any]]:
    """Each document of the site by name."""
    every = lives(data)
    life = life_of(every)
    register = delegations.index(data)
    yield "overview", overview(data, every, checks, package)
    yield "delegations", register
    yield "recommendations", recommendations.index(data, life)
    yield "citations", recommendations.citations(data)
    yield "comments", delegations.comments(data, life)
    yield "search", search.entries(data, register, every)
    yield "dictionary", dictionary(package, data.descriptor, queries)
    yield from _one_by_one("meetings", meetings.meetings(data), "id")
    yield from _one_by_one("delegations", delegations.delegations(data, life), "id")
    yield from _one_by_one("lives", every, "key")
    yield from _one_by_one("sources", sources.sources(data), "id")


def _one_by_one(folder: str, contents: list[Row], key: str) -> Iterator[tuple[str, Row]]:
    for content in contents:
        yield f"{folder}/{file_name(content[key])}", content


def file_name(identifier: str) -> str:
    """A name for a file that stands on every file system and in every address: ``report-2020_3a71_28b_29``.

    Everything but small letters, digits, hyphen and full stop is written in hexadecimal, capitals too: some file
    systems don't tell them from small letters. The page makes the same name (``explorer/src/content.ts``).
    """
    kept = set(b"abcdefghijklmnopqrstuvwxyz0123456789-.")
    return "".join(chr(byte) if byte in kept else f"_{byte:02x}" for byte in identifier.encode())
