"""A table of segments that went out and came back: the corrected column, edited; comments; what was read.

    returned = to_returned(sheet, "edited.csv")
    returned.passages[3].text, returned.passages[3].segment

Rows may be sorted (the `row` column puts them back), left out (their segments stand), or new. A cell of several lines
holds as many segments; where that is another number than before, words tell which they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.formats.tables.cells import split_lines, unguard
from workbench.formats.tables.headings import (
    COMMENT,
    CORRECTED,
    ID,
    IDS,
    KIND,
    ORIGINALS,
    ROWS,
    STATUS,
    TRANSLATIONS,
)
from workbench.formats.tables.rows import READ
from workbench.formats.tables.sheet import Comment as CellComment
from workbench.formats.tables.sheet import Row, Sheet
from workbench.model.errors import InputError
from workbench.model.returned import Beside, Comment, Passage, Returned, Stamp

_READ_ONLY = (
    ("source", ORIGINALS, "corrections go into `corrected`"),
    ("base", TRANSLATIONS, "corrections go into `corrected`"),
    ("remarks", frozenset({"remarks"}), "what you say goes into `comment`"),
)
_FINDINGS = frozenset({"findings"})
_FOUND = re.compile(r"(?:neutral|minor|major|critical) .*\([\w-]+\)", re.DOTALL)  # from the first to the last
_WRITTEN = frozenset({"corrected"})
_READ = frozenset({"read", "yes", "y", "x", "✓", "✔", "ok", "done", "true", "1", "да", "прочитано"})


def has_stamp(head: Row) -> bool:
    return _stamp(head) is not None


def to_returned(sheet: Sheet, file: str) -> Returned:
    """InputError for a table without a column for ids and one for the corrected text."""
    head = sheet.rows[0]
    reader = _Reader(head, sheet.comments, file)
    rows = _in_order(sheet.rows[1:], reader.column(ROWS))
    passages = [passage for row in rows for passage in reader.passages(row)]
    reader.refuse_twins(rows)
    beside = [each for row in rows for each in reader.beside(row)]
    left_out = [each for row in rows for each in reader.left_out(row)]
    return Returned.stamped(_stamp(head), passages, is_partial=True, left_out=left_out, beside=beside)


def _stamp(head: Row) -> Stamp | None:
    return next((stamp for cell in head.cells if (stamp := Stamp.read(cell))), None)


def _in_order(rows: Sequence[Row], column: int | None) -> list[Row]:
    """By their numbers; a row without one stays behind the row before it."""
    keys: list[tuple[float, int]] = []
    last = 0.0
    for place, row in enumerate(rows):
        try:
            last = float(row.cell(column))
        except ValueError:
            keys.append((last, place + 1))
        else:
            keys.append((last, 0))
    return [rows[place] for place in sorted(range(len(rows)), key=lambda place: keys[place])]


class _Reader:
    def __init__(self, head: Row, comments: Sequence[CellComment], file: str) -> None:
        self._titles = [cell.strip().casefold() for cell in head.cells]
        self._file = file
        self._id = self.column(IDS)
        self._text = self.column(CORRECTED)
        if self._text is None:
            self._text = self.column(TRANSLATIONS)
        if self._id is None or self._text is None:
            raise InputError(
                "is no table of segments: it lacks a column " + ("id" if self._id is None else "corrected"),
                file=file,
                line=head.number,
                hint="export csv, edit the column `corrected`, and keep the headings",
            )
        self._kind, self._status = self.column(KIND), self._columns(STATUS)
        self._said = self._columns(COMMENT)
        self._beside = [
            (at, of, advice)
            for of, names, advice in _READ_ONLY
            for at in self._columns(names)
            if at != self._text and at not in self._said
        ]
        self._comments: Mapping[int, list[CellComment]] = {}
        found: dict[int, list[CellComment]] = {}
        for each in comments:
            found.setdefault(each.row, []).append(each)
        self._comments = found

    def column(self, names: frozenset[str]) -> int | None:
        return next(iter(self._columns(names)), None)

    def _columns(self, names: frozenset[str]) -> list[int]:
        return [at for at, title in enumerate(self._titles) if title in names]

    def passages(self, row: Row) -> Iterator[Passage]:
        ids = self._ids(row)
        kinds = row.cell(self._kind).split()
        cell = unguard(row.cell(self._text))
        texts = split_lines(cell)
        texts = [text for text in texts if text.strip()]
        if not texts:  # somebody emptied the cell
            yield from (Passage("", each, "p") for each in ids)
        comments = tuple(self._comments_of(row))
        is_read = any(unguard(row.cell(at)).strip().casefold() in _READ for at in self._status)
        is_same = len(texts) == len(ids)
        for number, text in enumerate(texts):
            kind = kinds[number] if is_same and len(kinds) == len(ids) else "p"
            about = comments if number == 0 else ()
            yield Passage(text, ids[number] if is_same else "", kind, comments=about, is_read=is_read)

    def beside(self, row: Row) -> Iterator[Beside]:
        """What the row has in columns that are there to be read."""
        for at, of, advice in self._beside:
            told = f"you changed the column `{self._titles[at]}` in row {row.number}; {advice}"
            yield Beside(of, told, "\n".join(split_lines(unguard(row.cell(at)))))

    def left_out(self, row: Row) -> Iterator[tuple[str, str]]:
        """A status that says nothing to us; what somebody wrote before or behind our findings."""
        for at in self._status:
            said = unguard(row.cell(at)).strip()
            if said and said.casefold() not in _READ | _WRITTEN:
                yield f"the status in row {row.number} is none that merge knows; `{READ}` is", said
        for at in self._columns(_FINDINGS):
            said = unguard(row.cell(at)).strip()
            if said and not _FOUND.fullmatch(said):
                yield f"you changed the column `findings` in row {row.number}; what you say goes into `comment`", said

    def _ids(self, row: Row) -> list[str]:
        cell = row.cell(self._id).strip()
        if cell and not ID.fullmatch(cell):
            raise InputError(
                f"{cell!r} is no id", file=self._file, line=row.number, hint="keep the column id as it was"
            )
        return cell.split()

    def _comments_of(self, row: Row) -> Iterator[Comment]:
        for at in self._said:
            if text := unguard(row.cell(at)).strip():
                yield Comment(text)
        for each in self._comments.get(row.number, ()):
            yield Comment(each.text, each.who, each.when)

    def refuse_twins(self, rows: Sequence[Row]) -> None:
        """A row that was pasted twice says two things of one segment."""
        seen: dict[str, Row] = {}
        for row in rows:
            for each in self._ids(row):
                if each in seen and seen[each].cell(self._text) != row.cell(self._text):
                    raise InputError(
                        f"{each} stands on two rows with different texts, here and on row {seen[each].number}",
                        file=self._file,
                        line=row.number,
                        hint="keep one of them",
                    )
                seen[each] = row
