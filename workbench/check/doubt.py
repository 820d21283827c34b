"""Stretches of a passage that an editor would sooner change than the rest of it, by the judge.

    doubts("He participated to the war …", judgement.words)      # [Doubt(3, 18, 0.21, -0.9)]

The judge can rank the words of one passage better than it can tell good passages from bad ones, so words are held
against the others of their passage; and in a short passage, where most likely nothing is wrong, nothing is said.
Neighbours share their doubt: people change phrases, not words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from workbench.check.judge import JudgedWord
from workbench.packs.trees import ONE

# Chosen on Bio-MQM dev: from 26 to 30 words and from a half to twice the height little changes.
_LONG = 28  # words, numbers and marks
_MARKED = ONE // 16  # how far the odds must be above those of the passage
_GAP = 2  # the next marked word but one belongs to the same stretch
# Confidence: logistic regression of "editors changed a word of it" on the height and on the odds of the most doubted
# word; fitted on MLQE-PE dev by `python -m tests.quality.confidence --fit`.
_START, _BY_HEIGHT, _BY_ODDS = -1.307, 0.576, 0.985


class Doubt(NamedTuple):
    """[start, end) of the text. height: how far the odds of its most doubted word are above those of the passage.

    odds: that this word would be changed; both as natural logarithms. confidence: that anything of it would be.
    """

    start: int
    end: int
    height: float
    odds: float

    @property
    def confidence(self) -> float:
        sum_ = _START + _BY_HEIGHT * self.height + _BY_ODDS * self.odds
        return round(1 / (1 + math.exp(-max(-20.0, min(20.0, sum_)))), 3)


def doubts(text: str, words: Sequence[JudgedWord]) -> list[Doubt]:
    """In order. words: all of the passage, as `Judge.read` gives them. Sums are whole numbers."""
    if len(words) < _LONG:
        return []
    is_word = [text[word.start].isalnum() for word in words]
    heights = _heights([word.odds for word in words], is_word)
    found = []
    for first, last in _runs([height > _MARKED for height in heights], is_word):
        inside = slice(first, last + 1)
        height, odds = max(heights[inside]) / ONE, max(word.odds for word in words[inside]) / ONE
        found.append(Doubt(words[first].start, words[last].end, height, odds))
    return found


def _heights(odds: Sequence[int], is_word: Sequence[bool]) -> list[int]:
    """Above the mean of the words of the passage, in 1/65536; half of it that of the two neighbours."""
    of_words = [value for value, counts in zip(odds, is_word, strict=True) if counts] or [0]
    mean = sum(of_words) // len(of_words)
    padded = [odds[0], *odds, odds[-1]]
    return [
        (before + 2 * here + after) // 4 - mean for before, here, after in zip(padded, odds, padded[2:], strict=False)
    ]


def _runs(marked: Sequence[bool], is_word: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of the marked words in a row, one that is not marked between them included."""
    runs: list[tuple[int, int]] = []
    for number, is_marked in enumerate(marked):
        if not (is_marked and is_word[number]):
            continue
        if runs and number - runs[-1][1] <= _GAP:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs
