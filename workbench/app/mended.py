"""Sentences that a correction put in, aligned with those of the source that nothing rendered.

The beads of source and corrected text follow from those of source and base: a sentence that an editor put in would
stand without a partner beside the one it renders. Where both are in one pair of segments, their sentences are aligned
anew; all other beads, and what a person pinned, stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.align.known import KnownWords
from workbench.align.texts import align_texts
from workbench.app.known import known_words
from workbench.model.alignment import Bead
from workbench.model.state import State
from workbench.model.witness import Segment, Witness, sentence_text
from workbench.packs.pack import Pack


def mended(
    sentence_beads: Sequence[Bead], segment_beads: Sequence[Bead], source: Witness, state: State, packs: Sequence[Pack]
) -> tuple[Bead, ...]:
    """Sentence beads of source (a) and corrected text (b); segment_beads: of the same two texts."""
    touched = _added_to(state)
    languages = source.language, state.base.language
    lexica = known_words(*languages, packs)
    theirs = {segment.id: segment for segment in source.segments}
    ours = {segment.id: segment for segment in state.witness.segments}
    index = {unit: number for number, bead in enumerate(sentence_beads) for unit in (*bead.a, *bead.b)}
    instead: dict[int, list[Bead]] = {}
    for bead in segment_beads:
        if not (bead.a and touched & set(bead.b)):
            continue
        a = _sentences(theirs[unit] for unit in bead.a)
        b = _sentences(ours[unit] for unit in bead.b)
        group = sorted({index[unit] for unit in (*a, *b)})
        held = [sentence_beads[number] for number in group]
        if all(each.b for each in held):
            continue  # no sentence of the source is wanting: what was put in is more than it says
        if any(each.pinned or set(each.a) - a.keys() or set(each.b) - b.keys() for each in held):
            continue
        instead |= {number: [] for number in group} | {group[0]: _align(a, b, languages, lexica)}
    return tuple(new for number, bead in enumerate(sentence_beads) for new in instead.get(number, [bead]))


def _added_to(state: State) -> set[str]:
    """The segments of the corrected text with a sentence that the base does not have."""
    added = {unit for bead in state.sentence_beads if not bead.a for unit in bead.b}
    return {each.id for each in state.witness.segments if any(one.id in added for one in each.sentences)}


def _sentences(segments: Iterable[Segment]) -> dict[str, str]:
    return {each.id: sentence_text(segment, each) for segment in segments for each in segment.sentences}


def _align(
    a: dict[str, str], b: dict[str, str], languages: tuple[str, str], lexica: Sequence[KnownWords]
) -> list[Bead]:
    ids_a, ids_b = tuple(a), tuple(b)
    made = align_texts(
        tuple(a.values()),
        tuple(b.values()),
        language_a=languages[0],
        language_b=languages[1],
        lexica=lexica,
    )
    return [Bead(tuple(ids_a[i] for i in each.a), tuple(ids_b[j] for j in each.b), each.confidence) for each in made]
