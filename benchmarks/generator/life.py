"""The further life of points: what States say of them, and what is adopted at a later meeting."""

from __future__ import annotations

from random import Random

from benchmarks.generator import prose
from benchmarks.generator import vocabulary as v
from benchmarks.generator.parties import Party, choose
from benchmarks.generator.plan import LETTERS, YEARS_LATER, Adopted, Comment, Item, Meeting, Plan, Point
from benchmarks.generator.prose import Wording

FATES = ("verbatim",) * 6 + ("reworded",) * 8 + ("dropped",) * 3 + ("merged",) * 2 + ("split",) * 1
"""How often a point is taken over, put otherwise, left out, joined with the next one, or divided."""

COMMENTED = 0.45
"""Share of points that somebody comments on; points that are joined or divided are not, so that each outcome is plain."""


def live(draw: Random, made: Plan, struck: bool) -> None:
    """Give every point its comments and its fate. ``struck``: the note can show what is struck."""
    voices = choose(draw, made.parties, 6)
    for item in _discussed(made):
        _fates(draw, item)
        for point in item.points:
            if point.fate not in ("merged", "merged into", "split") and draw.random() < COMMENTED:
                point.comments = _comments(draw, point, voices, struck)
        if draw.random() < 0.3 and len(item.points) < len(LETTERS):
            point = Point(LETTERS[len(item.points)], prose.wording(draw))
            point.fate = draw.choice(("verbatim", "reworded", "dropped"))
            point.comments = [_new_point(draw, point, draw.choice(voices))]
            made.added[item.number] = point
    if draw.random() < 0.6:
        told = choose(draw, made.parties, draw.randint(1, 3))
        made.narratives = [(state, [prose.narrative(draw) for _ in range(draw.randint(1, 3))]) for state in told]
    _adopt(draw, made)


def _discussed(made: Plan) -> list[Item]:
    return [item for item in made.items if item.points]


def _fates(draw: Random, item: Item) -> None:
    waiting = False
    for at, point in enumerate(item.points):
        if waiting:
            point.fate, waiting = "merged into", False
            continue
        point.fate = draw.choice(FATES)
        if point.fate == "merged" and at + 1 < len(item.points):
            waiting = True
        elif point.fate in ("merged", "split") and not (point.fate == "split" and point.wording.tail):
            point.fate = "reworded"


def _comments(draw: Random, point: Point, voices: list[Party], struck: bool) -> list[Comment]:
    """One change or two at different places, and perhaps a remark."""
    kinds = (
        ["insertion"] + ["replacement"] * bool(_other_asks(point)) + ["deletion"] * bool(struck and point.wording.means)
    )
    chosen = draw.sample(kinds, min(len(kinds), draw.choice((0, 1, 1, 1, 2))))
    made = [_change(draw, kind, point, draw.choice(voices)) for kind in sorted(chosen)]
    if not made or draw.random() < 0.3:
        made.append(Comment(draw.choice(voices), "remark", remark=draw.choice(v.REMARKS), outcome="no_proposal"))
    return made


def _change(draw: Random, kind: str, point: Point, state: Party) -> Comment:
    """A change, and its outcome: a point that is taken over as it was took none of them up."""
    outcome = {"dropped": "point_dropped", "verbatim": "not_adopted"}.get(point.fate) or draw.choice(
        ("adopted_verbatim", "adopted_verbatim", "not_adopted", "adopted_reworded")
    )
    if kind == "insertion":
        proposed, _ = draw.choice(v.INSERTIONS)
        return Comment(state, kind, "inserted", proposed=proposed, outcome=outcome)
    if outcome == "adopted_reworded":
        outcome = "adopted_verbatim"
    if kind == "deletion":
        return Comment(state, kind, "means", deleted=point.wording.means, outcome=outcome)
    ask = draw.choice(_other_asks(point))
    return Comment(state, kind, "ask", proposed=ask, deleted=point.wording.ask, outcome=outcome)


def _other_asks(point: Point) -> list[str]:
    """Asks that share no word with the point's own, so that what was replaced is plain without its formatting."""
    asks = v.OFFICE_ASK if point.wording.who in v.OFFICES else v.STATES_ASK
    return [ask for ask in asks if not set(ask.split()) & set(point.wording.ask.split())]


def _new_point(draw: Random, point: Point, state: Party) -> Comment:
    outcome = {"verbatim": "adopted_verbatim", "reworded": "adopted_reworded", "dropped": "not_adopted"}[point.fate]
    return Comment(state, "new_point", proposed=point.text, outcome=outcome)


def _adopt(draw: Random, made: Plan) -> None:
    """What the later meeting adopts, item by item, then what is new."""
    held = made.meeting
    starts = held.starts_on + YEARS_LATER
    later = Meeting(held.body_id, starts, starts + (held.ends_on - held.starts_on), (held.ordinal or 1) + 1, None)
    made.adopting = later
    texts: list[tuple[str, str, list[tuple[str, str, str]]]] = []
    for item in _discussed(made):
        texts += [(item.title, text, source) for text, source in _adopted_of(draw, made, item)]
    for _ in range(draw.choice((0, 1, 2))):
        texts.append(("Other matters", prose.wording(draw).text, []))
    made.adopted = [Adopted(_letter(at), title, text, source) for at, (title, text, source) in enumerate(texts)]


def _letter(at: int) -> str:
    """(a) to (z), then (aa), (bb)."""
    return LETTERS[at % 26] * (at // 26 + 1)


def _adopted_of(draw: Random, made: Plan, item: Item) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The adopted texts that come from one item's points, in their order."""
    found: list[tuple[str, list[tuple[str, str, str]]]] = []
    added = [made.added[item.number]] if item.number in made.added else []
    for point in [*item.points, *added]:
        here = (item.number, point.label)
        if point.fate == "verbatim":
            found.append((point.text, [(*here, "verbatim")]))
        elif point.fate == "merged":
            found.append((point.text, [(*here, "merged")]))
        elif point.fate == "merged into":
            text, sources = found.pop()
            found.append((f"{text}. {point.text}", [*sources, (*here, "merged")]))
        elif point.fate == "split":
            found.append((point.wording.head, [(*here, "split")]))
            found.append((_on_its_own(point.wording), [(*here, "split")]))
        elif point.fate == "reworded":
            text = _with_outcomes(draw, point).text
            found.append((text, [(*here, "verbatim" if text == point.text else "reworded")]))
    return found


def _on_its_own(wording: Wording) -> str:
    """A tail as a point of its own."""
    rest = wording.tail.split(", ", 1)[1] if wording.tail.split(",")[0].startswith(("in ", "to ")) else wording.tail
    return (
        rest.replace("they should", f"{wording.who} should", 1)[:1].upper()
        + rest.replace("they should", f"{wording.who} should", 1)[1:]
    )


def _with_outcomes(draw: Random, point: Point) -> Wording:
    """The wording after what was taken up of the comments; without any, in other words."""
    changes = [c for c in point.comments if c.kind in ("insertion", "replacement", "deletion")]
    made = point.wording if changes else prose.reworded(draw, point.wording)
    for comment in changes:
        if comment.outcome == "adopted_verbatim":
            made = made.with_(**{comment.place: comment.proposed})
        elif comment.outcome == "adopted_reworded":
            made = made.with_(inserted=dict(v.INSERTIONS)[comment.proposed])
    return made
