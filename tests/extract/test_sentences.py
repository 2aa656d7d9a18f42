"""Sentence splitting: real passages of UN documents and where their sentences end."""

from __future__ import annotations

import re

import pytest

from pipelines.extract.sentences import sentences
from pipelines.model import Clean

ONE_SENTENCE = [
    # report-2020, para. 37
    "Both panellists made reference to relevant provisions (art. 13 of the European Convention on Mutual Assistance in "
    "Criminal Matters; art. 9, para. 1 (c), of the 1988 Convention; and art. 49 of the Convention against Corruption).",
    # draft-resolution-2022, footnotes
    "United Nations, Treaty Series, vol. 2225, No. 39574.",
    "Ibid., vols. 2237, 2241 and 2326, No. 39574.",
    "CTOC/COP/WG.3/2021/3, paras. 2–4.",
    # comments-note-2020
    "United Nations publication, Sales No. E.09.XI.19.",
    "Further efforts should be made to ensure that when appropriate (U.S.A.) the private sector can play a key role.",
    "Canada has accepted the obligation: “No one shall be subjected to attacks on his honour and reputation.”), when "
    "deploying teams.",
    # chairs-summary-2019
    "At the closing session, Mr. Zhang Xiaoming, in his capacity as Chair, summarized the salient points as follows:",
    "They share information (e.g. on legal requirements, i.e. laws) vs. Practice.",
    "Stemming from the meeting, the points in sect. III and chap. II.C were noted at 12 p.m. Central European Time.",
    "1. The meeting was opened by J. P. Smith and A.-M. Jones.",
    "The rate rose by 3.5 per cent, from 1.2 to 4.7 (see A/HRC/28/2, p. 14).",
]

SEVERAL = [
    (
        "Speakers also stressed the importance of teams at their closure. It was noted that lessons were learned.",
        ["Speakers also stressed the importance of teams at their closure.", "It was noted that lessons were learned."],
    ),
    (
        "It stated “the Convention should be used.” The Chair agreed. 49 countries had adopted measures.",
        [
            "It stated “the Convention should be used.”",
            "The Chair agreed.",
            "49 countries had adopted measures.",
        ],
    ),
    (
        "He lived in the U.S.A. The panellist agreed with speakers from the U.S.A. Department of Justice.",
        ["He lived in the U.S.A.", "The panellist agreed with speakers from the U.S.A. Department of Justice."],
    ),
    ("(See resolution 9/1.) The Group met.", ["(See resolution 9/1.)", "The Group met."]),
    ("The answer was no. Speakers left. See annex I. The rest follows.",
     ["The answer was no.", "Speakers left.", "See annex I.", "The rest follows."]),
    ("Peru belongs to the EU. Brazil does not.", ["Peru belongs to the EU.", "Brazil does not."]),
]  # fmt: skip


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    assert [s.text for s in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text)] == expected


def test_offsets_lead_to_the_canonical_text() -> None:
    source = "12.\nOne speaker\nnoted th at. Another\nspeaker agreed."
    clean = Clean(source, [(0, 0)]).slice(4).sub(re.compile("th at"), "that")
    first, second = sentences(clean)
    assert (first.number, second.number) == (1, 2)
    assert source[slice(*_ends(clean, first))] == "One speaker\nnoted th at."
    assert source[slice(*_ends(clean, second))] == "Another\nspeaker agreed."


def test_nothing_gives_nothing() -> None:
    assert sentences("") == [] and sentences("  \n ") == []


def _ends(clean: Clean, sentence: object) -> tuple[int, int]:
    span = clean.span(sentence.start, sentence.end)  # type: ignore[attr-defined]
    return span.start, span.end
