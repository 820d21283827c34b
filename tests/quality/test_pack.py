"""What the shipped pack can do: the right sentence among a thousand, and how much of it there is to carry.

The 1–1 beads of the gold of `news` (human reference) and `bible` (no Psalms), each sentence once, at most a thousand.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.data import data_dir
from tests.quality.alignment_scores import folders, read
from workbench.packs.encoder import Encoder
from workbench.packs.pack import ENCODER, find_pack
from workbench.training.bitext import Pair
from workbench.training.evaluate import found, similarities

FLOORS = {  # encoder alone, with the lexicon; the lower of both directions
    ("news", "ref-sent"): (0.955, 0.975),
    ("bible", "sent"): (0.960, 0.980),
}
FOLDER = Path(__file__).resolve().parents[2] / "workbench" / "packs" / "data" / "ru-en"


def pairs(name: str, mode: str) -> list[Pair]:
    of_source: dict[str, str] = {}
    of_target: dict[str, str] = {}
    for document in map(read, folders(data_dir("align"), name, mode)):
        for bead in document.gold:
            if len(bead[0]) == len(bead[1]) == 1:
                source, target = document.a[bead[0][0]], document.b[bead[1][0]]
                if source not in of_source and target not in of_target:
                    of_source[source], of_target[target] = target, source
    step = -(-len(of_source) // 1000)
    return [Pair(source, target, "") for source, target in of_source.items()][::step]


@pytest.mark.data
@pytest.mark.parametrize(("name", "mode"), FLOORS)
def test_the_right_sentence_is_found_among_a_thousand(name: str, mode: str) -> None:
    pack = find_pack("ru", "en")
    assert pack is not None
    encoder = Encoder.load((FOLDER / ENCODER).read_bytes())
    scores = similarities(pack.lexicon, encoder, ("ru", "en"), pairs(name, mode))
    for kind, floor in zip(("encoder", "both"), FLOORS[name, mode], strict=True):
        places = np.arange(len(scores[kind]))
        right = min((scores[kind].argmax(axis=axis) == places).mean() for axis in (0, 1))
        assert right >= floor, f"{kind}: {found(scores[kind])}"


def test_the_pack_fits_in_a_mail() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 5_000_000
