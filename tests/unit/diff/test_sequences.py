"""Texts far larger than a paragraph, and more kinds of words than a plane of Unicode has characters."""

from __future__ import annotations

import random

from workbench.diff.sequences import Alphabet, diff_tokens, longest_increasing
from workbench.model.edits import Op


def is_rebuilt(old: list[str], new: list[str]) -> int:
    """Both sides are there again; how many tokens stayed."""
    runs = diff_tokens(old, new)
    assert [token for _, left, _ in runs for token in left] == old
    assert [token for _, _, right in runs for token in right] == new
    return sum(len(left) for op, left, _ in runs if op is Op.EQUAL)


def test_more_words_than_a_plane_has_characters() -> None:
    letters = Alphabet()
    packed = letters.pack(str(number) for number in range(120_000))
    assert len(packed) == len(set(packed)) == 120_000
    assert not any(0xD800 <= ord(letter) < 0xE000 for letter in packed)
    packed.encode("utf-8")
    old = [str(number) for number in range(70_000)]
    assert is_rebuilt(old, [*old[:30], "x", *old[31:]]) == 69_999


def test_a_whole_book_without_paragraphs() -> None:
    chance = random.Random(7)
    old = [chance.choice("abcdefghij") + str(chance.randrange(2_000)) for _ in range(60_000)]
    new = [token for token in old if chance.random() > 0.05]
    assert is_rebuilt(old, new) > len(new) * 0.99


def test_two_long_texts_without_a_word_in_common() -> None:
    assert is_rebuilt([f"a{n % 5000}" for n in range(30_000)], [f"b{n % 5000}" for n in range(30_000)]) == 0


def test_longest_increasing() -> None:
    assert longest_increasing([]) == []
    assert longest_increasing([(5, 0), (1, 1), (2, 2), (0, 3), (3, 4)]) == [(1, 1), (2, 2), (3, 4)]
    assert len(longest_increasing([(1, 1), (1, 2), (2, 2)])) == 2
