"""Vectors are exact, additive and the same in any company; a damaged file is refused in words."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.model.errors import InputError
from workbench.packs import encoder as module
from workbench.packs.encoder import SCALE, Encoder, normalise, pack, products
from workbench.packs.features import VERSION, Buckets, split_words

BUCKETS = Buckets(own=40, shared=10)
SENTENCES = ["Снег идёт.", "", "Никто не пришёл в 1905 году!", "—"]


def packed(dimension: int = 12) -> bytes:
    chance = np.random.default_rng(3)
    signs = chance.integers(-1, 2, (90, dimension)).astype(np.int8)
    return pack(BUCKETS, signs, chance.integers(0, 256, 90).astype(np.uint8))


@pytest.fixture
def encoder() -> Encoder:
    return Encoder.load(packed())


@pytest.mark.parametrize("dimension", [1, 4, 5, 11, 12])
def test_the_file_gives_back_what_was_packed(dimension: int) -> None:
    chance = np.random.default_rng(4)
    signs = chance.integers(-1, 2, (90, dimension)).astype(np.int8)
    weights = chance.integers(0, 256, 90).astype(np.uint8)
    loaded = Encoder.load(pack(BUCKETS, signs, weights))
    expected = sum(int(weights[row]) * signs[row].astype(int) for row in BUCKETS.of("снег", "ru"))
    assert loaded.dimension == dimension
    assert (loaded.sums(["Снег"], "ru")[0] == expected).all()


def test_a_sentence_is_the_sum_of_its_words_and_a_span_of_its_sentences(encoder: Encoder) -> None:
    sums = encoder.sums(SENTENCES, "ru")
    assert sums.dtype == np.int32
    for row, sentence in enumerate(SENTENCES):
        assert (sums[row] == encoder.sum_words(split_words(sentence), "ru").sum(axis=0)).all()
    assert (encoder.sums([" ".join(SENTENCES)], "ru")[0] == sums.sum(axis=0)).all()


def test_a_sentence_has_the_same_vector_in_any_company(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    together = encoder.embed(SENTENCES, "ru")
    monkeypatch.setattr(module, "_KNOWN", 2)
    monkeypatch.setattr(module, "_AT_ONCE", 1)
    monkeypatch.setattr(module, "_SENTENCES", 2)
    forgetful = Encoder.load(packed())
    assert (forgetful.embed(SENTENCES, "ru-RU") == together).all()
    for row in (3, 2, 1, 0, 2):
        assert (forgetful.embed([SENTENCES[row]], "ru")[0] == together[row]).all()


def test_vectors_have_the_length_of_the_scale_or_none(encoder: Encoder) -> None:
    lengths = np.linalg.norm(encoder.embed(SENTENCES, "ru").astype(float), axis=1)
    assert lengths == pytest.approx([SCALE, 0, SCALE, 0], abs=2)
    assert encoder.embed([], "ru").shape == (0, encoder.dimension)


def test_products_are_exact() -> None:
    chance = np.random.default_rng(5)
    rows = normalise(chance.integers(-(1 << 24), 1 << 24, (30, 256)).astype(np.int32))
    assert (products(rows, rows) == rows.astype(np.int64) @ rows.astype(np.int64).T).all()
    assert abs(products(rows[:1], rows[:1])[0, 0] / SCALE**2 - 1) < 0.01


def test_sums_beyond_32_bits_of_square_are_normalised() -> None:
    assert (normalise(np.full((1, 4), 1 << 27, np.int32)) == SCALE // 2).all()


def test_damage_is_an_input_error() -> None:
    data = packed()
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]
    for bad in (b"", b"no file", data[:-30], data[: len(data) // 2], flipped):
        with pytest.raises(InputError, match="damaged"):
            Encoder.load(bad)


def test_another_version_of_the_features_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed()
    monkeypatch.setattr(module, "VERSION", VERSION + 1)
    with pytest.raises(InputError, match="another version"):
        Encoder.load(data)


def test_an_unknown_language_is_refused(encoder: Encoder) -> None:
    with pytest.raises(InputError, match="'de'"):
        encoder.embed(["Schnee"], "de")
