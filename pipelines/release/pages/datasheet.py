"""The datasheet: ``docs/datasheet.md``, which people write, with the figures of this very release behind it."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.release.facts import Facts
from pipelines.release.pages.figures import headline, markdown, measured
from pipelines.validate.checks import Result

SOURCE = "docs/datasheet.md"


def datasheet(facts: Facts, results: Iterable[Result]) -> str:
    """The page."""
    prose = (facts.root / SOURCE).read_text(encoding="utf-8").strip()
    documents = [
        (row["symbol"] or row["document_id"], row["title"], row["published_on"] or "", f"{row['n_words']:,}")
        for row in facts.records("documents")
    ]
    sets = facts.contract.tables["accuracy"].field("measured_on").categories
    figures = [(m.table, sets.get(m.measured_on, m.measured_on), m.expected, m.whole) for m in measured(facts)]
    parts = [
        prose,
        f"## Figures of version {facts.version}",
        markdown(("What", "How many"), headline(facts, results), right=("How many",)),
        "### The documents",
        markdown(("Symbol", "Title", "Date", "Words"), documents, right=("Words",)),
        "### What the accuracy was measured on",
        markdown(
            ("Table", "Measured on", "Rows to find", "Right in every field (F1)"), figures, right=("Rows to find",)
        ),
    ]
    return "\n\n".join(parts) + "\n"
