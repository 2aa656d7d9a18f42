"""The report of the checks: every expectation, whether it holds, and for which rows it does not. One page that needs no network."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape

from pipelines.release.facts import Facts
from pipelines.release.pages.html import table
from pipelines.validate.checks import Result

SHOWN = 20
"""Offending rows that the page names; ``checks.json`` has them all."""


def checks_json(facts: Facts, results: Sequence[Result]) -> bytes:
    """The results for machines."""
    content = {
        "version": facts.version,
        "passed": sum(result.passed for result in results),
        "failed": sum(not result.passed for result in results),
        "results": [{"id": result.id, **result.as_dict()} for result in results],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def checks_body(facts: Facts, results: Sequence[Result]) -> str:
    """The page: the summary by table, what does not hold, then everything."""
    failed = [result for result in results if not result.passed]
    return (
        f"<h1>Checks of version {escape(facts.version)}</h1>\n"
        "<p>What must be true of the tables, beyond their types and keys. An expectation of severity <em>error</em> that does not hold stops "
        "publication, so none of these can stand here; a <em>warning</em> is published with the data, and to be looked at.</p>\n"
        f"<p><strong>{len(results) - len(failed)} hold, {len(failed)} do not.</strong></p>\n"
        f"<h2 id='tables'>By table</h2>\n{_by_table(facts, results)}"
        f"<h2 id='failed'>What does not hold</h2>\n{_list(failed) if failed else '<p>Nothing.</p>'}"
        f"<h2 id='all' class='chapter'>All expectations</h2>\n{_list(results)}"
    )


def _by_table(facts: Facts, results: Sequence[Result]) -> str:
    counts = Counter((result.table, result.passed) for result in results)
    names = [name for name in facts.tables if counts[name, True] or counts[name, False]]
    rows = [
        [escape(name), f"{facts.rows[name]:,}", str(counts[name, True]), str(counts[name, False])] for name in names
    ]
    return table(["Table", "Rows", "Hold", "Do not"], rows, frozenset({1, 2, 3}))


def _list(results: Sequence[Result]) -> str:
    return table(["Table", "What must be true", "Severity", "Found"], [_row(result) for result in results])


def _row(result: Result) -> list[str]:
    found = '<span class="good">holds</span>' if result.passed else f'<span class="bad">{escape(_found(result))}</span>'
    return [escape(result.table), escape(result.description), escape(result.severity), found]


def _found(result: Result) -> str:
    if result.problem:
        return f"could not be checked: {result.problem}"
    named = ", ".join(result.offenders[:SHOWN]) + (", …" if result.n_offending > SHOWN else "")
    return f"not so in {result.n_offending} {'row' if result.n_offending == 1 else 'rows'}: {named}"
