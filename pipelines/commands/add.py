"""``proceedings add``: a document put in its place, with its ``source.yaml`` and its hash."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from pipelines.commands.console import Exit, Stop, out
from pipelines.commands.reading import Reading, known_facts, read_document
from pipelines.listings import CURATED_KEYS, LISTING_NAME
from pipelines.normalise.symbols import slug
from pipelines.sources import discover
from pipelines.workspace import Workspace

UN_ADDRESS = "https://undocs.org/"
"""Where the United Nations serves a document by its symbol."""

UN_RIGHTS = (
    "United Nations document issued under a symbol. By administrative instruction ST/AI/189/Add.9/Rev.2 such documents are "
    "in the public domain; the source is acknowledged. The text is kept as received."
)
NO_RIGHTS = "Not known yet: say here on what terms the text may be used."


def run(file: Path, sources: Path | None, document_id: str | None, title: str | None, url: str | None) -> None:
    """Copy the file to ``sources/<document_id>/``, byte for byte, and write its listing."""
    folder = sources or Workspace.from_environment().sources
    reading = read_document(file)
    _refuse_known(reading, folder)
    name = _name(document_id or reading.source.document_id)
    place = folder / name
    if place.exists():
        raise Stop(f"There is a document {name} already, in {place}. Give this one another name: --id NAME", Exit.USAGE)
    _write(place, file, reading, listing(file, reading, title, url))
    out().print(
        f"Added as {name}: {place / file.name}\nLook through {place / LISTING_NAME}, then build: make data",
        markup=False,
    )


def _name(wanted: str) -> str:
    if wanted != slug(wanted):
        raise Stop(f"--id {wanted}: a name has small letters, digits, dots and hyphens; {slug(wanted)!r} would do.")
    return wanted


def _refuse_known(reading: Reading, folder: Path) -> None:
    """Stop where the sources hold the same bytes."""
    if not folder.is_dir():
        raise Stop(f"{folder} is not a folder. Give the folder of the documents: --sources DIR", Exit.USAGE)
    for source in discover(folder):
        if source.sha256 == reading.source.sha256:
            raise Stop(f"{reading.source.file} is there already: {source.file} holds the same bytes.", Exit.USAGE)


def listing(file: Path, reading: Reading, title: str | None, url: str | None) -> dict[str, Any]:
    """What ``source.yaml`` says: what the document states of itself, and what was given."""
    facts = known_facts(reading.document)
    symbol = facts.get("symbol")
    origin = {"symbol": symbol, "url": url or (UN_ADDRESS + symbol if symbol else None)}
    content = {
        "title": title or facts.get("title"),
        "file": file.name,
        "sha256": reading.source.sha256,
        "language": facts.get("language"),
        "origin": {key: value for key, value in origin.items() if value},
        "rights": UN_RIGHTS if symbol else NO_RIGHTS,
    }
    return {key: value for key, value in content.items() if value}


def _write(place: Path, file: Path, reading: Reading, content: dict[str, Any]) -> None:
    """Write the folder aside and move it into place, so that a build never sees half of it."""
    aside = place.with_name(f".{place.name}.adding")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        aside.mkdir()
        (aside / file.name).write_bytes(reading.source.data)
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110) + _to_supply(reading)
        (aside / LISTING_NAME).write_text(text, encoding="utf-8")
        aside.rename(place)
    except OSError as error:
        raise Stop(f"{place}: {error.strerror or error}.", Exit.UNWRITABLE) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _to_supply(reading: Reading) -> str:
    """The facts that the document does not state, as comments to fill in."""
    known = known_facts(reading.document)
    missing = [key for key in CURATED_KEYS if key not in known]
    if not missing:
        return ""
    lines = [f"#   {key}: {{value: , because: }}" for key in missing]
    head = (
        "# What the text does not state and you know, each with how you know it. Remove the sign # where you fill in.\n"
    )
    return head + "# curated:\n" + "\n".join(lines) + "\n"
