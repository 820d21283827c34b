"""A question that became a statement, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment, Sentence
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_LAST = re.compile(r"[.!?…,;:]+(?=[”’\"»)\]]*$)")

_Placed = tuple[Segment, Sentence]


def find(context: Context) -> Iterator[Claim]:
    """Silent where the two paragraphs ask equally often: the mark moved to a neighbour."""
    by_id = context.sentences_by_id
    even = _evenly_asking(context)
    indirect = _indirect(primary(context.witness.language))
    for bead in context.sentence_beads:
        if not bead.a or not bead.b:
            continue
        ours, theirs = ([by_id[unit] for unit in side] for side in (bead.b, bead.a))
        asked, asks = _asks(theirs), _asks(ours)
        if asked == asks or ours[0][0].id in even:
            continue
        if asked and any(indirect.search(_text(each)) for each in ours):
            continue
        segment, start, end = _mark(ours, is_question=asks)
        origin, there = next((each for each in theirs if "?" in _text(each)), theirs[-1])
        yield Claim(
            (Span.of(segment.id, segment.text, start, end),),
            "The source asks here; the translation states." if asked else "The source states; this asks.",
            round(0.75 * bead.confidence, 3),
            (Evidence("source", origin.text[there.start : there.end]),),
            (Span.of(origin.id, origin.text, there.start, there.end),),
        )


def _text(placed: _Placed) -> str:
    segment, sentence = placed
    return segment.text[sentence.start : sentence.end]


def _asks(sentences: Sequence[_Placed]) -> bool:
    return any("?" in _text(each) for each in sentences)


def _evenly_asking(context: Context) -> set[str]:
    """Segments that have as many question marks as the source beside them."""
    even: set[str] = set()
    for bead in context.segment_beads:
        theirs, ours = ([context.segments_by_id[unit] for unit in side] for side in (bead.a, bead.b))
        if sum(each.text.count("?") for each in theirs) == sum(each.text.count("?") for each in ours):
            even.update(bead.b)
    return even


def _mark(ours: Sequence[_Placed], *, is_question: bool) -> tuple[Segment, int, int]:
    """The mark that is wrong: the question mark, or the last stop; without one the end of the sentence."""
    for segment, sentence in ours:
        at = segment.text.find("?", sentence.start, sentence.end)
        if is_question and at >= 0:
            return segment, at, at + 1
    segment, sentence = ours[-1]
    match = _LAST.search(_text(ours[-1]))
    if match is None:
        return segment, sentence.end, sentence.end
    return segment, sentence.start + match.start(), sentence.start + match.end()


@cache
def _indirect(language: str) -> re.Pattern[str]:
    words = [word for code, row in read_table("indirect-questions.tsv") if code == language for word in row.split()]
    return re.compile("|".join(rf"\b{word.replace('_', ' ')}" for word in words) or "(?!)", re.IGNORECASE)


RULE = Rule(
    id="question-differs",
    title="Question and statement differ",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about=(
        "Only one of two sentences that render each other has a question mark. Silent where the paragraphs ask equally "
        "often, and where English asks indirectly (“I wonder whether”)."
    ),
    origin="quality assurance tools for translation",
    find=find,
    hits=(
        Example("He came yesterday.", ".", "Он приходил вчера?"),
        Example("Why he left is known?", "?", "Почему он уехал, известно."),
        Example("He said: “Is it late.”", ".", "Он сказал: «Уже поздно?»"),
    ),
    misses=(
        Example("Did he come?", None, "Он приходил?"),
        Example("He came.", None, "Он пришёл."),
        Example("I wonder whether he came.", None, "Интересно, приходил ли он?"),
    ),
    needs_source=True,
)
