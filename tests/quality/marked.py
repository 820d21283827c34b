"""Spans of `workbench bitext check` against what professionals marked, scored by shared/tools/score_findings.py.

    python -m tests.quality.marked            # the table of docs/explanation/judge.md

Characters: marked by both. Spans: a passage is found if half of it is covered or a span lies in it; a span is right if
it touches a passage and is not blunt. Verdicts on more than three fifths of a segment are left out for Bio-MQM. Clean:
segments that nobody marked, and the share of them with a span. Intervals: the middle 95 % of samples of documents.
"""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from tests.data import data_dir, shared_dir
from workbench.app.bitext import check_pairs

Record = dict[str, Any]
Figures = tuple[float, ...]
NAMES = ("char F1", "span precision", "span recall", "span F1", "clean segments flagged")
_SAMPLES = 200
_BIO = ("ru-en-bio-mqm", "ru-en-bio-mqm-dev.jsonl")
_ZH = ("zh-en-mqm", "zh-en-mqm-dev.jsonl")


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_findings", shared_dir("tools", "score_findings.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def answers(*path: str) -> tuple[tuple[Record, Record], ...]:
    """Each record with what `bitext check` says of it: with its source, where it has one."""
    gold = [json.loads(line) for line in data_dir("qe", *path).read_text("utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.jsonl"
        lines = [{key: record[key] for key in ("id", "src", "mt") if key in record} for record in gold]
        asked.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return tuple(zip(gold, check_pairs(asked, "ru", "en"), strict=True))


def bio(*, humans: bool) -> list[tuple[Record, Record]]:
    """Russian abstracts, by seven machines; with humans: and by two people."""
    return [pair for pair in answers(*_BIO) if humans or not pair[0]["human"]]


def zh_en(kind: str = "") -> list[tuple[Record, Record]]:
    """The English of translations from Chinese. kind: `news`, `ted` or all."""
    return [pair for pair in answers(*_ZH) if pair[0]["doc"].startswith(kind)]


def figures(pairs: Sequence[tuple[Record, Record]], share: float) -> Figures:
    gold, found = [], {}
    for number, (record, answer) in enumerate(pairs):  # a sample has some records twice
        gold.append({**record, "id": number})
        found[number] = answer
    scored = scorer().do_span(gold, found, "minor", False, share)
    span = scored["span"]
    rate = scored["clean_segments_flagged"]["rate"]
    return scored["char"]["f1"], span["precision"], span["recall"], span["f1"], rate


def intervals(pairs: Sequence[tuple[Record, Record]], share: float) -> list[tuple[float, float]]:
    chance = random.Random(7)
    documents: dict[str, list[tuple[Record, Record]]] = {}
    for pair in pairs:
        documents.setdefault(pair[0]["doc"], []).append(pair)
    names = sorted(documents)
    samples = []
    for _ in range(_SAMPLES):
        chosen = chance.choices(names, k=len(names))
        samples.append(figures([pair for name in chosen for pair in documents[name]], share))
    columns = [sorted(column) for column in zip(*samples, strict=True)]
    return [(column[_SAMPLES // 40], column[-1 - _SAMPLES // 40]) for column in columns]


def main() -> None:
    sets = {
        "Bio-MQM dev, machines": (bio(humans=False), 0.6),
        "Bio-MQM dev, all": (bio(humans=True), 0.6),
        "zh-en MQM dev, news": (zh_en("news"), 1.0),
        "zh-en MQM dev, all": (zh_en(), 1.0),
    }
    for title, (pairs, share) in sets.items():
        rows = zip(NAMES, figures(pairs, share), intervals(pairs, share), strict=True)
        for name, value, (low, high) in rows:
            print(f"| {title} | {name} | {value:.3f} | {low:.3f}–{high:.3f} |", flush=True)


if __name__ == "__main__":
    main()
