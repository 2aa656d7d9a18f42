"""Writes content as HTML: plain paragraphs with typed numbers, or lists that the browser numbers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tests.surfaces.content import Block, Content, Run


class Web:
    """Writes one content. ``lists`` makes ``<ol>`` of lettered points, so that the browser counts."""

    def __init__(self, content: Content, *, lists: bool = False) -> None:
        self._content = content
        self._lists = lists

    def write(self) -> bytes:
        """The page's bytes, in UTF-8."""
        parts = [f"<p>{escape(self._content.symbol)}</p>"] if self._content.symbol else []
        open_list = False
        for block in self._content.blocks:
            item = self._lists and block.number is not None and block.number[:1] == "(" and len(block.number) == 3
            if item and not (open_list and block.number != "(a)"):
                parts.append(
                    ("</ol>" if open_list else "") + f'<ol type="a" start="{ord((block.number or "  ")[1]) - 96}">'
                )
            elif open_list and not item:
                parts.append("</ol>")
            open_list = item
            parts.append(f"<li>{self._runs(block.runs)}</li>" if item else self._block(block))
        parts.append("</ol>" if open_list else "")
        notes = "".join(
            f'<p id="fn{at}"><sup>{escape(note.sign)}</sup> {self._runs(note.runs)}</p>'
            for at, note in enumerate(self._content.notes)
        )
        head = '<meta charset="utf-8"><title>Document</title><style>p { margin: 0 }</style>'
        menu = (
            "<nav><ul><li><a href='/'>Home</a></li><li>Documents</li></ul></nav><script>var x = '<p>no</p>';</script>"
        )
        body = "\n".join([menu, *parts, f"<hr><section>{notes}</section>"])
        return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()

    def _block(self, block: Block) -> str:
        if block.kind == "names":
            return "<ul>" + "".join(f"<li>{escape(name)}</li>" for name in block.names) + "</ul>"
        if block.kind == "rows":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        number = f"{escape(block.number)} " if block.number else ""
        if block.kind == "heading":
            return f"<h{block.level}>{number}{self._runs(block.runs)}</h{block.level}>"
        return f"<p>{number}{self._runs(block.runs)}</p>"

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if run.note is not None:
            return f'<sup><a href="#fn{run.note}">{escape(run.text)}</a></sup>'
        text = escape(run.text)
        for tag, on in (("b", run.bold), ("i", run.italic), ("s", run.strike)):
            text = f"<{tag}>{text}</{tag}>" if on else text
        for tag, author in (("ins", run.insert), ("del", run.delete)):
            text = f'<{tag} cite="mailto:{escape(author)}">{text}</{tag}>' if author else text
        return text
