"""What became of each comment: the adopted text at the same slot.

The text commented on is laid over the adopted one; the words of the adopted text at the place of a proposal, and the
new words close by in the same sentence, are compared with the words proposed. Words proposed that stand there as new
words were adopted; new words that do the same in another way ("consistent with national legal frameworks" for "in
accordance with their domestic law") are an adoption in other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.link.alignment import Block, Text, align, sense, total, weight, words_of
from pipelines.link.comment_rows import STAGE
from pipelines.link.comments import Proposal
from pipelines.link.lexicon import CLAUSE_OPENERS, SUBORDINATORS
from pipelines.link.lineage import CITED, Lineage
from pipelines.link.timeline import Unit
from pipelines.model import Document, Paragraph, Parsed, Row, cite

NEAR = 6
"""A slot reaches so many words of the base to both sides: drafters move a clause within its sentence ("in doing so,
where appropriate, they may wish to" became "they may, where appropriate,")."""

SAME_SENSE = 0.5
"""Half of what a proposal says must be said by new words at its slot to count as adopted in other words."""

GONE = 0.5
"""A deletion counts as followed in part when at least this share of the words is gone."""

LEFT_EDGE, RIGHT_EDGE = 4, 8
"""A passage is quoted from the begin to the end of its phrase, where these are not further away than so many words."""

_JOINTS = frozenset({"and", "or", "but", "as", "well"})
_SENTENCE_END = re.compile(r"[.;]\s")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a proposal in one adopted text; ``words`` is its place there, as a range of words."""

    outcome: str
    similarity: float
    words: tuple[int, int]


def outcomes(parsed: Sequence[Parsed], proposals: Sequence[Proposal], lineage: Lineage) -> list[Row]:
    """Rows of ``comment_outcomes``, one a comment whose fate the corpus holds; for the others an annotation."""
    documents = {one.document.id: one.document for one in parsed}
    paragraphs = {p.id: p for one in parsed for p in one.document.paragraphs}
    rows = []
    for proposal in proposals:
        row = _outcome(proposal, lineage, documents, paragraphs)
        if row:
            rows.append(row)
        else:
            documents[proposal.row["document_id"]].note(
                "info", STAGE, f"No later text of the point is known: {proposal.row['comment_id']} has no outcome yet."
            )
    return rows


def _outcome(
    proposal: Proposal, lineage: Lineage, documents: Mapping[str, Document], paragraphs: Mapping[str, Paragraph]
) -> Row | None:
    row = proposal.row
    if row["kind"] in ("remark", "narrative"):
        return _row(row, "no_proposal")
    source = row["recommendation_id"] if row["kind"] == "new_point" else _point_of(proposal, lineage)
    steps = lineage.after(source) if source else []
    later = [step.later for step in steps if step.later]
    if not later:
        fell = "not_adopted" if row["kind"] == "new_point" else "point_dropped"
        return _row(row, fell) if steps else None
    if row["kind"] == "new_point":
        step = steps[0]
        outcome = "adopted_verbatim" if step.relation == "verbatim" else "adopted_reworded"
        return _adopted(
            row,
            Verdict(outcome, round(step.score or 0.0, 3), (0, len(later[0].text.words))),
            later[0],
            documents,
            paragraphs,
        )
    if proposal.change is None or proposal.base is None:
        return None
    home = later[0].home
    judged = [(judge(proposal, unit.text), unit) for unit in later if unit.home is home]
    verdict, unit = max(judged, key=lambda pair: (_BETTER.index(pair[0].outcome), pair[0].similarity))
    return _adopted(row, verdict, unit, documents, paragraphs)


_BETTER = ("not_adopted", "adopted_reworded", "adopted_verbatim")


def _point_of(proposal: Proposal, lineage: Lineage) -> str | None:
    """The earlier point that a change was made on: of several that were joined, the one that holds its words."""
    if len(proposal.points) < 2 or proposal.change is None:
        return proposal.points[0] if proposal.points else None
    at = 0
    for point in proposal.points:
        length = next((len(x.earlier.text.words) for x in lineage.after(point) if x.earlier), 0)
        if proposal.change.base[0] <= at + length:
            return point
        at += length
    return proposal.points[-1]


def judge(proposal: Proposal, later: Text) -> Verdict:
    """The outcome of one proposal in one adopted text."""
    assert proposal.change is not None and proposal.base is not None
    base, slot = proposal.base, proposal.change.base
    blocks = align(base.keys, later.keys)
    if proposal.row["kind"] == "deletion":
        return _deletion(base, later, blocks, slot)
    proposed = _core(proposal.row["proposed_text"] or "")
    window = _window(base, blocks, slot)
    place = _place(blocks, slot)
    found = _stands(proposed, later, window)
    if found and not (slot[0] < slot[1] and _remains(base, blocks, slot) > GONE):
        return Verdict("adopted_verbatim", 1.0, found)
    share, words = _in_other_words(proposed, base, later, window)
    if share >= SAME_SENSE:
        return Verdict("adopted_reworded", round(min(share, 0.999), 3), words)
    return Verdict("not_adopted", round(share, 3), place)


def _core(text: str) -> tuple[str, ...]:
    """The words of a proposal without the conjunction that joins it to the sentence."""
    keys = words_of(text).keys
    return keys[1:] if len(keys) > 1 and keys[0] in _JOINTS else keys


def _place(blocks: Sequence[Block], slot: tuple[int, int]) -> tuple[int, int]:
    """The words of the later text that stand where base words ``slot`` stood."""
    start, end = None, 0
    for block in blocks:
        if block.a1 < slot[0] or block.a0 > slot[1]:
            continue
        first = block.b0 + max(0, slot[0] - block.a0) if block.same else block.b0
        last = block.b0 + min(block.a1, slot[1]) - block.a0 if block.same else block.b1
        start = first if start is None else min(start, first)
        end = max(end, last)
    return (start or 0, max(end, start or 0))


def _window(base: Text, blocks: Sequence[Block], slot: tuple[int, int]) -> list[Block]:
    """The changes at the slot and close by in the same sentence."""
    return [
        block
        for block in blocks
        if not block.same
        and block.a1 >= slot[0] - NEAR
        and block.a0 <= slot[1] + NEAR
        and not _apart(base, block, slot)
    ]


def _apart(base: Text, block: Block, slot: tuple[int, int]) -> bool:
    """Whether the end of a sentence or a clause of its own lies between a change and the slot."""
    if block.a1 < slot[0]:
        first, last = block.a1, slot[0]
    elif block.a0 > slot[1]:
        first, last = slot[1], block.a0
    else:
        return False
    start = base.words[first - 1].end if first else 0
    end = base.words[last].start if last < len(base.words) else len(base.text)
    return bool(_SENTENCE_END.search(base.text[start:end]))


def _stands(proposed: Sequence[str], later: Text, window: Sequence[Block]) -> tuple[int, int] | None:
    """Where the proposed words stand in the later text, at least one word of substance among its new words there."""
    size = len(proposed)
    for block in window:
        for at in range(max(0, block.b0 - size), min(block.b1, len(later.keys) - size + 1)):
            new = later.keys[max(at, block.b0) : min(at + size, block.b1)]
            if later.keys[at : at + size] == tuple(proposed) and total(new) >= min(1.0, total(proposed)):
                return at, at + size
    return None


def _remains(base: Text, blocks: Sequence[Block], slot: tuple[int, int]) -> float:
    """The share of the base words at the slot that the later text keeps."""
    kept = sum(
        total(base.keys[max(b.a0, slot[0]) : min(b.a1, slot[1])])
        for b in blocks
        if b.same and b.a0 < slot[1] and b.a1 > slot[0]
    )
    return kept / (total(base.keys[slot[0] : slot[1]]) or 1.0)


def _deletion(base: Text, later: Text, blocks: Sequence[Block], slot: tuple[int, int]) -> Verdict:
    """Whether the words are gone from their slot."""
    gone = 1 - _remains(base, blocks, slot)
    outcome = "adopted_verbatim" if gone > 0.999 else "adopted_reworded" if gone >= GONE else "not_adopted"
    return Verdict(outcome, round(gone, 3), _place(blocks, slot))


def _in_other_words(
    proposed: Sequence[str], base: Text, later: Text, window: Sequence[Block]
) -> tuple[float, tuple[int, int]]:
    """How much of what a proposal says new words at the slot say, and where they stand."""
    wanted = set(_senses(proposed))
    best, at = 0.0, (0, 0)
    for block in window:
        new = Counter(_senses(later.keys[block.b0 : block.b1]))
        new.subtract(Counter(_senses(base.keys[block.a0 : block.a1])))
        said = {word for word, count in new.items() if count > 0}
        share = len(wanted & said) / len(wanted) if wanted else 0.0
        frame = _frame(proposed, later, block)
        if frame and share < SAME_SENSE:
            share, words = SAME_SENSE, (frame, block.b1)
        else:
            words = (block.b0, block.b1)
        if share > best:
            best, at = share, words
    return best, at


def _senses(keys: Sequence[str]) -> Iterator[str]:
    return (sense(key) for key in keys if weight(key) == 1.0)


def _frame(proposed: Sequence[str], later: Text, block: Block) -> int | None:
    """Where new words build the same clause: "when engaging in ..." and "when responding to ..."."""
    if len(proposed) < 2 or proposed[0] not in SUBORDINATORS or not proposed[1].endswith("ing"):
        return None
    for at in range(block.b0, block.b1 - 1):
        if later.keys[at] == proposed[0] and later.keys[at + 1].endswith("ing"):
            return at
    return None


def passage(later: Text, words: tuple[int, int]) -> tuple[int, int]:
    """The words of a place with the rest of their phrase, as far as it is near: a range of words."""
    first, last = words
    left = first
    while (
        left > 0
        and first - left <= LEFT_EDGE
        and not _mark_before(later, left)
        and later.keys[min(left, len(later.keys) - 1)] not in CLAUSE_OPENERS
    ):
        left -= 1
    first = left if first - left <= LEFT_EDGE else first
    right = last
    while right < len(later.keys) and right - last < RIGHT_EDGE and not _mark_before(later, right):
        if later.keys[right] in CLAUSE_OPENERS | _JOINTS:
            break
        right += 1
    return first, right


def _mark_before(text: Text, word: int) -> bool:
    """Whether punctuation stands before a word."""
    start = text.words[word - 1].end if word else 0
    end = text.words[word].start if word < len(text.words) else len(text.text)
    return bool(text.text[start:end].strip())


def _row(comment: Row, outcome: str) -> Row:
    """The row of a comment that no adopted words answer; its passage is the comment's own."""
    return {
        "comment_id": comment["comment_id"],
        "outcome": outcome,
        "adopted_recommendation_id": None,
        "adopted_passage": None,
        "similarity": None,
        **{column: comment.get(column) for column in CITED},
        "origin": "derived",
    }


def _adopted(
    comment: Row, verdict: Verdict, unit: Unit, documents: Mapping[str, Document], paragraphs: Mapping[str, Paragraph]
) -> Row:
    """The row of a comment with the adopted words at its slot; they are quoted only where they follow the comment."""
    first, last = passage(unit.text, verdict.words)
    words = unit.text.slice(first, last)
    row = _row(comment, verdict.outcome)
    row["adopted_recommendation_id"] = unit.id
    row["adopted_passage"] = words if verdict.outcome != "not_adopted" and words else None
    row["similarity"] = verdict.similarity
    row |= {column: unit.row.get(column) for column in CITED}
    paragraph, document = paragraphs.get(unit.row["paragraph_id"]), documents.get(unit.row["document_id"])
    at = paragraph.clean.text.find(words) if paragraph and words else -1
    if paragraph and document and at >= 0:
        cited = cite(document, paragraph, paragraph.clean.span(at, at + len(words)))
        row |= {column: cited[column] for column in CITED}
    return row
