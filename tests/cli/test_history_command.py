"""``proceedings history``: the stages of a recommendation, in order, with the changes between them."""

from __future__ import annotations

import json
import re

from .conftest import Run


def test_from_discussion_to_adoption(ask: Run) -> None:
    ended = ask("history", "report-2020:42(b)")
    assert ended.code == 0
    headings = re.findall(r"^\d\. .*", ended.out, re.MULTILINE)
    assert [h.partition(":")[0] for h in headings] == [
        "1. Discussion point (b), for future consideration",
        "2. Discussion point (b), commented",
        "3. Recommendation (b), adopted",
    ]
    text = " ".join(ended.out.split())
    assert "{+and in accordance with their domestic law+}" in text
    assert "meeting of 25 March 2021" in text
    assert "Switzerland, insertion:" in text
    assert "To be endorsed in CTOC/COP/2022/L.4, annex I" in text


def test_any_stage_leads_to_the_whole(ask: Run) -> None:
    stages = ["report-2020:42(b)", "comments-note-2020:agenda-item-2(b)", "draft-resolution-2022:annex-I(b)"]
    assert len({ask("history", stage).out for stage in stages}) == 1


def test_a_dropped_point_ends(ask: Run) -> None:
    assert "Dropped" in ask("history", "report-2020:42(e)").out


def test_lines_of_a_file_can_be_read(ask: Run) -> None:
    out = ask("history", "report-2020:42(a)").out
    indented = [line for line in out.splitlines() if line.startswith("   ")]
    assert max(map(len, indented)) <= 100
    assert not any(line != line.rstrip() for line in indented)


def test_json(ask: Run) -> None:
    stages = json.loads(ask("history", "report-2020:42(b)", "--format", "json").out)
    assert [stage["recommendation"]["status"] for stage in stages] == [
        "for_future_consideration",
        "commented",
        "adopted",
    ]


def test_an_unknown_id_gets_the_nearest(ask: Run) -> None:
    ended = ask("history", "report-2020:42b")
    assert ended.code == 2
    assert "report-2020:42(b)" in ended.err
