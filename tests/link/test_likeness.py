"""Candidates in a large corpus: points without a rare word still find their kin."""

from __future__ import annotations

from pipelines.link.alignment import words_of
from pipelines.link.likeness import Index, Rarity
from pipelines.link.timeline import PointList, Unit

VERBS = "adopt revise publish develop circulate simplify introduce evaluate compile test".split()
OBJECTS = "procedures clauses statistics curricula guidance forms frames audits research registers".split()
MATTERS = "witnesses firearms ports evidence registers minors statistics wildlife vehicles data".split()


def unit(number: int, words: str) -> Unit:
    return Unit({"recommendation_id": str(number)}, words_of(words), 0.0, PointList("d", None, None, False, None))


def test_pairs_of_common_words_find_what_no_rare_word_finds() -> None:
    texts = [f"States should {verb} {what} for {matter}" for verb in VERBS for what in OBJECTS for matter in MATTERS]
    units = [unit(number, text) for number, text in enumerate(texts)]
    rarity = Rarity(units)
    index = Index(rarity)
    assert min(rarity.frequency[word] for word in rarity.bag(units[0].text.keys)) > index.limit
    for one in units:
        index.add(one)
    later = unit(-1, "States are invited to adopt procedures for witnesses and victims")
    found = index.candidates(later)
    assert units[0] in found
    assert len(found) < len(units) / 2
