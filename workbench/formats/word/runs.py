"""Words as runs of WordprocessingML, with their emphasis, notes, comments and tracked changes.

writer = RunWriter(looks, acts); writer.line(line)      # '<w:r><w:t xml:space="preserve">We came.</w:t></w:r>'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise

from workbench.formats.word.inline import CONTROL
from workbench.formats.word.lines import CAME, KEPT, WENT, Bit, Line, NewNote
from workbench.formats.word.names import HIDDEN_MARK, MARKUP
from workbench.model.witness import Mark

_RENDS = {
    "bold": "<w:b/><w:bCs/>", "italic": "<w:i/><w:iCs/>", "smallcaps": "<w:smallCaps/>",
    "underline": '<w:u w:val="single"/>', "sup": '<w:vertAlign w:val="superscript"/>',
    "sub": '<w:vertAlign w:val="subscript"/>',
}  # fmt: skip
_UNHOLDABLE = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff])")
_BREAKS = re.compile("([\t\n\r])")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": ""}


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a tracked change, and when (UTC)."""

    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A comment on unit[start:end]."""

    id: int
    unit: str
    start: int
    end: int


@dataclass(slots=True)
class Numbers:
    """Ids that are given out once in the whole document."""

    last: int = 0

    def take(self) -> int:
        self.last += 1
        return self.last


@dataclass(slots=True)
class RunWriter:
    """authors: by act. note: what refers to a note, as runs. styles: names of the character styles that were needed."""

    language: str
    is_rtl: bool
    authors: Mapping[str, Author]
    anchors: Mapping[str, Sequence[Anchor]]
    note: Callable[[Mark], str]
    numbers: Numbers
    styles: set[str] = field(default_factory=set)
    _waiting: dict[str, list[Mark]] = field(default_factory=dict)  # by segment, what still hangs in it
    _told: set[int] = field(default_factory=set)

    def line(self, line: Line) -> str:
        """All runs of a paragraph, without its properties and its bookmark."""
        made: list[str] = []
        inner = [mark for mark in line.like.marks if mark.node is None]
        waiting = self._waiting.setdefault(line.like.id, [mark for mark in line.like.marks if _hangs(mark)])
        end = line.begin + len(line.text)
        talk = [each for each in self.anchors.get(line.unit, ()) if line.begin <= each.start <= end]
        opened: list[Anchor] = []
        at = line.begin
        for bit in line.bits:
            if bit.op == WENT:
                made += self._hung(waiting, bit.at)
            words: list[str] = []
            new = [each.mark.start for each in line.notes]
            for part, place in self._parts(bit, at, inner, waiting, talk, new):
                if due := list(self._came(line.notes, place)):
                    made += [*self._around(bit, words), *due]
                    words = []
                words += self._talk(talk, opened, place) if bit.op != WENT else ()
                words += self._hung(waiting, part.at) if bit.op == KEPT else ()
                words.append(self._run(part, inner))
            made += self._around(bit, words)
            at += len(bit.text) if bit.op != WENT else 0
        made += self._hung(waiting, line.bits[-1].until if line.bits and not line.is_last else None)
        made += self._came(line.notes, end)
        made += self._talk(talk, opened, end, is_end=True)
        return "".join(made)

    def _around(self, bit: Bit, words: list[str]) -> list[str]:
        return [self.changed(bit.op, bit.act, "".join(words))] if bit.op and words else words

    def _came(self, notes: list[NewNote], place: int) -> Iterator[str]:
        """The new notes that are due at a place of the unit."""
        while notes and notes[0].mark.start <= place:
            note = notes.pop(0)
            if run := self.note(note.mark):
                yield self.changed(CAME, note.act, run)

    def changed(self, op: str, act: str, inner: str = "") -> str:
        """Around what came or went; without anything inside, the sign that a paragraph's end did."""
        author = self.authors[act]
        who = f'w:id="{self.numbers.take()}" w:author="{_value(author.name)}" w:date="{_value(author.when)}"'
        return f"<w:{op} {who}>{inner}</w:{op}>" if inner else f"<w:{op} {who}/>"

    def words(self, text: str, properties: str = "", *, gone: bool = False) -> str:
        """One run (more where there are characters that XML cannot hold)."""
        made = []
        for number, part in enumerate(_UNHOLDABLE.split(text)):
            if number % 2:
                self.styles.add(CONTROL)
                style = f'<w:rPr><w:rStyle w:val="{style_id(CONTROL)}"/></w:rPr>'
                made.append(f"<w:r>{style}{_text(f'U+{ord(part):04X}', gone=gone)}</w:r>")
            elif part:
                made.append(f"<w:r>{properties}{_text(part, gone=gone)}</w:r>")
        return "".join(made)

    def properties(self, marks: Sequence[Mark]) -> str:
        """Of a run inside these marks; elements in the order that the schema wants."""
        rends = {rend for mark in marks for rend in _rends(mark)}
        names = [mark.name for mark in marks if not _rends(mark)]
        style = f'<w:rStyle w:val="{style_id(names[-1])}"/>' if names else ""
        self.styles.update(names[-1:])
        looks = "".join(xml for rend, xml in _RENDS.items() if rend in rends)
        spoken = [value for mark in marks for key, value in mark.attributes if key == _LANG]
        rtl = "<w:rtl/>" if self.is_rtl else ""
        return f"<w:rPr>{style}{looks}{rtl}{self._lang((spoken or [self.language])[-1])}</w:rPr>"

    def _lang(self, language: str) -> str:
        name = "w:bidi" if self.is_rtl else "w:val"
        return f'<w:lang {name}="{_value(language)}"/>' if language and language != "und" else ""

    def _hung(self, waiting: list[Mark], place: int | None) -> Iterator[str]:
        while waiting and (place is None or waiting[0].start <= place):
            mark = waiting.pop(0)
            if mark.node is not None:
                yield self.note(mark)
            else:
                number = self.numbers.take()
                name = f"{HIDDEN_MARK}{re.sub('[^A-Za-z]', '', mark.name)[:20]}_{number}"
                yield f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'

    def _talk(self, talk: Sequence[Anchor], opened: list[Anchor], place: int, *, is_end: bool = False) -> Iterator[str]:
        """The beginnings and ends of comments that are due at a place of the unit."""
        for each in [one for one in opened if one.end <= place or is_end]:
            opened.remove(each)
            yield from _closed(each)
        for each in talk:
            if each.start <= place and each.id not in self._told:
                self._told.add(each.id)
                yield f'<w:commentRangeStart w:id="{each.id}"/>'
                if each.end <= place or is_end:
                    yield from _closed(each)
                else:
                    opened.append(each)

    def _parts(
        self,
        bit: Bit,
        at: int,
        inner: Sequence[Mark],
        waiting: Sequence[Mark],
        talk: Sequence[Anchor],
        new: Sequence[int],
    ) -> Iterator[tuple[Bit, int]]:
        """A bit cut where its look changes, something hangs, or a comment begins or ends; with places in its unit."""
        length = len(bit.text)
        cuts = {0, length}
        if bit.op != CAME:
            cuts |= {place - bit.at for mark in inner for place in (mark.start, mark.end)}
        if bit.op == KEPT:
            cuts |= {mark.start - bit.at for mark in waiting}
        if bit.op != WENT:
            cuts |= {place - at for each in talk for place in (each.start, each.end)}
            cuts |= {place - at for place in new}
        ordered = sorted(cut for cut in cuts if 0 <= cut <= length)
        for start, end in pairwise(ordered):
            place = at + start if bit.op != WENT else at
            if bit.op == CAME:
                yield replace(bit, text=bit.text[start:end]), place
            else:
                yield replace(bit, text=bit.text[start:end], at=bit.at + start, until=bit.at + end), place

    def _run(self, bit: Bit, inner: Sequence[Mark]) -> str:
        around = [mark for mark in inner if mark.start < mark.end and _is_inside(bit, mark)]
        return self.words(bit.text, self.properties(around), gone=bit.op == WENT)


