"""Lists with names that look like something else: organizations with "and" and the words of offices, the State of Palestine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipelines.extract.formulas.sentence import read_sentence
from pipelines.normalise.names import Names
from pipelines.sources import load_registers


@cache
def names() -> Names:
    return load_registers(Path(__file__).resolve().parents[2] / "sources" / "registers").names


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The following non-governmental organizations were represented by observers: Alliance of NGOs on Crime Prevention and "
            "Criminal Justice and World Jurist Association.",
            [
                ("Alliance of NGOs on Crime Prevention and Criminal Justice", "ALLIANCE_CPCJ"),
                ("World Jurist Association", "WJP"),
            ],
        ),
        (
            "The following United Nations entities were represented: United Nations Interregional Crime and Justice Research Institute "
            "and United Nations Office of Counter-Terrorism.",
            [
                ("United Nations Interregional Crime and Justice Research Institute", "UNICRI"),
                ("United Nations Office of Counter-Terrorism", "OCT"),
            ],
        ),
        (
            "The observers for the Alliance of NGOs on Crime Prevention and Criminal Justice and the World Jurist Association also made "
            "statements.",
            [
                ("Alliance of NGOs on Crime Prevention and Criminal Justice", "ALLIANCE_CPCJ"),
                ("World Jurist Association", "WJP"),
            ],
        ),
        (
            "Statements were made by the representatives of South Africa, the State of Palestine and Zimbabwe.",
            [("South Africa", "ZAF"), ("State of Palestine", "PSE"), ("Zimbabwe", "ZWE")],
        ),
    ],
)
def test_names_that_look_like_something_else(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(m.name, m.participant_id) for m in read_sentence(sentence, names())] == found
