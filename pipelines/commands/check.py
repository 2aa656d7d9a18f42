"""``proceedings check``: what the pipeline understands of one document, what not, and which names to add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipelines.commands.console import Exit, Stop, counted, out, print_table, progress
from pipelines.commands.reading import Reading, Unknown, known_facts, read_document, unknown_names
from pipelines.model import Span
from pipelines.tables.contract import load_contract
from pipelines.validate.accounting import unaccounted
from pipelines.validate.checks import Result, check, failures

SHOWN = 12
"""Stretches of text or notes that are listed one by one."""

EXCERPT = 110
"""Characters of a passage that are shown: a line."""

KIND_OF_CAPACITY = {
    "specialized_agency": "un_entity",
    "un_entity": "un_entity",
    "intergovernmental_organization": "intergovernmental_organization",
    "regional_network": "regional_network",
    "non_governmental_organization": "non_governmental_organization",
    "national_institution": "other",
}
"""What kind of participant is listed in a capacity; a party or an observer may be a State or an organization."""


def run(file: Path) -> None:
    """Print the report; stops with code 1 where something is wrong that would keep the document from publication."""
    with progress() as say:
        say(f"Reading {file.name}", 0, 1)
        reading = read_document(file)
        say("Checking the truths of the field", 0, 1)
        failed = [result for result in check(reading.tables) if not result.passed]
    _print_facts(reading)
    _print_rows(reading)
    _print_missed(reading)
    _print_notes(reading)
    _print_names(list(unknown_names(reading)), reading)
    _print_failures(failed)
    if stopping := failures(failed):
        raise Stop(
            f"{counted(len(stopping), 'check')} of severity error failed: a build would publish nothing.",
            Exit.CHECKS_FAILED,
        )


def _print_facts(reading: Reading) -> None:
    row = reading.document
    size = f"{row['n_words']:,} words" + (f", {row['pages']} pages" if row["pages"] else "")
    facts = {
        "document_id": row["document_id"],
        **known_facts(row),
        "read as": f"{row['media_type']} ({row['reader']}), {size}",
        "accounted": f"{row['share_accounted']:.1%} of the text lies in some row",
    }
    width = max(map(len, facts))
    for name, value in facts.items():
        out().print(f"{name:<{width}}  {value}", markup=False)
    missing = [c for c in ("symbol", "title", "meeting_id", "published_on") if row[c] is None]
    if missing:
        out().print(f"{'not stated':<{width}}  {', '.join(missing)}", style="yellow", markup=False)


def _print_rows(reading: Reading) -> None:
    quiet = ("participants", "participant_names", "documents", "annotations")
    rows = [(name, table.num_rows) for name, table in reading.tables.items() if table.num_rows and name not in quiet]
    _heading("Rows")
    print_table(("table", "rows"), rows, right=("rows",))


def _print_missed(reading: Reading) -> None:
    """The stretches of text that no row covers."""
    tables = {
        name: reading.rows(name) for name in reading.tables if "char_start" in load_contract().tables[name].columns
    }
    gaps = unaccounted(reading.parsed.document, tables)
    if gaps:
        _heading(f"Text in no row: {counted(len(gaps), 'stretch')}")
        _list(_excerpt(reading, gap) for gap in gaps[:SHOWN])
        _more(len(gaps))


def _print_notes(reading: Reading) -> None:
    """Warnings and errors one by one, with their passage; the rest by stage."""
    notes = reading.rows("annotations")
    grave = [note for note in notes if note["severity"] != "info"]
    if grave:
        _heading(f"Doubts: {counted(len(grave), 'note')}")
        _list(
            f"{note['severity']}, {note['stage']}: {note['message']}"
            + (f"\n  {_short(note['quote'])}" if note["quote"] else "")
            for note in grave[:SHOWN]
        )
        _more(len(grave))
    stages = Counter(note["stage"] for note in notes if note["severity"] == "info")
    if stages:
        _heading("Mended or worth knowing")
        _list(f"{counted(number, 'note')} of the stage {stage}" for stage, number in stages.items())


def _print_names(unknown: list[Unknown], reading: Reading) -> None:
    """The names that nobody has, and the lines to add."""
    if not unknown:
        return
    _heading(f"Unknown names: {counted(len(unknown), 'name')}")
    for entry in unknown:
        out().print(
            f"“{entry.name}” ({entry.table}, {entry.row['paragraph_id'] or entry.row['document_id']})", markup=False
        )
        for line in _lines_to_add(entry, reading):
            out().print(f"    {line}", markup=False)


def _lines_to_add(entry: Unknown, reading: Reading) -> Iterator[str]:
    for participant_id, likeness in entry.near[:2]:
        name = reading.registers.names.participants[participant_id].name
        yield f"If it is {name} (likeness {likeness:.2f}), add to registers/participant_names.yaml, under {participant_id}:"
        yield f"  - {_yaml(entry.name)}"
    kind = KIND_OF_CAPACITY.get(entry.row.get("capacity") or "", "other")
    yield f"{'Else' if entry.near else 'If it is new,'} add to registers/participants.yaml:"
    yield f"  - {_yaml({'participant_id': _acronym(entry.name), 'name': entry.name, 'kind': kind})}"


def _yaml(value: object) -> str:
    """A value as it must be written in a register, in quotes where YAML wants them."""
    import yaml

    text: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1000)
    return text.removesuffix("\n...\n").strip()


def _acronym(name: str) -> str:
    """The capitals of a name, as a first idea of its identifier."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return capitals if len(capitals) > 1 else name.split()[0].upper()


def _print_failures(failed: list[Result]) -> None:
    if failed:
        _heading(f"What should be true and is not: {counted(len(failed), 'check')}")
        _list(f"{result.severity}: {result.message}" for result in failed)


def _heading(text: str) -> None:
    out().print(f"\n{text}", style="bold", markup=False)


def _list(lines: Iterator[str]) -> None:
    for line in lines:
        out().print(f"- {line}", markup=False)


def _more(number: int) -> None:
    if number > SHOWN:
        out().print(f"  and {number - SHOWN} more", style="dim")


def _excerpt(reading: Reading, span: Span) -> str:
    return f"{span.start}-{span.end}: {_short(reading.parsed.document.source.text[span.start : span.end])}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"
