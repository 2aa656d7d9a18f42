"""Stray spaces inside words, line ends, hidden markup."""

from __future__ import annotations

import pytest

from pipelines.model import Clean
from pipelines.read import markdown, text
from pipelines.structure.mend import clean_lines, mend_spaces


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("by si lence procedure", "by silence procedure"),
        ("the ad hoc and th e others", "the ad hoc and the others"),
        ("sent to t he members", "sent to the members"),
        ("Turkmenistan, Ukr aine, United", "Turkmenistan, Ukraine, United"),
        ("traffi ckers to the requesting State", "traffickers to the requesting State"),
        ("in some practica l and operational", "in some practical and operational"),
        ("On e speaker", "One speaker"),
        ("legal and practica l cases", "legal and practical cases"),
        ("the COVID -19 pandemic", "the COVID-19 pandemic"),
        ("criminal groups . Another", "criminal groups. Another"),
        ("for criminal purposes, in which , inter alia", "for criminal purposes, in which, inter alia"),
        ("authorities h ad received", "authorities had received"),
    ],
)
def test_joins_what_a_pdf_tool_broke(printed: str, meant: str) -> None:
    mended, _ = mend_spaces(Clean.of(printed), frozenset())
    assert mended.text == meant


@pytest.mark.parametrize(
    "good",
    [
        "the ne bis in idem principle",
        "in or on a ship",
        "a part of the form in use",
        "per cent of all in the Lao People's Democratic Republic",
        "States may be asked to go on",
        "El Salvador, San Marino, Costa Rica and Burkina Faso",
        "vis-à-vis the other two",
        "article 2 (b) of the Convention - as noted - applies",
        "Mr. Zhang, Ms. Li and Dr. Ha",
    ],
)
def test_leaves_good_text_alone(good: str) -> None:
    mended, repairs = mend_spaces(Clean.of(good), frozenset())
    assert mended.text == good
    assert repairs == []


def test_mended_text_still_points_into_the_source() -> None:
    clean, _ = mend_spaces(Clean.of("by si lence procedure", 100), frozenset())
    at = clean.text.index("silence")
    span = clean.span(at, at + len("silence"))
    assert (span.start, span.end) == (103, 111)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("on a case-\nby-case basis", "on a case-by-case basis"),
        ("the inter-\nnational cooperation", "the international cooperation"),
        ("cross-\nborder crime", "cross-border crime"),
        ("co-\noperation between", "cooperation between"),
        ("soft\u00ad\nware", "software"),
        ("the  wide   spaces", "the wide spaces"),
    ],
)
def test_joins_lines(printed: str, meant: str) -> None:
    source = text.read(printed)
    assert clean_lines(source, source.lines).text == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("the *ne bis in idem* principle", "the ne bis in idem principle"),
        ("those methods;<sup>1</sup>", "those methods;"),
        ("at the 12<sup>th</sup> meeting", "at the 12th meeting"),
        ("~~not only~~ to cooperation", "not only to cooperation"),
        ("see [L.1/Add.1](https://undocs.org/x) and", "see L.1/Add.1 and"),
        (r"www.unodc.org/legal\_advisory", "www.unodc.org/legal_advisory"),
        ("recommendations³ for endorsement", "recommendations for endorsement"),
        ("Crime¹ and that", "Crime and that"),
        ("provisional agenda*", "provisional agenda"),
        ("AT&amp;T", "AT&T"),
    ],
)
def test_hides_markdown(printed: str, meant: str) -> None:
    source = markdown.read(printed)
    assert clean_lines(source, source.lines).text == meant


def test_struck_words_stay_with_a_mark() -> None:
    source = markdown.read("in relation ~~not only~~ to")
    assert [(source.text[m.start : m.end], m.kind) for m in source.marks] == [("not only", "strike")]
