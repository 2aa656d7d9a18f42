"""One document after another: bytes to tree to rows, each kept by the hash of what decides it.

Whatever goes wrong with a document is its own affair: its ``Outcome`` says which document, what and where, and the
others go through.
"""

from __future__ import annotations

import pickle
import platform
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pipelines.cache import Cache
from pipelines.engine import Engine, Here, engine_from_environment
from pipelines.listings import CURATED_KEYS, Correction, Refused
from pipelines.model import Parsed, Row, Tables
from pipelines.normalise.registers import Registers
from pipelines.sources import Source, digest, folder_digest
from pipelines.workspace import Progress, Workspace, silent

PARSING_CODE = ("model.py", "parsing.py", "listings.py", "normalise", "read", "structure", "extract")
"""What decides the rows of one document, besides its bytes, its listing and the registers."""

KEPT_DOCUMENTS = 5000
"""Parsed documents that stay in the store, or twice as many as a build has; the oldest go first."""

WORTH_PROCESSES = 24
"""From so many documents on, other processes are worth their start, which takes about a second."""

CHUNK_DOCUMENTS, CHUNK_BYTES = 16, 1_000_000
"""What one process takes at a time: long enough to be worth the sending, short enough to be no loss."""

KILLS = "the process that reads it dies. The others went through; please report it with the file."


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
    sources: Sequence[Source],
    registers: Registers,
    workspace: Workspace,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> list[Outcome]:
    """Every document parsed, those that did not change from the store, the others where ``engine`` runs."""
    say = progress or silent
    store, version = _store(workspace)
    outcomes: dict[str, Outcome] = {}
    missing: list[Source] = []
    for source in sources:
        if stored := _stored(source, store, version):
            say(f"Reading {source.document_id}", len(outcomes), len(sources))
            outcomes[source.document_id] = stored
        else:
            missing.append(source)
    for outcome, payload in _parsed(missing, registers, engine):
        say(f"Reading {outcome.source.document_id}", len(outcomes), len(sources))
        if payload:
            store.put_pickled(_key(outcome.source, version), payload)
        outcomes[outcome.source.document_id] = outcome
    store.trim(max(KEPT_DOCUMENTS, 2 * len(sources)))
    return [outcomes[source.document_id] for source in sources]


def _parsed(
    sources: Sequence[Source], registers: Registers, engine: Engine | None
) -> Iterator[tuple[Outcome, bytes | None]]:
    """Each document parsed, with its ``Parsed`` pickled. A few are parsed here: other processes take a while to start."""
    if engine is None:
        engine = engine_from_environment() if len(sources) >= WORTH_PROCESSES else Here()
    packed = zlib.compress(pickle.dumps(registers, pickle.HIGHEST_PROTOCOL), 1) if sources else b""
    lost: list[Source] = []
    chunks = list(_chunks(sources))
    for chunk, result in zip(chunks, engine.run(parse_chunk, (_bytes(c, packed) for c in chunks)), strict=True):
        if result is None:
            lost += chunk
        else:
            yield from _unpacked(chunk, result)
    singly = engine.run(parse_chunk, (_bytes([source], packed) for source in lost)) if lost else ()
    for source, result in zip(lost, singly, strict=True):
        if result is None:
            yield Outcome(source, "refused", message=f"{source.file}: {KILLS}"), None
        else:
            yield from _unpacked([source], result)


def _chunks(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Documents by the dozen, fewer where they are large."""
    chunk: list[Source] = []
    size = 0
    for source in sources:
        if chunk and (len(chunk) >= CHUNK_DOCUMENTS or size + len(source.data) > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(source)
        size += len(source.data)
    if chunk:
        yield chunk


def _bytes(chunk: Sequence[Source], registers: bytes) -> bytes:
    return pickle.dumps((code_digest(), registers, list(chunk)), pickle.HIGHEST_PROTOCOL)


def parse_chunk(chunk: bytes) -> bytes:
    """The work of one process on one chunk: for each document its status, its message, and its ``Parsed`` pickled."""
    version, registers, sources = pickle.loads(chunk)
    if version != code_digest():
        raise OtherVersion("A worker has another version of this package. Install the same on every machine.")
    done = []
    for source in sources:
        outcome = parse_source(source, _registers(registers))
        payload = pickle.dumps(outcome.parsed, pickle.HIGHEST_PROTOCOL) if outcome.parsed else None
        done.append((outcome.status, outcome.message, payload))
    return pickle.dumps(done, pickle.HIGHEST_PROTOCOL)


class OtherVersion(RuntimeError):
    """A worker would read documents by other rules."""


@lru_cache(maxsize=2)
def _registers(packed: bytes) -> Registers:
    registers: Registers = pickle.loads(zlib.decompress(packed))
    return registers


def _unpacked(chunk: Sequence[Source], result: bytes) -> Iterator[tuple[Outcome, bytes | None]]:
    for source, (status, message, payload) in zip(chunk, pickle.loads(result), strict=True):
        yield Outcome(source, status, pickle.loads(payload) if payload else None, message), payload


def parse_one(source: Source, registers: Registers, workspace: Workspace) -> Outcome:
    """One document, from the store where it did not change."""
    return _remembered(source, registers, *_store(workspace))


def _store(workspace: Workspace) -> tuple[Cache, str]:
    """The store of parsed documents, and the version of what they are parsed with."""
    version = digest(code_digest().encode(), folder_digest(workspace.registers).encode())
    return Cache(workspace.cache / "parsed"), version


def _remembered(source: Source, registers: Registers, store: Cache, version: str) -> Outcome:
    if stored := _stored(source, store, version):
        return stored
    outcome = parse_source(source, registers)
    if outcome.parsed:
        store.put(_key(source, version), outcome.parsed)
    return outcome


def _stored(source: Source, store: Cache, version: str) -> Outcome | None:
    """What is known of a document without parsing it: that it is refused, or what the store has of it."""
    if source.refusal:
        return Outcome(source, "refused", message=source.refusal)
    stored = store.get(_key(source, version))
    return Outcome(source, "cached", stored) if isinstance(stored, Parsed) else None


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
