"""``proceedings history``: the life of a recommendation as a redline that a delegate can read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.commands.console import Stop, coloured, out
from pipelines.commands.dataset import database
from pipelines.link.redline import Edit, Segment, Stage, history

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from rich.text import Text

    from pipelines.model import Row

WIDTH = 100
INDENT = "   "

_STYLES = {"insert": "green underline", "delete": "red strike", "moved_from": "dim strike", "moved_to": "cyan"}

_SIGNS = {"insert": ("{+", "+}"), "delete": ("[-", "-]"), "moved_from": ("[~", "~]"), "moved_to": ("{~", "~}")}
"""Where there are no colours: the signs of wdiff, and ``~`` for words that only moved."""

LEGEND = "{+added+}  [-left out-]  [~moved from here~]  {~moved here~}"

_RELATIONS = {
    "verbatim": "taken over word for word",
    "reworded": "reworded",
    "merged": "merged",
    "split": "split",
    "dropped": "dropped",
    "new": "new",
    "reused": "words reused",
}

_OUTCOMES = {
    "adopted_verbatim": "adopted word for word",
    "adopted_reworded": "adopted in other words",
    "not_adopted": "not adopted",
    "point_dropped": "the point was dropped",
    "no_proposal": "proposed no words",
}

_TABLES = ("recommendations", "recommendation_links", "comments", "comment_outcomes")


def run(recommendation_id: str, form: str, package: Path | None) -> None:
    """Print the stages of a recommendation in order, each as a redline against the one before."""
    with database(package) as con:
        tables = {name: _rows(con, name) for name in _TABLES}
        try:
            stages = history(tables, recommendation_id)
        except KeyError:
            raise Stop(_unknown(tables["recommendations"], recommendation_id)) from None
        if form == "json":
            out().print(
                json.dumps([asdict(s) for s in stages], ensure_ascii=False, indent=2, default=str), markup=False
            )
            return
        meetings = {row["meeting_id"]: row for row in _rows(con, "meetings")}
        documents = {row["document_id"]: row for row in _rows(con, "documents")}
        endorsements = _rows(con, "endorsements")
    print_stages(stages, meetings, documents)
    _print_endorsements([e for e in endorsements if e["recommendation_id"] in _points(stages)], documents)


def _rows(con: DuckDBPyConnection, table: str) -> list[Row]:
    columns = "* EXCLUDE (text)" if table == "documents" else "*"
    rows: list[Row] = con.sql(f"SELECT {columns} FROM {table}").to_arrow_table().to_pylist()
    return rows


def _unknown(recommendations: Iterable[Row], wanted: str) -> str:
    from rapidfuzz import process

    ids = sorted(row["recommendation_id"] for row in recommendations)
    near = "".join(f"\n  {match[0]}" for match in process.extract(wanted, ids, limit=5, processor=str.casefold))
    return f"There is no recommendation {wanted}. The nearest are:{near}"


def _points(stages: Iterable[Stage]) -> set[str]:
    return {s.recommendation["recommendation_id"] for s in stages if s.recommendation}


def print_stages(stages: list[Stage], meetings: dict[str, Row], documents: dict[str, Row]) -> None:
    """Each stage: where it stands, how it came about, its text as a redline, and what States said of it."""
    from rich.text import Text

    console = out()
    in_colours = coloured(console)
    if not in_colours and any(part.style != "equal" for stage in stages for part in stage.segments):
        console.print(LEGEND + "\n", markup=False)
    for number, stage in enumerate(stages, 1):
        console.print(_heading(number, stage, meetings, documents), style="bold", markup=False)
        console.print(_indented(Text(_origin(stage), "dim")))
        console.print()
        console.print(_indented(redline(stage.segments, in_colours)))
        console.print()
        remarks = [*map(_edit, stage.edits), *map(_reuse, stage.reused)]
        for remark in remarks:
            console.print(_indented(Text(remark), "• "))
        if remarks:
            console.print()


def redline(segments: Iterable[Segment], in_colours: bool) -> Text:
    """The text of a stage with its changes, in colours or in signs."""
    from rich.text import Text

    text = Text()
    for part in segments:
        if in_colours or part.style == "equal":
            text.append(part.text, _STYLES.get(part.style, ""))
            continue
        begin, end = _SIGNS[part.style]
        words = part.text.strip()
        left, _, right = part.text.partition(words)
        text.append(f"{left}{begin}{words}{end}{right}")
    return text


def _indented(text: Text, bullet: str = "") -> Text:
    """The text in lines of a readable length, set in; after the bullet where there is one."""
    from rich.text import Text

    console = out()
    margin = INDENT + " " * len(bullet)
    lines = text.wrap(console, min(console.width if console.is_terminal else WIDTH, WIDTH) - len(margin))
    for number, line in enumerate(lines):
        line.rstrip()
        lines[number] = Text(margin if number or not bullet else INDENT + bullet) + line
    return Text("\n").join(lines)


def _heading(number: int, stage: Stage, meetings: dict[str, Row], documents: dict[str, Row]) -> str:
    row = stage.recommendation
    if row is None:
        return f"{number}. Dropped"
    document = documents.get(row["document_id"], {})
    meeting = meetings.get(row["meeting_id"], {})
    named = document.get("symbol") or document.get("title") or row["document_id"]
    label = f" ({row['label']})" if row["label"] else ""
    held = f", meeting of {meeting['starts_on']:%-d %B %Y}" if meeting.get("starts_on") else ""
    status = f", {row['status'].replace('_', ' ')}" if row["status"] else ""
    return f"{number}. {row['kind'].replace('_', ' ').capitalize()}{label}{status}: {named}{held}"


def _origin(stage: Stage) -> str:
    """How the stage came of those before it."""
    point = stage.recommendation["recommendation_id"] if stage.recommendation else ""
    if not stage.relation:
        return point
    said = _RELATIONS.get(stage.relation, stage.relation)
    earlier = f" from {', '.join(stage.earlier)}" if stage.earlier else ""
    likeness = f", likeness {stage.similarity:.2f}" if stage.similarity is not None else ""
    return f"{point}{': ' if point else ''}{said}{earlier}{likeness}"


def _edit(edit: Edit) -> str:
    """One State's comment, and what became of it."""
    comment, outcome = edit.comment, edit.outcome
    words = [f'"{comment["proposed_text"]}"'] if comment["proposed_text"] else []
    words += [f'for "{comment["deleted_text"]}"'] if comment["deleted_text"] else []
    words += [comment["remark"]] if comment["remark"] else []
    said = f"{comment['name_as_written']}, {comment['kind'].replace('_', ' ')}: {' '.join(words)}"
    if outcome and outcome["outcome"] != "no_proposal":
        adopted = f': "{outcome["adopted_passage"]}"' if outcome["adopted_passage"] else ""
        said += f" → {_OUTCOMES[outcome['outcome']]}{adopted}"
    return " ".join(said.split())


def _reuse(link: Row) -> str:
    source = link["from_intervention_id"] or link["from_comment_id"] or link["from_recommendation_id"]
    return f"holds words of {source} (likeness {link['similarity'] or 0:.2f})"


def _print_endorsements(endorsements: list[Row], documents: dict[str, Row]) -> None:
    """Where a resolution, or its draft, endorses one of the stages."""
    for row in endorsements:
        document = documents.get(row["document_id"], {})
        named = document.get("symbol") or document.get("title") or row["document_id"]
        verb = "Endorsed" if row["status"] == "adopted" else "To be endorsed"
        annex = f", annex {row['annex']}" if row["annex"] else ""
        out().print(f"{verb} in {named}{annex}: {row['recommendation_id']}", style="bold", markup=False)
