"""Files that hold as much as a file may, each in the way that costs its reader most memory.

name, data = "elements.html", CROWDED["elements.html"]()
"""

from __future__ import annotations

import random
from collections.abc import Callable

from workbench.formats.archive import write_archive
from workbench.formats.limits import LINES, SIZE, TAGS

_WORDPROCESSING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    '.main+xml"/></Types>'
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>'
_TMX = (
    '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
    'adminlang="en" srclang="ru" datatype="plaintext"/><body>'
)
_UNIT = '<tu><tuv xml:lang="ru"><seg>а б</seg></tuv><tuv xml:lang="en"><seg>a b</seg></tuv></tu>'


def _prose(size: int, before: str = "", after: str = "\n\n") -> str:
    """Paragraphs of sixty words, words of five letters that hardly repeat, as many as the size allows."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnop", k=5)) for _ in range(3000)]
    length = 60 * 6 + len(before + after)
    return "".join(f"{before}{' '.join(chance.choices(words, k=60))}.{after}" for _ in range(size // length - 10))


def _word(paragraphs: str) -> bytes:
    document = f'<w:document xmlns:w="{_WORDPROCESSING}"><w:body>{paragraphs}</w:body></w:document>'
    members = {"[Content_Types].xml": _TYPES, "_rels/.rels": _LINKS, "word/document.xml": document}
    return write_archive({name: text.encode() for name, text in members.items()})


CROWDED: dict[str, Callable[[], bytes]] = {
    "prose.txt": lambda: _prose(SIZE).encode(),
    "paragraphs.txt": lambda: ("Ab cd.\n\n" * (LINES // 2)).encode(),
    "prose.md": lambda: _prose(SIZE).encode(),
    "items.md": lambda: ("- Ab cd.\n" * 99_999).encode(),
    "signs.md": lambda: ("**a " * 49_999).encode(),
    "prose.html": lambda: f"<html><body>{_prose(SIZE, '<p>', '</p>')}".encode(),
    "elements.html": lambda: ("<html><body>" + "<p>Ab cd." * (TAGS - 2)).encode(),
    "cells.html": lambda: ("<html><body><table>" + ("<tr>" + "<td>a</td>" * 500 + "</tr>") * (TAGS // 502)).encode(),
    "words.xml": lambda: (_TEI + "<w>a</w> " * (TAGS - 9) + "</p></body></text></TEI>").encode(),
    "paragraphs.xml": lambda: (_TEI + "a b.</p><p>" * (TAGS - 9) + "</p></body></text></TEI>").encode(),
    "units.tmx": lambda: (_TMX + _UNIT * (TAGS // 5 - 9) + "</body></tmx>").encode(),
    "units.po": lambda: ("".join(f'msgid "а{each}"\nmsgstr "a"\n\n' for each in range(LINES // 3))).encode(),
    "rows.csv": lambda: ("ru,en\n" + "Слово,A word\n" * 99_000).encode(),
    "columns.csv": lambda: ("ru,en\n" + (",".join("a" * 199) + "\n") * (SIZE // 400)).encode(),
    "prose.docx": lambda: _word(_prose(SIZE, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>")),
    "paragraphs.docx": lambda: _word("<w:p><w:r><w:t>ab cd</w:t></w:r></w:p>" * 130_000),
}  # fmt: skip
