"""Words of the source that nothing renders, and the place in the translation where they are missing.

    find_hole(context, bead)    # Hole(Span(en.p3, 14, 14, ""), (Span(ru.p3, 10, 27, "в порту Владивостока"),), …, 0.93)

Of a bead of sentences the one likeliest hole, however weak: rules choose. A run of words that say *omission* and a
place are looked for together: the place lies between the partners of the run's neighbours, beside words that render
nothing themselves, and where what is left no longer goes together (`junctions`). How likely it is that anything is
missing follows from run and place, from the lengths of both sides, from what all other words say, and from whether the
source without the run would be more like the translation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.check.columns import Integers
from workbench.check.junctions import Junctions
from workbench.check.knowledge import encoder_of
from workbench.check.partners import Partners
from workbench.check.runs import Run, runs
from workbench.check.without import closer_without
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.words import LinkedWord, WordLinks
from workbench.packs.language_model import find_model
from workbench.text.little import is_little

_WEAK = 4096  # a run that says no more than one nat is passed over
_RUNS = 4  # that are looked at, the largest first
_UNLIKELY = -1.2  # evidence: so far below nothing else makes it a hole
_MISSED = 2000  # 1/4096 nat that a word says of which a partner was expected
_MOST = 20000  # a larger run is no surer
# What a place gains by each of its signs, and by the sum of the run; fitted, as are the weights below, by regression to
# words cut out of the `tune` half of the news and of 800 unchanged pairs of MLQE-PE train.
WEIGHTS = np.array((2940, 1470, 870, -220, -170, 2090, 1600, 810, 6320, 1000, 5720), dtype=np.int64)
_SUM = 1300
_BASE, _WORDS, _BEST, _LONG, _ALL, _GAIN = -4.43, 0.932, 0.496, -1.221, 1.526, 18.7


@dataclass(frozen=True, slots=True)
class Hole:
    """place: an empty span of the translation. source: a span for each segment in which the words stand."""

    place: Span
    source: tuple[Span, ...]
    words: tuple[LinkedWord, ...]
    likely: float


def find_hole(context: Context, bead: Bead) -> Hole | None:
    """What is read in the model of the language and in the encoder's space costs most: only where it may decide."""
    links = context.link_words(bead)
    found = [run for run in runs([word.absence for word in links.a]) if run.sum >= _WEAK][:_RUNS]
    if not found or not links.b:
        return None
    theirs, ours = (texts_of(context, side) for side in (bead.a, bead.b))
    model = find_model(context.witness.language)
    partners = Partners.read(links)
    run, gap, best = _choose(partners, found, Junctions.none(len(links.b)))
    words = links.a[run.start : run.end]
    evidence = _weigh(context, links, words, best, theirs, ours)
    if evidence >= _UNLIKELY:
        junctions = Junctions.read(model, ours, theirs)
        run, gap, best = _choose(partners, found, junctions)
        words = links.a[run.start : run.end]
        evidence = _weigh(context, links, words, best, theirs, ours) + _GAIN * _gain(context, words, theirs, ours)
    return Hole(_place(context, links, gap), quoted(context, words), words, 1 / (1 + math.exp(-evidence)))


def _choose(partners: Partners, found: Sequence[Run], junctions: Junctions) -> tuple[Run, int, int]:
    """The run and the place that go together best, and their score."""
    scores = np.stack(
        [signs(partners, run, junctions) @ WEIGHTS // 100 + _SUM * min(run.sum, _MOST) // 4096 for run in found]
    )
    number, gap = divmod(int(scores.argmax()), scores.shape[1])
    return found[number], gap, int(scores[number, gap])


def _weigh(
    context: Context,
    links: WordLinks,
    words: Sequence[LinkedWord],
    best: int,
    theirs: Sequence[str],
    ours: Sequence[str],
) -> float:
    """How likely words of the source are missing, in logarithms of the odds. best: the score of their place."""
    language = context.source.language if context.source else ""
    here, there = (sum(map(len, texts)) + len(texts) for texts in (ours, theirs))
    return (
        _BASE
        + _WORDS * sum(word.absence > _MISSED and not is_little(word.text, language) for word in words)
        + _BEST * best / 1000
        + _LONG * math.log(here / there)
        + _ALL * sum(word.absence for word in links.a) / 4096 / len(links.a)
    )


def _gain(context: Context, words: Sequence[LinkedWord], theirs: Sequence[str], ours: Sequence[str]) -> float:
    encoder = encoder_of(context)
    if encoder is None or context.source is None:
        return 0.0
    part = " ".join(word.text for word in words)
    source = " ".join(theirs), context.source.language
    return closer_without(encoder, source, part, (" ".join(ours), context.witness.language)) / 1000


def signs(partners: Partners, run: Run, junctions: Junctions) -> Integers:
    """In hundredths: a row for each place, a column for each weight."""
    size = len(junctions.cost)
    votes, left, right = partners.around(run.start, run.end)
    unlinked = partners.unlinked
    first = np.arange(size) == 0
    return np.stack(
        [
            votes // 10, 100 * (left == 0), 100 * (right == 0), 100 * left, 100 * right,
            partners.touched(run.start, run.end) // 10, 100 * np.append(0, unlinked), 100 * np.append(unlinked, 0),
            100 * (first & junctions.begins_small), junctions.cost // 16, 100 * junctions.has_marks_left,
        ],
        axis=1,
    ).astype(np.int64)  # fmt: skip


def texts_of(context: Context, units: Sequence[str]) -> list[str]:
    """The sentences of a side of a bead."""
    placed = (context.sentences_by_id[unit] for unit in units)
    return [segment.text[sentence.start : sentence.end] for segment, sentence in placed]


def _place(context: Context, links: WordLinks, gap: int) -> Span:
    """Behind the word in front of the gap, or in front of the first."""
    word = links.b[gap - 1] if gap else links.b[0]
    at = word.end if gap else word.start
    return Span.of(word.unit, context.segments_by_id[word.unit].text, at, at)


def quoted(context: Context, words: Sequence[LinkedWord]) -> tuple[Span, ...]:
    """From the first word to the last, segment by segment."""
    spans = []
    for unit in dict.fromkeys(word.unit for word in words):
        inside = [word for word in words if word.unit == unit]
        spans.append(Span.of(unit, context.segments_by_id[unit].text, inside[0].start, inside[-1].end))
    return tuple(spans)
