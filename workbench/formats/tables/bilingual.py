"""A table with a text in each of two or more columns: which column is in which language, and the texts in rows.

    texts = to_texts(sheet, "pairs.csv")
    texts.languages, texts.pairs[0].beads[3]        # ("ru", "en"), ((3,), (3, 4))

A heading that names languages (`ru`, `Russian`, `русский`) or sides (`source`, `translation`) is believed; without one
the letters and the little words decide. A cell of several lines is as many segments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.formats import shapes
from workbench.formats.outline import Item, build_tree
from workbench.formats.registry import Draft, Pairs, Texts
from workbench.formats.tables.cells import split_lines, unguard
from workbench.formats.tables.headings import ID, KIND, is_known, language_of, side_of
from workbench.formats.tables.returned import has_stamp
from workbench.formats.tables.sheet import Row, Sheet
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.witness import Attributes, Place, Segment, walk_segments
from workbench.text.languages import guess_language

_HINT = "give a table with the original in one column and the translation in another"
_NUMBERS = re.compile(r"[\W\d_]*")
_LETTERS = 2  # a column of texts has more than so many letters in a cell, in the middle


@dataclass(frozen=True, slots=True)
class Column:
    """number: from 0. language: empty, if nobody can tell it. side: `original`, `translation` or empty."""

    number: int
    language: str
    side: str = ""


def to_texts(sheet: Sheet, file: str, language: str = "und") -> Texts:
    """language: of the one column whose language nothing tells. InputError for a table without two columns of texts."""
    head, rows = _split_head(sheet)
    columns = find_columns(head, rows, file, language)
    is_ours = head is not None and has_stamp(head)
    taken = [_Text(column, file, rows, is_ours=is_ours, kinds=_find(head, KIND)) for column in columns]
    beads = tuple(zip(*(text.places for text in taken), strict=True))
    pairs = tuple(
        Pairs(0, other, tuple((bead[0], bead[other]) for bead in beads if bead[0] or bead[other]))
        for other in range(1, len(taken))
    )
    notes = (*sheet.notes, *(_said(text, head, number) for number, text in enumerate(taken)))
    drafts = tuple(text.draft(notes if number == 0 else ()) for number, text in enumerate(taken))
    for text, draft in zip(taken, drafts, strict=True):
        assert len(list(walk_segments(draft.nodes))) == len(text.items)
    return Texts(tuple(column.language for column in columns), drafts, pairs, has_original=True)


def find_columns(head: Row | None, rows: Sequence[Row], file: str, language: str) -> list[Column]:
    """Those with texts, the original first: the one that the heading calls so, else the first one."""
    width = max(len(row.cells) for row in rows) if rows else 0
    found: list[Column] = []
    for number in range(width):
        title = head.cell(number).strip() if head else ""
        if is_known(title) and not language_of(title) and not side_of(title):
            continue
        cells = [row.cell(number) for row in rows]
        if not _has_texts(cells):
            continue
        told = language_of(title) or guess_language([cell for cell in cells if cell])
        found.append(Column(number, told, side_of(title)))
    if head is not None and any(has_side(each) for each in found):
        found = [each for each in found if has_side(each)]
    elif head is not None and sum(bool(language_of(head.cell(each.number))) for each in found) > 1:
        found = [each for each in found if language_of(head.cell(each.number))]
    if len(found) < 2:
        raise InputError("has no two columns of texts", file=file, line=rows[0].number if rows else 1, hint=_HINT)
    unknown = [each for each in found if not each.language]
    if len(unknown) == 1 and language not in ("und", *(each.language for each in found)):
        found = [replace(each, language=each.language or language) for each in found]
    elif unknown:
        raise InputError(
            f"nothing tells the language of column {unknown[0].number + 1}",
            file=file,
            line=(head or rows[0]).number,
            hint="put a heading over each column: ru, en-GB, German…",
        )
    return sorted(found, key=lambda each: each.side != "original")


def has_side(column: Column) -> bool:
    return column.side != ""


def _split_head(sheet: Sheet) -> tuple[Row | None, Sequence[Row]]:
    """The first row, if it is a heading: names of languages, sides, or other words that stand over columns."""
    first = sheet.rows[0]
    if has_stamp(first) or any(is_known(cell.strip()) for cell in first.cells):
        return first, sheet.rows[1:]
    return None, sheet.rows


def _find(head: Row | None, names: frozenset[str]) -> int | None:
    cells = head.cells if head else ()
    return next((at for at, cell in enumerate(cells) if cell.strip().casefold() in names), None)


def _has_texts(cells: Sequence[str]) -> bool:
    """Whether most of the cells that are filled hold words, and not numbers, ids or marks."""
    filled = [cell for cell in cells if cell.strip()]
    wordy = [cell for cell in filled if not _NUMBERS.fullmatch(cell) and not ID.fullmatch(cell.strip())]
    return 2 * len(wordy) > len(filled) and sum(map(len, wordy)) > _LETTERS * len(wordy)


class _Text:
    """One column as a text: its items, and for each row the places of its segments."""

    def __init__(self, column: Column, file: str, rows: Sequence[Row], *, is_ours: bool, kinds: int | None) -> None:
        self.column = column
        self.items: list[Item] = []
        self.places: list[tuple[int, ...]] = []
        for row in rows:
            cell = row.cell(column.number)
            lines = [line for line in map(str.strip, split_lines(unguard(cell) if is_ours else cell)) if line]
            self.places.append(tuple(range(len(self.items), len(self.items) + len(lines))))
            names = row.cell(kinds).split() if is_ours else []
            for number, line in enumerate(lines):
                kind = names[number] if len(names) == len(lines) else ""
                self.items.append(_item(line, kind, Place(file, row.number, row.number), is_first=not self.items))

    def draft(self, notes: tuple[Warned, ...]) -> Draft:
        first = self.items[0].node if self.items else None
        title = first.text if isinstance(first, Segment) and first.kind == "head" else ""
        return Draft(build_tree(self.items), Bibliography(title=title), notes)


def _item(text: str, kind: str, place: Place, *, is_first: bool) -> Item:
    """A heading where it says so, looks like one of a chapter, or is the short first line; else a paragraph."""
    main: Attributes = (("type", "main"),)
    opens = "part" if shapes.PART.fullmatch(text) else "chapter" if shapes.CHAPTER.fullmatch(text) else ""
    if opens:
        return Item(Segment("", "head", text, place=place), opens)
    if kind == "head" or (is_first and not kind and len(text) < 80 and text[-1] not in ".!?…:;,"):
        return Item(Segment("", "head", text, attributes=main if is_first else (("type", "sub"),), place=place))
    return Item(Segment("", "p", text, place=place))


def _said(text: _Text, head: Row | None, number: int) -> Warned:
    """Guesses are never silent."""
    column = text.column
    name = f"column {column.number + 1}" + (f" ({head.cell(column.number)})" if head else "")
    role = "the original" if number == 0 else "a translation"
    return Warned(f"{name} is taken for {role}, in {column.language}")
