"""Labels: which brackets say whose comment stands there, and where they end."""

from __future__ import annotations

import pytest

from pipelines.link.alignment import words_of
from pipelines.link.labels import labels, without
from tests.link.corpus import names

# Text, and what each label says: (participant, remark).
FORMS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("or parallel investigations (Israel) as", [("ISR", None)]),
    ("where appropriate (U.S.A.), they may", [("USA", None)]),
    ("time; (CANADA: Changes in this paragraph are necessary);", [("CAN", "Changes in this paragraph are necessary")]),
    ("domestic law (Switzerland: Article 19 is not self-executing), of", [("CHE", "Article 19 is not self-executing")]),
    (
        "cooperation (Switzerland does not believe that this is subject to recommendations);",
        [("CHE", "does not believe that this is subject to recommendations")],
    ),
    ("law] (Both variations proposed by Canada: The term is found in X.), when", [("CAN", "The term is found in X.")]),
    ("[France: delete] the words", [("FRA", "delete")]),
    ("text (as proposed by the Republic of Korea) goes on", [("KOR", None)]),
    ("text (proposal by the delegation of Türkiye) goes on", [("TUR", None)]),
    ("text (Canada and France) goes on", [("CAN", None), ("FRA", None)]),
    ("text (Canada, France and Israel: not needed) goes on", [("CAN", "not needed"), ("FRA", "not needed"), ("ISR", "not needed")]),
    ("text (Bolivia (Plurinational State of)) goes on", [("BOL", None)]),
    ("text (Iran (Islamic Republic of): no) goes on", [("IRN", "no")]),
    ("text (the United Kingdom of Great Britain and Northern Ireland) goes on", [("GBR", None)]),
    ("text (France, supported by Brazil) goes on", [("FRA", None), ("BRA", None)]),
    ("text (European Union: see article 3 (b)) goes on", [("EU", "see article 3 (b)")]),
    ("text (new – Israel) goes on", [("ISR", None)]),
    ("text (Egypt – too narrow) goes on", [("EGY", "too narrow")]),
    ("text (Canada: supports the proposal (Israel) here) goes on", [("CAN", "supports the proposal (Israel) here")]),
    ("text (Mexico’s comment: keep it) goes on", [("MEX", "keep it")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(pid, label.remark) for label in labels(text, names()) for _, pid in label.parties] == expected


NO_LABELS = [
    "the portal known as Sharing Electronic Resources and Laws on Crime (SHERLOC) information",
    "the coronavirus disease (COVID-19) pandemic",
    "the United Nations Office on Drugs and Crime (UNODC) to provide",
    "the International Criminal Police Organization (INTERPOL), to enhance",
    "the European Union (EU) and its members",
    "held at the seat (Vienna, 7 and 8 July 2020)",
    "the network (France Télévisions) reported",
    "as requested (see the reply of Canada in annex II) by",
    "article 2 (b) of the Convention",
    "measures (in particular those of Switzerland and of its cantons) were",
]


@pytest.mark.parametrize("text", NO_LABELS)
def test_ordinary_brackets(text: str) -> None:
    assert labels(text, names()) == []


def test_a_bracket_of_the_base_text_is_no_label() -> None:
    base = words_of("the tribunal sitting in Lyon (France) heard the case").keys
    marked = "the tribunal sitting in Lyon (France) promptly (Israel) heard the case"
    assert [label.parties for label in labels(marked, names(), base)] == [(("Israel", "ISR"),)]


def test_an_inner_bracket_that_never_closes() -> None:
    """Point (a) of agenda item 2: the remark quotes the text, opens a second bracket and closes one."""
    text = "are encouraged (Morocco: The words (“States parties are encouraged...” bind nobody), where possible (Israel), to use"
    base = words_of("States parties are encouraged, where possible, to use joint investigations").keys
    for known in (base, ()):
        found = labels(text, names(), known)
        assert [label.parties[0][1] for label in found] == ["MAR", "ISR"]
        assert found[0].remark == "The words (“States parties are encouraged...” bind nobody"
        assert without(text, found) == "are encouraged , where possible , to use"


def test_a_bracket_that_nothing_closes_ends_with_the_point() -> None:
    (label,) = labels("the text (Peru: we have no view on this;", names())
    assert (label.remark, label.sure) == ("we have no view on this;", False)


STATES = [p for p in names().participants.values() if p.kind == "state"]


@pytest.mark.parametrize("state", STATES, ids=lambda p: p.participant_id)
def test_every_state_may_label(state) -> None:  # type: ignore[no-untyped-def]
    for written in (state.name, state.name.upper(), f"the {state.name}"):
        bare, remark = labels(f"one ({written}) two", names()), labels(f"one ({written}: no) two", names())
        assert [x.parties[0][1] for x in (*bare, *remark)] == [state.participant_id] * 2
        assert remark[0].remark == "no"
