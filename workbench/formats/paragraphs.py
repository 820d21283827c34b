"""Lines become paragraphs: blank lines, one paragraph a line, hard wraps and indents are told apart.

paragraphs("We came\nto the port.\n\nIt rained.\n")   # two paragraphs; the first on lines 1–2
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

# Blanks of any width, no-break or not.
SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BLANKS = re.compile(r"[ \t]+")
# What begins an item of a list; a hyphen may as well be a dash of the sentence before.
_ITEM = re.compile(r"(?:(?P<hyphen>-)|[*•]|\(?\d{1,2}[.)])\s")
# The number of a page, alone on its line.
_PAGE = re.compile(
    "[-–—\\[{]?[ \u00a0]?(?:(?:page|pp?\\.|страница|стр\\.|с\\.)[ \u00a0]?)?\\d{1,4}[ \u00a0]?[-–—\\]}]?", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and outer blanks. indent: its first blanks; after_blank: behind a blank line."""

    number: int
    text: str
    indent: int
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """text: its lines joined by one blank, runs of blanks as one. lines: as they were, trimmed.

    shape: the text without no-break and other special spaces at its ends, which say nothing about its kind.
    """

    first: int
    last: int
    text: str
    lines: tuple[Line, ...]
    after_blank: bool

    @property
    def shape(self) -> str:
        return self.text.strip(SPACES)


def read_lines(text: str) -> list[Line]:
    """The lines on which something is to be seen; CRLF, CR and LF end a line, and nothing else does."""
    lines, after_blank = [], True
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        body = raw.strip(" \t\f\x0b")
        if not _is_seen(body):
            after_blank = True
            continue
        indent = len(raw) - len(raw.lstrip(" \t\f\x0b"))
        lines.append(Line(number, body, indent, after_blank))
        after_blank = False
    return lines


def _is_seen(text: str) -> bool:
    """Whether any character is more than a space of some width or a mark of format (a byte order mark and the like)."""
    return any(not char.isspace() and unicodedata.category(char) != "Cf" for char in text)


def paragraphs(text: str) -> list[Paragraph]:
    """Every line that is not blank, in exactly one paragraph."""
    lines = read_lines(text)
    width = _wrap_width(lines)
    found: list[Paragraph] = []
    for block in _blocks(lines):
        found += _cut(block, width)
    return found


def _blocks(lines: Iterable[Line]) -> Iterable[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.after_blank and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _wrap_width(lines: list[Line]) -> int:
    """The column at which the text was wrapped by hand; 0 if it was not.

    Wrapped text has many lines, hardly any longer than the width, and most that are followed by another fill it;
    before an indented line and an item of a list a line ends anyway.
    """
    followed = [
        len(line.text) + line.indent
        for line, after in pairwise(lines)
        if not after.after_blank and not after.indent and not _ITEM.match(after.text)
    ]
    if len(followed) < 3:
        return 0
    width = sorted(followed)[int(len(followed) * 0.95)]
    if not 30 <= width <= 100:
        return 0
    full = sum(length >= 0.75 * width for length in followed)
    longest = max(len(line.text) + line.indent for line in lines)
    return width if full >= 0.8 * len(followed) and longest <= 1.6 * width else 0


def _cut(block: list[Line], width: int) -> list[Paragraph]:
    """One paragraph of a wrapped block (more where lines are indented); of any other block one a line."""
    opens = _openings(block)
    if width and _is_wrapped(block, opens, width):
        starts = [0] + [index for index, is_opening in enumerate(opens) if index and is_opening]
        ends = [*starts[1:], len(block)]
        return [_join(block[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [_join([line]) for line in block]


def _openings(block: list[Line]) -> list[bool]:
    """For each line whether it begins a paragraph: an item of a list, or an indented line among others that are not.

    The number of a page is one by itself, and a line goes on behind it.
    """
    pages = [_PAGE.fullmatch(line.text) is not None for line in block]
    parted = [is_page or after_page for is_page, after_page in zip(pages, [False, *pages], strict=False)]
    if _is_list(block):
        return [part or _ITEM.match(line.text) is not None for part, line in zip(parted, block, strict=True)]
    rest = [line for line, is_page in zip(block, pages, strict=True) if not is_page]
    indents_say = any(line.indent == 0 for line in rest[1:])
    return [part or (indents_say and line.indent > 0) for part, line in zip(parted, block, strict=True)]


def _is_list(block: list[Line]) -> bool:
    """Whether items stand below each other. Hyphens are believed if the lines between are indented, else are dashes."""
    items = [_ITEM.match(line.text) for line in block]
    between = [line for line, item in zip(block, items, strict=True) if item is None]
    has_hyphens = any(item is not None and item["hyphen"] for item in items)
    is_firm = not has_hyphens or (bool(between) and all(line.indent for line in between))
    return items[0] is not None and sum(item is not None for item in items) > 1 and is_firm


def _is_wrapped(block: list[Line], opens: list[bool], width: int) -> bool:
    """Whether each line of the block but those before a new paragraph is too full for the next line's first word."""
    held = [
        len(line.text) + line.indent + 1 + len(after.text.split()[0]) > 0.8 * width
        for (line, after), is_opening in zip(pairwise(block), opens[1:], strict=True)
        if not is_opening
    ]
    return sum(held) >= 0.75 * len(held)


def _join(lines: list[Line]) -> Paragraph:
    text = _BLANKS.sub(" ", " ".join(line.text for line in lines)) if len(lines) > 1 else _collapse(lines[0].text)
    return Paragraph(lines[0].number, lines[-1].number, text, tuple(lines), lines[0].after_blank)


def _collapse(text: str) -> str:
    """Runs of blanks as one; tabs stay, for they may cut cells, without blanks beside them."""
    return re.sub(r" *\t *", "\t", re.sub(r" {2,}", " ", text))
