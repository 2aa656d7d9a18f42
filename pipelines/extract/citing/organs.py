"""The organs that adopt resolutions and decisions, and which of them a number belongs to.

Targets follow the organ's own symbols: ``CTOC/COP/RES/9/3``, ``CTOC/COP/DEC/2/2``, ``A/RES/74/247``, ``A/HRC/RES/5/1``,
``E/RES/2012/19``, ``S/RES/1373(2001)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipelines.extract.citing.cited import outside
from pipelines.normalise.records import Body

SESSION = r"\d{1,2}/\d{1,3}"
FEW_SESSIONS = r"[12]?\d/\d{1,3}"
"""Conferences that meet every other year: a bare "resolution 74/247" in their documents is the General Assembly's."""

YEAR = r"(?:19|20)\d\d/\d{1,3}"

# (written forms, symbol, form of the number). The numbers tell the organs apart where no name stands: the General
# Assembly counts sessions (31st in 1976, before that Roman numerals in brackets), the Economic and Social Council years
# since 1978, the Security Council numbers through with the year in brackets.
PRINCIPAL: tuple[tuple[str, str, str], ...] = (
    (r"General\s+Assembly|(?<!World\sHealth\s)(?<!Environment\s)Assembly", "A",
     r"(?:[3-9]\d|1\d\d)/\d{1,3}|E?S-\d{1,2}/\d{1,2}|\d{1,4}\((?:S-)?[IVXL]+\)"),
    (r"Security\s+Council", "S", r"\d{1,4}\((?:19|20)\d\d\)"),
    (r"Economic\s+and\s+Social\s+Council|ECOSOC", "E", rf"{YEAR}|\d{{1,4}}\([IVXL]+\)"),
    (r"Human\s+Rights\s+Council", "A/HRC", rf"{SESSION}|S-\d{{1,2}}/\d{{1,2}}"),
    (r"Commission\s+on\s+Human\s+Rights", "E/CN.4", YEAR),
    (r"Sub-?[Cc]ommission\s+on\s+the\s+Promotion\s+and\s+Protection\s+of\s+Human\s+Rights", "E/CN.4/SUB.2", YEAR),
    (r"Commission\s+on\s+Narcotic\s+Drugs", "E/CN.7", SESSION),
    (r"Commission\s+on\s+Crime\s+Prevention\s+and\s+Criminal\s+Justice", "E/CN.15", SESSION),
    (r"Conference\s+of\s+the\s+States\s+Parties(?:\s+to\s+the\s+(?:United\s+Nations\s+)?Convention\s+against\s+Corruption)?",
     "CAC/COSP", FEW_SESSIONS),
    (r"Conference\s+of\s+the\s+Parties\s+to\s+the\s+(?:(?:United\s+Nations\s+)?Convention\s+against\s+Transnational\s+"
     r"Organized\s+Crime|UNTOC|Organized\s+Crime\s+Convention)|COP-UNTOC", "CTOC/COP", FEW_SESSIONS),
)  # fmt: skip

# Heads of names that a document shortens to: "the Conference", "Council resolution 16/21". They mean the nearest
# organ above the body that reports, the body itself included.
SHORT = re.compile(r"\b(?:Conference(?:\s+of\s+the\s+(?:States\s+)?Parties)?|Council|Commission)\b")


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ, where it is named in a text (``start``/``end``), and the form that its numbers have."""

    symbol: str
    numbers: re.Pattern[str]
    start: int = -1
    end: int = -1


CLIMATE = Organ("FCCC", re.compile(r"\d{1,3}/(?:CP|CMP|CMA)\.\d{1,2}"))
"""Decisions of the climate conferences carry their organ in the number: 1/CP.21."""


class Organs:
    """Finds the organs that a text names; ``body_id`` is the body whose document it is."""

    def __init__(self, bodies: Mapping[str, Body], body_id: str | None = None, symbol: str | None = None) -> None:
        self._patterns = [(re.compile(rf"\b(?:{forms})\b"), sign, _compiled(form)) for forms, sign, form in PRINCIPAL]
        self._chain = list(_upwards(bodies, body_id)) or _of_symbol(symbol)

    @property
    def own(self) -> Organ | None:
        """The organ whose resolutions this body cites without saying whose: itself, or the next above it."""
        return self._chain[0][1] if self._chain else None

    def named(self, text: str) -> list[Organ]:
        """The organs named in the text, in order."""
        found = [Organ(sign, form, m.start(), m.end()) for p, sign, form in self._patterns for m in p.finditer(text)]
        found.sort(key=lambda organ: organ.start)
        short = [
            Organ(organ.symbol, organ.numbers, m.start(), m.end())
            for m in SHORT.finditer(text)
            if (organ := self._short(m[0]))
        ]
        return sorted([*found, *outside(found, short)], key=lambda organ: organ.start)

    def by_number(self, number: str) -> Organ | None:
        """The organ that a number without a name belongs to."""
        if "/C" in number:
            return CLIMATE
        if self.own and self.own.numbers.fullmatch(number):
            return self.own
        # Session numbers alone don't tell the General Assembly from the rest below its 31st session.
        fits = [Organ(sign, form) for _, sign, form in self._patterns[:3] if form.fullmatch(number)]
        return fits[0] if len(fits) == 1 else None

    def _short(self, written: str) -> Organ | None:
        head, whole = written.split()[0], " ".join(written.split())
        return next(
            (organ for name, organ in self._chain if head in name.split() and (head == whole or whole in name)), None
        )


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)


def _upwards(bodies: Mapping[str, Body], body_id: str | None) -> Iterator[tuple[str, Organ]]:
    """The body and those above it that have a symbol, nearest first, as (name, organ)."""
    seen: set[str] = set()
    while body_id and body_id in bodies and body_id not in seen:
        seen.add(body_id)
        body = bodies[body_id]
        if body.symbols and _adopts(body.name):
            sign = body.symbols[0].strip("/")
            yield body.name, Organ(sign, _form_of(sign))
        body_id = body.parent


def _adopts(name: str) -> bool:
    """Working and expert groups recommend; conferences, councils, commissions and assemblies resolve."""
    return bool(re.search(r"\b(?:Conference|Council|Commission|Assembly)\b", name.split(" on ")[0]))


def _of_symbol(symbol: str | None) -> list[tuple[str, Organ]]:
    """Where no register knows the body: the organ whose symbol the document's own begins with."""
    for forms, sign, form in reversed(PRINCIPAL):
        if symbol and symbol.startswith(f"{sign}/"):
            return [(forms.replace(r"\s+", " "), Organ(sign, _compiled(form)))]
    return []


def _form_of(sign: str) -> re.Pattern[str]:
    return _compiled(next((form for _, known, form in PRINCIPAL if known == sign), rf"{SESSION}|S-\d+/\d+|{YEAR}"))
