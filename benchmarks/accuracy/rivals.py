"""``make bench-accuracy``: the pipeline and what a person might use instead, on the same rows in the same run."""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy.measure import GOLD, five_documents
from benchmarks.corpus import whole_units
from benchmarks.generator import gold as made_gold
from benchmarks.generator.parties import names, registers
from pipelines.accuracy.gold import GoldRows, read_gold
from pipelines.accuracy.intervals import f1_of
from pipelines.build import find
from pipelines.model import Row, Tables
from pipelines.parsing import parse
from pipelines.workspace import Workspace

RESULTS = Path(__file__).with_name("rivals.json")
CONTENDERS = Path(__file__).with_name("contenders.py")
DOCUMENTS, SEED = 60, 7
"""Generated documents that all are tried on too: nobody was set up on them."""

Key = tuple[str, ...]
Answers = Mapping[str, Mapping[str, list[list[str]]]]
"""Rows by task and document."""

TASKS = {
    "attendance": (
        "Which States came",
        "One row a State and meeting; organizations are left out, since the others have no code for them.",
    ),
    "statements": ("Which States spoke on which agenda item", "One row a State and agenda item."),
    "points": (
        "The points, word for word",
        "One row a recommendation or discussion point; right only if label and every word are right.",
    ),
}


def main() -> None:
    """Run everything and keep the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.rivals", description=__doc__)
    parser.add_argument(
        "--with", dest="python", default=".venv-bench/bin/python", help="the Python that has the other tools"
    )
    chosen = parser.parse_args()
    sets = {"the five documents": _five(), f"{DOCUMENTS} generated documents": _generated()}
    tasks: list[dict[str, Any]] = []
    rivals: list[dict[str, str]] = []
    for title, (texts, gold, tables) in sets.items():
        answers = _asked(chosen.python, texts)
        rivals = [{"name": name, "version": a["version"], "how": a["how"]} for name, a in answers.items()]
        ours = _ours(tables)
        for task, (question, counted) in TASKS.items():
            expected = _expected(gold, task)
            given = {"this pipeline": ours[task]} | {n: _keys(a, task) for n, a in answers.items() if task in a}
            rows = [_scored(name, expected, _of_documents(found, expected)) for name, found in given.items()]
            tasks.append({"title": f"{question}, {title}", "counted": counted, "rows": rows})
    RESULTS.write_text(json.dumps(_page_data(rivals, tasks), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{RESULTS} written")


def _page_data(rivals: list[dict[str, str]], tasks: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "measured_at": date.today().isoformat(),
        "setting": (
            "All are given the same paragraphs that say who came and who spoke, with lines joined and page furniture left out; they differ in how "
            "they find the names. None of them tells capacities, remarks (on behalf of whom), organizations or passages, which the tables have."
        ),
        "rivals": rivals,
        "tasks": tasks,
        "notes": [
            "The rules of this pipeline were developed on the five documents; on the generated documents nobody was set up, but their grammar is by the same project.",
            "Flair, stanza, GLiNER and span-marker fetch their models from elsewhere when first used, and NLTK its data; none of them ships a model in a package, so they "
            "could not be had under the rule that nothing is fetched from outside the package index.",
        ],
    }


def _five() -> tuple[dict[str, str], GoldRows, Tables]:
    texts = {source.document_id: source.data.decode() for source in find(Workspace())}
    return texts, read_gold(GOLD), five_documents()


def _generated() -> tuple[dict[str, str], GoldRows, Tables]:
    units = list(whole_units(DOCUMENTS, SEED))
    made = [one for unit in units for one in unit.documents]
    tables: Tables = {}
    for one in made:
        for name, rows in parse(one.data, one.file, one.document_id, {}, registers()).tables.items():
            tables.setdefault(name, []).extend(rows)
    return {one.document_id: one.data.decode() for one in made}, made_gold.merged(unit.gold for unit in units), tables


def _asked(python: str, texts: Mapping[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [python, str(CONTENDERS)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def _is_state(code: str | None) -> bool:
    return bool(code) and names().kind(code or "") == "state"


def _expected(gold: GoldRows, task: str) -> Counter[Key]:
    """The rows to find, by the document that tells of the meeting."""
    home = {
        row["meeting_id"]: row["document"]
        for name in ("points", "conclusions")
        for row in gold[name]
        if "resolution" not in row["document"]
    }
    if task == "points":
        return Counter((row["document"], row["label"], row["text"]) for row in gold["points"])
    if task == "attendance":
        rows = {(home[r["meeting_id"]], r["party"]) for r in gold["attendance"] if _is_state(r["party"])}
        return Counter(rows)
    spoken = {
        (home[r["meeting_id"]], r["agenda_item_first"], r["party"]) for r in gold["statements"] if _is_state(r["party"])
    }
    return Counter(spoken)


def _ours(tables: Tables) -> dict[str, Counter[Key]]:
    def spoke(row: Row) -> Key:
        return row["document_id"], row["agenda_item_first"] or "", row["participant_id"]

    states = {
        name: [row for row in tables[name] if _is_state(row["participant_id"])] for name in ("attendance", "statements")
    }
    points = [
        r
        for r in tables["recommendations"]
        if r["kind"] in ("recommendation", "discussion_point") and r["status"] != "commented"
    ]
    return {
        "attendance": Counter({(row["document_id"], row["participant_id"]) for row in states["attendance"]}),
        "statements": Counter({spoke(row) for row in states["statements"]}),
        "points": Counter((row["document_id"], row["label"], row["text"]) for row in points),
    }


def _keys(answers: Answers, task: str) -> Counter[Key]:
    return Counter((document, *row) for document, rows in answers[task].items() for row in rows)


def _of_documents(found: Counter[Key], expected: Counter[Key]) -> Counter[Key]:
    """The rows of documents that have any: a note of comments repeats points that are counted in the report."""
    documents = {key[0] for key in expected}
    return Counter({key: times for key, times in found.items() if key[0] in documents})


def _scored(name: str, expected: Counter[Key], found: Counter[Key]) -> dict[str, Any]:
    right, wanted, given = (expected & found).total(), expected.total(), found.total()
    f1 = f1_of(wanted, given, right)
    shares: Sequence[float | None] = (right / given if given else None, right / wanted if wanted else None, f1)
    named = dict(zip(("precision", "recall", "f1"), (None if s is None else round(s, 4) for s in shares), strict=True))
    return {"name": name, "counts": [wanted, given, right], **named}


if __name__ == "__main__":
    main()
