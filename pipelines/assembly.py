"""All documents together: links across them, the registers, and Arrow tables that keep the contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipelines.model import Parsed, Row, Tables
from pipelines.normalise.records import Redirect
from pipelines.normalise.registers import Registers
from pipelines.parsing import Outcome
from pipelines.sources import digest
from pipelines.validate.accounting import share_accounted

if TYPE_CHECKING:
    import pyarrow as pa


def tables_of(outcomes: Sequence[Outcome], registers: Registers) -> tuple[list[Outcome], dict[str, pa.Table]]:
    """The Arrow tables of all documents, each of which keeps the contract.

    A document whose rows break the contract is refused, so that the others go through.
    """
    from pipelines.tables.arrow import TableError
    from pipelines.tables.check import ContractBroken

    try:
        return list(outcomes), _fitting(outcomes, registers)
    except (TableError, ContractBroken):
        judged = [_judged(outcome, registers) for outcome in outcomes]
        return judged, _fitting(judged, registers)


def _fitting(outcomes: Sequence[Outcome], registers: Registers) -> dict[str, pa.Table]:
    from pipelines.tables.arrow import to_tables
    from pipelines.tables.check import require
    from pipelines.tables.contract import load_contract

    contract = load_contract()
    tables = to_tables(contract, assemble(outcomes, registers))
    require(contract, tables)
    return tables


def _judged(outcome: Outcome, registers: Registers) -> Outcome:
    """The outcome, refused where the document's rows alone break the contract."""
    from pipelines.tables.arrow import TableError
    from pipelines.tables.check import ContractBroken

    try:
        _fitting([outcome], registers)
    except (TableError, ContractBroken) as error:
        message = f"{outcome.source.file}: its rows break the contract, which is a fault of the pipeline: {error}"
        return replace(outcome, status="refused", parsed=None, message=message)
    return outcome


def assemble(outcomes: Sequence[Outcome], registers: Registers) -> Tables:
    """The rows of all tables: of each document, across documents, and of the registers."""
    from pipelines.accuracy.figures import accuracy_rows
    from pipelines.link import link

    parsed = sorted((o.parsed for o in outcomes if o.parsed), key=lambda p: p.document.id)
    tables: Tables = {}
    for one in parsed:
        for name, rows in one.tables.items():
            tables.setdefault(name, []).extend(rows)
    tables |= link(parsed, registers)
    tables |= register_rows(registers, tables)
    tables["accuracy"] = accuracy_rows()
    notes = _one_row_a_key(tables)
    notes += _shared_symbols(tables)
    _account(parsed, tables)
    tables["annotations"] = list(_annotations(outcomes, notes))
    return tables


def register_rows(registers: Registers, tables: Tables) -> Tables:
    """The register of participants, and every written form known or met in a document."""
    columns = ("participant_id", "name", "kind", "iso3", "m49", "region", "subregion", "un_regional_group")
    people = registers.names.participants.values()
    participants = [{c: getattr(p, c) for c in columns} | {"origin": "curated"} for p in people]
    names = {
        (form.name, form.participant_id): {
            "name": form.name,
            "participant_id": form.participant_id,
            "valid_from": form.valid_from,
            "valid_to": form.valid_to,
            "origin": "curated",
        }
        for form in registers.names.forms
    }
    for row in (row for name in ("attendance", "statements", "comments") for row in tables.get(name, ())):
        key = (row.get("name_as_written"), row.get("participant_id"))
        if all(key) and key not in names:
            names[key] = {"name": key[0], "participant_id": key[1], "origin": "derived"}  # type: ignore[index]
    return {
        "participants": participants,
        "participant_names": list(names.values()),
        "redirects": [redirect_row(redirect) for redirect in registers.redirects],
    }


def redirect_row(redirect: Redirect) -> Row:
    """One row of ``redirects``."""
    row = {"old_id": redirect.old, "new_id": redirect.new, "since": redirect.since, "reason": redirect.reason}
    return {"table_name": redirect.table, **row, "origin": "curated"}


def _one_row_a_key(tables: Tables) -> list[tuple[str | None, str]]:
    """Keep the first of rows with one key, and say which were left out: two documents of one meeting state the same."""
    from pipelines.tables.contract import load_contract

    notes: list[tuple[str | None, str]] = []
    for name, contract in load_contract().tables.items():
        kept: dict[Any, Row] = {}
        left: dict[str | None, list[str]] = {}
        for number, row in enumerate(tables.get(name, ())):
            values = tuple(row.get(column) for column in contract.primary_key)
            key: Any = values if all(value is not None for value in values) else number
            if key in kept:
                left.setdefault(row.get("document_id"), []).append(" ".join(map(str, values)))
            else:
                kept[key] = row
        if left:
            tables[name] = list(kept.values())
        notes += [(document, _left_out(name, keys)) for document, keys in left.items()]
    return notes


def _left_out(table: str, keys: list[str]) -> str:
    shown = ", ".join(keys[:5]) + (", …" if len(keys) > 5 else "")
    return f"{len(keys)} row(s) of {table} left out: a row of the same identifier stands already ({shown})"


def _shared_symbols(tables: Tables) -> list[tuple[str | None, str]]:
    """A note for each document whose symbol another one has too."""
    rows = [row for row in tables.get("documents", ()) if row.get("symbol")]
    times = Counter(row["symbol"] for row in rows)
    said = "{} documents have the symbol {}; all are kept. If they are one document, remove a file."
    shared = [row for row in rows if times[row["symbol"]] > 1]
    return [(row["document_id"], said.format(times[row["symbol"]], row["symbol"])) for row in shared]


def _account(parsed: Iterable[Parsed], tables: Tables) -> None:
    """Fill in ``documents.share_accounted``, now that all rows exist."""
    rows = {row["document_id"]: row for row in tables.get("documents", ())}
    by_document: dict[str, Tables] = {}
    for name, table in tables.items():
        for row in table:
            by_document.setdefault(str(row.get("document_id")), {}).setdefault(name, []).append(row)
    for one in parsed:
        if one.document.id in rows:
            rows[one.document.id]["share_accounted"] = share_accounted(
                one.document, by_document.get(one.document.id, {})
            )


def _annotations(outcomes: Iterable[Outcome], notes: Iterable[tuple[str | None, str]]) -> Iterator[Row]:
    """What the pipeline noticed: in each document, about documents refused, and between documents."""
    from pipelines.tables.annotations import annotation_rows

    for outcome in outcomes:
        if outcome.parsed:
            yield from annotation_rows(outcome.parsed.document)
        else:
            yield _annotation(None, "error", "sources", outcome.message or "refused", outcome.source.document_id)
    for document_id, message in notes:
        yield _annotation(document_id, "warning", "link", message, document_id or "")


def _annotation(document_id: str | None, severity: str, stage: str, message: str, about: str) -> Row:
    """A note without a passage; ``document_id`` is null for a document that is not in the package."""
    return {
        "annotation_id": f"{about}:{stage}:{digest(message.encode())[:12]}",
        "document_id": document_id,
        "severity": severity,
        "stage": stage,
        "message": message,
        "origin": "derived",
    }