def style_id(name: str) -> str:
    return (MARKUP + name).replace(" ", "")


def _is_inside(bit: Bit, mark: Mark) -> bool:
    """New words look like those they replace, or like those on both sides of them."""
    if bit.op == CAME and bit.at == bit.until:
        return mark.start < bit.at < mark.end
    return mark.start <= bit.at and bit.until <= mark.end


def _hangs(mark: Mark) -> bool:
    """Whether it has no words: a note, a break."""
    return mark.node is not None or mark.start == mark.end


def _rends(mark: Mark) -> list[str]:
    """What Word can show of an element."""
    rend = dict(mark.attributes).get("rend", "").split()
    return [each for each in rend if each in _RENDS] if mark.name == "hi" else []


def _closed(anchor: Anchor) -> Iterator[str]:
    yield f'<w:commentRangeEnd w:id="{anchor.id}"/>'
    yield (f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{anchor.id}"/></w:r>')


def _text(text: str, *, gone: bool) -> str:
    tag = "w:delText" if gone else "w:t"
    made = []
    for number, part in enumerate(_BREAKS.split(text)):
        if number % 2:
            made.append(_SIGNS[part])
        elif part:
            made.append(f'<{tag} xml:space="preserve">{escape(part, quote=False)}</{tag}>')
    return "".join(made)


def _value(text: str) -> str:
    return escape(_UNHOLDABLE.sub("\ufffd", text), quote=True)
