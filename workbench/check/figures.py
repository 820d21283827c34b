"""Numbers of two texts that say the same, though not in the same form.

    unmatched(ours, theirs, "За сутки пришло 12 %")        # those of ours that the source does not have

A value is had if it is there, if all it is made of is there (`10 May` beside `10` and `май`; `11: 08` beside `11:08`),
or if the source says it in another word («сутки»). Said twice on one side and once on the other is style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from workbench.check.quantities import Quantity
from workbench.model.witness import Segment
from workbench.packs.tables import read_table
from workbench.text.numbers import Number, find_numbers
from workbench.text.units import Unit, lone_units, percent, read_unit

_RANGE = re.compile(r"\s?[-–—‒]\s?|\s(?:to|or|до|или)\s")
_PIECE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one side with its place. is_written: in digits, not in words.

    units: what the unit beside it may mean, none if there is none; it reaches over [from_, to) with its number.
    """

    value: str
    segment: Segment
    start: int
    end: int
    is_written: bool
    units: tuple[Unit, ...] = ()
    from_: int = -1
    to: int = -1

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The id of its sentence, or nothing."""
        return next((one.id for one in self.segment.sentences if one.start <= self.start < one.end), "")

    @property
    def quantity(self) -> Quantity:
        return Quantity(self.value.rstrip("%"), self.units)


def figures(segments: Iterable[Segment], language: str) -> list[Figure]:
    """Those with numbers; a number inside a unit (the 2 of `m2`) is none."""
    found: list[Figure] = []
    for segment in segments:
        begin = len(found)
        for number in find_numbers(segment.text, language):
            if len(found) == begin or number.start >= found[-1].to:
                found.append(_figure(segment, number, language))
        found[begin:] = _share_units(found[begin:])
    return found


def lone_figures(segments: Iterable[Segment], language: str) -> Iterator[Figure]:
    """Words that say one of a unit without a number: «полчаса». They only help to find out a conversion."""
    for segment in segments:
        for each in lone_units(segment.text, language):
            yield Figure("1", segment, each.start, each.end, False, each.units, each.start, each.end)


def _figure(segment: Segment, number: Number, language: str) -> Figure:
    text, start, end = segment.text, number.start, number.end
    is_written = any(map(str.isdigit, text[start:end]))
    bare = Figure(number.value, segment, start, end, is_written, (), start, end)
    if number.kind == "percent":
        return replace(bare, units=(percent(),))
    measure = read_unit(text, start, end, language) if number.kind == "number" else None
    if measure is None:
        return bare
    return replace(bare, units=measure.units, from_=min(start, measure.start), to=max(end, measure.end))


def _share_units(found: list[Figure]) -> list[Figure]:
    """`10–15 km`: the first has the unit of the second."""
    for at in reversed(range(len(found) - 1)):
        one, other = found[at : at + 2]
        if not one.units and other.units and _RANGE.fullmatch(one.segment.text, one.end, other.from_):
            found[at] = replace(one, units=other.units, to=other.to)
    return found


def unmatched(ours: Sequence[Figure], theirs: Sequence[Figure], source: str = "", language: str = "") -> list[Figure]:
    """Figures of ours that theirs lack; source: the text of theirs, where its words count too."""
    values = {each.value for each in theirs}
    pieces = {piece for value in values for piece in _pieces(value)}
    lower = source.lower()
    return [
        each
        for each in ours
        if each.value not in values
        and not set(_pieces(each.value)) <= pieces
        and not _is_in_words(each.value, lower, language)
    ]


def is_partly_in(figure: Figure, others: Sequence[Figure]) -> bool:
    """A part of its value stands there: `April 20` renders «20 апреля 1945 года» well enough."""
    return not set(_pieces(figure.value)).isdisjoint(piece for each in others for piece in _pieces(each.value))


def _pieces(value: str) -> list[str]:
    """`--04-20` -> 4, 20; `11:08` -> 11, 8; `12.50%` -> 12.5."""
    return [f"{float(piece):g}" if len(piece) < 7 else piece for piece in _PIECE.findall(value)]


def _is_in_words(value: str, source: str, language: str) -> bool:
    pattern = _other_words(language).get(value)
    return pattern is not None and pattern.search(source) is not None


@cache
def _other_words(language: str) -> dict[str, re.Pattern[str]]:
    rows = [row for row in read_table("number-equivalents.tsv") if row[0] == language]
    return {
        value: re.compile("" if words == "*" else rf"(?<!\w)(?:{'|'.join(map(re.escape, words.split()))})")
        for _, value, words in rows
    }
