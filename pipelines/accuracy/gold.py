"""The hand-checked rows of ``tests/gold`` and the rows found, put into the same words so that they can be compared.

What each gold table can be held against stands here once; the gold of generated documents has the same columns.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.accuracy.compare import Comparison, Fields, Tallies, Value, compare
from pipelines.model import Row, Tables

GoldRows = Mapping[str, Sequence[Mapping[str, str]]]
"""The rows of each gold file, as written: an empty cell is no value."""

TABLES: dict[str, Comparison] = {
    one.table: one
    for one in (
        Comparison(
            "meetings",
            ("meeting_id", "ordinal", "starts_on", "ends_on", "city", "format", "sittings"),
            (("meeting_id",),),
        ),
        Comparison(
            "agenda_items",
            ("meeting_id", "item", "title"),
            (("meeting_id", "item"), ("meeting_id", "title")),
        ),
        Comparison(
            "officers",
            ("meeting_id", "role", "name", "participant_id", "agenda_item", "affiliation"),
            (("meeting_id", "role", "name", "agenda_item"), ("meeting_id", "name"), ("name",)),
        ),
        Comparison(
            "attendance",
            ("meeting_id", "name_as_written", "participant_id", "capacity"),
            (("meeting_id", "name_as_written"), ("meeting_id", "participant_id"), ("name_as_written",)),
        ),
        Comparison(
            "statements",
            ("meeting_id", "agenda_item_first", "agenda_item_last", "name_as_written", "participant_id", "capacity", "on_behalf_of", "also_as"),
            (
                ("meeting_id", "agenda_item_first", "name_as_written", "on_behalf_of"),
                ("meeting_id", "agenda_item_first", "name_as_written"),
                ("meeting_id", "name_as_written"),
                ("name_as_written",),
            ),
        ),
        Comparison(
            "recommendations",
            ("document_id", "meeting_id", "place", "agenda_item", "section", "kind", "label", "text", "first_words", "last_words"),
            (("document_id", "place", "label"), ("document_id", "text"), ("document_id", "first_words"), ("document_id", "agenda_item", "label")),
        ),
        Comparison(
            "comments",
            ("document_id", "agenda_item", "label", "participant_id", "kind", "proposed_text", "deleted_text", "deleted_text (a reading)", "remark"),
            (
                ("document_id", "agenda_item", "label", "participant_id", "kind", "proposed_text"),
                ("document_id", "agenda_item", "label", "participant_id", "proposed_text"),
                ("document_id", "agenda_item", "label", "participant_id", "kind"),
            ),
        ),
        Comparison(
            "recommendation_links",
            ("from_agenda_item", "from_label", "to_label", "relation"),
            (("from_agenda_item", "from_label", "to_label"), ("from_agenda_item", "from_label")),
        ),
        Comparison(
            "comment_outcomes",
            ("agenda_item", "label", "participant_id", "proposal", "outcome"),
            (("agenda_item", "label", "participant_id", "proposal"),),
        ),
        Comparison(
            "interventions",
            ("document_id", "paragraph_id", "agenda_item", "speaker_kind", "participant_id", "on_behalf_of", "verb", "quote"),
            (("document_id", "quote"), ("paragraph_id", "verb", "speaker_kind")),
        ),
        Comparison(
            "citations",
            ("document_id", "paragraph_id", "kind", "target", "as_written", "pinpoint", "quote"),
            (("paragraph_id", "quote", "target"), ("paragraph_id", "as_written"), ("paragraph_id", "target")),
        ),
    )
}  # fmt: skip
"""What is compared, a table each, in the order of the documentation."""

SAMPLES = {"interventions": "interventions_sample", "citations": "citations_sample"}
"""Tables whose right rows started from what the parser proposed: their figures are told apart (tests/gold/samples.md)."""

NOT_MEASURED = {
    "documents": "their facts are few and stand in the titles; the tests hold them against the five documents.",
    "paragraphs": "no hand-made division of a whole document exists; that each passage is quoted to the letter, and that all of the text is accounted for, is checked in each build.",
    "endorsements": "two rows; held against the draft resolution by the tests.",
    "recommendation_links (reused)": "whether words are reused is a judgement; the rows found are listed in the tests.",
    "addressees and strength": "of recommendations: no hand-made reading exists yet.",
    "adopted_passage and similarity": "of outcomes and links: the gold gives them as remarks, not as values to be met.",
}
"""What no figure is given for, and why."""


def read_gold(folder: Path) -> GoldRows:
    """All gold files of a folder, by their stem."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.csv"))}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def measure(gold: GoldRows, tables: Tables) -> dict[str, Tallies]:
    """The counts of each table for which there is gold."""
    wanted, got = expected_rows(gold), found_rows(tables, gold)
    return {name: compare(TABLES[name], wanted[name], got[name]) for name in TABLES if name in wanted}


