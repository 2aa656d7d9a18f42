"""Words of an intervention or a submission that return in a later recommendation.

A speaker's words travel: what Chile said of requests "sent and answered in a safe, timely, agile and valid manner" stands
in a recommendation of the next meeting. A shared run of words counts when it is rare in the corpus, when no other paragraph
has it (titles and standing formulas have many), and when the recommendation did not have it from its own earlier stage.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.link.alignment import Text, align, similarity, stem, weight, words_of
from pipelines.link.comments import Proposal
from pipelines.link.lineage import CITED, Lineage
from pipelines.link.timeline import PointList, Unit, meeting_day
from pipelines.model import Parsed, Row

GRAM = 4
"""Runs are found by so many words in order: fewer meet by chance everywhere, more would miss a run with one word changed."""

GAP = 1
"""Runs that go on after this many other words are one: "sent and answered in a safe, (timely,) agile"."""

COMMON = 8
"""A word sequence that so many points have anew, each by itself, is a formula: nobody is looked up by it."""

FAMILIAR = 2
"""A word sequence that stands in this many paragraphs besides the two compared is a formula or a title, not a borrowing."""

SUBSTANCE = 4
"""A borrowed run has at least so many words of substance."""

RARE_ENOUGH = 3.0
"""The rarity of a borrowed run: as much as this many words that stand in no other paragraph. In the five documents
borrowings begin at 3.8, and the rarest chance run ("bilateral or multilateral agreements or arrangements") has 2.1."""


_ROUNDING = 1e-9
"""Sums of the same rarities in another order differ by less."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said: the row that it comes from and the column that refers to it, its words, when, and by whom."""

    row: Row
    column: str
    id: str
    text: Text
    said_on: date
    speaker: str


@dataclass(slots=True)
class Borrowing:
    """Words ``first`` to ``last`` of a point that an utterance had, and how rare they are."""

    utterance: Utterance
    unit: Unit
    first: int
    last: int
    score: float = 0.0


def reused(
    parsed: Sequence[Parsed], proposals: Sequence[Proposal], lists: Sequence[PointList], lineage: Lineage
) -> list[Row]:
    """Rows of ``recommendation_links`` with relation ``reused``: for each point, the rarest words of each speaker."""
    fresh = {unit: new for one in lists for unit in one.units if one.when and any(new := _fresh(unit, lineage))}
    grams = _grams_of(fresh)
    rarity = _rarity(parsed)
    worth = {unit: _worth(unit.text, new, rarity) for unit, new in fresh.items()}
    found = [x for utterance in _utterances(parsed, proposals, lists) for x in _shared(utterance, grams, worth)]
    found = [x for x in found if _score(x, fresh[x.unit], rarity, frozenset()) >= RARE_ENOUGH]
    familiar = _familiar(parsed, found)
    best: dict[tuple[str, Unit], Borrowing] = {}
    for x in found:
        x.score = _score(x, fresh[x.unit], rarity, familiar)
    for x in sorted(found, key=lambda x: (-x.score, x.utterance.id, x.unit.id)):
        if x.score >= RARE_ENOUGH:
            best.setdefault((x.utterance.speaker, x.unit), x)
    return [_row(x) for x in best.values()]


def _fresh(unit: Unit, lineage: Lineage) -> list[bool]:
    """Which words of a point did not come from its earlier stage; none of them where a compilation prints that stage."""
    new = [True] * len(unit.text.words)
    for link in lineage.before(unit.id):
        if unit.home.commented:
            return []
        if link.earlier:
            for block in align(link.earlier.text.keys, unit.text.keys, tidy=False):
                if block.same:
                    new[block.b0 : block.b1] = [False] * (block.b1 - block.b0)
    return new


def _grams(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(keys[n : n + GRAM]) for n in range(len(keys) - GRAM + 1))


def _grams_of(fresh: Mapping[Unit, Sequence[bool]]) -> dict[tuple[str, ...], list[tuple[Unit, int]]]:
    """Where each word sequence stands that has a new word in it."""
    places: dict[tuple[str, ...], list[tuple[Unit, int]]] = defaultdict(list)
    for unit, new in fresh.items():
        for n, gram in enumerate(_grams(unit.text.keys)):
            if any(new[n : n + GRAM]):
                places[gram].append((unit, n))
    return {gram: found for gram, found in places.items() if len(found) <= COMMON}


def _utterances(
    parsed: Sequence[Parsed], proposals: Sequence[Proposal], lists: Sequence[PointList]
) -> Iterator[Utterance]:
    """Interventions, remarks and narratives, each with the day of its meeting or of its document."""
    days = {one.document_id: one.when[1] for one in lists if one.when}
    for one in parsed:
        for row, text in _reported(one):
            said_on = meeting_day(row.get("meeting_id")) or days.get(row["document_id"])
            if said_on:
                speaker = row.get("participant_id") or row["document_id"]
                yield Utterance(row, "from_intervention_id", row["intervention_id"], words_of(text), said_on, speaker)
    for proposal in proposals:
        row = proposal.row
        said_on = days.get(row["document_id"])
        if said_on and row["kind"] in ("remark", "narrative"):
            words = words_of(row["remark"] or row["quote"])
            yield Utterance(row, "from_comment_id", row["comment_id"], words, said_on, row["participant_id"] or "")


