"""A lexicon is read back as it was written, and a damaged one is refused."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.model.errors import InputError
from workbench.packs.lexicon import Lexicon, dump
from workbench.packs.similarity import ONE, compare_words


def small() -> bytes:
    return dump(
        (["кран", "порт", "рыбак"], ["crane", "fisherman", "port"]),
        (np.array([4.0, 8.0, 2.0]), np.array([4.0, 2.0, 16.0])),
        (np.array([1.0, 0.5, 0.2]), np.array([1.0, 1.0, 0.4])),
        (
            np.array([0, 1, 1, 2]),
            np.array([0, 0, 2, 1]),
            np.array([0.9, 0.05, 0.8, 0.7]),
            np.array([0.8, 0.1, 0.5, 1.0]),
        ),
    )


def test_it_is_read_back() -> None:
    lexicon = Lexicon.load(small(), "lexicon.npz")
    assert [each.stem for each in lexicon.of_a("порт")] == ["port", "crane"]
    assert lexicon.of_a("порт")[0].probability == pytest.approx(0.8, rel=0.04)
    best = lexicon.of_b("crane")[0]
    assert best.stem == "кран"
    assert best.probability == pytest.approx(0.8, rel=0.04)
    assert best.back == pytest.approx(0.9, rel=0.04)
    assert lexicon.of_a("чайка") == []
    assert lexicon.b.seen[lexicon.b.number["port"]] == 16.0
    assert lexicon.a.cover[lexicon.a.number["порт"]] == pytest.approx(0.5, abs=0.01)


def test_the_same_bytes_each_time() -> None:
    assert small() == small()


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"not a lexicon at all"])
def test_a_damaged_file_is_refused(damage: bytes) -> None:
    with pytest.raises(InputError, match="lexicon"):
        Lexicon.load(damage, "lexicon.npz")


def test_a_file_cut_short_is_refused() -> None:
    data = small()
    for size in range(0, len(data), 97):
        with pytest.raises(InputError):
            Lexicon.load(data[:size], "lexicon.npz")


def test_sentences_that_say_the_same_are_most_alike() -> None:
    lexicon = Lexicon.load(small(), "lexicon.npz")
    russian = ["В порту стоял кран 1905 года.", "Рыбак Мори пришёл."]
    english = ["The fisherman Mori came.", "In the port stood a crane of 1905.", "Nothing of it."]
    scores = compare_words(lexicon, russian, "ru", english, "en")
    assert scores.argmax(axis=1).tolist() == [1, 0]
    assert 0 <= int(scores.min()) <= int(scores.max()) <= ONE
    assert scores[:, 2].tolist() == [0, 0]
