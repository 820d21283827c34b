"""Paragraphs with their shapes become items of the outline: segments, breaks, and what opens a division."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.formats import shapes
from workbench.formats.inline import read_inline
from workbench.formats.outline import Item
from workbench.formats.paragraphs import Paragraph
from workbench.model.witness import Attributes, Block, Place, Segment
from workbench.text.furniture import is_furniture

Marked = tuple[Paragraph, bool]  # the paragraph, and whether it is wrapping around the text
# Furniture by its looks is only believed near the ends of a text.
_HEAD, _TAIL = 12, 12


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
        self._notes = {label: each for label, each in self._collect_notes().items() if label not in barred}
        self._groups = 0
        self._last_table = -1  # the line on which the last table ended
        self._last_item = -2  # the place of the last item of a list
        self._has_prose = False
        # In a book with chapters a short line in the middle of one is a letter's, a poem's, a sign's: no heading.
        self._has_chapters = sum(shapes.CHAPTER.fullmatch(each.text) is not None for each in self._found) >= 3
        self._has_text = False
        self._headings = 0
        self._in_letter = False

    @property
    def unused_notes(self) -> frozenset[str]:
        """Labels of notes that no text has taken."""
        return frozenset(self._notes)

    def _collect_notes(self) -> dict[str, Paragraph]:
        """Notes whose label stands in brackets in some other paragraph, by label; a label used twice is none."""
        notes: dict[str, Paragraph] = {}
        for each in self._found:
            match = shapes.NOTE.fullmatch(each.text)
            if match and each.first not in self._wrapping:
                if match["label"] in notes:
                    return {}
                notes[match["label"]] = each
        others = " ".join(
            each.text for each in self._found if each not in notes.values() and each.first not in self._wrapping
        )
        return {label: each for label, each in notes.items() if f"[{label}]" in others}

    def items(self) -> Iterator[Item]:
        index = 0
        hanging = {id(each) for each in self._notes.values()}
        while index < len(self._found):
            each = self._found[index]
            if id(each) in hanging:
                index += 1
                continue
            run = self._verse_run(index)
            if run:
                yield from self._group("l", run)
                self._has_text = True
                index += len(run)
                continue
            yield from self._one(each, index)
            index += 1

    def _verse_run(self, index: int) -> list[Paragraph]:
        """The longest run of lines from here that reads as verse."""
        run: list[Paragraph] = []
        for each in self._found[index : index + 200]:
            if (run and each.after_blank) or len(each.text) > 60 or len(each.lines) > 1 or self._is_special(each):
                break
            run.append(each)
        while len(run) >= 2 and not shapes.is_verse(run):
            run.pop()
        return run if len(run) >= 2 else []

    def _is_special(self, each: Paragraph) -> bool:
        return (
            each.first in self._wrapping
            or shapes.BREAK.fullmatch(each.text) is not None
            or shapes.ITEM.fullmatch(each.text) is not None
            or shapes.PAGE.fullmatch(each.text) is not None
            or shapes.NOTE.fullmatch(each.text) is not None
            or shapes.SALUTE.fullmatch(each.text) is not None
            or "\t" in each.text
        )

    def _one(self, each: Paragraph, index: int) -> Iterator[Item]:
        if self._is_furniture(each, index):
            yield Item(Segment("", "fw", each.text, attributes=(("type", "web-furniture"),), place=self._place(each)))
        elif shapes.BREAK.fullmatch(each.text):
            attributes: Attributes = (("unit", "section"), ("n", each.text))
            yield Item(Block("milestone", attributes=attributes, place=self._place(each)))
        elif page := shapes.PAGE.fullmatch(each.text):
            attributes = (("n", page["number"]), ("rend", each.text))
            yield Item(Block("pb", attributes=attributes, place=self._place(each)))
        elif "\t" in each.text:
            yield from self._cells(each)
        elif item := shapes.ITEM.fullmatch(each.text):
            if self._is_list(index):
                yield from self._group("item", [each], item["text"], (("n", item["marker"]),), index)
            else:
                yield self._segment("p", each)
        else:
            yield self._plain(each, index)
        self._has_text = self._has_text or not self._is_furniture(each, index)

    def _is_furniture(self, each: Paragraph, index: int) -> bool:
        if each.first in self._wrapping:
            return True
        is_near = index < _HEAD or index >= len(self._found) - _TAIL
        return is_near and len(each.lines) == 1 and is_furniture(each.text)

    def _is_list(self, index: int) -> bool:
        """An item stands beside another one, or is marked by a hyphen or bullet: a dash alone may open speech."""

        def is_item(at: int) -> bool:
            return 0 <= at < len(self._found) and shapes.ITEM.fullmatch(self._found[at].text) is not None

        return self._found[index].text[0] not in "–(" and (is_item(index - 1) or is_item(index + 1))

    def _plain(self, each: Paragraph, index: int) -> Item:
        before = self._found[index - 1] if index else None
        after = self._found[index + 1] if index + 1 < len(self._found) else None
        if shapes.PART.fullmatch(each.text):
            return self._segment("head", each, opens="part")
        if shapes.CHAPTER.fullmatch(each.text):
            return self._segment("head", each, opens="chapter")
        if shapes.is_dateline(each.text):
            return self._segment("dateline", each)
        if shapes.SALUTE.fullmatch(each.text):
            self._in_letter = True
            return self._segment("salute", each, opens="salute")
        if self._in_letter and len(each.text) <= 60 and shapes.SIGNED.fullmatch(each.text):
            self._in_letter = False
            return self._segment("signed", each, opens="signed")
        if not (self._has_chapters and self._has_prose) and self._is_heading(each, before, after):
            self._headings += 1
            kind = "main" if self._headings == 1 else "sub"
            return self._segment("head", each, (("type", kind),))
        return self._segment("p", each)

    def _is_heading(self, each: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
        if shapes.is_heading(each, before, after):
            return True
        # At the very beginning a title needs no blank lines around it, only to be shorter than the text.
        is_first = not self._has_text or (self._headings == 1 and before is not None and len(before.text) < 120)
        short = len(each.text) <= 100 and not each.text.endswith((".", "!", "…", ":", ";", ","))
        longest = max(len(other.text) for other in self._found[:40])
        return is_first and self._headings < 2 and short and not self._has_prose and longest > 2 * len(each.text)

    def _segment(self, kind: str, each: Paragraph, attributes: Attributes = (), opens: str = "") -> Item:
        if kind == "p":
            self._has_prose = True
        text, marks = read_inline(each.text, self._take_note)
        return Item(Segment("", kind, text, marks=marks, attributes=attributes, place=self._place(each)), opens)

    def _take_note(self, label: str) -> Segment | None:
        each = self._notes.pop(label, None)
        if each is None:
            return None
        match = shapes.NOTE.fullmatch(each.text)
        assert match is not None
        text, marks = read_inline(match["text"], lambda _: None)
        attributes = (("place", "bottom"), ("n", label))
        return Segment("", "note", text, marks=marks, attributes=attributes, place=self._place(each))

    def _group(
        self,
        kind: str,
        lines: Sequence[Paragraph],
        text: str | None = None,
        attributes: Attributes = (),
        index: int = 0,
    ) -> Iterator[Item]:
        """Verse lines, or one item of a list that goes on from the paragraph before."""
        if kind == "l" or self._last_item != index - 1:
            self._groups += 1
        if kind == "item":
            self._last_item = index
        for each in lines:
            inner, marks = read_inline(text if text is not None else each.text, self._take_note)
            segment = Segment("", kind, inner, marks=marks, attributes=attributes, place=self._place(each))
            yield Item(segment, group=self._groups)

    def _cells(self, each: Paragraph) -> Iterator[Item]:
        """The cells of a line with tabs; lines of one table follow each other without a blank line."""
        if each.after_blank or not self._groups or self._last_table != each.first - 1:
            self._groups += 1
        self._last_table = each.last
        for cell in each.text.split("\t"):
            inner, marks = read_inline(cell.strip(" "), self._take_note)
            yield Item(Segment("", "cell", inner, marks=marks, place=self._place(each)), group=self._groups)

    def _place(self, each: Paragraph) -> Place:
        return Place(self._file, each.first, each.last)
