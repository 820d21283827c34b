"""Paragraphs with their shapes become items of the outline: segments, breaks, and what opens a division."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.formats import shapes
from workbench.formats.inline import read_inline
from workbench.formats.lists import list_items
from workbench.formats.notes import Notes
from workbench.formats.numbering import PROSE, numbered
from workbench.formats.outline import Item
from workbench.formats.paragraphs import Paragraph
from workbench.model.witness import Attributes, Block, Place, Segment
from workbench.text.furniture import is_furniture

Marked = tuple[Paragraph, bool]  # the paragraph, and whether it is wrapping around the text
# Furniture by its looks is only believed near the ends of a text.
_HEAD, _TAIL = 12, 12
_SECTION: Attributes = (("type", "sub"),)


def recognise(found: Sequence[Marked], file: str) -> list[Item]:
    """Every paragraph in some item; a note that no text calls for stays a paragraph where it stood."""
    barred: frozenset[str] = frozenset()
    while True:
        recogniser = _Recogniser(found, file, barred)
        items = list(recogniser.items())
        if not recogniser.unused_notes:
            return items
        barred |= recogniser.unused_notes


class _Recogniser:
    def __init__(self, found: Sequence[Marked], file: str, barred: frozenset[str]) -> None:
        self._found = [each for each, _ in found]
        self._wrapping = {each.first for each, is_wrapping in found if is_wrapping}
        self._file = file
        self._notes = Notes(self._found, self._wrapping, file, barred)
        self._listed = list_items(self._found)
        self._numbered = numbered(self._found)
        self._verse = [self._can_be_verse(each, index) for index, each in enumerate(self._found)]
        self._groups = 0
        self._last_table = -1  # the line on which the last table ended
        self._last_item = -2  # the place of the last item of a list
        self._has_prose = False
        # In a book with chapters a short line in the middle of one is a letter's, a poem's, a sign's: no heading.
        self._has_chapters = sum(shapes.CHAPTER.fullmatch(each.shape) is not None for each in self._found) >= 3
        self._longest = max((len(each.text) for each in self._found[:40]), default=0)
        self._has_text = False
        self._headings = 0
        self._in_letter = False

    @property
    def unused_notes(self) -> frozenset[str]:
        """Labels of notes that no text has taken."""
        return self._notes.unused

    def items(self) -> Iterator[Item]:
        index = 0
        while index < len(self._found):
            each = self._found[index]
            if self._notes.has(each):
                index += 1
            elif run := self._verse_run(index):
                yield from self._lines(run)
                self._has_text = True
                index += len(run)
            else:
                yield from self._one(each, index)
                self._has_text = self._has_text or not self._is_furniture(each, index)
                index += 1

    def _verse_run(self, index: int) -> list[Paragraph]:
        """The longest run of lines from here that reads as verse."""
        end = index
        while end < min(index + 200, len(self._found)) and self._verse[end]:
            if end > index and self._found[end].after_blank:
                break
            end += 1
        run = self._found[index:end]
        return run[: shapes.verse_length([each.text for each in run])]

    def _can_be_verse(self, each: Paragraph, index: int) -> bool:
        is_other = each.first in self._wrapping or index in self._numbered or self._page(index) != ""
        return not is_other and shapes.can_be_verse(each)

    def _one(self, each: Paragraph, index: int) -> Iterator[Item]:
        """The items of one paragraph; only a line of a table has more than one."""
        page = self._page(index)
        if self._numbered.get(index) == "section":
            yield self._segment("head", each, _SECTION)
        elif page:
            yield self._block("pb", each, (("n", page), ("rend", each.text)))
        elif self._is_furniture(each, index):
            yield Item(Segment("", "fw", each.text, attributes=(("type", "web-furniture"),), place=self._place(each)))
        elif shapes.BREAK.fullmatch(each.shape):
            yield self._block("milestone", each, (("unit", "section"), ("n", each.text)))
        elif "\t" in each.text:
            yield from self._cells(each)
        elif index in self._listed:
            yield self._item(each, index)
        else:
            yield self._plain(each, index)

    def _page(self, index: int) -> str:
        """The number, if the line says no more than the page; else empty."""
        shape = self._found[index].shape
        return shape if self._numbered.get(index) == "page" else shapes.page_number(shape)

    def _is_furniture(self, each: Paragraph, index: int) -> bool:
        if each.first in self._wrapping:
            return True
        is_near = index < _HEAD or index >= len(self._found) - _TAIL
        return is_near and len(each.lines) == 1 and is_furniture(each.text)

    def _plain(self, each: Paragraph, index: int) -> Item:
        """A segment of running text, or one that opens or closes a division."""
        if shapes.PART.fullmatch(each.shape):
            return self._segment("head", each, opens="part")
        if shapes.CHAPTER.fullmatch(each.shape):
            return self._segment("head", each, opens="chapter")
        if shapes.is_dateline(each.shape):
            return self._segment("dateline", each)
        if shapes.SALUTE.fullmatch(each.shape):
            self._in_letter = True
            return self._segment("salute", each, opens="salute")
        if self._in_letter and len(each.text) <= 60 and shapes.SIGNED.fullmatch(each.shape):
            self._in_letter = False
            return self._segment("signed", each, opens="signed")
        if not (self._has_chapters and self._has_prose) and self._is_heading(each, index):
            self._headings += 1
            kind = "main" if self._headings == 1 else "sub"
            return self._segment("head", each, (("type", kind),))
        return self._segment("p", each)

    def _is_heading(self, each: Paragraph, index: int) -> bool:
        before = self._found[index - 1] if index else None
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        if after is not None and len(each.text) >= PROSE and self._page(index + 1):
            return False  # a page cuts it
        if shapes.is_heading(each, before, after):
            return True
        # At the very beginning a title needs no blank lines around it, only to be shorter than the text.
        is_first = not self._has_text or (self._headings == 1 and before is not None and len(before.text) < 120)
        short = len(each.text) <= 100 and not each.shape.endswith((".", "!", "…", ":", ";", ","))
        is_shorter = self._longest > 2 * len(each.text)
        return is_first and self._headings < 2 and short and not self._has_prose and is_shorter

    def _segment(self, kind: str, each: Paragraph, attributes: Attributes = (), opens: str = "") -> Item:
        if kind == "p":
            self._has_prose = True
        return Item(self._read(kind, each, each.text, attributes), opens)

    def _block(self, name: str, each: Paragraph, attributes: Attributes) -> Item:
        return Item(Block(name, attributes=attributes, place=self._place(each)))

    def _lines(self, lines: Sequence[Paragraph]) -> Iterator[Item]:
        self._groups += 1
        for each in lines:
            yield Item(self._read("l", each, each.text), group=self._groups)

    def _item(self, each: Paragraph, index: int) -> Item:
        """One item, of the list that the paragraph before is of, or of a new one."""
        match = self._listed[index]
        if self._last_item != index - 1:
            self._groups += 1
        self._last_item = index
        return Item(self._read("item", each, match["text"], (("n", match["marker"].rstrip(" ")),)), group=self._groups)

    def _cells(self, each: Paragraph) -> Iterator[Item]:
        """The cells of a line with tabs; lines of one table follow each other without a blank line."""
        if each.after_blank or not self._groups or self._last_table != each.first - 1:
            self._groups += 1
        self._last_table = each.last
        for cell in each.text.split("\t"):
            yield Item(self._read("cell", each, cell), group=self._groups)

    def _read(self, kind: str, each: Paragraph, text: str, attributes: Attributes = ()) -> Segment:
        """A segment with the marks and the notes that stand inside its text."""
        inner, marks = read_inline(text, self._notes.take)
        return Segment("", kind, inner, marks=marks, attributes=attributes, place=self._place(each))

    def _place(self, each: Paragraph) -> Place:
        return Place(self._file, each.first, each.last)
