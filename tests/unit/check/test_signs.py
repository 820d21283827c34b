"""Signs: the same columns for every passage, what they say, and passages with hardly a word."""

from __future__ import annotations

import random

import pytest

from workbench.app.bitext import link_pair
from workbench.check.judge import passage_row
from workbench.check.signs import Knowledge, Signs, read_signs
from workbench.model.words import WordLinks
from workbench.packs.habits import Habits
from workbench.packs.language_model import LanguageModel
from workbench.packs.pack import find_pack
from workbench.training.language_model import build_model, lm_words

PACK = find_pack("ru", "en")
assert PACK is not None
_CHANCE = random.Random(3)
_SAID = ("the ship left the port", "he read the letter", "the port was old", "a storm came at night")
MODEL = LanguageModel.load(build_model(lm_words(f"{_CHANCE.choice(_SAID)}.") for _ in range(300)), "made")
HABITS = Habits.count([(("he", "read"), ("он", "чита"), (False, True))] * 9)
ALONE, BESIDE = Knowledge(MODEL, HABITS, None), Knowledge(MODEL, HABITS, PACK)


def signs(text: str, source: str = "") -> Signs:
    assert PACK is not None
    return (
        read_signs(BESIDE, text, source, link_pair(source, text, PACK))
        if source
        else read_signs(ALONE, text, "", WordLinks())
    )


@pytest.mark.parametrize("text", ["He read the letter.", "!", "Да.", "1 2 3", "“", "x" * 2000, "a " * 300])
def test_every_passage_has_the_same_columns(text: str) -> None:
    usual, found = signs("The ship left."), signs(text)
    assert found.words.shape == (len(found.tokens), usual.words.shape[1])
    assert found.whole.shape == usual.whole.shape
    assert found.own == usual.own
    usual, found = signs("The ship left.", "Корабль ушёл."), signs(text, "Он прочитал письмо.")
    assert found.words.shape == (len(found.tokens), usual.words.shape[1])
    assert passage_row(found, found.words[:, 0]).shape == passage_row(usual, usual.words[:, 0]).shape


def test_a_passage_without_a_word() -> None:
    assert signs(" ").tokens == ()
    assert len(signs("", "Он ушёл.").words) == 0


def test_words_nobody_would_write_cost_more() -> None:
    good, odd = signs("The ship left the port."), signs("The port ship the left.")
    assert good.whole[0] < odd.whole[0]


def test_what_the_source_does_not_say_is_seen() -> None:
    source = "Он прочитал письмо."
    good, more = signs("He read the letter.", source), signs("He read the elephant.", source)
    assert good.partners[2:4] == ("", "письм")
    assert (good.words[3] != more.words[3]).any()


def test_the_same_passage_has_the_same_signs() -> None:
    one, other = (signs("He read the letter.", "Он прочитал письмо.") for _ in range(2))
    assert (one.words == other.words).all()
    assert one.words.dtype.kind == "i"
