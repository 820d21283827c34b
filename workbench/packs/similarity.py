"""How alike sentences of two languages are, as far as a lexicon can tell: cosines of their words.

    compare_words(lexicon, ["Он пришёл."], "ru", ["He came.", "All were silent."], "en").shape == (1, 2)

Each stem of a is seen as its translations, each name also as its consonants, each number as its value; rare words
weigh more. Weights are whole numbers before they are multiplied, so the sums are the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.packs.encoder import SCALE, Encoder, products
from workbench.packs.lexicon import Lexicon, Stems
from workbench.text.numbers import find_numbers
from workbench.text.stems import stemmer
from workbench.text.tokens import TokenKind, tokenize
from workbench.text.transliteration import skeleton

ONE = 4096
_UNIT = 64  # steps of a weight
_CONSONANTS = 4  # of a name that are compared
_NUMBER = 8.0
_NAME = 6.0
_UNKNOWN = 8.0  # a word that was never seen

_Weights = dict[str, float]


def compare_words(
    lexicon: Lexicon, a: Sequence[str], language_a: str, b: Sequence[str], language_b: str
) -> NDArray[np.int64]:
    """Rows: sentences of a, columns: of b, in 1/4096. The languages are those of the lexicon's a and b."""
    usual_a, usual_b = _usual(lexicon.a), _usual(lexicon.b)
    seen: dict[str, _Weights] = {}

    def translate(stem: str) -> _Weights:
        if stem not in seen:
            weight = usual_a(stem)
            seen[stem] = {each.stem: math.sqrt(each.probability) * weight for each in lexicon.of_a(stem)}
        return seen[stem]

    left = [_read(text, language_a, translate) for text in a]
    right = [_read(text, language_b, lambda stem: {stem: usual_b(stem)}) for text in b]
    places = {key: place for place, key in enumerate(sorted({key for weights in right for key in weights}))}
    products = _vectors(left, places) @ _vectors(right, places).T
    lengths = np.sqrt(np.outer([_square(each) for each in left], [_square(each) for each in right]))
    cosines: NDArray[np.int64] = np.rint(products * ONE / np.maximum(lengths, 1.0)).astype(np.int64)
    return cosines


def _usual(stems: Stems) -> Callable[[str], float]:
    total = float(stems.seen.sum())

    def weigh(stem: str) -> float:
        number = stems.number.get(stem)
        return _UNKNOWN if number is None else math.log(total / float(stems.seen[number]))

    return weigh


def _read(text: str, language: str, look_up: Callable[[str], _Weights]) -> _Weights:
    stem = stemmer(language)
    weights: _Weights = {"#" + number.value: _NUMBER for number in find_numbers(text, language)}
    for token in tokenize(text):
        if token.kind is not TokenKind.WORD:
            continue
        for key, weight in look_up(stem(token.text)).items():
            weights[key] = math.hypot(weights.get(key, 0.0), weight)
        sound = skeleton(token.text)[:_CONSONANTS]
        if token.text[0].isupper() and len(sound) > 1:
            weights["@" + sound] = _NAME
    return weights


def _vectors(texts: Sequence[_Weights], places: dict[str, int]) -> NDArray[np.float64]:
    """Whole numbers, as floats: a product of such matrices is exact whatever the order of its sums."""
    vectors = np.zeros((len(texts), len(places)))
    for row, weights in enumerate(texts):
        for key, weight in weights.items():
            if key in places:
                vectors[row, places[key]] = round(weight * _UNIT)
    return vectors


def _square(weights: _Weights) -> float:
    return sum(float(round(weight * _UNIT) ** 2) for weight in weights.values())


def compare_vectors(
    encoder: Encoder, a: Sequence[str], language_a: str, b: Sequence[str], language_b: str
) -> NDArray[np.int64]:
    """Rows: sentences of a, columns: of b, in 1/4096."""
    alike = products(encoder.embed(a, language_a), encoder.embed(b, language_b))
    cosines: NDArray[np.int64] = np.rint(alike * (ONE / SCALE**2)).astype(np.int64)
    return cosines
