"""``docs/accuracy.md``: the figures in words that a reader without statistics can follow, and all of them in a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.accuracy.compare import ROW, WHOLE
from pipelines.accuracy.figures import Figure
from pipelines.accuracy.gold import NOT_MEASURED, TABLES
from pipelines.tables.contract import load_contract

ORDER = {name: at for at, name in enumerate(TABLES)}

SETS: dict[str, tuple[str, str]] = {
    "gold": (
        "The five documents",
        "All rows of these tables, written by hand from the sources (`tests/gold/`). The rules were developed on these five documents, "
        "so these are figures on the development documents: they show that nothing known is wrong, not how an unseen document fares.",
    ),
    "interventions_sample": (
        "Interventions of the five documents",
        "All interventions. The parser proposed the rows; a person then read each of them, and each sentence that gave no row, beside the "
        "source (`tests/gold/samples.md`). Rows that started from a proposal may share its blind spots: an upper bound.",
    ),
    "citations_sample": ("Citations of the five documents", "All citations, proposed and read in the same way: an upper bound."),
    "council_report_text": (
        "A report of another body: the Human Rights Council, A/HRC/28/2 (90,000 words), as text",
        "Its lists of participants (without non-governmental organizations) and the first chapter of its proceedings, written by hand. The "
        "document was known while the rules were developed. It is not part of the repository; the figure stands with its date. All faults counted in "
        "`statements` are of the rows written by hand: they twice part one organization's name at its “and”, where the pipeline keeps it whole; they are counted as they stand.",
    ),
    "council_report_pdf": ("The same report as PDF", "Read from the positions of the characters on its pages."),
    "review_report_text": (
        "A report of another body: the Universal Periodic Review, A/HRC/43/15, as text",
        "Its dialogue and its 215 recommendations with the States that made them, written by hand; known while the rules were developed, "
        "and not part of the repository.",
    ),
    "review_report_pdf": ("The same review as PDF", "Read from the positions of the characters on its pages."),
    "sentences": (
        "Single sentences from reports of several bodies",
        "Sentences on who spoke and who came, chosen because they are hard, read by hand; known while the rules were developed, and not part "
        "of the repository.",
    ),
    "generated": (
        "Generated documents",
        "Chains of a report, a note with comments and a resolution, and reports that stand alone, made by a grammar (`benchmarks/corpus.py`) with other States, "
        "dates, lists, points and comments, on three surfaces and with several levels of noise. Their right rows are known because the "
        "document was written from them. They try what a grammar can vary; they can't show forms of words that nobody thought of.",
    ),
}  # fmt: skip
"""The sets of documents, in the order of the page: a title, and how the right rows are known."""


MISSES = Path(__file__).with_name("misses.md")
"""What a person found behind the figures."""


def page(figures: Sequence[Figure], rivals: Mapping[str, Any] | None = None) -> str:
    """The whole page."""
    days = sorted({figure.measured_at or "" for figure in figures})
    parts = [
        "# Accuracy",
        "This page is made by `make accuracy` from `expectations/accuracy.csv`; the same figures are the table `accuracy` of the package. "
        f"Measured {_between(days)}.",
        _summary(figures),
        METHOD,
        *(_set(name, figures) for name in SETS if any(f.measured_on == name for f in figures)),
        MISSES.read_text(encoding="utf-8").rstrip(),
        _not_measured(),
        *([_rivals(rivals)] if rivals else []),
    ]
    return "\n\n".join(parts) + "\n"


METHOD = """## How to read the figures

- **Precision**: of what the dataset says, the share that is right. **Recall**: of what the documents say, the share that the
  dataset has. **F1** is their harmonic mean; it is high only if both are.
- *Row found* counts rows: a row is found if its identifying columns agree. *Every field* counts rows that are right from the first column
  to the last. A field is counted on the rows found; cells that are rightly empty are not counted, since they would flatter.
- The range behind a figure is its 95% confidence interval: what share could well be true, given that so many were counted. It is
  Wilson's score interval for precision and recall. For F1 it is the score interval of the share J of right values among all values
  expected or found, carried over by F1 = 2J / (1 + J); for thirty documents or more with some error, it is the range between the 2.5% and 97.5% points of 2,000
  resamples of whole documents. The score interval takes values as independent; the values of one list are not quite, so read
  it as the least width.
