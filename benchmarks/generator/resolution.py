"""The draft resolution of the Conference that endorses what the later meeting adopted, and annexes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from random import Random

from benchmarks.generator import prose
from benchmarks.generator.blocks import Block, Paper, day, days, heading, ordinal
from benchmarks.generator.plan import Meeting, Plan, session_after
from benchmarks.generator.report import CONFERENCE, CONVENTION


def resolution(draw: Random, plan: Plan, name: str) -> Paper:
    """The draft resolution for the session that follows the adopting meeting."""
    assert plan.adopting is not None
    session = session_after(plan.adopting.starts_on)
    symbol = f"CTOC/COP/{session.starts_on.year}/L.{draw.randint(1, 20)}"
    blocks = [
        Block("masthead", symbol),
        Block("masthead", f"Distr.: Limited\n{day(session.starts_on - timedelta(days=draw.randint(10, 40)))}\n\nOriginal: English"),
        Block("masthead", f"{ordinal(session.ordinal or 1).capitalize()} session"),
        Block("masthead", f"Vienna, {days(session.starts_on, session.ends_on, dash=True)}"),
        heading(f"Draft resolution submitted by the Chair of the {plan.meeting.body}", 2),
        heading(f"Implementation of the provisions of the {CONVENTION} that concern the work of the {plan.meeting.body}", 2),
        Block("unnumbered", f"The {CONFERENCE},"),
        *_preamble(draw, plan),
        *_operative(draw, plan, plan.adopting),
        *_annex(draw, plan, plan.adopting),
    ]  # fmt: skip
    return Paper(name, symbol, f"V.{session.starts_on.year % 100:02d}-{draw.randint(10000, 99999):05d}", blocks)


def _preamble(draw: Random, plan: Plan) -> Iterator[Block]:
    subjects = [item.subject for item in plan.items if item.subject]
    yield Block(
        "unnumbered", f"*Noting* that {subjects[0]} deserves the continued attention of practitioners in all regions,"
    )
    yield Block(
        "unnumbered",
        f"*Recalling* its earlier resolutions, in which it urged States parties to {draw.choice(('strengthen', 'widen'))} their cooperation on {prose.subject(draw)},",
    )
    yield Block(
        "unnumbered",
        f"*Welcoming* the work of the {plan.meeting.body} and the discussions held at its latest meetings,",
    )


def _operative(draw: Random, plan: Plan, later: Meeting) -> Iterator[Block]:
    which = f"the recommendations adopted by the {later.body} at its {ordinal(later.ordinal or 1)} meeting, held {days(later.starts_on, later.ends_on)}, which are set out in the annex to the present resolution"
    asks = draw.random() < 0.6
    yield Block("paragraph", f"*Endorses* {which}{';' if asks else '.'}", "1.")
    if asks:
        yield Block(
            "paragraph",
            "*Requests* the Secretariat to report on the implementation of the present resolution to the Conference at its next session.",
            "2.",
        )


def _annex(draw: Random, plan: Plan, later: Meeting) -> Iterator[Block]:
    yield heading("Annex", 1)
    held = f"at its {ordinal(later.ordinal or 1)} meeting, held {days(later.starts_on, later.ends_on)}"
    yield heading(f"Recommendations adopted by the {later.body} {held}", 2)
    yield Block(
        "unnumbered",
        f"The {later.body}, {held}, adopted the following recommendations for endorsement by the {CONFERENCE}:",
    )
    for section, adopted in groupby(plan.adopted, key=lambda one: one.section):
        yield heading(section, 4)
        for one in adopted:
            yield Block("point", one.text + ("." if one is plan.adopted[-1] else ";"), f"({one.label})")