def _reported(one: Parsed) -> Iterator[tuple[Row, str]]:
    """Each intervention with its words: the sentence that reports it, and what goes on to the next one in its paragraph.

    "The speaker shared ... a number of lessons learned. The first one related to ...: the conditions ... had reinforced the
    idea that ..." reports one speech; only its first sentence names who speaks.
    """
    by_paragraph: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    texts = {p.id: p.clean.text for p in one.document.paragraphs}
    for row in one.tables.get("interventions", []):
        at = texts.get(row["paragraph_id"], "").find(row["text"])
        if at < 0:
            yield row, row["text"]
        else:
            by_paragraph[row["paragraph_id"]].append((at, row))
    for paragraph, rows in by_paragraph.items():
        rows.sort(key=lambda pair: pair[0])
        ends = [at for at, _ in rows[1:]] + [len(texts[paragraph])]
        for (at, row), end in zip(rows, ends, strict=True):
            yield row, texts[paragraph][at:end]


def _worth(text: Text, new: Sequence[bool], rarity: Mapping[str, float]) -> list[float]:
    """What each word of a point may add to the score of a run that holds it."""
    return [
        rarity.get(stem(key), 0.0) if fresh and weight(key) == 1.0 and not _is_name(text, n) else 0.0
        for n, (key, fresh) in enumerate(zip(text.keys, new, strict=True))
    ]


def _shared(
    utterance: Utterance,
    grams: Mapping[tuple[str, ...], Sequence[tuple[Unit, int]]],
    worth: Mapping[Unit, Sequence[float]],
) -> Iterator[Borrowing]:
    """The runs that later points share with an utterance, those that can't be rare enough left out."""
    places: dict[Unit, set[int]] = defaultdict(set)
    for gram in _grams(utterance.text.keys):
        for unit, n in grams.get(gram, ()):
            home = unit.home
            if home.document_id != utterance.row["document_id"] and home.when and home.when[0] > utterance.said_on:
                places[unit].update(range(n, n + GRAM))
    for unit, words in places.items():
        values = worth[unit]
        for first, last in _runs(sorted(words)):
            if sum(values[first:last]) > RARE_ENOUGH - _ROUNDING:
                yield Borrowing(utterance, unit, first, last)


def _runs(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The runs of words (first, end exclusive); two with at most ``GAP`` words between them are one."""
    first = last = words[0]
    for n in words:
        if n - last > GAP + 1:
            yield first, last + 1
            first = n
        last = n
    yield first, last + 1


def _rarity(parsed: Sequence[Parsed]) -> Mapping[str, float]:
    """How rare each stem is, from 0 (in every paragraph) to 1 (in one): the log of how few paragraphs have it."""
    frequency: Counter[str] = Counter()
    paragraphs = 0
    for one in parsed:
        for paragraph in one.document.paragraphs:
            paragraphs += 1
            frequency.update({stem(key) for key in set(words_of(paragraph.text).keys)})
    most = math.log(1 + paragraphs)
    return {word: math.log((1 + paragraphs) / n) / most for word, n in frequency.items()}


def _score(
    x: Borrowing, new: Sequence[bool], rarity: Mapping[str, float], familiar: frozenset[tuple[str, ...]]
) -> float:
    """The rarity of the new words of substance in a run, those in familiar sequences left out; 0 for too few words."""
    keys = x.unit.text.keys
    worn = {n + k for n in range(x.first, x.last - GRAM + 1) if keys[n : n + GRAM] in familiar for k in range(GRAM)}
    said = [n for n in range(x.first, x.last) if new[n] and n not in worn and weight(keys[n]) == 1.0]
    counted = [keys[n] for n in said if not _is_name(x.unit.text, n)]
    if len(set(counted)) < SUBSTANCE:
        return 0.0
    return sum(rarity.get(stem(key), 0.0) for key in counted)


def _is_name(text: Text, n: int) -> bool:
    """Whether a word is part of a title or a name, which anybody may write: a capital that no sentence begins with."""
    start = text.words[n].start
    return text.text[start].isupper() and start > 0 and text.text[:start].rstrip()[-1:] not in (".", ";", ":")


def _familiar(parsed: Sequence[Parsed], found: Sequence[Borrowing]) -> frozenset[tuple[str, ...]]:
    """The word sequences of runs that other paragraphs have as well: titles, formulas, standing names."""
    wanted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for x in found:
        for gram in _grams(x.unit.text.keys[x.first : x.last]):
            wanted[gram] |= {x.unit.row["paragraph_id"], x.utterance.row["paragraph_id"]}
    counts: Counter[tuple[str, ...]] = Counter()
    firsts = {gram[0] for gram in wanted}
    for one in parsed:
        for paragraph in one.document.paragraphs:
            keys = words_of(paragraph.text).keys
            begun = {keys[n : n + GRAM] for n, key in enumerate(keys) if key in firsts}
            for gram in begun & wanted.keys():
                counts[gram] += paragraph.id not in wanted[gram]
    return frozenset(gram for gram, n in counts.items() if n >= FAMILIAR)


def _row(x: Borrowing) -> Row:
    """The link; its diff shows the borrowed words alone, as equal, in what the point says."""
    later = x.unit.text
    return {
        "from_recommendation_id": None,
        "from_intervention_id": None,
        "from_comment_id": None,
        x.utterance.column: x.utterance.id,
        "to_recommendation_id": x.unit.id,
        "relation": "reused",
        "similarity": similarity(x.utterance.text.text, later.text),
        "diff": _diff(later, x.first, x.last),
        **{column: x.unit.row.get(column) for column in CITED},
        "origin": "derived",
    }


def _diff(later: Text, first: int, last: int) -> list[dict[str, str]]:
    """The point with the borrowed words as equal and the rest as inserted: what the speaker did not say is no change."""
    start, end = later.words[first].start, later.words[last - 1].end
    parts = (("insert", later.text[:start]), ("equal", later.text[start:end]), ("insert", later.text[end:]))
    return [{"op": op, "text": text} for op, text in parts if text]
