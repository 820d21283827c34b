"""By how much two texts would be more alike without some words of one of them.

    gain(pack, "Он пришёл вчера домой", "вчера", "He came home")      # 24: thousandths of a cosine, may be below 0

In the encoder's space a text is the sum of its words, so words can be taken out.
"""

from __future__ import annotations

from functools import cache

from workbench.check.columns import ONE
from workbench.model.context import Context
from workbench.packs.encoder import SCALE, Encoder, normalise, products
from workbench.packs.pack import find_pack


def gain(encoder: Encoder, text: tuple[str, str], part: str, other: tuple[str, str]) -> int:
    """text, other: with their languages; part: words of the text."""
    (words, language), (others, other_language) = text, other
    sums = encoder.sums([words, part], language)
    sums[1] = sums[0] - sums[1]
    cosines = products(normalise(sums), normalise(encoder.sums([others], other_language)))
    before, after = (int(cosine) * ONE // SCALE**2 for cosine in cosines[:, 0])
    return after - before


def encoder_of(context: Context) -> Encoder | None:
    """Of the languages of source and translation; None without a source or a pack of both."""
    return _encoder(context.source.language, context.witness.language) if context.source else None


@cache
def _encoder(a: str, b: str) -> Encoder | None:
    pack = find_pack(a, b)
    return pack.encoder if pack else None
