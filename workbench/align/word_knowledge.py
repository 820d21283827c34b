"""What is known of two languages' words when words are linked: a pack, what the texts taught, or cognates only.

    knowledge = WordKnowledge.of_pack(pack)
    knowledge.chances(read_words(["Он пришёл."], "ru"), is_a=True).before      # [129, 245]

How likely two words are to be partners, `word_ratios` makes of it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from workbench.align.fixed import Integers
from workbench.align.view import spread_ranges
from workbench.align.word_block import ONE, WHOLE
from workbench.align.word_side import WordSide
from workbench.packs.encoder import Encoder
from workbench.packs.lexicon import Lexicon, Stems
from workbench.packs.pack import Pack

MOST = 300  # the largest ratio of a lexicon: rare words are all as telling
# How much of a word is linked in good translations, by how often training found it a partner (tenths); in percent.
_BY_COVER = (2, 10, 25, 45, 60, 70, 80, 87, 92, 95, 97)
_UNSEEN = 0.55  # share that is linked of words that the lexicon has not; weighs as much as 15 occurrences
_UNSEEN_WEIGHT = 15.0
_USUAL, _USUAL_WEIGHT = 0.7, 5.0
_UNSEEN_NAME, _UNSEEN_WORD = 0.7, 0.45  # of those it has not: the encoder sees parts of words
_TAUGHT = 0.5  # where a text taught a word by itself
_NUMBER_BEFORE, _NUMBER_USUAL = 0.9, 0.97
_SPELT = 0.8  # in two texts of one language
_NOBODY_KNOWS = 0.3


@dataclass(frozen=True, slots=True)
class Chances:
    """In 1/256 for each word: how likely it has a partner before anything is seen; how much of it is linked usually."""

    before: Integers
    usual: Integers


@dataclass(frozen=True, slots=True)
class Known:
    """A lexicon made ready: ratio of each of its links, chances of each of its stems.

    first: the link with which each stem of a begins; stems are counted from -1, the unknown one, and one is put behind.
    """

    lexicon: Lexicon
    ratio: Integers
    first: Integers
    chances: tuple[Chances, Chances]

    @classmethod
    def read(cls, lexicon: Lexicon) -> Known:
        share_a, share_b = (side.seen / math.fsum(side.seen.tolist()) for side in (lexicon.a, lexicon.b))
        chance = share_a[lexicon.link_a] * share_b[lexicon.link_b]
        ratio = np.sqrt(lexicon.b_given_a * lexicon.a_given_b / chance)
        ratio = np.rint(ONE * np.clip(ratio, 1, MOST)).astype(np.int64)
        first = np.searchsorted(lexicon.link_a, np.arange(-1, len(lexicon.a.seen) + 1))
        return cls(lexicon, ratio, first, (_chances(lexicon.a), _chances(lexicon.b)))

    def table(self, a: Integers, b: Integers) -> tuple[Integers, Integers, Integers]:
        """Ratios of different stems, 0 where the lexicon links them not; the row of each of a, the column of each of b.

        a, b: the numbers of stems.
        """
        stems_a, place_a = np.unique(a, return_inverse=True)
        stems_b, place_b = np.unique(b, return_inverse=True)
        begin, end = self.first[stems_a + 1], self.first[stems_a + 2]
        links = spread_ranges(begin, end)
        row = np.repeat(np.arange(len(stems_a)), end - begin)
        column = np.minimum(np.searchsorted(stems_b, self.lexicon.link_b[links]), len(stems_b) - 1)
        met = stems_b[column] == self.lexicon.link_b[links]
        found = np.zeros((len(stems_a), len(stems_b)), dtype=np.int64)
        found[row[met], column[met]] = self.ratio[links[met]]
        return found, place_a.reshape(a.shape), place_b.reshape(b.shape)


@dataclass(frozen=True, slots=True)
class WordKnowledge:
    """languages: of a and b. taught: ratios (of one) of two stems, as their own texts have them."""

    languages: tuple[str, str]
    known: Known | None = None
    encoder: Encoder | None = None
    taught: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def of_pack(cls, pack: Pack) -> WordKnowledge:
        return cls(pack.languages, Known.read(pack.lexicon), pack.encoder)

    def chances(self, side: WordSide, *, is_a: bool) -> Chances:
        before = np.full(len(side), _NOBODY_KNOWS)
        usual = np.zeros(len(side))
        if self.languages[0] == self.languages[1]:
            before[:], usual[:] = _SPELT, _SPELT
        if self.known is not None:
            before[:] = _UNSEEN
            usual[:] = np.where(side.is_name, _UNSEEN_NAME, _UNSEEN_WORD)
        elif self.taught:
            stems = {pair[0] if is_a else pair[1] for pair in self.taught}
            usual[[stem in stems for stem in side.stems]] = _TAUGHT
        is_number = np.array([bool(value) for value in side.numbers], dtype=np.bool_)
        chances = Chances(_to_share(before), _to_share(usual))
        if self.known is not None:
            stems_known = self.known.lexicon.a if is_a else self.known.lexicon.b
            number = numbers_of(stems_known, side)
            of_stems, seen = self.known.chances[0 if is_a else 1], number >= 0
            chances.before[seen], chances.usual[seen] = of_stems.before[number[seen]], of_stems.usual[number[seen]]
        chances.before[is_number], chances.usual[is_number] = _OF_NUMBER
        chances.usual[np.array(side.is_unit, dtype=np.bool_)] = _OF_UNIT
        return chances


def _chances(stems: Stems) -> Chances:
    before = (stems.cover * stems.seen + _UNSEEN * _UNSEEN_WEIGHT) / (stems.seen + _UNSEEN_WEIGHT)
    usual = np.interp(stems.cover * 10, range(len(_BY_COVER)), _BY_COVER) / 100
    usual = (usual * stems.seen + _USUAL * _USUAL_WEIGHT) / (stems.seen + _USUAL_WEIGHT)
    return Chances(_to_share(before), _to_share(usual))


def _to_share(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Integers:
    shares: Integers = np.minimum(np.maximum(np.rint(values * WHOLE), 5), WHOLE - 5).astype(np.int64)
    return shares


_OF_NUMBER = _to_share(np.array([_NUMBER_BEFORE, _NUMBER_USUAL]))
_OF_UNIT = _to_share(np.zeros(1))


def numbers_of(stems: Stems, side: WordSide) -> Integers:
    return np.array([stems.number.get(stem, -1) for stem in side.stems], dtype=np.int64)
