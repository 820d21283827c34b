"""Where the terms of a glossary stand in the source, and what of their targets stands beside them.

    for meeting in meetings(context):
        meeting.term, meeting.origins, meeting.rendered      # «флот»: its places in a sentence, and those of “navy”

Terms and targets are found in any form (text/terms.py). Beside means in the sentences that the alignment puts there; in
the paragraph, where it has no sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.glossary import Term, TermStatus
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.text.terms import TermIndex, outermost

Stretch = tuple[Segment, int, int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A term in a bead: where its source stands, and any of its targets. A bead may have no side in the translation.

    wanted: what other terms in the bead are to be called, where it stands.
    """

    term: Term
    bead: Bead
    origins: tuple[Span, ...]
    rendered: tuple[Span, ...]
    wanted: tuple[Span, ...] = ()


def meetings(context: Context) -> Iterator[Meeting]:
    """In the order of the beads, and in a bead of the glossary. Linear in the text."""
    terms = [term for term in context.glossary if term.source]
    if not terms or context.source is None:
        return
    sources = TermIndex([term.source for term in terms], context.source.language)
    # A forbidden target is looked for strictly, a wanted one in any guise: where in doubt, nothing is claimed.
    targets = [
        TermIndex(term.targets, context.witness.language, is_strict=term.status is TermStatus.FORBIDDEN)
        for term in terms
    ]
    for bead in beads_beside(context):
        theirs = _places(sources, stretches(context, bead.a))
        if theirs:
            yield from _in_bead(bead, terms, theirs, targets, stretches(context, bead.b))


def _in_bead(
    bead: Bead,
    terms: Sequence[Term],
    theirs: Mapping[int, Sequence[Span]],
    targets: Sequence[TermIndex],
    beside: Sequence[Stretch],
) -> Iterator[Meeting]:
    ours = {
        number: sorted(span for found in _places(targets[number], beside).values() for span in found)
        for number in sorted(theirs)
    }
    for number, rendered in ours.items():
        wanted = [
            span
            for other, found in ours.items()
            if other != number and terms[other].status is not TermStatus.FORBIDDEN
            for span in found
        ]
        yield Meeting(terms[number], bead, tuple(theirs[number]), tuple(rendered), tuple(wanted))


def beads_beside(context: Context) -> Iterator[Bead]:
    """Beads of sentences, and those of segments whose source has none."""
    covered: set[str] = set()
    for bead in context.sentence_beads:
        covered.update(context.sentences_by_id[unit][0].id for unit in bead.a)
        yield bead
    for bead in context.segment_beads:
        if not covered.intersection(bead.a):
            yield bead


def stretches(context: Context, units: Sequence[str]) -> list[Stretch]:
    """Sentences or segments as parts of segments."""
    found: list[Stretch] = []
    for unit in units:
        if unit in context.sentences_by_id:
            segment, sentence = context.sentences_by_id[unit]
            found.append((segment, sentence.start, sentence.end))
        else:
            segment = context.segments_by_id[unit]
            found.append((segment, 0, len(segment.text)))
    return found


def _places(index: TermIndex, beside: Sequence[Stretch]) -> dict[int, list[Span]]:
    """By number in the index; a part of something longer is none."""
    places: dict[int, list[Span]] = {}
    for segment, start, end in beside:
        for number, first, last in outermost(index.find(segment.text, start, end)):
            places.setdefault(number, []).append(Span.of(segment.id, segment.text, first, last))
    return places


def forbidden_anywhere(context: Context) -> Iterator[tuple[Term, Span]]:
    """What a term without a source forbids, wherever it stands."""
    terms = [term for term in context.glossary if not term.source]
    pairs = [(term, target) for term in terms for target in term.targets]
    if not pairs:
        return
    index = TermIndex([target for _, target in pairs], context.witness.language)
    for segment in context.text_segments:
        for number, start, end in outermost(index.find(segment.text)):
            yield pairs[number][0], Span.of(segment.id, segment.text, start, end)
