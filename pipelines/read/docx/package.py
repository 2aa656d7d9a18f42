"""The zip archive of a Word file: its parts, read in memory and within limits, and parsed without entities."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import lru_cache
from posixpath import join, normpath
from typing import Any

from lxml import etree

from pipelines.read.errors import UnreadableDocument

Element = Any
"""An lxml element; lxml ships no types."""

MAX_PART_BYTES = 32 * 2**20
"""Uncompressed size of one part; the body of a 90,000-word report has 5 MB. A tree takes some ten times that memory."""

MAX_TAGS = 1_500_000
"""Tags in one part, read in some five seconds; a long report that Word saved many times has a third of that."""

MAX_PARTS = 20_000

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    ValueError,
    OSError,
)
_REPAIR = "open it in Word, save it again as .docx and add that"
_OFFICE_DOCUMENT = "/officeDocument"


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """The name of a tag or attribute without its namespace: strict and transitional files differ only there."""
    return tag.rpartition("}")[2]


def name_of(element: Element) -> str:
    """The local name of an element; empty for anything that is none."""
    return local(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute by its local name."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return str(value)
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name."""
    return next((c for c in element if name_of(c) == name), None) if element is not None else None


def value(element: Element | None, name: str) -> str | None:
    """The ``w:val`` of the child of that name."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else None


def switched(element: Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not stated."""
    found = child(element, name)
    if found is None:
        return None
    return attribute(found, "val") not in ("0", "false", "off", "none")


class Package:
    """The parts of a Word file that hold text, found by their relations."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise UnreadableDocument("", f"is a damaged Word file ({error})", _REPAIR) from None
        if len(self._zip.infolist()) > MAX_PARTS:
            raise UnreadableDocument("", f"holds more than {MAX_PARTS:,} parts", _REPAIR)
        self._names = {info.filename.lower(): info for info in self._zip.infolist()}
        main = next((t for kind, t in self._relations("", "_rels/.rels").values() if kind == _OFFICE_DOCUMENT), None)
        self.main = main or "word/document.xml"
        folder, _, name = self.main.rpartition("/")
        self.relations = self._relations(folder, f"{folder}/_rels/{name}.rels")

    def document(self) -> Element:
        """The root of the main part."""
        root = self._part(self.main)
        if root is None:
            raise UnreadableDocument("", "is a Word file without its main part", _REPAIR)
        return root

    def parts(self, kind: str) -> list[Element]:
        """The roots of the parts of a kind (``footnotes``, ``styles``, ``header``), in the order of their names."""
        targets = {target for relation, target in self.relations.values() if relation == f"/{kind}"}
        return [root for target in sorted(targets) if (root := self._part(target)) is not None]

    def part(self, kind: str) -> Element | None:
        """The root of the one part of a kind, if there is one."""
        return next(iter(self.parts(kind)), None)

    def _relations(self, folder: str, name: str) -> dict[str, tuple[str, str]]:
        """Kind and target by relation id; a target outside of the archive is no part and is left out."""
        root = self._part(name)
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target, kind = attribute(relation, "Target"), attribute(relation, "Type")
            if not target or not kind or attribute(relation, "TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[attribute(relation, "Id") or path] = (f"/{kind.rpartition('/')[2]}", path)
        return found

    def _part(self, name: str) -> Element | None:
        info = self._names.get(name.lower())
        if info is None:
            return None
        return _parse(name, self._bytes(info))

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise UnreadableDocument("", "is protected by a password", "remove the password and add it again")
        try:
            with self._zip.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except _DAMAGED as error:
            raise UnreadableDocument("", f"is a damaged Word file ({error})", _REPAIR) from None
        if len(data) > MAX_PART_BYTES:
            most = MAX_PART_BYTES // 2**20
            raise UnreadableDocument(
                "", f"unpacks to more than {most} MB in one part (a zip bomb?)", "split the document"
            )
        return data


def _parse(name: str, data: bytes) -> Element:
    """The root of an XML part. Word writes no document type; one that is there declares entities, so it is refused."""
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableDocument("", f"holds more than {MAX_TAGS:,} tags in one part", "split the document")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument("", f"is a damaged Word file ({name}: {error})", _REPAIR) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument("", f"declares a document type in {name} (an entity attack?)", _REPAIR)
    return root
