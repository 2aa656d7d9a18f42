"""Streams of a PDF that unpack to far more than any page holds; PDFium would unpack up to a gigabyte of each."""

from __future__ import annotations

import re
import zlib

from pipelines.read.errors import UnreadableDocument

MAX_UNPACKED = 64 * 2**20
"""Bytes of one stream that is no picture; the drawing operators of a dense page take less than one megabyte."""

_SUSPICIOUS = 60_000
"""Deflate makes at most a thousandfold, so a shorter stream stays below ``MAX_UNPACKED``."""

_TWICE = re.compile(
    rb"/Filter\s*\[[^\]]{0,300}?/(?:FlateDecode|Fl|LZWDecode|LZW)\b[^\]]{0,300}?/(?:FlateDecode|Fl|LZWDecode|LZW)\b"
)
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_DICTIONARY = 600
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_CHUNK = 2**20


def refuse_bombs(data: bytes) -> None:
    """Raise UnreadableDocument where a stream is packed twice, or unpacks past ``MAX_UNPACKED``."""
    if _TWICE.search(data):
        raise UnreadableDocument("", "packs a part twice over (a bomb?)", "print it to PDF again and add that")
    at = 0
    while begin := _STREAM.search(data, at):
        end = data.find(_END, begin.end())
        end = len(data) if end < 0 else end
        dictionary = data[max(0, begin.start() - _DICTIONARY) : begin.start()]
        if end - begin.end() > _SUSPICIOUS and b"/Fl" in dictionary and not _PICTURE.search(dictionary):
            _measure(data[begin.end() : end])
        at = max(end, begin.end())


def _measure(packed: bytes) -> None:
    unpacker, unpacked, rest = zlib.decompressobj(), 0, packed
    try:
        while rest and not unpacker.eof:
            unpacked += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
            if unpacked > MAX_UNPACKED:
                most = MAX_UNPACKED // 2**20
                raise UnreadableDocument(
                    "", f"unpacks to more than {most} MB in one part (a bomb?)", "print it to PDF again"
                )
    except zlib.error:
        return