- *Confusions* are told as what was found → what is right. “nothing → X” is a row or value that was missed, “X → nothing” one too many.
- An interval says what chance may do. It does not say how another kind of document fares: for that, see what each set is."""


def _between(days: Sequence[str]) -> str:
    return f"on {days[0]}" if len(days) == 1 else f"between {days[0]} and {days[-1]} (each figure has its day)"


def _summary(figures: Sequence[Figure]) -> str:
    """The first thing to know, table by table."""
    lines = [
        "## In short",
        "",
        "| Table | On | Rows to find | Found at all (F1) | Right in every field (F1) |",
        "|---|---|---:|---:|---:|",
    ]
    whole = {(f.table_name, f.measured_on): f for f in figures if f.field == WHOLE}
    for figure in _sorted(f for f in figures if f.field == ROW):
        right = whole.get((figure.table_name, figure.measured_on))
        lines.append(
            f"| `{figure.table_name}` | {SETS[figure.measured_on][0]} | {figure.n_expected:,} | {_share(figure, 'f1')} | "
            f"{_share(right, 'f1') if right else ''} |"
        )
    return "\n".join(lines)


def _sorted(figures: Iterable[Figure]) -> list[Figure]:
    places = list(SETS)
    fields = {ROW: 0, WHOLE: 1}
    return sorted(
        figures,
        key=lambda f: (places.index(f.measured_on), ORDER.get(f.table_name, 99), fields.get(f.field, 2), f.field),
    )


def _set(name: str, figures: Sequence[Figure]) -> str:
    title, how = SETS[name]
    here = _sorted(f for f in figures if f.measured_on == name)
    often = load_contract().tables["accuracy"].field("recomputed").categories[here[0].recomputed or ""]
    n = here[0].n_documents
    unit = "sentences" if name == "sentences" else "document" if n == 1 else "documents"
    lines = [
        f"## {title}", "", how, "", f"{n} {unit}; measured on {here[0].measured_at}. {often}", "",
        "| Table | Field | Expected | Found | Right | Precision | Recall | F1 |", "|---|---|---:|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    for f in here:
        counts = f"{f.n_expected:,} | {f.n_found:,} | {f.n_right:,}"
        shares = " | ".join(_share(f, share) for share in ("precision", "recall", "f1"))
        lines.append(f"| `{f.table_name}` | {_field(f.field)} | {counts} | {shares} |")
    return "\n".join([*lines, "", _confusions(here)])


def _field(name: str) -> str:
    return {ROW: "*row found*", WHOLE: "*every field*"}.get(name, f"`{name}`")


def _share(figure: Figure, name: str) -> str:
    value, low, high = (getattr(figure, name + end) for end in ("", "_low", "_high"))
    return "" if value is None else f"{value:.3f} ({low:.3f}–{high:.3f})"


def _confusions(figures: Sequence[Figure]) -> str:
    wrong = [f for f in figures if f.n_right < max(f.n_expected, f.n_found) and f.field != WHOLE]
    if not wrong:
        return "Confusions: none."
    if all(not f.confusions for f in wrong):
        return "Confusions are not told here: they would repeat the words of documents that are not part of the repository."
    lines = ["Confusions (found → right, times):", ""]
    lines += [f"- `{f.table_name}`, {_field(f.field)}: {'; '.join(f.confusions)}" for f in wrong if f.confusions]
    return "\n".join(lines)


def _not_measured() -> str:
    return "\n".join(["## What is not measured", "", *(f"- {name}: {why}" for name, why in NOT_MEASURED.items())])


def _rivals(results: Mapping[str, Any]) -> str:
    """The comparison with what a user might pick instead."""
    lines = [
        "## Beside what else one could use", "",
        f"Measured on {results['measured_at']} with `make bench-accuracy`, all on the same hand-checked rows in the same run; not repeated by the tests. {results['setting']}", "",
        *(f"- **{rival['name']}** ({rival['version']}): {rival['how']}" for rival in results["rivals"]), "",
    ]  # fmt: skip
    for task in results["tasks"]:
        lines += [f"**{task['title']}.** {task['counted']}", ""]
        lines += ["| | Expected | Found | Right | Precision | Recall | F1 |", "|---|---:|---:|---:|---:|---:|---:|"]
        for row in task["rows"]:
            expected, found, right = row["counts"]
            shares = " | ".join("–" if row[s] is None else f"{row[s]:.3f}" for s in ("precision", "recall", "f1"))
            lines.append(f"| {row['name']} | {expected:,} | {found:,} | {right:,} | {shares} |")
        lines.append("")
    return "\n".join([*lines, *(f"- {note}" for note in results.get("notes", ()))]).rstrip()
