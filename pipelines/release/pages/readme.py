"""README.md of a release: what it is, its figures, what is in it, how to use, cite and check it."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.release.archive import Files, size
from pipelines.release.facts import Facts
from pipelines.release.pages.figures import headline, markdown, measured
from pipelines.validate.checks import Result

WHAT = {
    "README.md": "this page; `index.html` is the same with links to the other pages",
    "RELEASE_NOTES.md": "what changed since the release before; `changes.json` has every row",
    "datapackage.json": "the descriptor: tables, columns, keys, sizes and hashes (Data Package v2)",
    "data/": "each table as Parquet and as CSV; `csv-metadata.json` describes the CSV files (CSV on the Web)",
    "proceedings.duckdb": "all tables with keys, comments and views, for DuckDB 1.2 and later and for the browser",
    "CODEBOOK.md": "every table and column: meaning, values, how it is found, known limits; `codebook.html` for print, `tables.svg` the diagram",
    "DATASHEET.md": "why the dataset was made, of what, how, for what, and what it is not good for",
    "ACCURACY.md": "how right the tables are, on which documents that was measured",
    "checks.html": "what was checked and found; `checks.json` the same for machines",
    "sources.csv": "the documents with their symbols, addresses and hashes",
    "identifiers.csv": "every identifier, against which the next release is compared",
    "croissant.json": "the dataset for machine learning tools (MLCommons Croissant)",
    "dataset.jsonld": "the dataset for search engines (schema.org)",
    "dcat.jsonld": "the dataset for data catalogues (DCAT)",
    "ro-crate-metadata.json": "all files as a research object (RO-Crate)",
    "datacite.json": "the record for a DOI (DataCite); `zenodo.json` the same for a deposit at Zenodo",
    "CITATION.cff": "how to cite",
    "CHANGELOG.md": "all changes of data and software",
    "NOTICE.md": "which right covers what; the texts of the licences are in `LICENSES/`",
    "SHA256SUMS": "the checksum of every file: `sha256sum --check SHA256SUMS`",
}
"""The files of a release, each with what it is for."""

_LIMITS = """\
The corpus is small: {documents} documents of one family, chosen by hand. It is no sample of United Nations meetings, and counts over it speak of these
documents alone. Reports summarize: most of what was said is reported without a name. Texts that came here with lost formatting were mended by
alignment; `comments.evidence` says what each change rests on. [DATASHEET.md](DATASHEET.md) says more."""

_RIGHT = """\
F1 with its 95% interval, on the documents of this package, whose rows were all checked by hand. The rules were written with these documents at hand, so the figures
tell how well they fit them, not how they fare on documents that nobody has seen. [ACCURACY.md](ACCURACY.md) has every field, other documents and other tools."""

_USE = """\
```sql
-- in DuckDB: duckdb proceedings.duckdb
FROM state_profile('CHE');
SELECT * FROM passages WHERE row_id = 'wgic-2020-07-07:4:CHL';
```

```python
import pandas as pd
statements = pd.read_parquet("data/statements.parquet")
```

In a spreadsheet, import the CSV files instead of opening them (Unicode, all columns as text)."""


def readme(facts: Facts, results: Iterable[Result], files: Files) -> str:
    """The page. ``files`` are the other files of the release."""
    rows = [(name, f"{number:,}", facts.contract.tables[name].description) for name, number in facts.rows.items()]
    gold = [(m.table, m.expected, m.found, m.whole) for m in measured(facts) if m.measured_on == "gold"]
    parts = [
        f"# {facts.title}, version {facts.version}",
        facts.description,
        f"Released on {facts.day}. Every row cites its passage: the document, the place, and the exact words.",
        "## Figures of this release",
        markdown(("What", "How many"), headline(facts, results), right=("How many",)),
        "## Tables",
        markdown(("Table", "Rows", "What it holds"), rows, right=("Rows",)),
        "## How right they are",
        _RIGHT,
        markdown(
            ("Table", "Rows to find", "Found at all (F1)", "Right in every field (F1)"), gold, right=("Rows to find",)
        ),
        "## Known limits",
        _LIMITS.format(documents=facts.rows["documents"]),
        "## Use",
        _USE,
        "## Files",
        markdown(("File", "What it is"), _files(files)),
        "## Cite",
        f"> {citation(facts)}",
        "Cite the document itself, by its symbol, where you quote it.",
        "## Rights",
        facts.rights,
        "The United Nations did not make, check or endorse this dataset.",
    ]
    return "\n\n".join(parts) + "\n"


def citation(facts: Facts) -> str:
    """One line to cite the release by."""
    return f"{', '.join(facts.creators)} ({facts.day[:4]}): {facts.title}, version {facts.version}. Dataset."


def _files(files: Files) -> list[tuple[str, str]]:
    """The files that are there, with what they are; the data files as one line."""
    data = sum(size(content) for name, content in files.items() if name.startswith("data/"))
    told = {"data/": f" ({data / 1e6:.1f} MB)"}
    there = {"README.md", "SHA256SUMS", *files, *(name.split("/")[0] + "/" for name in files if "/" in name)}
    return [(f"`{name}`", what + told.get(name, "")) for name, what in WHAT.items() if name in there]
