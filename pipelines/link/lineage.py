"""The life of a point across documents: which later point it became, found by content and order, never by label.

Lists of points are taken in the order of time. Each point of a list looks for its earlier stage among the points that
share its rare words, the latest list first. One point answers one point; what a pair leaves unexplained may then hold
a second point (merged) or stand in a second point (split). A point without an answer was dropped, or is new, only where
its neighbours in the list have one: otherwise the two lists simply have nothing to do with one another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.link.alignment import Text, align, diff, same_words, similarity, words_of
from pipelines.link.likeness import Index, Rarity, alike, clauses_of
from pipelines.link.timeline import PointList, Unit, follows, related
from pipelines.model import Row
from pipelines.normalise.registers import Registers

ACCEPTED = 0.5
"""Likeness from which two points are stages of one. Between the points of 2020 and 2021 the least alike true pair (on
accountability and sovereignty in covert measures) reaches 0.56, and the most alike unrelated pair of two meetings 0.40."""

SURE = 0.85
"""Likeness at which two points are one without a neighbour's witness, and across unrelated bodies."""

PART = 0.6
"""A further point is merged in, or split off, when this share of its words stands where the pair has nothing, or when it
is as alike to whole clauses there as two stages of one point are."""

WITNESSES = 2
"""So many points of a list must have answers in another before one of them counts as dropped or new there."""

SHARE = 0.2
"""At least this share of the shorter list must have answers, for the same."""

CHAIN = 0.15
"""A stage in an earlier list is preferred to one in a later list only if it is this much more alike."""

HEADING_BONUS = 0.02
PLACE_BONUS = 0.01
"""Between near-equal answers, the one under the same heading, and the one at the same place of its list, wins."""

CITED = ("document_id", "paragraph_id", "char_start", "char_end", "quote")


@dataclass(frozen=True, slots=True)
class Link:
    """One step: ``earlier`` became ``later``; one of them is None for new and dropped points."""

    earlier: Unit | None
    later: Unit | None
    relation: str
    score: float | None = None


