"""The surfaces that each document is written on."""

from __future__ import annotations

from collections.abc import Callable

from tests.surfaces.content import Content
from tests.surfaces.paper import A4, LETTER, Paper, Sheet
from tests.surfaces.plain import Wrapping, markdown, wrapped
from tests.surfaces.web import Web
from tests.surfaces.word import Word

SURFACES: dict[str, Callable[[Content], bytes]] = {
    "docx": lambda content: Word(content).write(),
    "docx-generated": lambda content: Word(content, generated=True).write(),
    "html": lambda content: Web(content).write(),
    "html-lists": lambda content: Web(content, lists=True).write(),
    "pdf-a4": lambda content: Paper(content, Sheet(A4)).write(),
    "pdf-letter": lambda content: Paper(content, Sheet(LETTER, margin=110.0)).write(),
    "pdf-by-word": lambda content: Paper(content, Sheet(A4, by_word=True)).write(),
    "markdown": markdown,
    "text-72": lambda content: wrapped(content, Wrapping(72)),
    "text-88": lambda content: wrapped(content, Wrapping(88)),
    "text-100": lambda content: wrapped(content, Wrapping(100)),
    "text-unpaged": lambda content: wrapped(content, Wrapping(88, paged=False)),
    "text-straight-quotes": lambda content: wrapped(content, Wrapping(88, straight_quotes=True)),
    "text-ligatures": lambda content: wrapped(content, Wrapping(88, ligatures=True)),
    "text-soft-hyphens": lambda content: wrapped(content, Wrapping(88, soft_hyphens=True)),
    "text-fixed-spaces": lambda content: wrapped(content, Wrapping(88, fixed_spaces=True)),
}
