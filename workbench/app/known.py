"""What the shipped packs know of two languages, for the aligner.

align_witnesses(a, b, lexica=known_words(a.language, b.language))
"""

from __future__ import annotations

from workbench.align.known import KnownWords
from workbench.packs.pack import find_pack


def known_words(a: str, b: str) -> list[KnownWords]:
    """a, b: BCP 47 tags. Empty where no pack is of these two languages; InputError where the pack is damaged."""
    pack = find_pack(a, b)
    return [KnownWords(pack.lexicon, pack.languages)] if pack else []
