"""Words of the translation that nothing in the source warrants.

    find_addition(context, bead)      # Addition(Span(en.p3, 14, 37, "with a smile of triumph"), 0.94)

Of a bead of sentences the one likeliest run of words without partners, however weak: rules choose. How likely it is
that they were added follows from what they say themselves, from the lengths of both sides, and from whether the
translation without them would be more like the source.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.check.holes import quoted, texts_of
from workbench.check.knowledge import encoder_of
from workbench.check.runs import runs
from workbench.check.without import closer_without
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.words import LinkedWord
from workbench.text.little import is_little

_WEAK = 4096  # a run that says no more than one nat is passed over
_RUNS = 2
_MISSED = 2000  # 1/4096 nat that a word says of which a partner was expected
_ABBREVIATION = re.compile(r"[^\W\d_a-zа-яё]{2,6}")
_SPELT = 2  # words with a capital: where the source has an abbreviation, they spell it out
# Fitted to words of other sentences put into the `tune` half of the news and into unchanged pairs of MLQE-PE train.
_BASE, _WORDS, _SUM, _LONG, _GAIN = -6.17, 1.131, 1.074, 2.799, 34.4


@dataclass(frozen=True, slots=True)
class Addition:
    """spans: of the words, one for each segment in which they stand."""

    spans: tuple[Span, ...]
    words: tuple[LinkedWord, ...]
    likely: float


def find_addition(context: Context, bead: Bead) -> Addition | None:
    links = context.link_words(bead)
    found = [run for run in runs([word.absence for word in links.b]) if run.sum >= _WEAK][:_RUNS]
    if any(_ABBREVIATION.fullmatch(word.text) for word in links.a):
        found = [run for run in found if sum(word.text[0].isupper() for word in links.b[run.start : run.end]) < _SPELT]
    if not found or not links.a:
        return None
    theirs, ours = (" ".join(texts_of(context, side)) for side in (bead.a, bead.b))
    weighed = [(_weigh(context, links.b[run.start : run.end], run.sum, theirs, ours), -run.start, run) for run in found]
    evidence, _, run = max(weighed)
    words = links.b[run.start : run.end]
    return Addition(quoted(context, words), words, 1 / (1 + math.exp(-evidence)))


def _weigh(context: Context, words: Sequence[LinkedWord], total: int, theirs: str, ours: str) -> float:
    """How likely the words were added, in logarithms of the odds. total: of what they say."""
    encoder, language = encoder_of(context), context.witness.language
    their_language = context.source.language if context.source else ""
    part = " ".join(word.text for word in words)
    gained = closer_without(encoder, (ours, language), part, (theirs, their_language)) if encoder else 0
    return (
        _BASE
        + _WORDS * sum(word.absence > _MISSED and not is_little(word.text, language) for word in words)
        + _SUM * total / 4096
        + _LONG * math.log((len(ours) + 1) / (len(theirs) + 1))
        + _GAIN * gained / 1000
    )
