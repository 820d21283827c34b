"""Numbers of two texts that say the same, though not in the same form.

    unmatched(ours, theirs, "За сутки пришло 12 %")        # those of ours that the source does not have

A value is had if it is there, if all it is made of is there (`10 May` beside `10` and `май`; `11: 08` beside `11:08`),
or if the source says it in another word («сутки»). Said twice on one side and once on the other is style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.model.witness import Segment
from workbench.packs.tables import read_table
from workbench.text.numbers import find_numbers

_PIECE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one side with its place. is_written: in digits, not in words."""

    value: str
    segment: Segment
    start: int
    end: int
    is_written: bool

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


def figures(segments: Iterable[Segment], language: str) -> list[Figure]:
    return [
        Figure(
            number.value,
            segment,
            number.start,
            number.end,
            any(map(str.isdigit, segment.text[number.start : number.end])),
        )
        for segment in segments
        for number in find_numbers(segment.text, language)
    ]


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
