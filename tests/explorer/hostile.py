"""Two packages that mean harm, and their sites: ``python tests/explorer/hostile.py FOLDER``.

``document``: built by the pipeline from a report whose title, headings, names and points hold markup and scripts.
``poisoned``: the project's own tables with such text put into every column that may hold text of a document, and into the
identifiers made from it; nothing that a document or a pipeline gone wrong could hold is left out.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.build import build
from pipelines.publish.csv import write_csv
from pipelines.publish.descriptor import DATABASE, DESCRIPTOR, data_path
from pipelines.publish.duckdb import write_duckdb
from pipelines.publish.site import write_site
from pipelines.tables.contract import Contract, Field, load_contract
from pipelines.workspace import ROOT, Workspace

ATTACKS = (
    "<script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=2">',
    "'><svg onload=window.pwned=3></svg>",
    "<a href='javascript:window.pwned=4'>click</a>",
    "</style></title></textarea><iframe srcdoc='<script>parent.pwned=5</script>'></iframe>",
    "{{constructor.constructor('window.pwned=6')()}} ${window.pwned=7} __proto__ \u202e\u0000 \ud83d\ude08".replace(
        "\ud83d\ude08", "😈"
    ),
)

REPORT = """\
United Nations CTOC/COP/WG.3/2031/4

Conference of the Parties to the United Nations Convention against Transnational Organized Crime

Distr.: General
28 July 2031

Original: English

# Report on the "meeting" of the Working Group on International Cooperation <script>window.pwned=11</script> held in Vienna on 7 and 8 July 2031

## I. Introduction <img src=x onerror=window.pwned=12>

1. The Working Group on International Cooperation held its <b onclick="window.pwned=13">twentieth</b> meeting in Vienna on 7 and 8 July 2031.

## II. Organization of the meeting

### A. Opening of the meeting

2. The meeting was chaired by "><script>window.pwned=14</script> Thomas Burrows (United States of America).

### B. Statements

3. Under agenda item 2, statements were made by representatives of the following States parties: Chile, <script>window.pwned=15</script>, "Free<img src=x onerror=window.pwned=16>donia" and Switzerland.

4. The observer for the International Criminal Police Organization (INTERPOL) <svg/onload=window.pwned=17> also made a statement.

### C. Attendance

5. The following States parties were represented at the meeting: Algeria, Chile, javascript:window.pwned=18, <iframe src="javascript:window.pwned=19"> and Switzerland.

## III. Recommendations

6. The Working Group adopted the following recommendations:

(a) States parties should consider <script>window.pwned=20</script> the use of article 18 of the Organized Crime Convention;

(b) States parties are encouraged to visit [a page](javascript:window.pwned=21) and https://example.org/"onmouseover="window.pwned=22;

(c) The Secretariat should 😈 prepare ${window.pwned=23} a paper.
"""


def main(folder: Path) -> None:
    """Make both packages and their sites under a folder."""
    app = ROOT / "explorer" / "dist"
    for name, make in (("document", document), ("poisoned", poisoned)):
        package = folder / name
        make(package)
        write_site(package, app, folder / f"{name}-site", ROOT / "queries")


def document(out: Path) -> None:
    """A package that the pipeline builds from a hostile document."""
    sources = out.with_name("sources")
    sources.mkdir(parents=True)
    (sources / "report-<img src=x onerror=pwned()>.md").write_text(REPORT, encoding="utf-8")
    build(Workspace(sources=sources, out=out, cache=out.with_name("cache")))


def poisoned(out: Path) -> None:
    """The project's own package, with an attack in every text."""
    contract = load_contract()
    source = ROOT / "dist"
    (out / "data").mkdir(parents=True)
    shutil.copy(source / DESCRIPTOR, out / DESCRIPTOR)
    tables = {name: _poison(contract, name, source) for name in contract.tables}
    for name, table in tables.items():
        pq.write_table(table, out / data_path(name, "parquet"))
        with (out / data_path(name, "csv")).open("wb") as file:
            write_csv(table, file)
    write_duckdb(contract, tables, out / DATABASE)


def _poison(contract: Contract, name: str, source: Path) -> pa.Table:
    table = pq.read_table(source / data_path(name, "parquet"))
    fields = {field.name: field for field in contract.tables[name].fields}
    rows = [
        {column: _attack(fields[column], value, number) for column, value in row.items()}
        for number, row in enumerate(table.to_pylist())
    ]
    return pa.Table.from_pylist(rows, schema=table.schema)


def _attack(field: Field, value: Any, number: int) -> Any:
    """Text with an attack behind it; identifiers get theirs everywhere alike, so that rows still find one another."""
    if isinstance(value, list):
        return [_attack_item(field, item, number) for item in value]
    if not isinstance(value, str) or field.categories or field.type != "string":
        return value
    if field.name.endswith("_url"):
        return f"javascript:window.pwned='{field.name}'"
    if field.name.endswith("_id") or field.name == "target":
        return _identifier(value)
    return f"{value} {ATTACKS[number % len(ATTACKS)]}"


def _attack_item(field: Field, item: Any, number: int) -> Any:
    if isinstance(item, dict):
        return {key: part if key == "op" else f"{part} {ATTACKS[number % len(ATTACKS)]}" for key, part in item.items()}
    if field.items and field.items.categories:
        return item
    references = field.items is not None and "participant" in (field.items.description or "")
    return (
        _identifier(item) if references or field.name.endswith("_ids") else f"{item} {ATTACKS[number % len(ATTACKS)]}"
    )


def _identifier(value: str) -> str:
    return value.replace("report-2020", "report\"'><img src=x onerror=window.pwned=8>").replace("CHE", "<u>CHE</u>")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
