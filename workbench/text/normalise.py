"""Texts made equal for a comparison, and characters made visible. Neither ever changes what is kept.

fold("ещё «раз»") == "еще \"раз\""        show_controls("a\u202eb") == "a‹U+202E›b"

What an import does change is the closed list NORMALISATIONS: the header of each witness and the reference page say
it from here, and the round trip is tested against it.

[each.id for each in normalisations_of("text")] == ["line-ends", "hard-wraps", "blanks", "blank-lines"]
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Normalisation:
    """One change that an import makes to texts of a format (text, html, tei…) and does not record."""

    id: str
    format: str
    sentence: str


NORMALISATIONS = (
    Normalisation(
        "line-ends", "text", "Line ends (CRLF, CR, LF) became line feeds, and a missing one at the end was added."
    ),
    Normalisation(
        "hard-wraps", "text", "Lines wrapped by hand were joined with a blank; a tab inside them counts as a blank."
    ),
    Normalisation(
        "blanks",
        "text",
        "Runs of blanks became one; blanks, tabs and page feeds at the beginning and end of a line, and blanks beside "
        "a tab, were dropped.",
    ),
    Normalisation(
        "blank-lines",
        "text",
        "Blank lines before the first and after the last line of the text were dropped; between two lines they are "
        "kept as a number of lines. A line of nothing but no-break and other special spaces or unseen marks of format "
        "is a blank one.",
    ),
    Normalisation(
        "page-blanks",
        "html",
        "Blanks, tabs and line ends in a row became one blank, as a browser shows them; at the ends of a block they "
        "were dropped, and so was a block of nothing but blanks and no-break spaces.",
    ),
    Normalisation(
        "page-breaks",
        "html",
        "Each line of a block with forced line breaks became a segment of its own; preformatted lines are read as "
        "those of a plain text, without marks.",
    ),
    Normalisation(
        "page-unseen",
        "html",
        "What a reader of the page does not see (scripts, styles, comments, hidden elements) went.",
    ),
    Normalisation(
        "markdown-lines",
        "markdown",
        "Line ends inside a paragraph became blanks; blanks at the ends of a text were dropped. A forced line break "
        "parts lines of verse; in headings, items and cells it became a blank.",
    ),
    Normalisation(
        "markdown-notes",
        "markdown",
        "The paragraphs of one note were joined with blanks. Where a note is called a second time, the call went.",
    ),
    Normalisation("markdown-code", "markdown", "Code was read as the lines of a plain text."),
    Normalisation(
        "markdown-unseen",
        "markdown",
        "Addresses of pictures, titles of links and comments went; so did what stands at the top of the file and is no "
        "part of the bibliography.",
    ),
    Normalisation(
        "book-blanks",
        "epub",
        "Blanks, tabs and line ends in a row became one blank, as a reader shows them; at the ends of a block they "
        "were dropped. Each line of a block with forced line breaks became a segment of its own.",
    ),
    Normalisation(
        "book-notes",
        "epub",
        "Notes moved to where they are called, without the number that leads back; the paragraphs of one note were "
        "joined with blanks.",
    ),
    Normalisation(
        "book-unseen",
        "epub",
        "The contents list, what a reader does not see (scripts, styles, comments, hidden elements) and pictures went.",
    ),
    Normalisation(
        "word-blanks",
        "docx",
        "Blanks and tabs in a row became one blank, and at the ends of a line they went. Each line of a paragraph with "
        "forced line breaks became a segment of its own.",
    ),
    Normalisation(
        "word-changes",
        "docx",
        "Tracked changes were taken as accepted, or, where that was asked for, as rejected; changes of formatting are "
        "as they were found.",
    ),
    Normalisation(
        "word-unseen",
        "docx",
        "Comments, hidden text, pictures, codes of fields, macros and what lies outside the file went; of headers and "
        "footers each is kept once. Words in text boxes follow the paragraph that the box hangs in.",
    ),
    Normalisation(
        "document-blanks",
        "odt",
        "White space in a row became one blank, as the format has it, and so did tabs; at the ends it went. Each line "
        "of a paragraph with forced line breaks became a segment of its own; in headings, items and cells, a blank.",
    ),
    Normalisation(
        "document-changes",
        "odt",
        "Tracked changes were taken as accepted: what was deleted went, what was new stayed.",
    ),
    Normalisation(
        "document-unseen",
        "odt",
        "Comments, tables of contents, headers and footers of pages, and pictures went; the paragraphs of one note "
        "were joined with blanks.",
    ),
    Normalisation(
        "pdf-loss",
        "pdf",
        "Read with loss: lines were joined to paragraphs by their lengths, words divided at the end of a line were "
        "joined, runs of blanks became one; tables, notes, emphasis and pictures went or became paragraphs.",
    ),
    Normalisation("xml-line-ends", "tei", "Line ends became line feeds, as every XML parser has it."),
    Normalisation(
        "xml-blanks",
        "tei",
        "In a segment, unless xml:space says preserve, blanks, tabs and line ends in a row became one blank, and at "
        "its ends they went; no-break and other special spaces are letters.",
    ),
    Normalisation("xml-inline", "tei", "Blanks just inside the ends of an inline element moved out of it."),
    Normalisation(
        "xml-empty",
        "tei",
        "Of the blanks on both sides of a note or another element without words, the one behind it stays.",
    ),
    Normalisation(
        "xml-breaks",
        "tei",
        "lb between two words, unless it says break=no, and milestone of the unit paragraph became a blank and stay "
        "as marks.",
    ),
)


def normalisations_of(format_id: str) -> tuple[Normalisation, ...]:
    """The closed list for texts of one format."""
    return tuple(each for each in NORMALISATIONS if each.format == format_id)


_QUOTES = dict.fromkeys("«»„“”‟❝❞", '"') | dict.fromkeys("‘’‚‛‹›", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_YO = {"ё": "е", "Ё": "Е"}


def fold(text: str, *, yo: bool = True, quotes: bool = True, dashes: bool = True, case: bool = False) -> str:
    """The text in NFC with ё as е, all quotation marks as straight ones, all dashes as hyphens, as asked."""
    if not text.isascii():  # where there is nothing to fold but capitals
        text = unicodedata.normalize("NFC", text).translate(_table(yo=yo, quotes=quotes, dashes=dashes))
    return text.casefold() if case else text


@lru_cache(1 << 16)
def fold_word(word: str) -> str:
    """One word folded, in small letters: words come again and again."""
    return fold(word, case=True)


@cache
def _table(*, yo: bool, quotes: bool, dashes: bool) -> dict[int, str]:
    asked = ((_YO, yo), (_QUOTES, quotes), (_DASHES, dashes))
    return str.maketrans({char: plain for table, wanted in asked if wanted for char, plain in table.items()})


# Controls but tab and line feed, what reorders or hides text, and lone surrogates. The soft hyphen, the
# zero-width joiners and the byte order mark are not seen either, so they are named too.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)


def show_controls(text: str) -> str:
    """The text with every character that drives a terminal or reorders text written as ‹U+202E›."""
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)
