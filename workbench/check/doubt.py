"""Stretches of a passage that an editor would sooner change than the rest of it, by the judge.

    doubts("He participated to the war …", judgement.words)      # [Doubt(3, 18, 0.34)]

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

# Chosen on the dev sets of MLQE-PE and Bio-MQM; from 25 to 30 words and 0.1 to 0.35 little changes.
_LONG = 28  # words, numbers and marks
_MARKED = 200  # thousandths of a deviation above the mean
_STEADY = ONE // 5  # added to the deviation: a passage in which nothing stands out has no doubts
_OWN, _ALL = 3, 5  # of the doubt of a word and its two neighbours, how much is its own
# Confidence: logistic regression of "editors changed a word of it" on the height and on the odds of the most doubted
# word; fitted on MLQE-PE dev by `python -m tests.quality.confidence --fit`.
_START, _BY_HEIGHT, _BY_ODDS = -1.812, 0.725, 0.813


class Doubt(NamedTuple):
    """[start, end) of the text. height: of its most doubted word, in deviations above the mean of the passage.

    odds: that this word would be changed, as a natural logarithm; confidence: that anything in the stretch would be.
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
    """In order. words: all of the passage, as `Judge.read` gives them. Whole numbers up to the last step."""
    if len(words) < _LONG:
        return []
    heights = _heights([word.odds for word in words])
    marked = [height > _MARKED for height in heights]
    found = []
    for first, last in _runs(marked, [text[word.start].isalnum() for word in words]):
        inside = slice(first, last + 1)
        odds = max(word.odds for word in words[inside]) / ONE
        found.append(Doubt(words[first].start, words[last].end, max(heights[inside]) / 1000, odds))
    return found


def _heights(odds: Sequence[int]) -> list[int]:
    """In thousandths of a deviation above the mean, each with a part of its neighbours'."""
    mean = sum(odds) // len(odds)
    spread = math.isqrt(sum((value - mean) ** 2 for value in odds) // len(odds)) + _STEADY
    plain = [(value - mean) * 1000 // spread for value in odds]
    padded = [plain[0], *plain, plain[-1]]
    return [
        (_OWN * here + before + after) // _ALL for before, here, after in zip(padded, plain, padded[2:], strict=False)
    ]


def _runs(marked: Sequence[bool], is_word: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of the marked words in a row, one that is not marked between them included."""
    runs: list[tuple[int, int]] = []
    for number, is_marked in enumerate(marked):
        if not (is_marked and is_word[number]):
            continue
        if runs and number - runs[-1][1] <= 2:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs
