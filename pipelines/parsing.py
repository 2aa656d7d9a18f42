"""One document after another: bytes to tree to rows, each kept by the hash of what decides it.

Whatever goes wrong with a document is its own affair: its ``Outcome`` says which document, what and where, and the
others go through.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipelines.cache import Cache
from pipelines.listings import CURATED_KEYS, Correction, Refused
from pipelines.model import Parsed, Row, Tables
from pipelines.normalise.registers import Registers
from pipelines.sources import Source, digest, folder_digest
from pipelines.workspace import Progress, Workspace, silent

PARSING_CODE = ("model.py", "parsing.py", "listings.py", "normalise", "read", "structure", "extract")
"""What decides the rows of one document, besides its bytes, its listing and the registers."""

KEPT_DOCUMENTS = 5000
"""Parsed documents that stay in the store; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: its tree and rows, or why there are none."""

    source: Source
    status: Literal["parsed", "cached", "refused"]
    parsed: Parsed | None = None
    message: str | None = None


def parse(data: bytes, name: str, document_id: str, curated: Row, registers: Registers) -> Parsed:
    """All per-document work: bytes to tree to rows. A function of its arguments and the code alone."""
    from pipelines.extract import extract
    from pipelines.read import read
    from pipelines.structure import structure

    document = structure(document_id, read(data, name), curated)
    return Parsed(document, extract(document, registers))


def parse_source(source: Source, registers: Registers) -> Outcome:
    """Parse one document as received; whatever goes wrong with it is its own affair, and is said."""
    if source.refusal:
        return Outcome(source, "refused", message=source.refusal)
    try:
        parsed = parse(source.data, source.file, source.document_id, source.curated, registers)
        for row in parsed.tables.get("documents", ()):
            _received(row, source, parsed.document.source.text)
        for correction in source.corrections:
            _correct(parsed.tables, correction, source)
    except ImportError:  # the installation is broken, not the document
        raise
    except Exception as error:
        return Outcome(source, "refused", message=_said(source, error))
    for severity, message in source.notes:
        parsed.document.note(severity, "sources", message)  # type: ignore[arg-type]
    return Outcome(source, "parsed", parsed)


def _received(row: Row, source: Source, text: str) -> None:
    """Complete a document's row with what its file and its listing say; what the text states goes first."""
    supplied = {key: source.curated[key] for key in CURATED_KEYS if source.curated.get(key) is not None}
    missing = [key for key in supplied if row.get(key) is None]
    row |= {key: supplied[key] for key in missing}
    marked = [key for key in source.curated.get("curated_fields", ()) if row.get(key) == supplied.get(key)]
    if row.get("title") == supplied.get("title") and not _printed(str(row.get("title")), text):
        marked.append("title")
    row |= {
        "source_path": source.file,
        "source_sha256": source.sha256,
        "source_url": source.curated.get("source_url"),
        "rights": source.curated.get("rights"),
        "curated_fields": sorted({*missing, *marked}),
    }


def _printed(words: str, text: str) -> bool:
    """Whether a text holds the words, whatever the spaces, line breaks and punctuation between them."""
    return "".join(filter(str.isalnum, words)) in "".join(filter(str.isalnum, text))


def parse_all(
    sources: Sequence[Source], registers: Registers, workspace: Workspace, progress: Progress | None = None
) -> list[Outcome]:
    """Every document parsed, those that did not change from the store."""
    say = progress or silent
    store, version = _store(workspace)
    outcomes = []
    for number, source in enumerate(sources):
        say(f"Reading {source.document_id}", number, len(sources))
        outcomes.append(_remembered(source, registers, store, version))
    store.trim(KEPT_DOCUMENTS)
    return outcomes


def parse_one(source: Source, registers: Registers, workspace: Workspace) -> Outcome:
    """One document, from the store where it did not change."""
    return _remembered(source, registers, *_store(workspace))


def _store(workspace: Workspace) -> tuple[Cache, str]:
    """The store of parsed documents, and the version of what they are parsed with."""
    version = digest(code_digest().encode(), folder_digest(workspace.registers).encode())
    return Cache(workspace.cache / "parsed"), version


def _remembered(source: Source, registers: Registers, store: Cache, version: str) -> Outcome:
    key = _key(source, version)
    stored = None if source.refusal else store.get(key)
    if isinstance(stored, Parsed):
        return Outcome(source, "cached", stored)
    outcome = parse_source(source, registers)
    if outcome.parsed:
        store.put(key, outcome.parsed)
    return outcome


def _key(source: Source, version: str) -> str:
    return digest(source.document_id.encode(), source.file.encode(), source.fingerprint.encode(), version.encode())


@cache
def code_digest() -> str:
    """A hash of the code that reads one document, and of the Python that runs it."""
    package = Path(__file__).parent
    parts = [(package / name) for name in PARSING_CODE]
    hashes = [folder_digest(p, "**/*.py").encode() if p.is_dir() else p.read_bytes() for p in parts]
    return digest(platform.python_version().encode(), *hashes)


def _correct(tables: Tables, correction: Correction, source: Source) -> None:
    """Apply one correction; the row is then ``curated``. Raises Refused where the pipeline finds something else."""
    from pipelines.tables.contract import load_contract

    where = f"{source.file}: correction of {correction.table} {correction.row} {correction.column}"
    contract = load_contract().tables.get(correction.table)
    if contract is None or correction.column not in contract.columns:
        raise Refused(f"{where}: there is no such table or column. Mend `where` in corrections.yaml.")
    for row in tables.get(correction.table, []):
        if " ".join(str(row.get(key)) for key in contract.primary_key) == correction.row:
            break
    else:
        raise Refused(f"{where}: there is no such row. Remove the correction, or mend its `row`.")
    if row.get(correction.column) != correction.expected:
        raise Refused(
            f"{where}: expected {correction.expected!r} and found {row.get(correction.column)!r}. "
            "The source or the rules changed: remove the correction if it is no longer needed."
        )
    row[correction.column] = correction.value
    if "origin" in contract.columns:
        row["origin"] = "curated"


def _said(source: Source, error: Exception) -> str:
    """An error as a message that names the document."""
    if isinstance(error, Refused):
        return str(error)
    name = type(error).__name__
    if name == "UnreadableDocument":
        return str(error)
    return (
        f"{source.file}: could not be read to the end ({name}: {error}). "
        "This is a fault of the pipeline: please report it with the file."
    )
