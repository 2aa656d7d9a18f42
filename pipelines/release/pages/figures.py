"""The figures of a release, counted in its own tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.release.facts import Facts
from pipelines.validate.checks import Result

_FOUND, _WHOLE = "*", "every field"
"""Values of ``accuracy.field``: the row found at all; the row right from the first column to the last."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The accuracy of one table: on what, rows to find, F1 of finding them, F1 of having them right in every field."""

    table: str
    measured_on: str
    expected: int
    found: str
    whole: str


def span(facts: Facts) -> str:
    """``2015–2022``: the years of the meetings."""
    first, last = (day.year for day in facts.years)
    return f"{first}–{last}" if first != last else str(first)


def states(facts: Facts) -> int:
    """States that came, spoke or commented."""
    known = {row["participant_id"] for row in facts.records("participants") if row["kind"] == "state"}
    named = {
        code for table in ("attendance", "statements", "comments") for code in facts.column(table, "participant_id")
    }
    return len(known & named)


def headline(facts: Facts, results: Iterable[Result]) -> list[tuple[str, str]]:
    """What a reader wants to know first, as (what, how many)."""
    rows = facts.rows
    passed = Counter(result.passed for result in results)
    outcomes = Counter(facts.column("comment_outcomes", "outcome"))
    taken = outcomes["adopted_verbatim"] + outcomes["adopted_reworded"]
    proposals = sum(outcomes.values()) - outcomes["no_proposal"]
    return [
        ("Documents", f"{rows['documents']:,} ({sum(facts.column('documents', 'n_words')):,} words)"),
        ("Meetings", f"{rows['meetings']:,} ({span(facts)})"),
        ("States that came, spoke or commented", f"{states(facts):,}"),
        ("Delegations at meetings", f"{rows['attendance']:,}"),
        ("Statements in lists of speakers", f"{rows['statements']:,}"),
        ("Sentences of reported speech", f"{rows['interventions']:,}"),
        ("Points that ask for something, at all stages", f"{rows['recommendations']:,}"),
        ("Comments of States", f"{rows['comments']:,}"),
        ("Proposals, and those whose words or sense were adopted", f"{proposals:,}, {taken:,}"),
        ("Citations", f"{rows['citations']:,}"),
        ("Rows in all tables", f"{sum(rows.values()):,}"),
        ("Checks passed, and failed with a warning", f"{passed[True]:,}, {passed[False]:,}"),
        ("Notes of the pipeline on what it could not place", notes(facts)),
    ]


def notes(facts: Facts) -> str:
    """``37 (37 info)``: the rows of ``annotations`` by severity."""
    severities = Counter(facts.column("annotations", "severity"))
    kinds = ", ".join(f"{severities[s]} {s}" for s in ("error", "warning", "info") if severities[s])
    return f"{facts.rows['annotations']:,}" + (f" ({kinds})" if kinds else "")


def measured(facts: Facts) -> list[Measured]:
    """The accuracy of each table on each set of documents, in the order of the package."""
    by_key: dict[tuple[str, str], dict[str, dict[str, object]]] = {}
    for row in facts.records("accuracy"):
        by_key.setdefault((row["table_name"], row["measured_on"]), {})[row["field"]] = row
    order = {name: at for at, name in enumerate(facts.tables)}
    sets = {name: at for at, name in enumerate(facts.contract.tables["accuracy"].field("measured_on").categories)}
    keys = sorted(by_key, key=lambda key: (sets.get(key[1], 99), order.get(key[0], 99)))
    return [
        Measured(table, on, int(str(found["n_expected"])), _f1(found), _f1(by_key[table, on].get(_WHOLE, found)))
        for table, on in keys
        if (found := by_key[table, on].get(_FOUND))
    ]


def _f1(row: dict[str, object]) -> str:
    if row["f1"] is None:
        return ""
    return f"{row['f1']:.3f} ({row['f1_low']:.3f}–{row['f1_high']:.3f})"


def markdown(columns: Iterable[str], rows: Iterable[Iterable[object]], right: Iterable[str] = ()) -> str:
    """A table in Markdown."""
    names = list(columns)
    rule = ["---:" if name in set(right) else "---" for name in names]
    lines = [names, rule, *([" ".join(str(cell).split()).replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
