"""Whether words that were cut out of a translation are missed, and where: `python -m tests.quality.deletions [tune]`.

From good English (1–1 gold pairs of news, by people and machines) 200 phrases of 2–5 and of 5–8 words are cut, each from
one word that says something to another. Whole sentences are checked beside them as `bitext check` does it. *AUC*: how
often a sentence with a hole is rated above one without, by what `holes` says; *told*: the rule reports it; *located*:
the place named lies within two words of the cut, of all, and of those that are told. 95 % intervals by bootstrap.

Weights were fitted on `tune` only (and on unchanged sentences of MLQE-PE train); `report` is the other half.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from tests.quality.changed_words import cut_phrase
from tests.quality.word_links import auc
from tests.quality.word_pairs import gold
from workbench.app.bitext import read_pair
from workbench.check.holes import Hole, holes
from workbench.check.runner import run
from workbench.text.tokens import words

LENGTHS = ((2, 5), (5, 8))
NUMBER = 200
_NEAR = 2  # words
_SEED, _DRAWS = 5, 1000


@dataclass(frozen=True, slots=True)
class Row:
    """Of sentences with a hole: what `holes` rates them, whether they are told, located; and the rates of whole ones."""

    rated: tuple[float, ...]
    told: tuple[bool, ...]
    located: tuple[bool, ...]
    whole: tuple[float, ...]


@cache
def measure(half: str, shortest: int, longest: int) -> Row:
    chance = random.Random(f"{_SEED} {shortest}")
    pairs = list(gold("news", half))
    chance.shuffle(pairs)
    rated, told, located = [], [], []
    for pair in pairs:
        found = cut_phrase(pair.target, chance, shortest, longest)
        if found and len(rated) < NUMBER:
            text, at = found
            context = read_pair(pair.source, text, "ru", "en")
            hole = max(context.once(holes), key=lambda each: each.likely, default=None)
            rated.append(hole.likely if hole else 0.0)
            told.append(any(each.rule == "words-omitted" for each in run(context)))
            located.append(hole is not None and _is_near(hole, text, at))
    whole = [_rate(pair.source, pair.target) for pair in pairs]
    return Row(tuple(rated), tuple(told), tuple(located), tuple(whole))


def _rate(source: str, text: str) -> float:
    return max((hole.likely for hole in holes(read_pair(source, text, "ru", "en"))), default=0.0)


def _is_near(hole: Hole, text: str, at: int) -> bool:
    return abs(len(words(text[: hole.place.start])) - len(words(text[:at]))) <= _NEAR


def share(values: Sequence[bool]) -> float:
    return sum(values) / len(values)


def interval(value: Callable[[random.Random], float]) -> tuple[float, float]:
    chance = random.Random(_SEED)
    drawn = sorted(value(chance) for _ in range(_DRAWS))
    return drawn[_DRAWS * 25 // 1000], drawn[_DRAWS * 975 // 1000]


def _redraw(values: Sequence[float], chance: random.Random) -> list[float]:
    return chance.choices(values, k=len(values))


def table(half: str) -> list[str]:
    lines = ["| | number | AUC | told | located | located of those told |", "|---|---|---|---|---|---|"]
    for shortest, longest in LENGTHS:
        row = measure(half, shortest, longest)
        cells = [
            _cell(
                lambda chance, row=row: auc(_redraw(row.rated, chance), _redraw(row.whole, chance)),
                auc(row.rated, row.whole),
            )
        ]
        surely = [located for told, located in zip(row.told, row.located, strict=True) if told]
        for values in (row.told, row.located, surely):
            cells.append(_cell(lambda chance, values=values: share(_redraw(values, chance)), share(values)))
        lines.append(f"| {shortest}–{longest} words | {len(row.rated)} | {' | '.join(cells)} |")
    return lines


def _cell(value: Callable[[random.Random], float], measured: float) -> str:
    low, high = interval(value)
    return f"{measured:.3f} ({low:.3f}–{high:.3f})"


def alarms(half: str) -> tuple[int, int]:
    """(whole sentences with a report of the rule, whole sentences)."""
    contexts = [read_pair(pair.source, pair.target, "ru", "en") for pair in gold("news", half)]
    return sum(any(each.rule == "words-omitted" for each in run(context)) for context in contexts), len(contexts)


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "report"
    print("\n".join(table(chosen)))
    print("%d of %d whole sentences are told" % alarms(chosen))
