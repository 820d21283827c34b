"""By how much two texts would be more alike without some words of one of them: in thousandths of a cosine.

    closer_without(encoder, ("Он пришёл вчера домой", "ru"), "вчера", ("He came home", "en"))      # 24, may be below 0

In the encoder's space a text is the sum of its words, so words can be taken out.
"""

from __future__ import annotations

from workbench.check.columns import ONE
from workbench.packs.encoder import SCALE, Encoder, normalise, products


def closer_without(encoder: Encoder, text: tuple[str, str], part: str, other: tuple[str, str]) -> int:
    """text, other: with their languages; part: words of the text."""
    (words, language), (others, other_language) = text, other
    sums = encoder.sums([words, part], language)
    sums[1] = sums[0] - sums[1]
    cosines = products(normalise(sums), normalise(encoder.sums([others], other_language)))
    before, after = (int(cosine) * ONE // SCALE**2 for cosine in cosines[:, 0])
    return after - before
