"""A model of a small made-up language: probabilities add up to one, what was seen is likelier, bytes are the same."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from workbench.model.errors import InputError
from workbench.packs.language_model import BORDER, STEP, LanguageModel, find_model
from workbench.training.language_model import build_model, is_kept_aside, lm_words, read_documents

NOUNS = ("ship", "captain", "port", "crane", "night", "letter")
VERBS = ("saw", "left", "heard", "found")


def paragraphs(number: int, seed: int = 1) -> list[list[str]]:
    chance = random.Random(seed)
    return [
        lm_words(f"The {chance.choice(NOUNS)} {chance.choice(VERBS)} the {chance.choice(NOUNS)}.")
        for _ in range(number)
    ]


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel.load(build_model(paragraphs(400)), "model")


def total(model: LanguageModel, before: list[str]) -> float:
    """Over all words that may follow, the border and the unknown word too."""
    words = [*model.words, "never-seen"]
    costs = [int(model.read([*before, word]).after[-1]) for word in words]
    return float(np.exp(-np.array([*costs, model.read(before).end]) / STEP).sum())


@pytest.mark.parametrize("before", [[], ["the"], ["the", "ship"], ["ship", "saw"], ["saw", "the"], ["the", "xyz"]])
def test_what_may_follow_adds_up_to_one(model: LanguageModel, before: list[str]) -> None:
    assert 0.93 < total(model, before) < 1.07


def test_what_was_seen_is_likelier(model: LanguageModel) -> None:
    good, odd = model.read(lm_words("The ship saw the port.")), model.read(lm_words("Saw port the ship the."))
    assert good.after.sum() < odd.after.sum() / 2
    assert good.before.sum() < odd.before.sum() / 2
    assert good.known.min() >= 1
    assert model.read(["the"]).alone[0] < model.read(["crane"]).alone[0] < model.read(["never-seen"]).alone[0]


def test_both_directions_agree_about_a_whole_sentence(model: LanguageModel) -> None:
    """Either is one way to write the same probability."""
    for text in ("The ship saw the port.", "The captain left the letter."):
        found = model.read(lm_words(text))
        assert abs(int(found.after.sum()) + found.end - int(found.before.sum())) < 3 * STEP


def test_nothing_to_read(model: LanguageModel) -> None:
    found = model.read([])
    assert len(found.after) == len(found.before) == len(found.known) == 0
    assert found.end >= 0


def test_the_same_text_gives_the_same_bytes() -> None:
    assert build_model(paragraphs(50)) == build_model(paragraphs(50))
    assert build_model(paragraphs(50)) != build_model(paragraphs(50, seed=2))


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-20], lambda data: b"", lambda data: data[:200] + b"x" + data[201:]]
)
def test_a_damaged_model_is_refused(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(InputError, match="damaged"):
        LanguageModel.load(spoil(build_model(paragraphs(20))), "model")


def test_a_language_without_model() -> None:
    assert find_model("xx") is None
    assert find_model("../en") is None


def test_documents_are_read_by_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("One.\nTwo.\n\n\nThree.\n", "utf-8")
    assert list(read_documents([file])) == [("One.", "Two."), ("Three.",)]
    file.write_bytes("One.\nДва\n".encode("cp1251"))
    with pytest.raises(InputError) as raised:
        list(read_documents([file]))
    assert (raised.value.file, raised.value.line) == (str(file), 2)
    with pytest.raises(InputError, match="cannot be read"):
        list(read_documents([tmp_path / "none.xz"]))


def test_a_tenth_is_kept_aside() -> None:
    kept = sum(is_kept_aside((f"Document {number}.",)) for number in range(2000))
    assert 150 < kept < 250


def test_words_as_they_are_counted() -> None:
    assert lm_words("“Don’t,” he said – 1,500 times!") == ['"', "don't", ",", '"', "he", "said", "-", "#", "times", "!"]
    assert BORDER == 0
