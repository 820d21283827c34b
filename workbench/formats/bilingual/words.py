"""The words of one side of a unit, with what stands in them: breaks between paragraphs, emphasis, passages in question.

words = to_words(unit.target)           # Words("We came.It rained.", breaks=(8,))
words.parts()                           # ["We came.", "It rained."]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.formats.bilingual.units import Piece
from workbench.model.witness import Attributes, Mark

EMPHASIS = ("italic", "bold", "underline")
# What XML 1.0 has no way to say.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """For notes and attributes: single blanks, and nothing that XML cannot hold."""
    return " ".join(NOT_IN_XML.sub("\ufffd", text).split())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something over [start, end) of the words. name: one of EMPHASIS, or what a format makes of it."""

    start: int
    end: int
    name: str
    about: Attributes = ()


@dataclass(frozen=True, slots=True)
class Words:
    """breaks: places in the text where another paragraph begins; there is no blank there. left: names of codes that
    have no words and mean nothing here.
    """

    text: str
    stretches: tuple[Stretch, ...] = ()
    breaks: tuple[int, ...] = ()
    left: tuple[str, ...] = ()

    def parts(self) -> list[str]:
        """The text between the breaks, without blanks at the ends."""
        cuts = (0, *self.breaks, len(self.text))
        return [self.text[start:end].strip() for start, end in pairwise(cuts)]

    def joined(self) -> tuple[str, tuple[Mark, ...]]:
        """As one paragraph, with its emphasis; where a break was is a blank."""
        text, shifts = self.text, list[int]()
        for place in reversed(self.breaks):
            before, behind = text[:place], text[place:]
            blank = "" if not before or not behind or before[-1].isspace() or behind[0].isspace() else " "
            text = before + blank + behind
            shifts += [place] * len(blank)

        def moved(place: int) -> int:
            return place + sum(each <= place for each in shifts)

        spans = [Stretch(moved(each.start), moved(each.end), each.name) for each in self.stretches]
        return text, _to_marks(
            [each for each in spans if each.name in EMPHASIS and text[each.start : each.end].strip()]
        )


def to_words(pieces: Sequence[Piece]) -> Words:
    """Of an edition's pieces. A blank stands before each break, for tools that show the words without it."""
    stretches = list[Stretch]()
    places = places_of(pieces)
    for piece, (start, _) in zip(pieces, places, strict=True):
        for mark in piece.marks:
            looks = dict(mark.attributes).get("rend", "italic" if mark.name == "emph" else "")
            if mark.name in ("hi", "emph") and looks in EMPHASIS:
                stretches.append(Stretch(start + mark.start, start + mark.end, looks))
    text = " ".join(piece.text for piece in pieces)
    return Words(text, tuple(stretches), tuple(start for start, _ in places[1:]))


def places_of(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """From where to where each piece stands in the words of its side."""
    places, last = [], 0
    for piece in pieces:
        places.append((last, last + len(piece.text)))
        last += len(piece.text) + 1
    return places


def nest(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, int]]:
    """Outer before inner, with their depth; what crosses one of those before it, or is empty, is left out."""
    open_: list[Stretch] = []
    for each in sorted(stretches, key=lambda each: (each.start, -each.end)):
        while open_ and open_[-1].end <= each.start:
            open_.pop()
        if each.start < each.end and not (open_ and each.end > open_[-1].end):
            yield each, len(open_)
            open_.append(each)


def _to_marks(stretches: Iterable[Stretch]) -> tuple[Mark, ...]:
    return tuple(Mark(each.start, each.end, depth, "hi", (("rend", each.name),)) for each, depth in nest(stretches))
