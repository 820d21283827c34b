"""What the shipped pack can do: the right sentence among a thousand, and how much of it there is to carry.

The 1–1 beads of the gold of `news` and `bible` (no Psalms), each sentence once, at most a thousand.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.data import data_dir
from tests.quality.gold_pairs import gold_pairs
from workbench.packs.pack import find_pack
from workbench.training.bitext import read_bitext
from workbench.training.evaluate import found, similarities
from workbench.training.pack import digest

FLOORS = {  # encoder alone, with the lexicon; the lower of both directions
    "news": (0.965, 0.985),
    "bible": (0.960, 0.980),
}
FOLDER = Path(__file__).resolve().parents[2] / "workbench" / "packs" / "data" / "ru-en"


@pytest.mark.data
@pytest.mark.parametrize("name", FLOORS)
def test_the_right_sentence_is_found_among_a_thousand(name: str) -> None:
    pack = find_pack("ru", "en")
    assert pack is not None
    scores = similarities(pack.lexicon, pack.encoder, ("ru", "en"), gold_pairs(data_dir("align"), name))
    for kind, floor in zip(("encoder", "both"), FLOORS[name], strict=True):
        places = np.arange(len(scores[kind]))
        right = min((scores[kind].argmax(axis=axis) == places).mean() for axis in (0, 1))
        assert right >= floor, f"{kind}: {found(scores[kind])}"


def test_the_pack_fits_in_a_mail() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 5_000_000


@pytest.mark.data
def test_the_pack_is_made_from_the_bitext_that_it_names() -> None:
    pack = find_pack("ru", "en")
    assert pack is not None
    training = pack.about["training"]
    assert isinstance(training, dict)
    pairs = read_bitext(sorted(data_dir("bitext").glob("*.xz")))
    assert training["digest"] == digest(pairs)
    assert training["pairs"] == len(pairs)
