"""What a person wrote about a document: ``source.yaml`` and ``corrections.yaml``, read strictly.

An unknown key, a missing hash, a file that is not the listed one: each raises ``Refused`` with a message that names
the document, the place and the remedy.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pipelines.model import Row

LISTING_NAME = "source.yaml"
CORRECTIONS_NAME = "corrections.yaml"

MAX_BYTES = 64 * 1024 * 1024
"""The longest documents of the UN document system are PDFs of some 30 MB; a larger file is a mistake or an attack."""

MAX_YAML_BYTES = 256 * 1024

LISTING_KEYS = ("title", "file", "sha256", "language", "origin", "rights", "curated")
ORIGIN_KEYS = ("producer", "symbol", "url", "note")
CURATED_KEYS = ("symbol", "title", "document_type", "body_id", "meeting_id", "published_on", "language", "job_number")
"""The columns of ``documents`` that a person may supply where the text does not state them."""

CORRECTION_KEYS = ("where", "from", "to", "reason")
WHERE_KEYS = ("table", "row", "column")


@dataclass(frozen=True, slots=True)
class Correction:
    """A value of one row that a person sets right: what the pipeline is expected to find, and what it should say."""

    table: str
    row: str
    column: str
    expected: Any
    value: Any
    reason: str


class Refused(Exception):
    """A document that can't be used; the message names it, says what is wrong and what to do."""


def read_listing(raw: bytes, where: str) -> Row:
    """The checked content of a ``source.yaml``."""
    listing = _mapping(raw, where)
    _known(listing, LISTING_KEYS, where)
    for key in ("file", "sha256"):
        if not isinstance(listing.get(key), str):
            raise Refused(
                f"{where}: `{key}` is missing or is not text. Add it in quotes; `sha256sum FILE` prints the hash."
            )
    _known(_part(listing, "origin", where), ORIGIN_KEYS, f"{where}, under `origin`")
    curated = _part(listing, "curated", where)
    _known(curated, CURATED_KEYS, f"{where}, under `curated`")
    for key, fact in curated.items():
        if not isinstance(fact, dict) or set(fact) != {"value", "because"}:
            raise Refused(
                f"{where}: `curated.{key}` must have two keys: `value`, and `because` (how a person knows it)."
            )
    return listing


def curated_facts(listing: Row) -> Row:
    """What a person supplied, by column of ``documents``; ``curated_fields`` names the facts that no text states."""
    facts = {key: fact["value"] for key, fact in (listing.get("curated") or {}).items() if fact["value"] is not None}
    origin = listing.get("origin") or {}
    known = {"title": listing.get("title"), "language": listing.get("language"), "rights": listing.get("rights")}
    known |= {"source_url": origin.get("url"), **facts}
    written = {key: value if isinstance(value, date) else str(value).strip() for key, value in known.items() if value}
    return {**written, "curated_fields": sorted(facts)}


def check_hash(data: bytes, listing: Row, where: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != str(listing["sha256"]).lower():
        raise Refused(
            f"{where}: the file is not the one that was listed (sha256 {found[:12]}…, listed "
            f"{str(listing['sha256'])[:12]}…). Restore the file as received, or, if the new one is right, write its hash "
            f"into {LISTING_NAME}."
        )


def read_corrections(root: Path, folder: Path) -> tuple[Correction, ...]:
    """The records of ``corrections.yaml``, none where there is no such file."""
    path = folder / CORRECTIONS_NAME
    if not path.is_file():
        return ()
    where = f"{folder.name}/{CORRECTIONS_NAME}"
    records = _yaml(read_bytes(root, path, MAX_YAML_BYTES), where)
    if not isinstance(records, list):
        raise Refused(f"{where}: must be a list of corrections, each with {', '.join(CORRECTION_KEYS)}.")
    return tuple(_correction(record, f"{where}, correction {number}") for number, record in enumerate(records, 1))


def _correction(record: Any, where: str) -> Correction:
    if not isinstance(record, dict) or set(record) != set(CORRECTION_KEYS):
        raise Refused(f"{where}: must have exactly the keys {', '.join(CORRECTION_KEYS)}.")
    place = record["where"]
    if not isinstance(place, dict) or set(place) != set(WHERE_KEYS):
        raise Refused(f"{where}: `where` must have exactly the keys {', '.join(WHERE_KEYS)}.")
    return Correction(
        table=str(place["table"]),
        row=str(place["row"]),
        column=str(place["column"]),
        expected=record["from"],
        value=record["to"],
        reason=str(record["reason"]),
    )


def read_bytes(root: Path, path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file inside the sources folder, symbolic links followed only within it."""
    where = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    real = path.resolve()
    if not real.is_relative_to(root):
        raise Refused(f"{where}: leads out of the sources folder. Put the file itself into the document's folder.")
    if not real.is_file():
        raise Refused(f"{where}: there is no such file. Put it there, or mend `file` in {LISTING_NAME}.")
    size = real.stat().st_size
    if size > limit:
        raise Refused(f"{where}: {size:,} bytes, more than the {limit:,} that a document may have. Split it.")
    return real.read_bytes()


def _yaml(raw: bytes, where: str) -> Any:
    try:
        return yaml.safe_load(raw)
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f", line {place.line + 1}" if place else ""
        raise Refused(f"{where}{line}: is not valid YAML ({getattr(error, 'problem', None) or error}).") from error


def _mapping(raw: bytes, where: str) -> Row:
    content = _yaml(raw, where)
    if not isinstance(content, dict):
        raise Refused(f"{where}: must be a mapping with the keys {', '.join(LISTING_KEYS)}.")
    return content


def _part(listing: Row, key: str, where: str) -> Row:
    part = listing.get(key) or {}
    if not isinstance(part, dict):
        raise Refused(f"{where}: `{key}` must be a mapping.")
    return part


def _known(mapping: Row, known: tuple[str, ...], where: str) -> None:
    unknown = [str(key)[:40] for key in mapping if key not in known]
    if unknown:
        raise Refused(
            f"{where}: unknown key {', '.join(f'`{key}`' for key in unknown[:5])}. "
            f"Known keys: {', '.join(known)}. Mend or remove it."
        )
