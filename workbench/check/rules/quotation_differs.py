"""Somebody's words that are quoted on one side only."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.check.holes import quoted, texts_of
from workbench.check.marks import turns
from workbench.check.rule import Claim, Example, Rule
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.model.words import LIKELY

_FEWEST = 4  # words: titles, names of ships and single words are set off as each language likes
_SPOKEN = re.compile(r"^\s*[—–>*-]|[,.!?…]\s*[—–-]\s")  # Russian speech begins with a dash
_SINGLE = re.compile(r"(?<!\w)['‘`]\w|\*\w")  # marks of another kind, or emphasis

_Quotation = tuple[Segment, int, int]  # the words between the marks


def find(context: Context) -> Iterator[Claim]:
    """Silent where the other side has any quotation mark, or speech without one."""
    if context.source is None:
        return
    inside = _Inside(context)
    for bead in context.sentence_beads:
        if not bead.a or not bead.b:
            continue
        theirs, ours = inside.quotations(bead.a), inside.quotations(bead.b)
        if theirs and not inside.touches(bead.b):
            yield from _lost(context, bead, theirs[0])
        elif ours and not inside.touches(bead.a) and not any(map(_SPOKEN.search, texts_of(context, bead.a))):
            yield _gained(context, bead, ours[0])


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a segment, read once: a paragraph may be as long as a book."""

    turns: tuple[tuple[int, int], ...]
    depths: tuple[int, ...]  # before each mark, and behind the last

    @classmethod
    def read(cls, text: str) -> _Marks:
        found = tuple(turns(text))
        return cls(found, tuple(itertools.accumulate((turn for _, turn in found), initial=0)))

    def depth(self, at: int) -> int:
        return self.depths[bisect_left(self.turns, (at,))]

    def inside(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        return self.turns[bisect_left(self.turns, (start,)) : bisect_left(self.turns, (end,))]


class _Inside:
    """Which sentences hold quotation marks or stand between two."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._marks: dict[str, _Marks] = {}

    def _of(self, segment: Segment) -> _Marks:
        if segment.id not in self._marks:
            self._marks[segment.id] = _Marks.read(segment.text)
        return self._marks[segment.id]

    def touches(self, units: Sequence[str]) -> bool:
        for segment, sentence in map(self._context.sentences_by_id.__getitem__, units):
            marks = self._of(segment)
            if marks.depth(sentence.start) > 0 or marks.inside(sentence.start, sentence.end):
                return True
        return any(map(_SINGLE.search, texts_of(self._context, units)))

    def quotations(self, units: Sequence[str]) -> list[_Quotation]:
        """Of enough words, that open and close in one sentence, with no other inside."""
        found: list[_Quotation] = []
        for segment, sentence in map(self._context.sentences_by_id.__getitem__, units):
            marks = self._of(segment).inside(sentence.start, sentence.end)
            for (start, opens), (end, closes) in itertools.pairwise(marks):
                if (opens, closes) == (1, -1) and len(segment.text[start + 1 : end].split()) >= _FEWEST:
                    found.append((segment, start + 1, end))
        return found


def _lost(context: Context, bead: Bead, quotation: _Quotation) -> Iterator[Claim]:
    """The words of the translation that render the quotation, from the first to the last."""
    segment, start, end = quotation
    links = context.link_words(bead)
    partners = sorted(
        link.b
        for link in links.links
        if link.probability >= LIKELY and links.a[link.a].unit == segment.id and start <= links.a[link.a].start < end
    )
    if partners:
        spans = quoted(context, links.b[partners[0] : partners[-1] + 1])
        yield _claim(spans, "The source quotes these words; the translation does not.", segment, start, end)


def _gained(context: Context, bead: Bead, quotation: _Quotation) -> Claim:
    segment, start, end = quotation
    origin, sentence = context.sentences_by_id[bead.a[0]]
    span = Span.of(segment.id, segment.text, start, end)
    return _claim((span,), "These words are quoted here and not in the source.", origin, sentence.start, sentence.end)


def _claim(spans: tuple[Span, ...], message: str, origin: Segment, start: int, end: int) -> Claim:
    source = Span.of(origin.id, origin.text, start, end)
    return Claim(spans, message, 0.65, (Evidence("source", source.quote),), (source,))


RULE = Rule(
    id="quotation-differs",
    title="Words are quoted on one side only",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about=(
        "A quotation of four words or more stands in one sentence of the source, and its rendering has no quotation "
        "mark at all, or the other way round: whose words they are is no longer seen. Shorter ones are mostly titles "
        "and names, which each language sets off as it likes; Russian speech with a dash counts as quoted."
    ),
    origin="quotation marks of both sides; word links for the place",
    find=find,
    hits=(
        Example(
            "The head said the ship would leave the port tomorrow.",
            "ship would leave the port tomorrow",
            "Начальник сказал: «Пароход уйдёт из порта завтра».",
        ),
        Example(
            "“The ship has left the port,” people said.",
            "The ship has left the port,",
            "Люди говорили, что пароход ушёл.",
        ),
    ),
    misses=(
        Example("The ship Northern Star left the port.", None, "Пароход «Северная звезда» ушёл из порта."),
        Example("“The ship has left the port,” he said.", None, "— Пароход ушёл из порта, — сказал он."),
        Example("“The ship has left the port,” he said.", None, "«Пароход ушёл из порта», — сказал он."),
        Example("‘The ship has left the port,’ he said.", None, "«Пароход ушёл из порта», — сказал он."),
    ),
    needs_source=True,
)