def told(value: Any) -> Value:
    """A value as the gold writes it; nothing is None."""
    return None if value is None or value == "" else str(value)


def _renamed(rows: Iterable[Mapping[str, str]], columns: Mapping[str, str]) -> list[Fields]:
    return [{name: told(row[column]) for name, column in columns.items() if column in row} for row in rows]


def expected_rows(gold: GoldRows) -> dict[str, list[Fields]]:
    """The gold in the columns of the tables; a table has none where there is no gold file for it."""
    return {
        name: build(gold) for name, build in EXPECTED.items() if any(file in gold for file in FILES.get(name, (name,)))
    }


def _same(table: str, file: str = "", **renamed: str) -> Callable[[GoldRows], list[Fields]]:
    """A gold table whose columns are those of the table, but for the renamed ones; ``file`` where its name differs."""
    columns = {name: renamed.get(name, name) for name in TABLES[table].fields}
    return lambda gold: _renamed(gold.get(file or table, ()), columns)


def _expected_recommendations(gold: GoldRows) -> list[Fields]:
    points = {"document_id": "document", "place": "paragraph"}
    points |= {name: name for name in ("meeting_id", "section", "kind", "label", "text")}
    conclusions = {"document_id": "document"}
    conclusions |= {n: n for n in ("meeting_id", "agenda_item", "section", "label", "first_words", "last_words")}
    rows = _renamed(gold.get("points", ()), points)
    return rows + [{**row, "kind": "conclusion"} for row in _renamed(gold.get("conclusions", ()), conclusions)]


def _expected_comments(gold: GoldRows) -> list[Fields]:
    columns = {name: name for name in ("agenda_item", "label", "kind", "proposed_text", "remark", "deleted_text")}
    rows = _renamed(gold.get("comments", ()), columns | {"document_id": "document", "participant_id": "party"})
    return [_deleted_as_proved(row) for row in rows]


def _deleted_as_proved(row: Fields) -> Fields:
    """The deleted words of a replacement are a reading where the source lost the formatting that would prove them."""
    if row["kind"] not in ("replacement", "alternative"):
        return row
    rest = {name: value for name, value in row.items() if name != "deleted_text"}
    return {**rest, "deleted_text (a reading)": row["deleted_text"]}


def _expected_links(gold: GoldRows) -> list[Fields]:
    columns = {"from_agenda_item": "discussed_agenda_item", "from_label": "discussed_label"}
    return _renamed(gold.get("lineage", ()), columns | {"to_label": "adopted_annex_i_label", "relation": "relation"})


def _expected_outcomes(gold: GoldRows) -> list[Fields]:
    columns = {"participant_id": "party"} | {n: n for n in ("agenda_item", "label", "proposal", "outcome")}
    rows = _renamed(gold.get("uptake", ()), columns)
    return [row | {"proposal": None} if (row["proposal"] or "").startswith("(") else row for row in map(dict, rows)]


EXPECTED: dict[str, Callable[[GoldRows], list[Fields]]] = {
    "meetings": _same("meetings"),
    "agenda_items": _same("agenda_items"),
    "officers": _same("officers", participant_id="party"),
    "attendance": _same("attendance", name_as_written="name", participant_id="party"),
    "statements": _same("statements", name_as_written="name", participant_id="party"),
    "recommendations": _expected_recommendations,
    "comments": _expected_comments,
    "recommendation_links": _expected_links,
    "comment_outcomes": _expected_outcomes,
    **{table: _same(table, file=file) for table, file in SAMPLES.items()},
}


FILES = {
    "recommendations": ("points", "conclusions"),
    "recommendation_links": ("lineage",),
    "comment_outcomes": ("uptake",),
    **{table: (file,) for table, file in SAMPLES.items()},
}
"""The gold files of a table, where they are not named like it."""


