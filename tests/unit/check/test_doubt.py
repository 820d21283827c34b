"""Stretches of a passage that an editor would sooner change than the rest."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.check.doubt import Doubt, doubts
from workbench.check.judge import JudgedWord
from workbench.packs.trees import ONE

WORDS = 30


def passage(odds: dict[int, float], words: Sequence[str] = ("word",) * WORDS) -> tuple[str, list[JudgedWord]]:
    """A text and its words; odds: of some of them, in nats; the others have -2."""
    text, judged = "", []
    for number, word in enumerate(words):
        text += " " if text and word.isalnum() else ""
        judged.append(JudgedWord(len(text), len(text) + len(word), 0.0, round(odds.get(number, -2.0) * ONE)))
        text += word
    return text, judged


def quotes(text: str, found: Sequence[Doubt]) -> list[str]:
    return [text[each.start : each.end] for each in found]


def test_neighbours_of_a_doubted_word_are_doubted_with_it() -> None:
    text, judged = passage({10: 0.0}, [f"w{number}" for number in range(WORDS)])
    assert quotes(text, doubts(text, judged)) == ["w9 w10 w11"]


def test_a_gap_of_one_word_does_not_part_a_stretch_and_one_of_more_does() -> None:
    names = [f"w{number}" for number in range(WORDS)]
    text, judged = passage({4: 0.0, 8: 0.0, 20: 0.0}, names)
    assert quotes(text, doubts(text, judged)) == ["w3 w4 w5 w6 w7 w8 w9", "w19 w20 w21"]


def test_a_stretch_neither_begins_nor_ends_with_a_mark() -> None:
    names = [f"w{number}" if number % 2 else "," for number in range(WORDS)]
    text, judged = passage({10: 1.0}, names)
    assert quotes(text, doubts(text, judged)) == ["w9, w11"]


def test_where_all_words_are_alike_nothing_is_said() -> None:
    text, judged = passage({})
    assert doubts(text, judged) == []


def test_of_a_short_passage_nothing_is_said() -> None:
    text, judged = passage({3: 2.0}, ["word"] * 12)
    assert doubts(text, judged) == []
    assert doubts("", []) == []


def test_confidence_grows_with_height_and_odds_and_stays_a_probability() -> None:
    low, high = Doubt(0, 1, 0.1, -2.0), Doubt(0, 1, 2.0, 1.0)
    assert 0 < low.confidence < high.confidence < 1
    assert Doubt(0, 1, 900.0, 900.0).confidence == 1.0
