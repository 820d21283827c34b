"""By how much two texts would be more alike without some words of one of them: in thousandths of a cosine.

    closer_without(encoder, ("Он пришёл вчера домой", "ru"), "вчера", ("He came home", "en"))      # 24, may be below 0

In the encoder's space a text is the sum of its words, so words can be taken out.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from workbench.check.columns import ONE
from workbench.packs.encoder import SCALE, Encoder, Sums, Vectors, normalise, products

_LAST = 8  # texts: of one bead the same are asked for again and again


def closer_without(encoder: Encoder, text: tuple[str, str], part: str, other: tuple[str, str]) -> int:
    """text, other: with their languages; part: words of the text."""
    whole = _sums(encoder, *text)
    rest = whole - encoder.sums([part], text[1])
    cosines = products(normalise(np.concatenate([whole, rest])), _vector(encoder, *other))
    before, after = (int(cosine) * ONE // SCALE**2 for cosine in cosines[:, 0])
    return after - before


@lru_cache(_LAST)
def _sums(encoder: Encoder, text: str, language: str) -> Sums:
    return encoder.sums([text], language)


@lru_cache(_LAST)
def _vector(encoder: Encoder, text: str, language: str) -> Vectors:
    return normalise(encoder.sums([text], language))
