"""The note by the Secretariat that prints States' comments on the points of a meeting inside the points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from benchmarks.generator.blocks import Block, Numbered, Paper, day, days, heading, ordinal
from benchmarks.generator.parties import Party, listed, turned
from benchmarks.generator.plan import Comment, Item, Plan, Point, session_after
from benchmarks.generator.prose import Wording
from benchmarks.generator.report import CONFERENCE, POINTS

LABELS = {"USA": ("United States", "U.S.A.", "USA"), "GBR": ("United Kingdom", "UK")}
"""Forms in which a label names a State, beside its name."""


def note(draw: Random, plan: Plan, name: str, struck: bool) -> Paper:
    """The note on the outcome of the plan's meeting, for the session of the Conference that follows.

    ``struck``: its surface can show what is struck; else replaced words stand beside the new ones, as where formatting was lost.
    """
    held, session = plan.meeting, session_after(plan.meeting.starts_on)
    number = Numbered()
    symbol = f"CTOC/COP/{session.starts_on.year}/CRP.{draw.randint(1, 12)}"
    blocks = [
        *([Block("masthead", symbol)] if draw.random() < 0.5 else []),
        Block("masthead", CONFERENCE),
        Block("masthead", day(session.starts_on - timedelta(days=draw.randint(3, 12)))),
        Block("masthead", "English only"),
        Block("masthead", f"{ordinal(session.ordinal or 1).capitalize()} session"),
        Block("masthead", f"Vienna, {days(session.starts_on, session.ends_on, dash=True)}"),
        heading(f"Comments of States parties on the outcome of the {_which(plan)} (Vienna, {days(held.starts_on, held.ends_on, dash=True)})", 1),
        Block("masthead", "Note by the Secretariat"),
        *_introduction(plan, number),
        heading(f"Comments of States parties on the discussion points of the {_which(plan)}", 2, "II"),
    ]  # fmt: skip
    for item in plan.items:
        if item.points:
            blocks += _item(draw, item, [*item.points, *_added(plan, item.number)], struck)
    if plan.narratives:
        blocks += _narratives(plan)
    return Paper(name, symbol, f"V.{session.starts_on.year % 100:02d}-{draw.randint(10000, 99999):05d}", blocks)


def _which(plan: Plan) -> str:
    return f"{ordinal(plan.meeting.ordinal or 1)} meeting of the {plan.meeting.body}"


def _added(plan: Plan, number: str) -> list[Point]:
    return [plan.added[number]] if number in plan.added else []


def voices(plan: Plan) -> list[Party]:
    """All who commented or sent a narrative, in the order of lists."""
    points = [point for item in plan.items for point in [*item.points, *_added(plan, item.number)]]
    found = {comment.state for point in points for comment in point.comments} | {state for state, _ in plan.narratives}
    return [party for party in plan.parties if party in found]


def _introduction(plan: Plan, number: Numbered) -> Iterator[Block]:
    held = plan.meeting
    yield heading("Introduction", 2, "I")
    yield number(
        f"The {_which(plan)} was held in {held.city} {days(held.starts_on, held.ends_on)}. Its discussion points could not be negotiated at the meeting."
    )
    told = listed([party.name for party in voices(plan)]) if voices(plan) else "none"
    several = "States parties" if len(voices(plan)) != 1 else "State party"
    yield number(
        f"Within the time set for that purpose, the following {several} (in alphabetical order) provided comments: {told}. The comments are reproduced below as received."
    )


def _item(draw: Random, item: Item, points: list[Point], struck: bool) -> Iterator[Block]:
    yield heading(f"Agenda item {item.number}", 3)
    yield heading(item.title, 4)
    yield heading(POINTS, 5)
    yield Block(
        "unnumbered",
        "Stemming from the discussion, the Chair identified the points set out below for future consideration, which were not negotiated by the participants:",
    )
    for at, point in enumerate(points):
        yield Block("point", _marked(draw, point, "." if at == len(points) - 1 else ";", struck), f"({point.label})")


def _marked(draw: Random, point: Point, end: str, struck: bool) -> str:
    """The point with the marks of its comments; ``end`` closes it."""
    parts = {comment.place: comment for comment in point.comments if comment.place}
    text = _with_marks(draw, point.wording, parts, struck)
    for comment in point.comments:
        if comment.kind == "new_point":
            return f"{text} ({label(draw, comment.state)}){end}"
    text += end
    for comment in point.comments:
        if comment.kind == "remark":
            text = f"{text} ({label(draw, comment.state)}: {comment.remark})"
    return text


def _with_marks(draw: Random, wording: Wording, parts: dict[str, Comment], struck: bool) -> str:
    """The wording with inserted, replaced and struck parts, each with the label of its author."""
    made = wording
    if comment := parts.get("ask"):
        new, old, who = comment.proposed, comment.deleted, label(draw, comment.state)
        forms = [f"{new} {old} ({who})"] + [f"~~{old}~~ {new} ({who})"] * struck
        made = made.with_(ask=draw.choice(forms))
    if comment := parts.get("inserted"):
        made = made.with_(inserted=f"{comment.proposed} ({label(draw, comment.state)})")
    if comment := parts.get("means"):
        made = made.with_(means=f"~~{comment.deleted}~~ ({label(draw, comment.state)})")
    return made.text


def label(draw: Random, state: Party) -> str:
    """A State as a label names it."""
    name = draw.choice(LABELS.get(state.code or "", (turned(state.name), state.name)))
    return name.upper() if draw.random() < 0.08 and "(" not in name else name


def _narratives(plan: Plan) -> Iterator[Block]:
    yield heading(
        "Comments of States parties in the form of narrative information on national legislation and practices",
        2,
        "III",
    )
    for state, paragraphs in plan.narratives:
        yield heading(state.name, 6)
        yield from (Block("unnumbered", text) for text in paragraphs)