class Lineage:
    """All steps, with look-ups by point."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.links = list(links)
        self._before: dict[str, list[Link]] = defaultdict(list)
        self._after: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if link.later and link.earlier:
                self._before[link.later.id].append(link)
            if link.earlier and (link.later is None or not link.later.home.commented):
                self._after[link.earlier.id].append(link)

    def before(self, point: str) -> list[Link]:
        """The steps that lead to a point, the main one first."""
        return self._before.get(point, [])

    def after(self, point: str) -> list[Link]:
        """The steps that lead from a point to texts (not to compilations of comments), the earliest first."""
        found = self._after.get(point, [])
        return sorted(
            found, key=lambda x: (x.later is None, x.later.home.when if x.later and x.later.home.when else ())
        )


def trace(lists: Sequence[PointList], registers: Registers) -> Lineage:
    """The lineage of all points. ``lists`` are in order of time."""
    rarity = Rarity(unit for one in lists for unit in one.units)
    index = Index(rarity)
    links: list[Link] = []
    notes = _Notes()
    for one in lists:
        found = _predecessors(one, rarity, index, registers, notes)
        links += found
        if one.commented:
            notes.add(one, found)
        for unit in one.units:
            index.add(unit)
    return Lineage([*links, *_unanswered(lists, links, notes)])


@dataclass(slots=True)
class _Notes:
    """What is known of compilations of comments: their points that print an earlier point, and the lists of those.

    Later texts follow the earlier point itself; only a point first proposed in a compilation is followed from there.
    """

    based: set[Unit] = field(default_factory=set)
    bases: dict[PointList, set[PointList]] = field(default_factory=dict)

    def add(self, note: PointList, links: Iterable[Link]) -> None:
        """Enter a compilation by the steps that lead to it."""
        for link in links:
            if link.earlier and link.later:
                self.based.add(link.later)
                self.bases.setdefault(note, set()).add(link.earlier.home)


def _predecessors(one: PointList, rarity: Rarity, index: Index, registers: Registers, notes: _Notes) -> list[Link]:
    """The steps that lead to the points of one list."""
    pairs: dict[PointList, list[tuple[float, Unit, Unit]]] = defaultdict(list)
    for later in one.units:
        for earlier in index.candidates(later):
            if earlier in notes.based or not follows(one, earlier.home):
                continue
            near = related(one, earlier.home, registers)
            score = alike(rarity, earlier.text, later.text) if near else rarity.dice(earlier.text.keys, later.text.keys)
            if score >= (ACCEPTED if near else SURE):
                pairs[earlier.home].append((score, earlier, later))
    answered = {home: _assigned(found, rarity) for home, found in pairs.items()}
    sure = {home for home, found in answered.items() if _witnessed(found, home, one)}
    sure |= {home for home in answered if notes.bases.get(home, set()) & sure}
    answered = {home: found for home, found in answered.items() if home in sure}
    chosen = _latest(answered)
    by_home: dict[PointList, list[tuple[float, Unit, Unit]]] = defaultdict(list)
    for pair in chosen:
        by_home[pair[1].home].append(pair)
    return [link for home, found in by_home.items() for link in _steps(home, one, found, rarity, notes.based)]


def _assigned(pairs: list[tuple[float, Unit, Unit]], rarity: Rarity) -> list[tuple[float, Unit, Unit]]:
    """One answer a point, the most alike pairs first."""
    taken: set[Unit] = set()
    found = []
    for score, earlier, later in sorted(pairs, key=lambda p: (-_rank(rarity, *p), p[1].id, p[2].id)):
        if earlier not in taken and later not in taken:
            taken |= {earlier, later}
            found.append((score, earlier, later))
    return found


def _rank(rarity: Rarity, score: float, earlier: Unit, later: Unit) -> float:
    """How good an answer is: alike in parts, better alike as a whole, under the same heading, at the same place."""
    whole = rarity.dice(earlier.text.keys, later.text.keys)
    heading = (earlier.row.get("section") or "").casefold() == (later.row.get("section") or "").casefold()
    return (score + whole) / 2 + HEADING_BONUS * heading + PLACE_BONUS * (1 - abs(earlier.place - later.place))


def _witnessed(found: Sequence[tuple[float, Unit, Unit]], earlier: PointList, later: PointList) -> bool:
    """Whether the answers between two lists bear each other out, or one is beyond doubt."""
    if any(score >= SURE for score, _, _ in found):
        return True
    return len(found) >= WITNESSES or len(found) == min(len(earlier.units), len(later.units)) > 0


def _latest(answered: Mapping[PointList, list[tuple[float, Unit, Unit]]]) -> Iterator[tuple[float, Unit, Unit]]:
    """For each point its answer in the latest list that has one; an earlier list only if much more alike."""
    options: dict[Unit, list[tuple[float, Unit, Unit]]] = defaultdict(list)
    for home in sorted(answered, key=lambda x: (x.when is not None, x.when or (), x.document_id), reverse=True):
        for pair in answered[home]:
            options[pair[2]].append(pair)
    for pairs in options.values():
        best = pairs[0]
        for pair in pairs[1:]:
            if pair[0] > best[0] + CHAIN:
                best = pair
        yield best


def _steps(
    earlier: PointList, later: PointList, pairs: Sequence[tuple[float, Unit, Unit]], rarity: Rarity, based: set[Unit]
) -> Iterator[Link]:
    """The steps between two lists: the pairs, and points merged into them or split off them."""
    became = {a: b for _, a, b in pairs}
    came_from = {b: a for a, b in became.items()}
    merged = [
        (a, b) for a in earlier.units if a not in became and a not in based and (b := _holder(a, came_from, rarity))
    ]
    split = [(a, b) for b in later.units if b not in came_from and (a := _holder(b, became, rarity))]
    joined, divided = Counter(b for _, b in merged), Counter(a for a, _ in split)
    for score, a, b in pairs:
        relation = (
            "verbatim"
            if a.text.keys == b.text.keys
            else "merged"
            if joined[b]
            else "split"
            if divided[a]
            else "reworded"
        )
        yield Link(a, b, relation, score)
    yield from (Link(a, b, "merged", alike(rarity, a.text, b.text)) for a, b in merged)
    yield from (Link(a, b, "split", alike(rarity, a.text, b.text)) for a, b in split)


def _holder(part: Unit, pairs: Mapping[Unit, Unit], rarity: Rarity) -> Unit | None:
    """The point of a pair that also holds ``part``, in clauses or words that the pair itself doesn't explain, or None."""
    mass = rarity.mass(part.text.keys)
    best, share = None, ACCEPTED
    for whole, partner in pairs.items() if mass else ():
        if rarity.shared(part.text.keys, whole.text.keys) < ACCEPTED / 2 * mass:
            continue
        here = max(
            alike(rarity, part.text, words_of(_own_clauses(rarity, whole.text, partner.text, part.text))),
            _in_spare(rarity, part.text, whole.text, partner.text) / mass - PART + ACCEPTED,
        )
        if here >= share:
            best, share = whole, here
    return best


