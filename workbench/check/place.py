"""Where in the translation something of the source should stand: the words likely put in its place, else a point.

    missing_place(context, bead, origins)        # the span “fleet” behind «флот», or an empty span near it

A guess of the word links (docs/explanation/words.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.check.glossary import Stretch, stretches
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.words import LinkedWord, WordLinks

_SHORT = 3  # letters of a word that alone renders no term: an article, a preposition
_BEFORE = 4  # words of the source that are asked for a place to stand behind


def missing_place(context: Context, bead: Bead, origins: Sequence[Span]) -> Span:
    """bead: with a side in the translation. origins: in the source."""
    links, inside = context.link_words(bead), stretches(context, bead.b)
    for origin in origins:
        run = _longest_run(_rendering(links, origin.segment, origin.start, origin.end, inside), links)
        if any(len(word.text) > _SHORT or word.text[0].isupper() for word in run):
            return _span(context, run[0].unit, run[0].start, run[-1].end)
    return _point(context, links, origins[0], inside)


def _rendering(links: WordLinks, unit: str, start: int, end: int, inside: Sequence[Stretch]) -> list[LinkedWord]:
    """Those in the stretches: what links of a whole paragraph say beyond them is left out."""
    return [
        word
        for word in links.rendering(unit, start, end)
        if any(segment.id == word.unit and first <= word.start < last for segment, first, last in inside)
    ]


def _longest_run(words: Sequence[LinkedWord], links: WordLinks) -> list[LinkedWord]:
    """Words beside each other; the first of the longest."""
    number = {word: at for at, word in enumerate(links.b)}
    runs: list[list[LinkedWord]] = []
    for word in words:
        if runs and number[word] == number[runs[-1][-1]] + 1 and word.unit == runs[-1][-1].unit:
            runs[-1].append(word)
        else:
            runs.append([word])
    return max(runs, key=len, default=[])


def _point(context: Context, links: WordLinks, origin: Span, inside: Sequence[Stretch]) -> Span:
    """Behind the rendering of what stands before it; else where the sentence begins."""
    before = [word for word in links.a if word.unit == origin.segment and word.end <= origin.start]
    for word in reversed(before[-_BEFORE:]):
        found = _rendering(links, word.unit, word.start, word.end, inside)
        if found:
            return _span(context, found[-1].unit, found[-1].end, found[-1].end)
    segment, start, _ = inside[0]
    return Span.of(segment.id, segment.text, start, start)


def _span(context: Context, unit: str, start: int, end: int) -> Span:
    return Span.of(unit, context.segments_by_id[unit].text, start, end)
