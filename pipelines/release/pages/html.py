"""Markdown to a page of HTML that stands alone: no script, nothing from the network, readable in light and dark, ready for print."""

from __future__ import annotations

import re
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --line: #d0d7de; --paper: #fff; --head: #f6f8fa; --link: #0b5394; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8eb; --quiet: #a0a8b0; --line: #3a4149; --paper: #15181c; --head: #1f2429; --link: #8ab8ec; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
nav, footer { color: var(--quiet); font-size: .875rem; }
nav a, nav strong { margin-right: 1rem; }
a { color: var(--link); }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .75rem; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
p, li { max-width: 48rem; }
code, pre { font: .875em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { background: var(--head); border: 1px solid var(--line); border-radius: 4px; overflow-x: auto; padding: .75rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; margin: .75rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: var(--head); }
td.right, th.right { text-align: right; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; }
.good { color: #1a7f37; } .bad { color: #b35900; font-weight: 600; }
@media (prefers-color-scheme: dark) { .good { color: #56d364; } .bad { color: #f0a050; } }
@page { margin: 16mm 14mm; }
@media print {
  :root { --ink: #000; --quiet: #333; --line: #999; --paper: #fff; --head: #eee; --link: #000; }
  body { font-size: 9.5pt; max-width: none; padding: 0; }
  nav { display: none; }
  .wide { overflow: visible; }
  table { font-size: 7.5pt; width: 100%; }
  h2 { break-after: avoid; } h2.chapter { break-before: page; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
}
""".strip()

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
"""Nothing is fetched and nothing runs, whatever a document's words hold."""

_PAGES = (
    ("index.html", "Overview"),
    ("codebook.html", "Codebook"),
    ("datasheet.html", "Datasheet"),
    ("accuracy.html", "Accuracy"),
    ("checks.html", "Checks"),
)


def page(title: str, body: str, version: str, here: str, record: str = "") -> bytes:
    """A whole page. ``body`` is HTML; ``record`` is JSON-LD about the dataset, for search engines."""
    links = " ".join(
        f"<a href='{path}'>{name}</a>" if path != here else f"<strong>{name}</strong>" for path, name in _PAGES
    )
    data = f'<script type="application/ld+json">\n{_inert(record)}</script>\n' if record else ""
    return (
        "<!doctype html>\n"
        f'<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<style>\n{_STYLE}\n</style>\n{data}</head>\n<body>\n<nav aria-label='Pages'>{links}</nav>\n<main>\n{body}</main>\n"
        f"<footer><p>Version {escape(version)}</p></footer>\n</body>\n</html>\n"
    ).encode()


def _inert(record: str) -> str:
    """JSON that can't end the element that it stands in."""
    return record.replace("<", "\\u003c")


def rendered(markdown: str) -> str:
    """Markdown (CommonMark with tables) as HTML. Tags in the text stay text; headings can be linked to by their words."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(markdown)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slug(tokens[at + 1].content))
        if token.type in ("th_open", "td_open") and "right" in str(token.attrGet("style") or ""):
            token.attrs = {"class": "right"}
    html: Any = reader.renderer.render(tokens, reader.options, {})
    return str(html).replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")


def slug(text: str) -> str:
    """The anchor of a heading, as GitHub makes it: ``What the tables hold`` is ``what-the-tables-hold``."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def table(columns: list[str], rows: list[list[str]], right: frozenset[int] = frozenset()) -> str:
    """A table of cells that are HTML already."""

    def line(cells: list[str], tag: str) -> str:
        made = (f"<{tag}{' class=right' if at in right else ''}>{cell}</{tag}>" for at, cell in enumerate(cells))
        return f"<tr>{''.join(made)}</tr>\n"

    body = "".join(line(row, "td") for row in rows)
    return f'<div class="wide"><table>\n<thead>{line(columns, "th")}</thead>\n<tbody>\n{body}</tbody></table></div>\n'