def _own_clauses(rarity: Rarity, whole: Text, partner: Text, part: Text) -> str:
    """The clauses of a point that are nearer to ``part`` than to the partner that the point has already."""
    clauses = []
    for first, last in clauses_of(whole):
        keys = whole.keys[first:last]
        if rarity.shared(keys, part.keys) > rarity.shared(keys, partner.keys):
            clauses.append(whole.slice(first, last))
    return "; ".join(clauses)


def _in_spare(rarity: Rarity, part: Text, whole: Text, partner: Text) -> float:
    """The weight of the words of ``part`` among those of ``whole`` that its partner doesn't have."""
    spare = [key for b in align(partner.keys, whole.keys) if not b.same for key in whole.keys[b.b0 : b.b1]]
    return sum(rarity.mass(tuple(spare[b.b0 : b.b1])) for b in align(part.keys, spare) if b.same)


def _unanswered(lists: Sequence[PointList], links: Sequence[Link], notes: _Notes) -> Iterator[Link]:
    """Dropped and new points. A compilation of comments drops nothing and makes nothing new: it is no version.

    But a point first proposed in a compilation was dropped where a later text took up the points beside it.
    """
    linked: Counter[tuple[PointList, PointList]] = Counter()
    for link in links:
        if link.earlier and link.later and not link.later.home.commented:
            linked[link.earlier.home, link.later.home] += 1
    heirs = {(a, b) for (a, b), n in linked.items() if n >= max(WITNESSES, SHARE * min(len(a.units), len(b.units)))}
    went = {link.earlier for link in links if link.later and not link.later.home.commented}
    came = {link.later for link in links}
    parents, children = {a for a, _ in heirs}, {b for _, b in heirs}
    for one in lists:
        if one in parents and not one.commented:
            yield from (Link(unit, None, "dropped") for unit in one.units if unit not in went)
        if one in children and not one.commented:
            yield from (Link(None, unit, "new") for unit in one.units if unit not in came)
        if one.commented and not parents.isdisjoint(notes.bases.get(one, ())):
            yield from (
                Link(unit, None, "dropped") for unit in one.units if unit not in notes.based and unit not in went
            )


def link_rows(links: Iterable[Link], texts: Mapping[str, str]) -> list[Row]:
    """Rows of ``recommendation_links``. ``texts`` gives the text that stands for a point with marks: all marks applied."""
    return [_row(link, texts) for link in links]


def _row(link: Link, texts: Mapping[str, str]) -> Row:
    earlier = texts.get(link.earlier.id, link.earlier.text.text) if link.earlier else ""
    later = texts.get(link.later.id, link.later.text.text) if link.later else ""
    anchor = link.later or link.earlier
    assert anchor is not None
    relation = link.relation
    if link.earlier and link.later and relation in ("verbatim", "reworded"):
        relation = "verbatim" if same_words(earlier, later) else "reworded"
    return {
        "from_recommendation_id": link.earlier.id if link.earlier else None,
        "from_intervention_id": None,
        "from_comment_id": None,
        "to_recommendation_id": link.later.id if link.later else None,
        "relation": relation,
        "similarity": similarity(earlier, later) if link.earlier and link.later else None,
        "diff": diff(earlier, later)
        if earlier and later
        else [{"op": "insert" if later else "delete", "text": later or earlier}],
        **{column: anchor.row.get(column) for column in CITED},
        "origin": "derived",
    }
