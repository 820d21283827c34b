"""How well the judge agrees with people, by `workbench bitext check` on MLQE-PE ru-en, with intervals.

    python -m tests.quality.judged            # the table of docs/explanation/judge.md

Word: Matthews' correlation of what is marked (`mt_bad` of 0.5 and more; the border was chosen on train) with what
people changed. Passage: Pearson's correlation of `score` with the graders' z. *Inside*: of Reddit and of Wikiquote by
themselves, weighed by their size. Worst fifth: of the passages with the lowest scores those below the median, and those
of which editors changed more than three tenths. Intervals: the middle 95 % of 1000 samples of passages, with a seed.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.data import data_dir
from workbench.app.bitext import check_pairs

_SAMPLES = 1000
BORDER = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One passage. words: (was changed, is marked) of each."""

    genre: str
    grade: float
    hter: float
    score: float
    words: tuple[tuple[bool, bool], ...]


@cache
def judged(half: str, *, with_source: bool) -> tuple[Row, ...]:
    gold = [json.loads(line) for line in data_dir("qe", "ru-en", f"{half}.jsonl").read_text("utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.jsonl"
        keys = ("id", "mt", "mt_off", *(["src"] if with_source else []))
        asked.write_text("".join(json.dumps({key: record[key] for key in keys}) + "\n" for record in gold), "utf-8")
        return tuple(_row(record, answer) for record, answer in zip(gold, check_pairs(asked, "ru", "en"), strict=True))


def _row(gold: dict[str, object], answer: dict[str, object]) -> Row:
    tags, bad = gold["mt_tags"], answer["mt_bad"]
    assert isinstance(tags, str)
    assert isinstance(bad, list)
    words = tuple((tag == "BAD", value >= BORDER) for tag, value in zip(tags.split(), bad, strict=True))
    genre = "wikiquote" if "wikiquote" in str(gold["doc"]) else "reddit"
    return Row(genre, float(str(gold["z_mean"])), float(str(gold["hter"])), float(str(answer["score"])), words)


def mcc(rows: Sequence[Row]) -> float:
    pairs = [pair for row in rows for pair in row.words]
    hits = sum(bad and marked for bad, marked in pairs)
    bad, marked, size = sum(one for one, _ in pairs), sum(one for _, one in pairs), len(pairs)
    spread = math.sqrt(float(bad) * (size - bad) * marked * (size - marked))
    return (hits * size - bad * marked) / spread if spread else 0.0


def pearson(rows: Sequence[Row]) -> float:
    size = len(rows)
    x, y = [row.score for row in rows], [row.grade for row in rows]
    mean_x, mean_y = sum(x) / size, sum(y) / size
    both = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    spread = math.sqrt(sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y))
    return both / spread if spread else 0.0


def inside(measure: Callable[[Sequence[Row]], float], by: Callable[[Row], float]) -> Callable[[Sequence[Row]], float]:
    """The mean over genres, weighed by how much there is of each."""

    def measured(rows: Sequence[Row]) -> float:
        genres = [[row for row in rows if row.genre == genre] for genre in ("reddit", "wikiquote")]
        weights = [sum(by(row) for row in each) for each in genres]
        return sum(measure(each) * weight for each, weight in zip(genres, weights, strict=True) if each) / sum(weights)

    return measured


def worst_below_median(rows: Sequence[Row]) -> float:
    grades = sorted(row.grade for row in rows)
    median = (grades[(len(grades) - 1) // 2] + grades[len(grades) // 2]) / 2
    return _of_worst(rows, lambda row: row.grade < median)


def worst_much_changed(rows: Sequence[Row]) -> float:
    return _of_worst(rows, lambda row: row.hter > 0.3)


def _of_worst(rows: Sequence[Row], holds: Callable[[Row], bool]) -> float:
    worst = sorted(rows, key=lambda row: row.score)[: len(rows) // 5]
    return sum(map(holds, worst)) / len(worst)


MEASURES: dict[str, Callable[[Sequence[Row]], float]] = {
    "word MCC": mcc,
    "word MCC inside genre": inside(mcc, lambda row: len(row.words)),
    "passage Pearson (z)": pearson,
    "passage Pearson inside genre": inside(pearson, lambda row: 1.0),
    "worst fifth below median": worst_below_median,
    "worst fifth with HTER > 0.3": worst_much_changed,
}


def interval(
    measure: Callable[[Sequence[Row]], float], rows: Sequence[Row], samples: int = _SAMPLES
) -> tuple[float, float]:
    chance = random.Random(7)
    values = sorted(measure(chance.choices(rows, k=len(rows))) for _ in range(samples))
    return values[samples // 40], values[-samples // 40]


def main(half: str = "dev") -> None:
    for with_source in (True, False):
        rows = judged(half, with_source=with_source)
        for name, measure in MEASURES.items():
            low, high = interval(measure, rows)
            kind = "with the source" if with_source else "English only"
            print(f"| {kind} | {name} | {measure(rows):.3f} | {low:.3f}–{high:.3f} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
