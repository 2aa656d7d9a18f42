"""Finding the source documents: folders with a ``source.yaml``, and loose files.

``discover`` refuses nothing silently: each document that can't be used comes back as a ``Source`` whose ``refusal``
says which document, what is wrong and what to do, so that the others go through.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from pipelines.listings import (
    LISTING_NAME,
    MAX_YAML_BYTES,
    Correction,
    Refused,
    check_hash,
    curated_facts,
    read_bytes,
    read_corrections,
    read_listing,
)
from pipelines.model import Row
from pipelines.normalise.registers import Registers, registers_from
from pipelines.normalise.symbols import find_symbols, is_symbol, slug

REGISTERS_NAME = "registers"

HEAD_CHARACTERS = 1500
"""The masthead, in which a document prints its own symbol, ends well before this in every layout met."""

LONGEST_SYMBOL = 60
"""Joint symbols of two working groups have some fifty characters."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document as received.

    ``file`` is the path below the sources folder. ``curated`` holds the columns of ``documents`` that a person
    supplied. ``notes`` are (severity, message) for ``annotations``. A document with a ``refusal`` has no ``data``.
    ``fingerprint`` changes when the bytes or what a person wrote about them change.
    """

    document_id: str
    file: str
    data: bytes = b""
    sha256: str = ""
    curated: Row = field(default_factory=dict)
    listing: Row = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    refusal: str | None = None
    fingerprint: str = ""


Identify = Callable[[bytes, str], str | None]
"""Gives the symbol that a document prints as its own, from its bytes and file name, or None."""


def discover(folder: Path, identify: Identify | None = None) -> list[Source]:
    """Every document below ``folder``, ordered by document_id.

    A sub-folder with a ``source.yaml`` is one document, named by the folder. Any other file is a document of its own,
    named by the symbol that it prints, else by its file name. Hidden files, READMEs, YAML files and ``registers/`` are
    skipped.
    Raises FileNotFoundError where the folder does not exist.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is not a folder. Give the folder that holds the documents.")
    root = folder.resolve()
    listed = [_listed(root, path.parent) for path in sorted(root.glob(f"*/{LISTING_NAME}")) if _visible(path.parent)]
    loose = _loose(root, list(_loose_files(root)), listed, identify or own_symbol_of)
    return sorted([*listed, *loose], key=lambda source: source.document_id)


def own_symbol_of(data: bytes, name: str) -> str | None:
    """The symbol that a document prints as its own; None for what can't be read."""
    from pipelines.read import read

    try:
        return own_symbol(read(data, name).text)
    except Exception:  # whatever is wrong with the file is told when it is parsed
        return None


def own_symbol(text: str) -> str | None:
    """The document's own symbol: the first in the masthead, else the one that stands alone on most lines.

    The masthead prints ``United Nations    CTOC/COP/2022/L.4``; a running head is a line that holds the symbol alone
    (report-2020 has lost its masthead and keeps only that).
    """
    for line in text[:HEAD_CHARACTERS].splitlines():
        for found in find_symbols(line)[:1]:
            if found.end == len(line.rstrip()) and _masthead(line[: found.start]):
                return found.symbol
    heads: dict[str, int] = {}
    for line in text.splitlines():
        bare = line.strip()
        if 5 < len(bare) < LONGEST_SYMBOL and "/" in bare and is_symbol(bare):
            heads[bare] = heads.get(bare, 0) + 1
    return max(heads, key=lambda symbol: heads[symbol]) if heads else None


def _masthead(before: str) -> bool:
    """Whether nothing but the name of the organization stands before the symbol."""
    return not before.strip(" *#|\t") or "united nations" in before.casefold()


def digest(*parts: bytes) -> str:
    """SHA-256 of several byte strings, each with its length, so that no two lists of parts give one digest."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def folder_digest(folder: Path, pattern: str = "**/*") -> str:
    """SHA-256 of the names and bytes of a folder's files."""
    files = sorted(p for p in folder.glob(pattern) if p.is_file() and "__pycache__" not in p.parts)
    return digest(*(part for p in files for part in (p.relative_to(folder).as_posix().encode(), p.read_bytes())))


def _listed(root: Path, folder: Path) -> Source:
    """The document of a folder with a ``source.yaml``."""
    source = Source(folder.name, f"{folder.name}/{LISTING_NAME}")
    try:
        raw = read_bytes(root, folder / LISTING_NAME, MAX_YAML_BYTES)
        listing = read_listing(raw, source.file)
        source = replace(source, file=f"{folder.name}/{listing['file']}", listing=listing)
        data = read_bytes(root, folder / str(listing["file"]))
        check_hash(data, listing, source.file)
        corrections = read_corrections(root, folder)
    except Refused as error:
        return replace(source, refusal=str(error))
    return replace(
        source,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        curated=curated_facts(listing),
        corrections=corrections,
        fingerprint=digest(data, raw, repr(corrections).encode()),
    )


def _loose_files(root: Path) -> Iterator[Path]:
    """Files that no ``source.yaml`` lists: at the top, and in sub-folders without one."""
    for path in sorted(root.iterdir()):
        if not _visible(path):
            continue
        if path.is_dir():
            if not (path / LISTING_NAME).exists():
                yield from (p for p in sorted(path.iterdir()) if _visible(p) and not p.is_dir() and _document(p))
        elif _document(path):
            yield path


def _visible(path: Path) -> bool:
    return not path.name.startswith((".", "_")) and path.name != REGISTERS_NAME


def _document(path: Path) -> bool:
    return path.suffix.lower() not in (".yaml", ".yml") and path.stem.casefold() != "readme"


def _loose(root: Path, paths: Iterable[Path], listed: Iterable[Source], identify: Identify) -> list[Source]:
    """One document a loose file; the second of two with one symbol is told apart by its file name."""
    sources: list[Source] = []
    taken = {source.document_id for source in listed}
    seen = {source.sha256: source.file for source in listed if source.sha256}
    for path in paths:
        where = path.relative_to(root).as_posix()
        try:
            data = read_bytes(root, path)
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in seen:
                raise Refused(f"{where}: holds the same bytes as {seen[sha256]}. Remove one of the two.")
        except Refused as error:
            sources.append(Source(_free(_stem(path), path, taken)[0], where, refusal=str(error)))
            continue
        seen[sha256] = where
        symbol = identify(data, path.name)
        document_id, notes = _free(slug(symbol or "") or _stem(path), path, taken)
        sources.append(
            Source(document_id, where, data, sha256, notes=notes, fingerprint=digest(data, path.name.encode()))
        )
    return sources


def _stem(path: Path) -> str:
    """An identifier from a file name."""
    return slug(path.stem) or "document"


def _free(wanted: str, path: Path, taken: set[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """An identifier that is not taken yet, and the note that a second document of one name needs."""
    document_id, number = wanted, 1
    while document_id in taken:
        document_id = f"{wanted}-{_stem(path)}" + (f"-{number}" if number > 1 else "")
        number += 1
    taken.add(document_id)
    if document_id == wanted:
        return document_id, ()
    message = (
        f"{path.name} has the symbol or name of another document ({wanted}); both are kept, this one as {document_id}. "
        "If they are one document, remove one file."
    )
    return document_id, (("warning", message),)


def load_registers(folder: Path) -> Registers:
    """The registers of a folder (``sources/registers``): every YAML file in it, by its stem.

    Raises ``RegisterError`` when an entry is malformed, a name points to nobody or two participants claim one name.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where it is there: thousands of lines
    return registers_from({p.stem: yaml.load(p.read_bytes(), Loader=loader) for p in sorted(folder.glob("*.yaml"))})
