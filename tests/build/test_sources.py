"""Finding documents: listings read strictly, loose files named by their symbol, each refusal with its remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pipelines.sources import Source, digest, discover, own_symbol

REPORT = "United Nations CTOC/COP/WG.3/2030/4\n\nReport on the meeting\n\n1. The Working Group met on 7 July 2030.\n"


def by_text(data: bytes, name: str) -> str | None:
    return own_symbol(data.decode("utf-8", "replace"))


def listed(folder: Path, name: str = "report", text: str = REPORT, **changes: object) -> Path:
    """A document with a source.yaml; ``changes`` replace keys, None removes them."""
    home = folder / name
    home.mkdir(parents=True)
    (home / f"{name}.txt").write_text(text)
    listing = {
        "title": "Report",
        "file": f"{name}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "language": "en",
        **changes,
    }
    (home / "source.yaml").write_text(yaml.safe_dump({k: v for k, v in listing.items() if v is not None}))
    return home


def only(folder: Path) -> Source:
    [source] = discover(folder, by_text)
    return source


def test_the_five_documents_are_as_received() -> None:
    sources = discover(Path("sources"), by_text)
    assert [(s.document_id, s.refusal) for s in sources] == [
        ("chairs-summary-2019", None),
        ("comments-note-2020", None),
        ("draft-resolution-2022", None),
        ("report-2015", None),
        ("report-2020", None),
    ]
    for source in sources:
        assert source.sha256 == source.listing["sha256"]
        assert {"title", "origin", "rights", "language"} <= set(source.listing)


LISTINGS: list[tuple[str, dict[str, object], list[str]]] = [
    ("an unknown key", {"titel": "x"}, ["report/source.yaml", "`titel`", "Known keys: title, file"]),
    ("an unknown curated key", {"curated": {"colour": {}}}, ["under `curated`", "`colour`", "published_on"]),
    ("a curated fact without a reason", {"curated": {"symbol": "A/1/2"}}, ["`curated.symbol`", "`because`"]),
    ("an unknown key of the origin", {"origin": {"uri": "x"}}, ["under `origin`", "`uri`", "url"]),
    ("no file", {"file": None}, ["`file` is missing", "Add it"]),
    ("no hash", {"sha256": None}, ["`sha256` is missing", "sha256sum"]),
    ("another hash", {"sha256": "0" * 64}, ["report/report.txt", "not the one that was listed", "Restore the file"]),
    ("a file that is not there", {"file": "other.txt"}, ["report/other.txt", "no such file"]),
    ("a file outside", {"file": "../../etc/passwd"}, ["leads out of the sources folder"]),
    ("an absolute file", {"file": "/etc/passwd"}, ["leads out of the sources folder"]),
    ("a folder for a file", {"file": "."}, ["no such file"]),
]


@pytest.mark.parametrize(("changes", "words"), [case[1:] for case in LISTINGS], ids=[case[0] for case in LISTINGS])
def test_a_faulty_listing_is_refused_and_the_others_go_through(
    tmp_path: Path, changes: dict[str, object], words: list[str]
) -> None:
    listed(tmp_path, **changes)
    listed(tmp_path, "good", text=REPORT + "2. It adopted its agenda.\n")
    good, bad = discover(tmp_path, by_text)
    assert good.refusal is None and good.data
    assert bad.refusal and all(word in bad.refusal for word in words), bad.refusal
    assert bad.data == b""


def test_listing_that_is_no_yaml_names_the_line(tmp_path: Path) -> None:
    home = listed(tmp_path)
    (home / "source.yaml").write_text("title: x\nfile: [\n")
    refusal = only(tmp_path).refusal
    assert refusal and "report/source.yaml, line" in refusal and "not valid YAML" in refusal


def test_symbolic_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(REPORT)
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "report.txt").symlink_to(outside)
    source = only(folder)
    assert source.refusal and "leads out of the sources folder" in source.refusal and not source.data


def test_a_file_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "huge.txt").write_bytes(b"x" * 100)
    monkeypatch.setattr("pipelines.listings.read_bytes.__defaults__", (50,))
    refusal = only(tmp_path).refusal
    assert refusal and "huge.txt: 100 bytes" in refusal and "Split it" in refusal


def test_curated_facts_are_told_apart(tmp_path: Path) -> None:
    fact = {"value": "CTOC/COP/2020/CRP.1", "because": "Printed on the cover that the file lacks."}
    listed(tmp_path, curated={"symbol": fact}, origin={"url": "https://example.org/d"}, rights="United Nations")
    curated = only(tmp_path).curated
    assert curated == {
        "title": "Report",
        "language": "en",
        "rights": "United Nations",
        "source_url": "https://example.org/d",
        "symbol": "CTOC/COP/2020/CRP.1",
        "curated_fields": ["symbol"],
    }


def test_what_a_person_writes_changes_the_fingerprint(tmp_path: Path) -> None:
    home = listed(tmp_path)
    before = only(tmp_path).fingerprint
    correction = [{"where": {"table": "statements", "row": "a", "column": "name"}, "from": 1, "to": 2, "reason": "x"}]
    (home / "corrections.yaml").write_text(yaml.safe_dump(correction))
    after = only(tmp_path)
    assert after.fingerprint != before
    assert [(c.table, c.row, c.column, c.expected, c.value) for c in after.corrections] == [
        ("statements", "a", "name", 1, 2)
    ]


@pytest.mark.parametrize(
    "records", [{"where": "x"}, [{"where": {}}], [{"where": {"table": "a"}, "from": 1, "to": 2, "reason": "x"}]]
)
def test_a_correction_has_a_place_an_expectation_and_a_reason(tmp_path: Path, records: object) -> None:
    home = listed(tmp_path)
    (home / "corrections.yaml").write_text(yaml.safe_dump(records))
    refusal = only(tmp_path).refusal
    assert refusal and "report/corrections.yaml" in refusal and ("must have exactly" in refusal or "list" in refusal)


LOOSE: list[tuple[str, dict[str, str], dict[str, str]]] = [
    ("named by its symbol", {"a.txt": REPORT}, {"a.txt": "ctoc-cop-wg.3-2030-4"}),
    (
        "named by its file where no symbol is printed",
        {"My Report (1).md": "# Report\n"},
        {"My Report (1).md": "my-report-1"},
    ),
    (
        "a symbol that is cited is not its own",
        {"b.txt": "Report on the meeting (CTOC/COP/WG.3/2030/4), see A/1/2\n"},
        {"b.txt": "b"},
    ),
    (
        "a running head gives the symbol",
        {"c.txt": "I. Introduction\n1. Text.\nCTOC/COP/WG.3/2030/9\n3/4\nmore (A/RES/55/25)\nCTOC/COP/WG.3/2030/9\n"},
        {"c.txt": "ctoc-cop-wg.3-2030-9"},
    ),
    (
        "two of one symbol both stay",
        {"a.txt": REPORT, "z.txt": REPORT + "2. More.\n"},
        {"a.txt": "ctoc-cop-wg.3-2030-4", "z.txt": "ctoc-cop-wg.3-2030-4-z"},
    ),
    ("any suffix, and none", {"report": "x\n", "d.pdfx": "y\n"}, {"report": "report", "d.pdfx": "d"}),
    (
        "what is no document",
        {".hidden.txt": "x", "README.md": "y", "notes.yaml": "z", "registers/p.txt": "q", "sub/e.txt": "an e\n"},
        {"sub/e.txt": "e"},
    ),
]


@pytest.mark.parametrize(("files", "ids"), [case[1:] for case in LOOSE], ids=[case[0] for case in LOOSE])
def test_loose_files(tmp_path: Path, files: dict[str, str], ids: dict[str, str]) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert {s.file: s.document_id for s in discover(tmp_path, by_text)} == ids


def test_the_second_of_two_with_one_symbol_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "z.txt").write_text(REPORT + "2. More.\n")
    first, second = discover(tmp_path, by_text)
    assert first.notes == ()
    [(severity, message)] = second.notes
    assert severity == "warning" and "z.txt" in message and "both are kept" in message


def test_the_same_bytes_are_not_two_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)
    second, first = discover(tmp_path, by_text)
    assert first.refusal is None
    assert second.refusal and "the same bytes as a.txt" in second.refusal


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="is not a folder"):
        discover(tmp_path / "nowhere", by_text)


@pytest.mark.parametrize(("parts", "others"), [((b"ab", b"c"), (b"a", b"bc")), ((b"",), ()), ((b"a", b""), (b"a",))])
def test_a_digest_tells_lists_apart(parts: tuple[bytes, ...], others: tuple[bytes, ...]) -> None:
    assert digest(*parts) != digest(*others)


def test_order_does_not_depend_on_the_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(f"document {name}\n")
    forwards = discover(tmp_path, by_text)
    real: Callable[[Path], object] = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: reversed(list(real(self))))  # type: ignore[call-overload]
    assert [s.document_id for s in discover(tmp_path, by_text)] == [s.document_id for s in forwards] == ["a", "b", "c"]
