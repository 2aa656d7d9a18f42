"""Writes content as a Word file: XML by hand, so that each element can be put in; always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from tests.surfaces.content import Block, Content, Run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DATE = "2020-09-16T10:00:00Z"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
    f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    for n in range(1, 7)
)


def package(parts: Mapping[str, str | bytes], *, compress: bool = True) -> bytes:
    """A zip of the given parts, with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            how = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), body, how)
    return out.getvalue()


def root(name: str, inner: str) -> str:
    """One part: the root element around its content."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


def docx(body: str, **others: str) -> bytes:
    """A Word file of a body's inner XML and the inner XML of other parts by kind (``footnotes``, ...)."""
    others.setdefault("styles", STYLES)
    tags = {"header": "hdr", "footer": "ftr"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations({f"rId{k}": (k, f"{k}.xml") for k in _KINDS if k in others}),
    }
    parts |= {f"word/{kind}.xml": root(tags.get(kind, kind), inner) for kind, inner in others.items()}
    return package(parts)


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def p(inner: str, properties: str = "") -> str:
    """A paragraph of inner XML."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(words: str, properties: str = "", tag: str = "t") -> str:
    """A run of plain words."""
    inner = f'<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def tracked(kind: str, author: str, inner: str, date: str = DATE) -> str:
    """A tracked change (``ins``, ``del``) around runs."""
    return f'<w:{kind} w:id="1" w:author={quoteattr(author)} w:date="{date}">{inner}</w:{kind}>'


class Word:
    """Writes one content. ``generated`` lets Word count letters and numbers instead of typing them."""

    def __init__(self, content: Content, *, generated: bool = False) -> None:
        self._content = content
        self._generated = generated
        self._called: list[int] = []
        self._comments: list[tuple[str, str]] = []
        self._nums: list[tuple[str, str, int]] = []
        self._starts: dict[int, int] = {}

    def write(self) -> bytes:
        """The file's bytes."""
        body = "".join(self._block(block) for block in self._content.blocks)
        others = {"footnotes": "".join(self._footnote(at + 2, note) for at, note in enumerate(self._called))}
        others["comments"] = "".join(
            f'<w:comment w:id="{at}" w:author={quoteattr(author)} w:date="{DATE}">{p(r(words))}</w:comment>'
            for at, (author, words) in enumerate(self._comments)
        )
        others["numbering"] = self._numbering()
        if self._content.symbol:
            others["header"] = p(r(self._content.symbol))
        return docx(body, **{kind: inner for kind, inner in others.items() if inner})

    def _block(self, block: Block) -> str:
        if block.kind == "names":
            return "".join(p(r(name)) for name in block.names)
        if block.kind == "rows":
            return "<w:tbl>" + "".join(self._row(row) for row in block.rows) + "</w:tbl>"
        if block.kind == "heading":
            number = r(f"{block.number}\t") if block.number else ""
            return p(number + self._runs(block.runs), f'<w:pStyle w:val="Heading{min(block.level, 6)}"/>')
        if block.number and self._generated and (properties := self._numbered(block.number)):
            return p(self._runs(block.runs), properties)
        return p((r(block.number + "\t") if block.number else "") + self._runs(block.runs))

    def _row(self, cells: Iterable[str]) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in cells) + "</w:tr>"

    def _numbered(self, number: str) -> str | None:
        """The list that goes on with this number, or a new one that starts at it."""
        found = re.fullmatch(r"(\(?)([a-z]|\d+)([.)])", number)
        if not found:
            return None
        at = ord(found[2]) - 96 if found[2].isalpha() else int(found[2])
        form = "lowerLetter" if found[2].isalpha() else "decimal"
        shape = f"{found[1]}%1{found[3]}"
        same = next((i for i in reversed(range(len(self._nums))) if self._nums[i][:2] == (form, shape)), None)
        if same is None or self._nums[same][2] != at - 1:
            self._nums.append((form, shape, at))
            self._starts[len(self._nums)] = at
            same = len(self._nums) - 1
        else:
            self._nums[same] = (form, shape, at)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{same + 1}"/></w:numPr>'

    def _numbering(self) -> str:
        definitions = "".join(
            f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="{self._starts[n]}"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{shape}"/></w:lvl></w:abstractNum>'
            for n, (form, shape, _) in enumerate(self._nums, 1)
        )
        return definitions + "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(self._nums) + 1)
        )

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        if run.note is not None:
            return self._call(run.note)
        properties = "".join(
            f"<w:{tag}/>" for tag, on in (("b", run.bold), ("i", run.italic), ("strike", run.strike)) if on
        )
        inner = r(run.text, properties, "delText" if run.delete else "t")
        inner = tracked("del", run.delete, inner) if run.delete else inner
        inner = tracked("ins", run.insert, inner) if run.insert else inner
        if run.comment:
            at = len(self._comments)
            self._comments.append(run.comment)
            inner = f'<w:commentRangeStart w:id="{at}"/>{inner}<w:commentRangeEnd w:id="{at}"/>'
            inner += f'<w:r><w:commentReference w:id="{at}"/></w:r>'
        return inner

    def _call(self, note: int) -> str:
        """A call; Word numbers it where its sign is the next number, else the sign is typed."""
        self._called.append(note)
        sign = self._content.notes[note].sign
        custom, typed = (' w:customMarkFollows="1"', f"<w:t>{sign}</w:t>") if self._typed(note) else ("", "")
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{raised}<w:footnoteReference w:id="{len(self._called) + 1}"{custom}/>{typed}</w:r>'

    def _typed(self, note: int) -> bool:
        numbers = [n for n in self._called[: self._called.index(note)] if self._content.notes[n].sign.isdigit()]
        before = [n for n in numbers if not self._typed(n)]
        return self._content.notes[note].sign != str(len(before) + 1)

    def _footnote(self, at: int, note: int) -> str:
        sign = r(self._content.notes[note].sign) if self._typed(note) else "<w:r><w:footnoteRef/></w:r>"
        return f'<w:footnote w:id="{at}">{p(sign + r(" ") + self._runs(self._content.notes[note].runs))}</w:footnote>'
