"""Lists of organizations whose names hold "and" and the words of offices."""

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
    ],
)
def test_a_known_name_is_no_official(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(m.name, m.participant_id) for m in read_sentence(sentence, names())] == found
