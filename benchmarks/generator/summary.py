"""The Chair's summary of an informal expert meeting: sessions with numbered conclusions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from benchmarks.generator import prose
from benchmarks.generator.blocks import Block, Paper, days, heading
from benchmarks.generator.parties import Party, choose, listed, organizations, states
from benchmarks.generator.plan import FIRST_WEEK, STRIDE, WEEKS, Meeting

TITLE = "Informal Expert Group Meeting on International Cooperation in Criminal Matters"


@dataclass
class Summary:
    """An informal meeting: its chair, the countries and networks that came, the conclusions of each session."""

    meeting: Meeting
    chair: str
    countries: list[Party]
    networks: list[Party]
    sessions: list[tuple[str, list[str]]]


def plan_summary(draw: Random, number: int) -> Summary:
    """An informal meeting in a week of its own."""
    if number >= WEEKS:
        raise ValueError(f"at most {WEEKS} summaries can be made: each needs a week of its own")
    starts = FIRST_WEEK + timedelta(weeks=number * STRIDE % WEEKS, days=1)
    held = Meeting("iegm", starts, starts + timedelta(days=draw.choice((1, 2, 3))), None)
    networks = [
        party for party in organizations("regional_network") if " and " not in party.name and "," not in party.name
    ]
    return Summary(
        held, prose.person(draw), choose(draw, states(starts), draw.randint(6, 40)), choose(draw, networks, draw.choice((0, 2, 3))),
        [_session(draw) for _ in range(draw.randint(2, 5))],
    )  # fmt: skip


def _session(draw: Random) -> tuple[str, list[str]]:
    subjects = prose.subjects(draw, draw.randint(2, 8))
    return prose.title(draw, subjects[0]), [_conclusion(draw, about) for about in subjects]


def _conclusion(draw: Random, about: str) -> str:
    sentences = [prose.speech(draw, about), f"{prose.wording(draw, about).text}."]
    return " ".join(sentences if draw.random() < 0.7 else reversed(sentences))


def summary(draw: Random, plan: Summary, name: str) -> Paper:
    """The summary, which carries no symbol."""
    held = plan.meeting
    who, whose = draw.choice((("Mr.", "his"), ("Ms.", "her")))
    blocks = [
        heading(TITLE, 2),
        heading(f"(Vienna, {days(held.starts_on, held.ends_on, dash=True)})", 2),
        heading("Summary of the Chair", 3),
        Block("unnumbered", f"The United Nations Office on Drugs and Crime organized, {days(held.starts_on, held.ends_on)}, an informal expert meeting on international cooperation in criminal matters."),
        Block("unnumbered", f"The meeting brought together experts and practitioners from {len(plan.countries)} countries."),
        Block("unnumbered", f"Participating countries included: {listed([party.name for party in plan.countries])}.{_networks(plan)}"),
        Block("unnumbered", f"The agenda was divided into {len(plan.sessions)} sessions."),
        Block("unnumbered", f"At the closing session of the meeting, {who} {plan.chair}, in {whose} capacity as Chair, summarized the salient points of discussion as follows:"),
        *_sessions(plan),
    ]  # fmt: skip
    return Paper(name, "", "", blocks)


def _networks(plan: Summary) -> str:
    if not plan.networks:
        return ""
    return f" The following regional networks were also represented: {listed([party.name for party in plan.networks])}."


def _sessions(plan: Summary) -> Iterator[Block]:
    for number, (title, conclusions) in enumerate(plan.sessions, 1):
        yield heading(f"Session {number}. {title}", 5)
        for at, text in enumerate(conclusions, 1):
            yield Block("point", text, f"{at})")
