"""How far the confidence of spans can be believed: on MLQE-PE dev, beside the source.

    python -m tests.quality.confidence            # calibration error, AUROC, with intervals
    python -m tests.quality.confidence --fit      # and what the constants of workbench/check/doubt.py should be
    python -m tests.quality.confidence --write    # packs/data/rule-beliefs.tsv, from MLQE-PE train

A span is right if editors changed a word that it touches; one without words, if they put some in there. Calibration
error: spans in ten groups of equal size by confidence; the mean, weighed by size, of how far the mean confidence is
from the share that is right (Naeini et al. 2015). AUROC: how often a right span is surer than a wrong one. The fit is
held against itself by halves: fitted on the even sentences, measured on the odd ones, and the other way round.

Beliefs: of rules that claim twenty things on train and more, what they said and what was right. Editors' changes are
told by words without their marks, so they say nothing of punctuation.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.data import data_dir
from workbench.app.bitext import read_pair
from workbench.check.doubt import doubts
from workbench.check.judge import find_judge
from workbench.check.pairs import DOUBT, judge
from workbench.check.registry import beliefs, rules
from workbench.model.measured import ENOUGH
from workbench.packs.tables import read_table

_GROUPS, _SAMPLES, _STEPS = 10, 1000, 4000
TABLE = Path(__file__).resolve().parents[2] / "workbench" / "packs" / "data" / "rule-beliefs.tsv"
HEAD = """\
# How far to believe what rules say of themselves: `python -m tests.quality.confidence --write`, from MLQE-PE train.
# Columns: rule, findings, sum of their confidence as the rule gives it, how many of them touch what editors changed.
"""


class Claimed(NamedTuple):
    """sentence: its number; rule; signs: of a doubt, 1 and what its confidence is made of."""

    sentence: int
    rule: str
    confidence: float
    is_right: bool
    signs: tuple[float, ...] = ()


def claimed(half: str = "dev", *, believed: bool = True) -> list[Claimed]:
    """believed: with confidence as it is told; else as the rules themselves say."""
    found = []
    judge_of = find_judge("ru", "en")
    assert judge_of is not None
    for number, line in enumerate(data_dir("qe", "ru-en", f"{half}.jsonl").read_text("utf-8").splitlines()):
        record = json.loads(line)
        context = read_pair(record["src"], record["mt"], "ru", "en")
        answer: Any = judge(number, context, None, judge_of)
        links = context.link_words(context.segment_beads[0])
        words = judge_of.read(record["mt"], record["src"], links).words
        signs = {(each.start, each.end): (1.0, each.height, each.odds) for each in doubts(record["mt"], words)}
        changed = list(_changed(record))
        for span in answer["spans"]:
            place = span["start"], span["end"]
            is_right = any(_meets(place, other) for other in changed)
            confidence = span["confidence"] / (1.0 if believed else beliefs().get(span["rule"], 1.0))
            found.append(Claimed(number, span["rule"], confidence, is_right, signs.get(place, ())))
    return found


def _changed(record: dict[str, Any]) -> list[tuple[int, int]]:
    """Words that editors changed, and places where they put some in."""
    tags, gaps, places = record["mt_tags"].split(), record["gap_tags"].split(), record["mt_off"]
    words = [(start, end) for (start, end), tag in zip(places, tags, strict=True) if tag == "BAD"]
    ends = [0, *(end for _, end in places)]
    return words + [(end, end) for end, tag in zip(ends, gaps, strict=True) if tag == "BAD"]


def _meets(span: tuple[int, int], other: tuple[int, int]) -> bool:
    if span[0] == span[1] or other[0] == other[1]:
        return span[0] == span[1] and other[0] - 1 <= span[0] <= other[1] + 1
    return span[0] < other[1] and other[0] < span[1]


def calibration_error(spans: Sequence[Claimed]) -> float:
    order = sorted(spans, key=lambda each: each.confidence)
    total = 0.0
    for group in range(_GROUPS):
        part = order[len(order) * group // _GROUPS : len(order) * (group + 1) // _GROUPS]
        if part:
            total += abs(sum(each.confidence for each in part) - sum(each.is_right for each in part))
    return total / len(order)


def auroc(spans: Sequence[Claimed]) -> float:
    right = [each.confidence for each in spans if each.is_right]
    wrong = [each.confidence for each in spans if not each.is_right]
    better = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return better / (len(right) * len(wrong)) if right and wrong else 0.5


def interval(measure: Callable[[Sequence[Claimed]], float], spans: Sequence[Claimed]) -> tuple[float, float]:
    """By sentences."""
    chance = random.Random(7)
    groups: dict[int, list[Claimed]] = {}
    for each in spans:
        groups.setdefault(each.sentence, []).append(each)
    keys = sorted(groups)
    values = sorted(
        measure([each for key in chance.choices(keys, k=len(keys)) for each in groups[key]]) for _ in range(_SAMPLES)
    )
    return values[_SAMPLES // 40], values[-1 - _SAMPLES // 40]


def fit(spans: Sequence[Claimed]) -> list[float]:
    """Logistic regression by gradient descent, lightly held to nought."""
    rows = [(each.signs, each.is_right) for each in spans if each.signs]
    weights = [0.0] * len(rows[0][0])
    for _ in range(_STEPS):
        slope = [0.0] * len(weights)
        for signs, is_right in rows:
            off = is_right - _chance(weights, signs)
            slope = [total + off * sign for total, sign in zip(slope, signs, strict=True)]
        weights = [w + 0.5 * (s / len(rows) - 0.001 * w) for w, s in zip(weights, slope, strict=True)]
    return weights


def _chance(weights: Sequence[float], signs: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(w * s for w, s in zip(weights, signs, strict=True))))


def by_halves(spans: Sequence[Claimed]) -> list[Claimed]:
    """Each doubt with the confidence that the other half of the sentences gives it."""
    weights = [fit([each for each in spans if each.sentence % 2 != half]) for half in (0, 1)]
    return [
        each._replace(confidence=round(_chance(weights[each.sentence % 2], each.signs), 3)) if each.signs else each
        for each in spans
    ]


def write_beliefs() -> None:
    spans = claimed("train", believed=False)
    lines = []
    for rule in sorted({each.rule for each in spans} - {DOUBT}):
        mine = [each for each in spans if each.rule == rule]
        if len(mine) >= ENOUGH and not rules()[rule].category.endswith(".punctuation"):
            said = sum(each.confidence for each in mine)
            lines.append(f"{rule}\t{len(mine)}\t{said:.2f}\t{sum(each.is_right for each in mine)}\n")
    TABLE.write_text(HEAD + "".join(lines), "utf-8")


def main() -> None:
    if "--write" in sys.argv:
        write_beliefs()
        read_table.cache_clear()
        beliefs.cache_clear()
    spans = claimed()
    sets = {"all spans": spans, "fitted on the other half": by_halves(spans)}
    for title, each in sets.items():
        for name, measure in (("calibration error", calibration_error), ("AUROC", auroc)):
            low, high = interval(measure, each)
            print(f"| {title} ({len(each)}) | {name} | {measure(each):.3f} | {low:.3f}–{high:.3f} |", flush=True)
    if "--fit" in sys.argv:
        print("constants", [round(weight, 3) for weight in fit(spans)])


if __name__ == "__main__":
    main()
