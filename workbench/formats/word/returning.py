"""A DOCX file that comes back: its paragraphs as if all changes were accepted, who changed what, what people say.

    read_back(data, "port.docx").passages[3].authored

Our own tracked changes and comments are no news. A change of ours that an editor rejected is gone from the file, so
that the base's words are back; one that was accepted or left as it is reads as the corrected text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from workbench.formats import shapes
from workbench.formats.word.names import w
from workbench.formats.word.origin import STAMP, TABLE, is_known, read_known
from workbench.formats.word.parts import Element, Parts, open_parts
from workbench.formats.word.side_by_side import NOTES, SOURCE, TRANSLATION
from workbench.formats.word.story import Found, Reader, View
from workbench.formats.word.talk import is_ours
from workbench.model.returned import Authored, Beside, Comment, Passage, Returned, Stamp

_SIGNS = frozenset({"milestone", "pb"})  # lines without words of the text
_CHANGED = "you changed the column of the original; corrections go into that of the translation"
_BLANK = re.compile(r"\s*")


def read_back(data: bytes, file: str) -> Returned:
    parts = open_parts(data, file)
    stamp = Stamp.read(parts.property(STAMP))
    returning = _Returning(parts, Reader(parts, View.ACCEPTED, stamp.text if stamp else ""))
    passages = list(returning.passages())
    return Returned.stamped(
        stamp, passages, is_partial=returning.is_table, left_out=returning.left_out, beside=returning.beside
    )


class _Returning:
    def __init__(self, parts: Parts, reader: Reader) -> None:
        self._parts, self._reader = parts, reader
        self._known = read_known(parts)
        self._comments = parts.items("comments", "comment")
        self._notes = {kind: parts.items(kind, kind[:-1]) for kind in ("footnotes", "endnotes")}
        self._waiting: list[Comment] = []  # on words that are no longer there
        self.is_table = bool(parts.property(TABLE))
        self.left_out: list[tuple[str, str]] = []
        self.beside: list[Beside] = []

    def passages(self) -> Iterator[Passage]:
        last: Passage | None = None
        if self.is_table:
            yield from self._of_table()
            return
        for found in self._reader.body():
            for each in self._of(found, is_nested=False):
                if last is not None:
                    yield last
                last = each
        if last is not None:
            yield replace(last, comments=(*last.comments, *self._waiting))  # on words at the very end that are gone

    def _of_table(self) -> Iterator[Passage]:
        """The column of the translation; what somebody wrote into that of the notes is a comment on its row.

        A row that lost its bookmark is known by its original.
        """
        body = list(self._reader.body())
        self._look_outside([each for each in body if each.cell is None])
        held = [each for each in body if each.cell is not None and not each.cell.is_heading]
        for _, run in groupby(held, key=lambda each: each.cell.row if each.cell else 0):
            columns: dict[int, list[Found]] = defaultdict(list)
            for each in run:
                if each.cell is not None and each.text.strip():
                    each.text = each.text.replace("\n", " ")  # a forced line break in a cell parts nothing
                    columns[each.cell.column].append(each)
            source = " ".join(each.text.strip() for each in columns[SOURCE])
            self.beside += [Beside("source", _CHANGED, each.text.strip()) for each in columns[SOURCE]]
            self._waiting += [_noted(each) for each in columns[NOTES] if not each.hidden]
            is_named = any(each.segment for each in columns[TRANSLATION])
            for each in columns[TRANSLATION]:
                if is_named and not each.segment:
                    self.left_out.append(("a paragraph is new in the table", each.text.strip()))
                else:
                    yield from (replace(passage, source=source) for passage in self._of(each, is_nested=False))
            self.left_out += [("a note is on no translation", each.text) for each in self._waiting]
            self._waiting = []

    def _look_outside(self, around: list[Found]) -> None:
        """Before and behind the table stands nothing but the title."""
        title = self._parts.about().get("title", "")
        for each in around:
            words = " ".join(each.text.split())
            if words and words[:255].strip() != title:
                self.left_out.append(("you changed what stands outside of the table", words))

    def _of(self, found: Found, *, is_nested: bool) -> Iterator[Passage]:
        if found.is_gone or not found.text.strip():
            self._waiting += self._said(found)
            signs = self._signed(found)
            if found.segment and signs:
                gone = tuple(Authored(0, 0, each.who, each.when) for each in signs)
                yield Passage("", found.segment, _kind(found), authored=gone)
            return
        if found.look.kind in _SIGNS or (not found.segment and shapes.BREAK.fullmatch(found.text.strip())):
            return
        comments = [*self._waiting, *self._said(found)]
        self._waiting = []
        segment = found.segment
        notes = list(found.notes)
        lines = list(_lines(found.text))
        for start, end in lines:
            markup = {"hi" for run in found.runs if run.emphasis and run.start < end and start < run.end}
            markup |= {run.markup for run in found.runs if run.markup and run.start < end and start < run.end}
            yield Passage(
                found.text[start:end],
                segment,
                "note" if is_nested else _kind(found),
                is_nested,
                frozenset(markup | found.hidden),
                tuple(_shifted(self._signed(found), start, end)),
                tuple(comments),
            )
            segment, comments = "", []
            while notes and (notes[0][0] <= end or end == lines[-1][1]):
                place, kind, identifier = notes.pop(0)
                element = self._notes[kind].get(identifier)
                for inner in self._reader.story(element, found.number) if element is not None else ():
                    for each in self._of(inner, is_nested=True):
                        yield replace(each, hangs=max(0, min(place, end) - start)) if each.is_nested else each

    def _signed(self, found: Found) -> list[Authored]:
        """The changes of others, by author and moment."""
        return [each for each in found.authored if not is_known(each.who, each.when, self._known)]

    def _said(self, found: Found) -> Iterator[Comment]:
        for identifier, (start, end) in found.talk.items():
            element = self._comments.get(identifier)
            if element is None:
                continue
            text, who = _words(element), element.get(w("author"), "")
            quote = found.text[start : end if end >= 0 else len(found.text)].strip()
            if text and not is_ours(who, text):
                yield Comment(text, who, element.get(w("date"), ""), "" if quote == found.text.strip() else quote)


def _noted(found: Found) -> Comment:
    """A line in the notes, by whoever tracked it."""
    sign = next(iter(found.authored), Authored(0, 0, ""))
    return Comment(found.text.strip(), sign.who, sign.when)


def _kind(found: Found) -> str:
    kind = "cell" if found.cell is not None else found.look.kind
    return {"toc": "fw", "pb": "p", "milestone": "p"}.get(kind, kind)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """A forced line break parts passages, as it parts segments on import."""
    start = 0
    for piece in text.split("\n"):
        if piece.strip():
            yield start, start + len(piece)
        start += len(piece) + 1


def _shifted(signs: list[Authored], start: int, end: int) -> Iterator[Authored]:
    for each in signs:
        if each.start <= end and each.end >= start:
            yield Authored(max(each.start, start) - start, min(each.end, end) - start, each.who, each.when)


def _words(comment: Element) -> str:
    """A comment's paragraphs, in lines."""
    paragraphs = ("".join(each.text or "" for each in one.iter(w("t"))) for one in comment.iter(w("p")))
    return "\n".join(each.strip() for each in paragraphs if each.strip())
