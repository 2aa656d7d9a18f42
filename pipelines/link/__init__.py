"""Across documents: comments on points, their lineage, the fate of each proposal, words that return.

The only stage that sees more than one document at once. Everything comes from the rows and trees of the stages before.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.link.comment_rows import STAGE
from pipelines.link.comments import read_comments, unlabelled
from pipelines.link.lineage import link_rows, trace
from pipelines.link.meetings import link_meetings
from pipelines.link.outcomes import outcomes
from pipelines.link.reuse import reused
from pipelines.link.timeline import point_lists
from pipelines.model import Parsed, Tables
from pipelines.normalise.registers import Registers

__all__ = ["link"]


def link(parsed: Sequence[Parsed], registers: Registers) -> Tables:
    """The tables that several documents make together, from the tables and trees of each.

    The result does not depend on the order of ``parsed``. What can't be placed is noted on its document.
    """
    for one in parsed:  # a document may have been linked before, beside other documents
        one.document.annotations = [note for note in one.document.annotations if note.stage != STAGE]
    lists = point_lists(parsed, unlabelled(parsed, registers.names))
    lineage = trace(lists, registers)
    found = read_comments(parsed, registers, lineage)
    links = link_rows(lineage.links, found.applied) + reused(parsed, found.proposals, lists, lineage)
    return {
        **link_meetings(parsed, registers),
        "comments": found.rows,
        "recommendation_links": links,
        "comment_outcomes": outcomes(parsed, found.proposals, lineage),
    }
