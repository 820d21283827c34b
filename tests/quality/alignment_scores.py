"""Alignments scored as shared/tools/score_alignment.py does, with a bootstrap interval, for tests and bench.

    score(documents("articles", "sent"))      # Score(f1=0.970, low=0.951, high=0.985, violations=0)

Strict: a bead counts if the very same one is in the gold. Precision is over all beads found, recall over the gold
beads with both sides. The interval is the middle 95 % of 1000 samples of blocks of eight beads, drawn with a seed.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from workbench.align.beads import IndexBead
from workbench.align.texts import align_texts
from workbench.app.known import known_words

Bead = tuple[tuple[int, ...], tuple[int, ...]]
Aligner = Callable[[Sequence[str], Sequence[str], str, str], list[Bead]]
_BLOCK = 8
_SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Score:
    f1: float
    low: float
    high: float
    violations: int


@dataclass(frozen=True, slots=True)
class Document:
    a: list[str]
    b: list[str]
    languages: tuple[str, str]
    gold: list[Bead]


def ours(a: Sequence[str], b: Sequence[str], language_a: str, language_b: str) -> list[Bead]:
    return [(bead.a, bead.b) for bead in sure_beads(a, b, language_a, language_b)]


def sure_beads(a: Sequence[str], b: Sequence[str], language_a: str, language_b: str) -> tuple[IndexBead, ...]:
    """As `workbench bitext align` finds them."""
    lexica = known_words(language_a, language_b)
    return align_texts(a, b, language_a=language_a, language_b=language_b, lexica=lexica)


def folders(root: Path, name: str, mode: str) -> list[Path]:
    """The documents of a set (`news`) and a mode (`sent`), in order."""
    return sorted(path for path in (root / name).iterdir() if path.name.endswith(mode))


def digest(paths: Iterable[Path]) -> str:
    """Of the texts and the gold, so that a floor is never compared with another corpus's."""
    whole = hashlib.sha256()
    for path in paths:
        for name in ("src.txt", "tgt.txt", "gold.tsv"):
            whole.update((path / name).read_bytes() + b"\0")
    return whole.hexdigest()[:12]


def read(path: Path) -> Document:
    a, b = ((path / name).read_text("utf-8").split("\n")[:-1] for name in ("src.txt", "tgt.txt"))
    one, other = json.loads((path / "meta.json").read_text("utf-8"))["langs"]
    return Document(a, b, (one, other), [_bead(line) for line in (path / "gold.tsv").read_text("utf-8").splitlines()])


def _bead(line: str) -> Bead:
    sides = [tuple(int(number) for number in side.split(",") if number) for side in (line + "\t").split("\t")[:2]]
    return sides[0], sides[1]


def score(paths: Iterable[Path], align: Aligner = ours, samples: int = _SAMPLES) -> Score:
    """Over all documents together."""
    rows: list[tuple[int, int, int, int]] = []  # found and right, found; gold and found, gold: for blocks of beads
    violations = 0
    for path in paths:
        document = read(path)
        found = align(document.a, document.b, *document.languages)
        violations += _violations(found, len(document.a), len(document.b))
        rows += _blocks(found, document.gold)
    values = sorted(_f1(random.Random(seed).choices(rows, k=len(rows))) for seed in range(samples))
    return Score(_f1(rows), values[samples // 40], values[-samples // 40], violations)


def _blocks(found: list[Bead], gold: list[Bead]) -> list[tuple[int, int, int, int]]:
    """Beads of either alignment counted by where they stand in the left text."""
    right, there = set(gold), set(found)
    blocks: dict[int, list[int]] = {}
    for beads, other, column in ((found, right, 0), ([bead for bead in gold if all(bead)], there, 2)):
        last = 0
        for bead in beads:
            last = bead[0][0] if bead[0] else last
            block = blocks.setdefault(last // _BLOCK, [0, 0, 0, 0])
            block[column] += bead in other
            block[column + 1] += 1
    return [(block[0], block[1], block[2], block[3]) for block in blocks.values()]


def _f1(rows: Sequence[tuple[int, int, int, int]]) -> float:
    sums = [sum(column) for column in zip(*rows, strict=True)]
    precision, recall = sums[0] / max(1, sums[1]), sums[2] / max(1, sums[3])
    f1: float = 2 * precision * recall / max(1e-9, precision + recall)
    return f1


def _violations(found: list[Bead], rows: int, columns: int) -> int:
    """Segments that are in no bead, in more than one, or out of order."""
    bad = 0
    for side, size in ((0, rows), (1, columns)):
        seen = [number for bead in found for number in bead[side]]
        bad += len(seen) - len(set(seen)) + len(set(range(size)) ^ set(seen))
        bad += sum(one >= other for one, other in pairwise(seen))
    return bad
