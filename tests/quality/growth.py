"""How the work of an alignment grows with the text: cells whose beads are scored, and meetings of words looked up.

    work(a, b)      # Work(cells=510708, lookups=1691158)

Counted, not timed, so that the figures are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.quality.alignment_scores import folders, read
from workbench.align.scores import score_block
from workbench.align.texts import align_texts
from workbench.align.view import View
from workbench.app.known import known_words


@dataclass(slots=True)
class Work:
    cells: int = 0
    lookups: int = 0


def work(a: Sequence[str], b: Sequence[str]) -> Work:
    """Of Russian and English sentences, aligned as `workbench bitext align` does."""
    done = Work()
    meetings = View._meetings_in

    def counted_block(*given: Any) -> Any:
        block = score_block(*given)
        done.cells += block.scores.shape[0] * block.scores.shape[3]
        return block

    def counted_meetings(*given: Any) -> Any:
        met = meetings(*given)
        done.lookups += len(met[0])
        return met

    counted = (
        patch("workbench.align.blocks.score_block", counted_block),
        patch.object(View, "_meetings_in", counted_meetings),
    )
    with counted[0], counted[1]:
        align_texts(a, b, language_a="ru", language_b="en", lexica=known_words("ru", "en"))
    return done


def bible(root: Path) -> tuple[list[str], list[str]]:
    """All books, one behind the other: 4,391 sentences of Russian."""
    documents = [read(path) for path in folders(root, "bible", "sent")]
    return [text for each in documents for text in each.a], [text for each in documents for text in each.b]
