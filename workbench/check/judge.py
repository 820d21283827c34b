"""How good a passage is, and how likely each of its words would be changed by an editor.

    judge = find_judge("ru", "en")
    judgement = judge.read("He participated to the war.", "Он участвовал в войне.", links)
    judgement.score                     # 0..1, higher is better; passages are ranked by it
    judgement.words[2]                  # JudgedWord(16, 18, 0.41): `to`

Trees over the signs of `workbench.check.signs`, trained on machine translations that people post-edited and graded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from workbench.check.columns import Integers
from workbench.check.signs import Knowledge, Signs, read_signs
from workbench.model.errors import InputError
from workbench.model.words import WordLinks
from workbench.packs import judge as files
from workbench.packs.language_model import find_model
from workbench.packs.pack import find_pack
from workbench.packs.trees import ONE

_STEP = ONE >> 8  # of the sums of words, as a sign of the passage


class JudgedWord(NamedTuple):
    """A word, number or mark at [start, end), and how likely it would be changed, 0..1.

    odds: what `bad` is made of, as a natural logarithm in 1/65536.
    """

    start: int
    end: int
    bad: float
    odds: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    score: float
    words: Sequence[JudgedWord]


@dataclass(frozen=True, slots=True)
class Judge:
    knowledge: Knowledge
    file: files.JudgeFile

    def read(self, text: str, source: str = "", links: WordLinks | None = None) -> Judgement:
        """links: of source (a) and text (b). A text without a word is neither good nor bad."""
        signs = read_signs(self.knowledge, text, source, links or WordLinks())
        if not signs.tokens:
            return Judgement(0.5, ())
        self._check(self.file.columns[0], signs.words.shape[1])
        sums = self.file.words.total(signs.words)
        row = passage_row(signs, sums)
        self._check(self.file.columns[1], len(row))
        passage = self.file.whole.total(row[None, :])
        words = [
            JudgedWord(token.start, token.end, round(_chance(value), 3), value)
            for token, value in zip(signs.tokens, sums.tolist(), strict=True)
        ]
        return Judgement(round(_chance(int(passage[0])), 3), words)

    def _check(self, trained: int, here: int) -> None:
        if trained != here:
            raise InputError(
                f"the judge was trained on {trained} signs, these are {here}", hint="make it anew: make judge"
            )


def passage_row(signs: Signs, sums: Integers) -> Integers:
    """The signs of a passage: its own, means and extremes of its words', and what the words were judged to be."""
    own = signs.words[:, : signs.own]
    worst = np.sort(sums // _STEP)[::-1]
    judged = [int(worst.sum()) // len(worst), int(worst[0]), int(worst[:3].sum()) // len(worst[:3])]
    return np.concatenate([signs.whole, own.sum(axis=0) // len(own), own.min(axis=0), own.max(axis=0), judged])


def _chance(value: int) -> float:
    return 1.0 / (1.0 + math.exp(-max(-20.0, min(20.0, value / ONE))))


@cache
def find_judge(source: str | None, target: str) -> Judge | None:
    """What ships for a translation with its source, or without (BCP 47 tags); None where nothing does."""
    file, model = files.find_judge(source, target), find_model(target)
    pack = find_pack(source, target) if source else None
    if file is None or model is None or (source and (pack is None or pack.encoder is None)):
        return None
    return Judge(Knowledge(model, file.habits, pack), file)
