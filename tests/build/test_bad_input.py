"""Bad input of every kind in one folder with a good document: a clear message for each, and the others are published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.build import BuildReport, Workspace, build
from pipelines.publish.parquet import read_parquet

SOURCES = Path(__file__).parents[2] / "sources"
REPORT = (SOURCES / "report-2020" / "report-2020.txt").read_text(encoding="utf-8")

ARABIC = (
    "الأمم المتحدة\n\nمؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية\n\n"
    "١- اجتمع الفريق العامل المعني بالتعاون الدولي في فيينا يومي ٧ و٨ تموز/يوليه ٢٠٢٠.\n"
    "٢- حضر الاجتماع ممثلو الدول الأطراف التالية: ألبانيا والجزائر وأنغولا والأرجنتين.\n"
) * 5

LATIN = (
    (
        "Report on the meeting of the Working Group on International Cooperation held in Vienna on 3 and 4 May 2011\n\n"
        "1. The Working Group met on 3 and 4 May 2011.\n"
        "2. Under agenda item 2, statements were made by representatives of the following States parties: "
        "Côte d’Ivoire, Mexico and Türkiye.\n"
    )
    .replace("’", "'")
    .replace("ü", "u")
)


LISTED = "title: Report\nfile: report.txt\nsha256: '{}'\nlanguage: en\n"

ENCODINGS = {"latin-1": b"", "utf-16": b"", "utf-16-le": b"\xff\xfe", "utf-8-sig": b"", "cp1252": b""}
"""Encodings met in the wild, with the byte order mark that Python does not write by itself."""

CUTS = (0.05, 0.3, 0.62, 0.97)

REFUSED: dict[str, tuple[dict[str, bytes], list[str]]] = {
    "an empty file": ({"empty.txt": b""}, ["empty.txt", "empty"]),
    "a binary file named .txt": ({"program.txt": b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40}, ["program.txt"]),
    "a hash that does not match": (
        {"changed/report.txt": b"1. Text.\n", "changed/source.yaml": LISTED.format("0" * 64).encode()},
        ["changed/report.txt", "not the one that was listed", "Restore the file"],
    ),
    "an unknown key": (
        {
            "strange/report.txt": b"1. Text.\n",
            "strange/source.yaml": (LISTED.format("0" * 64) + "colour: red\n").encode(),
        },
        ["strange/source.yaml", "`colour`", "Known keys"],
    ),
    "the same file twice": (
        {"the-same.md": (SOURCES / "report-2015" / "report-2015.md").read_bytes()},
        ["same bytes"],
    ),
}

PLAIN = "The delegates met in Vienna. They discussed many things and went home. " * 30

Rows = dict[str, list[dict[str, Any]]]


def encoded(encoding: str) -> bytes:
    return ENCODINGS[encoding] + (LATIN + f"3. Sent as {encoding}.\n").encode(encoding)


def cut(share: float) -> str:
    return REPORT[: int(len(REPORT) * share)].replace("CTOC/COP/WG.3/2020/4", f"CTOC/COP/WG.3/2020/{share * 100:.0f}")


def build_of(folder: Path, files: dict[str, bytes]) -> tuple[BuildReport, Rows]:
    """Build the files beside a good document; returns the report and the rows of every table."""
    files = {"good.md": (SOURCES / "report-2015" / "report-2015.md").read_bytes(), **files}
    for name, data in files.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    workspace = Workspace(folder / "in", folder / "out", folder / "cache")
    report = build(workspace)
    return report, {p.stem: read_parquet(p).to_pylist() for p in (workspace.out / "data").glob("*.parquet")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, Rows]:
    files = {name: data for group, _ in REFUSED.values() for name, data in group.items()}
    files |= {f"in-{encoding}.txt": encoded(encoding) for encoding in ENCODINGS}
    files |= {f"cut-{share}.txt": cut(share).encode() for share in CUTS}
    files |= {"arabic.txt": ARABIC.encode(), "plain.txt": PLAIN.encode()}
    return build_of(tmp_path_factory.mktemp("bad"), files)


def messages(tables: Rows, severity: str) -> list[str]:
    return [row["message"] for row in tables["annotations"] if row["severity"] == severity]


def document(tables: Rows, file: str) -> dict[str, Any]:
    [row] = [d for d in tables["documents"] if d["source_path"] == file]
    return row


def test_the_good_document_is_published(corpus: tuple[BuildReport, Rows]) -> None:
    report, tables = corpus
    assert len([s for s in tables["statements"] if s["document_id"] == "good"]) == 31
    assert [r.message for r in report.failed if r.severity == "error"] == []


@pytest.mark.parametrize("kind", REFUSED)
def test_what_can_not_be_read_is_refused_with_its_reason(corpus: tuple[BuildReport, Rows], kind: str) -> None:
    report, tables = corpus
    files, words = REFUSED[kind]
    [refused] = [d for d in report.documents if d.status == "refused" and (d.file in files or d.file in words)]
    assert all(word in str(refused.message) for word in words), refused.message
    assert refused.message in messages(tables, "error")
    assert refused.document_id not in {d["document_id"] for d in tables["documents"]}


def test_only_those_are_refused(corpus: tuple[BuildReport, Rows]) -> None:
    report, _ = corpus
    assert report.count("refused") == len(REFUSED)
    [nothing_refused] = [r for r in report.failed if r.id == "annotations.nothing_refused"]
    assert nothing_refused.n_offending == len(REFUSED)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_are_decoded(corpus: tuple[BuildReport, Rows], encoding: str) -> None:
    row = document(corpus[1], f"in-{encoding}.txt")
    assert row["text"] == LATIN + f"3. Sent as {encoding}.\n"
    if encoding == "latin-1":  # the others tell of the same meeting, and their rows the same speakers
        speakers = [s["participant_id"] for s in corpus[1]["statements"] if s["meeting_id"] == "wgic-2011-05-03"]
        assert sorted(speakers) == ["CIV", "MEX", "TUR"]


def test_a_document_in_another_language_gives_no_rubbish(corpus: tuple[BuildReport, Rows]) -> None:
    _, tables = corpus
    assert document(tables, "arabic.txt")["language"] == "ar"
    assert any("language" in m for m in messages(tables, "warning"))
    for name in ("statements", "attendance", "recommendations", "meetings", "officers", "interventions", "comments"):
        assert not [row for row in tables[name] if row["document_id"] == "arabic"], name


def test_a_report_without_sections(corpus: tuple[BuildReport, Rows]) -> None:
    _, tables = corpus
    assert [p for p in tables["paragraphs"] if p["document_id"] == "plain"]
    assert document(tables, "plain.txt")["share_accounted"] >= 0.99


@pytest.mark.parametrize("share", CUTS)
def test_a_truncated_report(corpus: tuple[BuildReport, Rows], share: float) -> None:
    """Wherever it breaks off, what stands before is read, and every quote still is its slice."""
    _, tables = corpus
    row = document(tables, f"cut-{share}.txt")
    assert row["text"] == cut(share)
    cited = [r for rows in tables.values() for r in rows if r.get("quote") and r["document_id"] == row["document_id"]]
    assert cited and all(row["text"][r["char_start"] : r["char_end"]] == r["quote"] for r in cited)


def test_two_documents_with_one_symbol_both_stay(tmp_path: Path) -> None:
    other = REPORT.replace("Paraguay", "Uruguay")
    report, tables = build_of(tmp_path, {"a.txt": REPORT.encode(), "b.txt": other.encode()})
    ids = {d["document_id"]: d["symbol"] for d in tables["documents"]}
    assert ids == {
        "good": None,
        "ctoc-cop-wg.3-2020-4": "CTOC/COP/WG.3/2020/4",
        "ctoc-cop-wg.3-2020-4-b": "CTOC/COP/WG.3/2020/4",
    }
    said = messages(tables, "warning")
    assert any("b.txt" in m and "both are kept" in m for m in said)
    assert any("2 documents have the symbol CTOC/COP/WG.3/2020/4" in m for m in said)
    assert [r for r in report.failed if r.id == "documents.symbol_names_one_document"]
    keys = [row["statement_id"] for row in tables["statements"]]
    assert len(keys) == len(set(keys))