def found_rows(tables: Tables, gold: GoldRows) -> dict[str, list[Fields]]:
    """The rows found, in the words of the gold."""
    found: dict[str, list[Fields]] = {
        name: [{field: told(row.get(field)) for field in TABLES[name].fields} for row in tables.get(name, ())]
        for name in ("meetings", "agenda_items", "officers", "attendance", "statements", *SAMPLES)
    }
    found["recommendations"] = [_point(row) for row in tables.get("recommendations", ()) if _is_point(row)]
    found["comments"] = [_comment(row) for row in tables.get("comments", ())]
    found["recommendation_links"] = list(_links(tables, {row["document"] for row in gold.get("points", ())}))
    found["comment_outcomes"] = list(_outcomes(tables, gold))
    return found


def _is_point(row: Row) -> bool:
    """The gold has the points of reports and annexes and the conclusions; not their copies in a note, nor operative paragraphs."""
    return row["kind"] == "conclusion" or row["status"] in ("adopted", "for_future_consideration")


def _point(row: Row) -> Fields:
    words = str(row["text"]).split()
    place = str(row["recommendation_id"]).split(":", 1)[1].rsplit("(", 1)[0].replace("-", " ")
    told_of = {
        name: told(row.get(name))
        for name in ("document_id", "meeting_id", "agenda_item", "section", "kind", "label", "text")
    }
    return {**told_of, "place": place, "first_words": " ".join(words[:10]), "last_words": " ".join(words[-6:])}  # fmt: skip


def _comment(row: Row) -> Fields:
    fields = {name: told(row.get(name)) for name in TABLES["comments"].fields}
    return {**fields, "deleted_text (a reading)": fields["deleted_text"]}


def _links(tables: Tables, documents: set[str]) -> Iterator[Fields]:
    """The steps from a discussion point, or a point that the note adds, to the adopted recommendation.

    The gold leaves out the step into the note of comments, and words that are reused.
    """
    points = {row["recommendation_id"]: row for row in tables.get("recommendations", ())}
    for row in tables.get("recommendation_links", ()):
        source, target = points.get(row["from_recommendation_id"] or ""), points.get(row["to_recommendation_id"] or "")
        if row["relation"] == "reused" or (target and target["status"] not in ("adopted", "draft")):
            continue
        if target and (target["document_id"] not in documents or target["kind"] == "operative_paragraph"):
            continue
        if source and source["kind"] in ("operative_paragraph", "conclusion"):
            continue
        if source is None and target is not None and not _answers(target, tables, points):
            continue
        yield {
            "from_agenda_item": told(source and source["agenda_item"]),
            "from_label": told(source and source["label"]),
            "to_label": told(target and target["label"]),
            "relation": row["relation"],
        }


def _answers(target: Row, tables: Tables, points: Mapping[str, Row]) -> bool:
    """Whether the list of an adopted point answers a list of discussion points, so that the gold speaks of it."""
    home = str(target["recommendation_id"]).rsplit("(", 1)[0]
    return any(
        row["from_recommendation_id"] and str(row["to_recommendation_id"] or "").rsplit("(", 1)[0] == home
        and points[row["from_recommendation_id"]]["status"] in ("for_future_consideration", "commented")
        for row in tables.get("recommendation_links", ())
        if row["relation"] != "reused" and row["from_recommendation_id"] in points
    )  # fmt: skip


def _outcomes(tables: Tables, gold: GoldRows) -> Iterator[Fields]:
    """The outcome of each proposal that the gold judges."""
    judged = {
        (row["agenda_item"], row["label"], row["participant_id"], row["proposal"]) for row in _expected_outcomes(gold)
    }
    comments = {row["comment_id"]: row for row in tables.get("comments", ())}
    for row in tables.get("comment_outcomes", ()):
        comment = comments[row["comment_id"]]
        words = None if comment["kind"] == "new_point" else comment["proposed_text"] or comment["deleted_text"]
        key = (*(told(comment[name]) for name in ("agenda_item", "label", "participant_id")), told(words))
        if key in judged and row["outcome"] != "no_proposal" and comment["kind"] != "alternative":
            fields = dict(zip(("agenda_item", "label", "participant_id", "proposal"), key, strict=True))
            yield {**fields, "outcome": row["outcome"]}
