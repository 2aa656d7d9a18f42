"""List numbers written out: letters, Roman numerals, digits."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_NUMBER = 9_999
"""Past this a counter is a sign of damage; it also bounds the length of Roman numbers and repeated letters."""


def write_number(number: int, form: str) -> str:
    """A number in a Word number format; an unknown format is written in digits."""
    number = max(0, min(number, _MAX_NUMBER))
    if form in ("lowerLetter", "upperLetter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and number:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    written = []
    for size, sign in _ROMAN:
        written.append(sign * (number // size))
        number %= size
    return "".join(written)
