"""What packs know of two languages, for the aligner.

align_witnesses(a, b, lexica=known_words(a.language, b.language, work.packs()))
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.align.known import KnownWords
from workbench.packs.pack import Pack, find_pack


def known_words(a: str, b: str, own: Iterable[Pack] = ()) -> list[KnownWords]:
    """a, b: BCP 47 tags; own: packs beside the shipped ones.

    Empty where no pack is of these two languages; InputError where the pack is damaged.
    """
    pack = find_pack(a, b, own)
    return [KnownWords(pack.lexicon, pack.languages)] if pack else []
