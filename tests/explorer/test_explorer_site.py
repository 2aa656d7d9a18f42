"""The explorer's data: what its documents hold, that none is missing, and that they are the same each time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipelines.build import build
from pipelines.publish.descriptor import DATABASE
from pipelines.publish.site import SiteError, file_name, write_content, write_site
from pipelines.publish.site.dataset import Dataset
from pipelines.publish.site.dictionary import cookbook
from pipelines.publish.site.redline import passages, redline
from pipelines.workspace import ROOT, Workspace

Content = dict[str, Any]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explorer")
    build(Workspace(out=folder / "dist", cache=folder / "cache"))
    return folder / "dist"


@pytest.fixture(scope="module")
def data(package: Path) -> Dataset:
    return Dataset.read(package)


@pytest.fixture(scope="module")
def content(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("content")
    write_content(package, folder, ROOT / "queries")
    files = sorted(folder.rglob("*.json"))
    return {p.relative_to(folder).with_suffix("").as_posix(): json.loads(p.read_text(encoding="utf-8")) for p in files}


# The same cases as in explorer/tests/unit/router.test.ts.
@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("report-2020", "report-2020"),
        ("report-2020:71(b)", "report-2020_3a71_28b_29"),
        ("CHE", "_43_48_45"),
        ("a/b\\..", "a_2fb_5c.."),
        ("Ü~é", "_c3_9c_7e_c3_a9"),
    ],
)
def test_names_of_files(identifier: str, name: str) -> None:
    assert file_name(identifier) == name


def _written(pieces: list[Content]) -> str:
    """``{del}`` as ``[-words|1]``, ``{ins}`` as ``[+words|1]``, ``{by}`` as ``[=words|1]``."""
    signs = {"del": "-", "ins": "+", "by": "="}
    shown = []
    for piece in pieces:
        kind = next((key for key in signs if key in piece), None)
        numbers = piece[kind] if kind else []
        listed = ",".join(map(str, numbers if isinstance(numbers, list) else [numbers]))
        shown.append(f"[{signs[kind]}{piece['t']}|{listed}]" if kind else piece["t"])
    return "".join(shown)


def _comment(proposed: str | None = None, deleted: str | None = None) -> Content:
    return {"proposed_text": proposed, "deleted_text": deleted, "kind": "insertion"}


BASE = "States parties are encouraged, where possible and necessary, to use joint investigations"


@pytest.mark.parametrize(
    ("diff", "comments", "expected"),
    [
        (
            [("equal", "States parties are encouraged, where possible and "), ("delete", "necessary "), ("insert", "appropriate")],
            [_comment("appropriate", "necessary")],
            "States parties are encouraged, where possible and [-necessary|0][+appropriate|0], to use joint investigations",
        ),
        (
            [("equal", BASE), ("insert", " or parallel investigations")],
            [_comment("or parallel investigations")],
            BASE + "[+or parallel investigations|0]",
        ),
        (  # The diff passes over the comma behind "encouraged"; the place is found by the words before it.
            [("equal", "States parties are encouraged where possible"), ("insert", "and appropriate"), ("equal", " and necessary")],
            [_comment("and appropriate")],
            "States parties are encouraged, where possible[+and appropriate|0] and necessary, to use joint investigations",
        ),
        (  # A comma before the insertion belongs to the words before it.
            [("equal", "States parties are encouraged, "), ("insert", "where appropriate"), ("equal", ", where possible")],
            [_comment("where appropriate")],
            "States parties are encouraged,[+where appropriate|0] where possible and necessary, to use joint investigations",
        ),
        (  # Two wordings for the same words: both leave them out, each puts its own in.
            [("equal", "States parties are "), ("delete", "encouraged"), ("insert", "urged")],
            [_comment("urged", "encouraged"), _comment("invited", "encouraged")],
            "States parties are [-encouraged|0,1][+urged|0][+invited|1], where possible and necessary, to use joint investigations",
        ),
        ([("equal", BASE)], [_comment(deleted="joint")], BASE.replace("joint", "[-joint|0]")),
        ([("equal", BASE)], [_comment("words that stand nowhere")], ""),
        ([("equal", BASE)], [_comment(deleted="words that stand nowhere")], ""),
        ([], [_comment()], ""),
    ],
)  # fmt: skip
def test_redline(diff: list[tuple[str, str]], comments: list[Content], expected: str) -> None:
    parts = [{"op": op, "text": text} for op, text in diff]
    assert _written(redline(BASE, parts, list(enumerate(comments)))) == expected


def test_redline_of_a_new_point_is_all_insertion() -> None:
    assert (
        _written(redline("", [], [(3, _comment("States are encouraged to explore"))]))
        == "[+States are encouraged to explore|3]"
    )


def test_passages_may_overlap() -> None:
    text = "where appropriate and consistent with national law, may develop"
    found = [(0, "where appropriate and consistent"), (1, "Where  appropriate"), (2, "not there")]
    assert (
        _written(passages(text, found)) == "[=where appropriate|0,1][= and consistent|0] with national law, may develop"
    )


def test_every_row_that_cites_a_passage_is_marked_in_its_source(data: Dataset, content: Content) -> None:
    for table, rows in data.tables.items():
        if table == "paragraphs" or not rows or "char_start" not in rows[0]:
            continue
        wanted = {data.row_key(table, row) for row in rows if row["char_start"] is not None}
        marked = {
            mark["key"]
            for document in data.documents
            for mark in content[f"sources/{file_name(document)}"]["rows"].get(table, [])
        }
        assert marked == wanted, table


def test_every_key_that_a_page_leads_to_is_marked_in_a_source(content: Content) -> None:
    known = {
        mark["key"]
        for name, document in content.items()
        if name.startswith("sources/")
        for rows in document["rows"].values()
        for mark in rows
    }

    def keys(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["key"]] if "in" in value else []
            return own + [key for part in value.values() for key in keys(part)]
        return [key for part in value for key in keys(part)] if isinstance(value, list) else []

    named = {key for name, document in content.items() if not name.startswith("sources/") for key in keys(document)}
    assert named and named <= known


def test_each_point_has_one_life_with_its_stages_in_order(data: Dataset, content: Content) -> None:
    entries = content["recommendations"]
    assert {entry["id"] for entry in entries} == set(data.recommendations)
    for entry in entries:
        life = content[f"lives/{file_name(entry['life'])}"]
        points = [point["recommendation_id"] for stage in life["stages"] for point in stage["points"]]
        assert entry["id"] in points
        dates = [stage.get("date", "9999") for stage in life["stages"]]
        assert dates == sorted(dates)


def test_linked_points_share_a_life(data: Dataset, content: Content) -> None:
    life = {entry["id"]: entry["life"] for entry in content["recommendations"]}
    for link in data["recommendation_links"]:
        if link["from_recommendation_id"] and link["to_recommendation_id"]:
            assert life[link["from_recommendation_id"]] == life[link["to_recommendation_id"]]


def test_every_proposal_stands_in_the_redline_of_its_point(content: Content) -> None:
    """All comments of the five documents that change words have their place; none is shown without."""
    lives = [document for name, document in content.items() if name.startswith("lives/")]
    for life in lives:
        placed = {
            number
            for stage in life["stages"]
            for point in stage["points"]
            for piece in point.get("redline", [])
            for number in [*piece.get("del", []), *([piece["ins"]] if "ins" in piece else [])]
        }
        changing = {
            at for at, comment in enumerate(life["comments"]) if {"proposed_text", "deleted_text"} & comment.keys()
        }
        assert changing == placed, life["key"]


def test_a_redline_without_its_changes_is_the_text_before(data: Dataset, content: Content) -> None:
    for name, life in content.items():
        if not name.startswith("lives/"):
            continue
        for point in (point for stage in life["stages"] for point in stage["points"] if "redline" in point):
            base = point["changes"][0]["from"] if "changes" in point else None
            kept = "".join(piece["t"] for piece in point["redline"] if "ins" not in piece)
            assert kept == (data.recommendations[base]["text"] if base else "")


def test_delegations_hold_what_the_tables_say_of_them(data: Dataset, content: Content) -> None:
    index = {entry["id"]: entry for entry in content["delegations"]}
    assert set(index) == set(data.participants)
    for code, rows in data.index("statements", "participant_id").items():
        assert set(index[code]["spoke"]) == {row["meeting_id"] for row in rows}
        assert len(content[f"delegations/{file_name(code)}"]["statements"]) == len(rows)
    for code, rows in data.index("comments", "participant_id").items():
        assert len(content[f"delegations/{file_name(code)}"]["comments"]) == len(rows)


def test_a_written_form_stands_beside_the_name_only_where_it_differs(content: Content) -> None:
    rows = [row["who"] for row in content[f"meetings/{file_name('wgic-2020-07-07')}"]["attendance"]]
    written = {who["name"]: who.get("written") for who in rows}
    assert written["Türkiye"] == "Turkey"
    assert written["Chile"] is None


def test_the_overview_counts_what_is_there(data: Dataset, content: Content) -> None:
    overview = content["overview"]
    assert overview["counts"]["statements"] == len(data["statements"])
    assert [meeting["id"] for meeting in overview["meetings"]] == [m["meeting_id"] for m in data.meetings_in_order]
    assert sum(overview["outcomes"].values()) == len(data["comment_outcomes"])
    assert overview["example"] in {entry["life"] for entry in content["recommendations"]}
    files = [file["path"] for table in overview["downloads"]["tables"] for file in table["files"]]
    assert len(files) == 2 * len(data.tables)


def test_the_dictionary_knows_every_table_view_and_recipe(data: Dataset, content: Content) -> None:
    dictionary = content["dictionary"]
    assert {table["name"] for table in dictionary["tables"]} == set(data.tables)
    assert all(column.get("description") for table in dictionary["tables"] for column in table["columns"])
    assert {"passages", "speakers_by_item"} <= {view["name"] for view in dictionary["views"]}
    assert [recipe["name"] for recipe in dictionary["cookbook"]] == sorted(
        p.stem for p in (ROOT / "queries").glob("*.sql")
    )
    assert all("--" not in recipe["sql"].splitlines()[0] for recipe in dictionary["cookbook"])


def test_a_recipe(tmp_path: Path) -> None:
    sql = (
        "-- Question: What did a State ask for?\n-- Why: Its record.\n-- How to read: One row a comment. For another State:\n"
        "-- proceedings query queries/x.sql --set state=CAN\nSELECT 1 WHERE 'a' = coalesce(getvariable('state'), 'CHE');\n"
    )
    (tmp_path / "x.sql").write_text(sql, encoding="utf-8")
    (recipe,) = cookbook(tmp_path)
    assert recipe["question"] == "What did a State ask for?"
    assert recipe["reading"] == "One row a comment."
    assert recipe["variables"] == [{"name": "state", "value": "CHE"}]
    assert recipe["sql"].startswith("SELECT 1")


def test_the_same_package_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        write_content(package, tmp_path / folder, ROOT / "queries")
    one, other = (
        {p.relative_to(tmp_path / folder): p.read_bytes() for p in (tmp_path / folder).rglob("*.json")}
        for folder in ("one", "other")
    )
    assert one == other


class TestSite:
    """The whole site in a folder."""

    @pytest.fixture
    def app(self, tmp_path: Path) -> Path:
        app = tmp_path / "app"
        (app / "assets").mkdir(parents=True)
        (app / "index.html").write_text("<!doctype html>", encoding="utf-8")
        return app

    def test_holds_the_application_the_data_and_the_package(self, package: Path, app: Path, tmp_path: Path) -> None:
        site = tmp_path / "site"
        number = write_site(package, app, site, ROOT / "queries")
        assert number == len(list((site / "content").rglob("*.json")))
        assert (site / "index.html").is_file()
        assert (site / "package" / DATABASE).read_bytes() == (package / DATABASE).read_bytes()

    def test_is_replaced_whole(self, package: Path, app: Path, tmp_path: Path) -> None:
        site = tmp_path / "site"
        write_site(package, app, site, ROOT / "queries")
        (site / "assets" / "old.js").write_text("", encoding="utf-8")
        write_site(package, app, site, ROOT / "queries")
        assert not (site / "assets" / "old.js").exists()
        assert not list(tmp_path.glob(".site.building"))

    def test_is_left_alone_where_the_application_is_missing(self, package: Path, tmp_path: Path) -> None:
        with pytest.raises(SiteError, match="make site"):
            write_site(package, tmp_path / "nothing", tmp_path / "site", ROOT / "queries")
        assert not (tmp_path / "site").exists()

    def test_does_not_take_the_place_of_something_else(self, package: Path, app: Path, tmp_path: Path) -> None:
        (tmp_path / "thesis").mkdir()
        (tmp_path / "thesis" / "chapter-1.txt").write_text("years of work", encoding="utf-8")
        with pytest.raises(SiteError, match="holds no site"):
            write_site(package, app, tmp_path / "thesis", ROOT / "queries")
        assert (tmp_path / "thesis" / "chapter-1.txt").read_text(encoding="utf-8") == "years of work"


def test_the_lock_names_no_registry() -> None:
    """Which registry the packages come from is a matter of the machine; the lock holds their versions and hashes."""
    lock = json.loads((ROOT / "explorer" / "package-lock.json").read_text(encoding="utf-8"))
    entries = {name: entry for name, entry in lock["packages"].items() if name}
    assert all("resolved" not in entry for entry in entries.values())
    assert all("version" in entry and "integrity" in entry for entry in entries.values())
    addresses = {
        url
        for entry in entries.values()
        for url in re.findall(r"https?://[^\"]+", json.dumps({**entry, "funding": None}))
    }
    assert not addresses
