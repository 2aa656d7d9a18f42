"""Publications (sales numbers, treaty series, official journals) and web addresses."""

from __future__ import annotations

import re

from pipelines.extract.citing.cited import Cited
from pipelines.extract.citing.numbers import numbers

# "United Nations publication, Sales No. E.09.XI.19", "Sales Nos. E.09.XI.19 and E.10.IV.5"
_SALES_NUMBER = r"(?:[A-Z]{1,3}\.)?\d{2,4}\.[IVX]+\.(?:[A-Z]\.)?\d{1,3}(?:/[A-Z]+)?"
_SALES = re.compile(
    rf"(?:United\s+Nations\s+publications?,\s+)?Sales\s+Nos?\.?:?\s*(?P<list>{_SALES_NUMBER}(?:(?:,|\s+and|,\s+and)\s+{_SALES_NUMBER})*)"
)
# "United Nations, Treaty Series, vols. 2237, 2241 and 2326, No. 39574"; "European Treaty Series, No. 185"
_SERIES = re.compile(
    r"(?P<publisher>United\s+Nations,?\s+|League\s+of\s+Nations,?\s+|Council\s+of\s+Europe,?\s+|European\s+)*Treaty\s+Series,?\s+"
    r"(?=vols?\.|Nos?\.)"
)
_SAME_SERIES = re.compile(r"\bIbid\.,\s+(?=vols?\.)")
_VOLUMES = re.compile(r"vol(?P<s>s)?\.\s*")
_SERIAL = re.compile(r",?\s*Nos?\.\s*(?P<number>[A-Z]?-?\d+)")
_JOURNAL = re.compile(
    r"Official\s+Journal\s+of\s+the\s+European\s+(?:Union|Communities),?\s+(?P<series>[LC])\s?(?P<number>\d{1,3})(?:/\d+)?"
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s+(?P<number>97[89][\d -]{10,14}\d|\d[\d -]{8,11}[\dX])\b")

# An address begins with its scheme or "www.", or is a host with one of the endings that UN documents print; an
# e-mail address is none ("unodc-mla.facilitators@un.org").
_ENDINGS = r"(?:org|int|net|com|gov|edu|info|eu|ch|uk)"
HOST_ENDING = re.compile(rf"\.{_ENDINGS}\b")
_HOSTED = rf"(?:[a-z0-9][a-z0-9-]*\.){{1,4}}{_ENDINGS}"
URL = re.compile(
    rf"(?<![@\w/.-])(?:https?://[^\s<>“”\"\[\]|]+|www\.[^\s<>“”\"\[\]|]+|{_HOSTED}(?![\w.-]*@)(?:/[^\s<>“”\"\[\]|]*)?(?![\w@-]))"
)
_TRAILING = ".,;:!?'’*_>"


def publications(text: str, series_before: bool = False) -> list[Cited]:
    """The publications that a paragraph cites; ``series_before``: "Ibid." takes up the Treaty Series."""
    found = [
        Cited("publication", f"Sales/{number}", m.start(), m.end())
        for m in _SALES.finditer(text)
        for number in re.findall(_SALES_NUMBER, m["list"])
    ]
    found += [row for m in _SERIES.finditer(text) for row in _volumes(text, m, _publisher(m[0]))]
    if series_before:
        found += [row for m in _SAME_SERIES.finditer(text) for row in _volumes(text, m, "UNTS")]
    found += [
        Cited("publication", f"OJ/{m['series']}.{m['number']}", m.start(), m.end()) for m in _JOURNAL.finditer(text)
    ]
    found += [
        Cited("publication", f"ISBN/{re.sub(r'[ -]', '', m['number'])}", m.start(), m.end())
        for m in _ISBN.finditer(text)
    ]
    return found


def _publisher(written: str) -> str:
    if "League" in written:
        return "LNTS"
    if "European" in written:
        return "ETS"
    return "CETS" if "Council" in written else "UNTS"


def _volumes(text: str, lead: re.Match[str], series: str) -> list[Cited]:
    """One row a volume, each with the registration number: ``UNTS/vol.2225/No.39574``."""
    at = end = lead.end()
    volumes: list[str] = []
    if (word := _VOLUMES.match(text, at)) and (listed := numbers(text, word.end(), bool(word["s"]))):
        volumes = [f"/vol.{path[0]}" for path in listed.paths]
        end = listed.end
    serial = _SERIAL.match(text, end)
    end = serial.end() if serial else end
    tail = f"/No.{serial['number']}" if serial else ""
    return (
        [Cited("publication", f"{series}{volume}{tail}", lead.start(), end) for volume in volumes or [""]]
        if end > at
        else []
    )


def addresses(text: str) -> list[Cited]:
    """The web addresses that a paragraph prints, as printed but for escapes and the punctuation around them."""
    return [c for m in URL.finditer(text) if (c := _address(m))]


def _address(match: re.Match[str]) -> Cited | None:
    written = match[0].rstrip(_TRAILING)
    while written.endswith(")") and written.count(")") > written.count("("):
        written = written[:-1].rstrip(_TRAILING)
    target = re.sub(r"\\(.)", r"\1", written)
    host = re.match(r"(?:https?://)?[^/]+", target)
    if not host or "." not in host[0] or "@" in host[0]:
        return None
    return Cited("url", host[0].lower() + target[host.end() :], match.start(), match.start() + len(written))
