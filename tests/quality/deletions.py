"""Whether words that were cut out of a translation are missed, and where: `python -m tests.quality.deletions [tune]`.

From good English (1–1 gold pairs of news, by people and machines) 200 phrases of 2–5 and of 5–8 words are cut, each
from one word that says something to another. Whole sentences are checked beside them as `bitext check` does it. *AUC*:
how often a sentence with a hole is rated above one without, by what `holes` says; *told*: the rule reports it;
*located*: the place named lies within two words of the cut, of all, and of those that are told. 95 % intervals by
bootstrap.

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
from workbench.check.holes import Hole
from workbench.check.left_over import left_over
from workbench.check.runner import run
from workbench.text.tokens import words

LENGTHS = ((2, 5), (5, 8))
NUMBER = 200
_NEAR = 2  # words
_SEED, _DRAWS = 5, 1000


@dataclass(frozen=True, slots=True)
class Row:
    """Of sentences with a hole: what `holes` rates them, if they are told, located; and the rates of whole ones."""

    rated: tuple[float, ...]
    told: tuple[bool, ...]
    located: tuple[bool, ...]
    whole: tuple[float, ...]


@cache
def measure(half: str, shortest: int, longest: int) -> Row:
    chance = random.Random(f"{_SEED} {shortest}")
    pairs = list(gold("news", half))
    chance.shuffle(pairs)
    rated: list[float] = []
    told: list[bool] = []
    located: list[bool] = []
    for pair in pairs:
        found = cut_phrase(pair.target, chance, shortest, longest)
        if found and len(rated) < NUMBER:
            text, at = found
            context = read_pair(pair.source, text, "ru", "en")
            hole = max(context.once(left_over).holes, key=lambda each: each.likely, default=None)
            rated.append(hole.likely if hole else 0.0)
            told.append(any(each.rule == "words-omitted" for each in run(context)))
            located.append(hole is not None and _is_near(hole, text, at))
    whole = [_rate(pair.source, pair.target) for pair in pairs]
    return Row(tuple(rated), tuple(told), tuple(located), tuple(whole))


def _rate(source: str, text: str) -> float:
    return max((hole.likely for hole in left_over(read_pair(source, text, "ru", "en")).holes), default=0.0)


def _is_near(hole: Hole, text: str, at: int) -> bool:
    return abs(len(words(text[: hole.place.start])) - len(words(text[:at]))) <= _NEAR


def share(values: Sequence[bool]) -> float:
    return sum(values) / len(values)


def _interval(draw: Callable[[random.Random], float]) -> str:
    chance = random.Random(_SEED)
    drawn = sorted(draw(chance) for _ in range(_DRAWS))
    return f"({drawn[_DRAWS * 25 // 1000]:.3f}–{drawn[_DRAWS * 975 // 1000]:.3f})"


def _say_auc(row: Row) -> str:
    def draw(chance: random.Random) -> float:
        return auc(*(chance.choices(values, k=len(values)) for values in (row.rated, row.whole)))

    return f"{auc(row.rated, row.whole):.3f} {_interval(draw)}"


def _say_share(values: Sequence[bool]) -> str:
    return f"{share(values):.3f} {_interval(lambda chance: share(chance.choices(values, k=len(values))))}"


def table(half: str) -> list[str]:
    lines = ["| | number | AUC | told | located | located of those told |", "|---|---|---|---|---|---|"]
    for shortest, longest in LENGTHS:
        row = measure(half, shortest, longest)
        surely = [located for told, located in zip(row.told, row.located, strict=True) if told]
        cells = [_say_auc(row), *map(_say_share, (row.told, row.located, surely))]
        lines.append(f"| {shortest}–{longest} words | {len(row.rated)} | {' | '.join(cells)} |")
    return lines


def alarms(half: str) -> tuple[int, int]:
    """(whole sentences with a report of the rule, whole sentences)."""
    contexts = [read_pair(pair.source, pair.target, "ru", "en") for pair in gold("news", half)]
    return sum(any(each.rule == "words-omitted" for each in run(context)) for context in contexts), len(contexts)


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "report"
    print("\n".join(table(chosen)))
    told, sentences = alarms(chosen)
    print(f"{told} of {sentences} whole sentences are told")
