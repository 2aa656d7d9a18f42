"""HTML: pages as UN sites, Word and CMSs write them; one table of markup and what it reads."""

from __future__ import annotations

import pytest

from pipelines.model import SourceText
from pipelines.read import html
from pipelines.read.errors import UnreadableDocument


def read(body: str) -> SourceText:
    return html.read(f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>".encode())


def lines(source: SourceText) -> list[str]:
    return [source.line_text(line) for line in source.lines]


BLOCKS = [
    ("paragraphs and entities", "<p>A&nbsp;&amp; B &mdash; caf&eacute;</p><p>  two\n  lines </p>", ["A\u00a0& B — café", "two lines"]),
    ("unclosed tags", "<p>One<p>Two<ul><li>a<li>b</ul>", ["One", "Two", "a", "b"]),
    ("text between blocks", "before<div>in</div>after", ["before", "in", "after"]),
    ("a break wraps, two part", "<p>The Group<br>met.<br><br>Then <b>it</b> rose.</p>", ["The Group", "met.", "Then it rose."]),
    ("breaks between names", "<p>Albania<br/>Chad<br/>Peru</p>", ["Albania", "Chad", "Peru"]),
    ("ordered lists as UN documents print them", '<ol start="3"><li>Third<ol type="a"><li>x</li><li>y</li></ol></li><li>Fourth</li></ol>',
     ["3. Third", "(a) x", "(b) y", "4. Fourth"]),
    ("roman, values, backwards", '<ol type="i"><li>x<li value="9">y</ol><ol reversed><li>p<li>q</ol>', ["(i) x", "(ix) y", "2. p", "1. q"]),
    ("list styles", '<ol style="list-style-type: upper-roman"><li>x</ol><ol style="list-style:none"><li>y</ol>', ["I. x", "y"]),
    ("typed labels need no generated ones", "<ol><li>(a) Typed;</li><li>12. Typed</li></ol>", ["(a) Typed;", "12. Typed"]),
    ("only the first paragraph of an item is numbered", "<ol><li><p>One</p><p>More</p></li></ol>", ["1. One", "More"]),
    ("what is no text", "<nav>Menu</nav><script>x</script><style>y</style><p hidden>h</p><p style='display:none'>d</p><p aria-hidden='true'>e</p><p>Text</p>", ["Text"]),
    ("the main part", "<div>Cookies</div><main><p>" + "The report. " * 9 + "</p></main><footer>Contact</footer>", [("The report. " * 9).strip()]),
    ("tables", "<table><tr><th>28/1</th><td>Composition</td></tr><tr><td>28/2</td><td>A<br>B</td></tr></table>", ["28/1\tComposition", "28/2\tA B"]),
    ("names in columns", "<table><tr><td>Albania<td>Chad<tr><td>Algeria<td>Chile<tr><td>Angola<td>China</table>",
     ["Albania", "Algeria", "Angola", "Chad", "Chile", "China"]),
    ("a page inside a table", "<table><tr><td><h1>Title</h1><p>Text</p><table><tr><td>a1<td>b1</table></table>", ["Title", "Text", "a1\tb1"]),
    ("preformatted text", "<pre>I. Intro\n\n  1. The Group\nmet.</pre>", ["I. Intro", "1. The Group", "met."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "found"), BLOCKS, ids=[case[0] for case in BLOCKS])
def test_blocks(name: str, body: str, found: list[str]) -> None:
    assert lines(read(body)) == found


MARKS = [
    ("<p>to <del cite='mailto:Chile' datetime='2020-01-01'>old</del> <ins>new</ins></p>", [("delete", "old", "Chile"), ("insert", "new", None)]),
    ("<p><s>a</s> <strike>b</strike> <span style='text-decoration: line-through'>c</span></p>",
     [("strike", "a", None), ("strike", "b", None), ("strike", "c", None)]),
    ("<p><u>title</u></p>", []),
    ("<p><s>out</s> <u>in</u></p>", [("strike", "out", None), ("insert", "in", None)]),
    ("<p>10<sup>th</sup> meeting<sup>2</sup> and CO<sub>2</sub></p>", [("superscript", "2", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "found"), MARKS)
def test_marks(body: str, found: list[tuple[str, str, str | None]]) -> None:
    source = read(body)
    marks = [m for m in source.marks if m.kind not in ("bold", "italic")]
    assert [(m.kind, source.text[m.start : m.end], m.author) for m in marks] == found


NOTES = [
    ("Word", "<p>Text<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Note.</p></div>", "[1]", "1"),
    ("Pandoc", "<p>Text<a href='#fn1' class='footnote-ref' id='fnref1'><sup>1</sup></a></p><section class='footnotes'><ol><li id='fn1'><p>Note.<a href='#fnref1'>↩︎</a></p></li></ol></section>", "1", "1"),
    ("by hand", "<p>Text<sup>*</sup></p><p><sup>*</sup> Note.</p>", "*", "*"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "call", "sign"), NOTES, ids=[case[0] for case in NOTES])
def test_notes(name: str, body: str, call: str, sign: str) -> None:
    source = read(body)
    assert source.line_text(source.lines[-1]) == "Note." and source.lines[-1].footnote == sign
    assert [source.text[h.start : h.end] for h in source.hidden] == [call]


def test_headings_emphasis_and_indents() -> None:
    source = read(
        "<h2>I. Introduction</h2><p><b>All bold</b></p><p><em>Noting</em> that</p><blockquote><p>Set in</p></blockquote>"
    )
    assert [(line.heading, line.bold, line.indent) for line in source.lines] == [
        (2, False, 0),
        (0, True, 0),
        (0, False, 0),
        (0, False, 4),
    ]
    assert [(m.kind, source.text[m.start : m.end]) for m in source.marks] == [("italic", "Noting")]


ENCODINGS = [
    '<meta charset="utf-8">é “x”'.encode(),
    '<meta charset="windows-1252">é “x”'.encode("cp1252"),
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">é “x”'.encode("cp1252"),
    "é “x”".encode("utf-16"),
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>é “x”</p></html>'.encode(),
]


@pytest.mark.parametrize("data", ENCODINGS)
def test_encodings(data: bytes) -> None:
    assert lines(html.read(data))[-1] == "é “x”"


def test_a_page_without_text_is_noted() -> None:
    assert read("<script>draw()</script>").problems[0][0] == "error"


def test_nesting_past_reason_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="deeper"):
        read("<div>" * 10_000 + "text")


def test_deep_nesting_is_read() -> None:
    assert lines(read("<div><span>" * 500 + "text")) == ["text"]
