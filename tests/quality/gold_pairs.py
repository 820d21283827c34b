"""Pairs of sentences that are known to render each other: the 1–1 beads of the development alignments.

    python -m tests.quality.gold_pairs FOLDER      # writes news.tsv and bible.tsv, for `workbench lexicon build --test`

A pack is tested on them, never trained. Each sentence stands once; of a large set a thousand are drawn with a seed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.bench.bench_align import data
from tests.quality.alignment_scores import folders, read
from workbench.training.bitext import Pair

SETS = ("news", "bible")
MOST = 1000
_SEED = 7


def gold_pairs(root: Path, name: str) -> list[Pair]:
    """At most a thousand pairs of a set's sentence documents."""
    found: dict[str, Pair] = {}
    targets: set[str] = set()
    for path in folders(root, name, "sent"):
        document = read(path)
        for a, b in document.gold:
            if len(a) == len(b) == 1:
                pair = Pair(document.a[a[0]], document.b[b[0]], name)
                if pair.source not in found and pair.target not in targets:
                    found[pair.source] = pair
                    targets.add(pair.target)
    pairs = list(found.values())
    random.Random(_SEED).shuffle(pairs)
    return pairs[:MOST]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for each in SETS:
        lines = ["\t".join(pair) + "\n" for pair in gold_pairs(data(), each)]
        (folder / f"{each}.tsv").write_text("".join(lines), "utf-8")
