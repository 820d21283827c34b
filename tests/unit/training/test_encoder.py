"""An encoder finds the partners of sentences it never saw, and the same training gives the same bytes."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from tests.data import leave_out
from tests.unit.training.bitext_made import make_pairs
from workbench.model.errors import InputError
from workbench.model.event import Advanced, Event, Report
from workbench.packs.encoder import Encoder, products
from workbench.packs.features import Buckets

if find_spec("torch") is None:
    leave_out("train", "the extra `train` is not installed")

from workbench.training.encoder import Plan, build_encoder

SMALL = Plan(buckets=Buckets(own=512, shared=128), dimension=48, windows=4)
STEPS = 60


def ignore(event: Event) -> None:
    """Nobody watches."""


def build(steps: int = STEPS, seed: int = 7, report: Report = ignore) -> bytes:
    return build_encoder(make_pairs(2000, seed=2), seed=seed, steps=steps, report=report, plan=SMALL)


@pytest.fixture(scope="module")
def built() -> bytes:
    return build()


def test_it_finds_the_partners_of_sentences_it_never_saw(built: bytes) -> None:
    encoder = Encoder.load(built)
    unseen = make_pairs(200, seed=3)
    likeness = products(
        encoder.embed([pair.source for pair in unseen], "ru"), encoder.embed([pair.target for pair in unseen], "en")
    )
    right = np.arange(len(unseen))
    assert (likeness.argmax(axis=1) == right).mean() >= 0.95
    assert (likeness.argmax(axis=0) == right).mean() >= 0.95


def test_the_same_training_gives_the_same_bytes_and_another_seed_others() -> None:
    first = build(steps=5)
    assert build(steps=5) == first
    assert build(steps=5, seed=8) != first


def test_progress_is_reported_to_the_end() -> None:
    events: list[Event] = []
    build(steps=3, report=events.append)
    assert events[-1] == Advanced("learning", 3)


def test_nothing_to_learn_from_is_an_input_error() -> None:
    with pytest.raises(InputError, match="not enough pairs"):
        build_encoder([("Снег.", "Snow.", "")], report=ignore)
