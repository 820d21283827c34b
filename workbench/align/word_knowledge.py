"""What is known of two languages' words when words are linked: a pack, what the texts taught, or cognates only.

    knowledge = WordKnowledge.of_pack(pack)
    knowledge.ratios(read_words(["Он пришёл."], "ru"), read_words(["He came."], "en"))    # [[4800, 2], [1, 1093]]

A ratio, in sixteenths, says how much likelier two words are to meet as partners than by chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from workbench.align.fixed import Integers
from workbench.align.view import spread_ranges
from workbench.align.word_side import WordSide
from workbench.packs.encoder import SCALE, Encoder, products
from workbench.packs.lexicon import Lexicon, Stems
from workbench.packs.pack import Pack

ONE = 16  # a ratio of one
WHOLE = 256  # a share of one
_MOST = 300  # the largest ratio of a lexicon: rare words are all as telling
_SAME = 300  # the same number, or the same spelling
_NAME = 200  # two names that sound alike
_COGNATE = 30  # two words that do, where there is no lexicon
_LONG = 3  # consonants of a cognate
# Ratios by cosine of the encoder's word vectors, in steps of 1/10 from -1: how often partners and other words of 500
# sentence pairs have it.
_BY_COSINE = (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 12, 35, 110, 400, 770, 1120, 1440, 1700, 1920, 1920)
_WEAKEST, _STRONGEST = 5, 48  # what the encoder may do to a ratio of the lexicon, in sixteenths
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
class _Known:
    """A lexicon made ready: ratio of each of its links, chances of each of its stems.

    first: the link with which each stem of a begins; stems are counted from -1, the unknown one, and one is put behind.
    """

    lexicon: Lexicon
    ratio: Integers
    first: Integers
    chances: tuple[Chances, Chances]

    @classmethod
    def read(cls, lexicon: Lexicon) -> _Known:
        share_a, share_b = (side.seen / math.fsum(side.seen.tolist()) for side in (lexicon.a, lexicon.b))
        chance = share_a[lexicon.link_a] * share_b[lexicon.link_b]
        ratio = np.sqrt(lexicon.b_given_a * lexicon.a_given_b / chance)
        ratio = np.rint(ONE * np.clip(ratio, 1, _MOST)).astype(np.int64)
        first = np.searchsorted(lexicon.link_a, np.arange(-1, len(lexicon.a.seen) + 1))
        return cls(lexicon, ratio, first, (_chances(lexicon.a), _chances(lexicon.b)))

    def ratios(self, a: Integers, b: Integers) -> Integers:
        """By the numbers of the stems; 0 where the lexicon links them not."""
        stems_a, place_a = np.unique(a, return_inverse=True)
        stems_b, place_b = np.unique(b, return_inverse=True)
        begin, end = self.first[stems_a + 1], self.first[stems_a + 2]
        links = spread_ranges(begin, end)
        row = np.repeat(np.arange(len(stems_a)), end - begin)
        column = np.minimum(np.searchsorted(stems_b, self.lexicon.link_b[links]), len(stems_b) - 1)
        met = stems_b[column] == self.lexicon.link_b[links]
        found = np.zeros((len(stems_a), len(stems_b)), dtype=np.int64)
        found[row[met], column[met]] = self.ratio[links[met]]
        return found[place_a][:, place_b]


@dataclass(frozen=True, slots=True)
class WordKnowledge:
    """languages: of a and b. taught: ratios of two stems, as their own texts have them."""

    languages: tuple[str, str]
    known: _Known | None = None
    encoder: Encoder | None = None
    taught: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def of_pack(cls, pack: Pack) -> WordKnowledge:
        return cls(pack.languages, _Known.read(pack.lexicon), pack.encoder)

    def ratios(self, a: WordSide, b: WordSide) -> Integers:
        """A row for each word of a, a column for each of b; at least 1. The sides' languages are those known of."""
        ratio = np.full((len(a), len(b)), ONE, dtype=np.int64)
        if not ratio.size:
            return ratio
        if self.encoder is not None:
            ratio = _by_cosine(self.encoder, a, b)
        if self.known is not None:
            lexicon = self.known.lexicon
            known = self.known.ratios(_numbers(lexicon.a, a), _numbers(lexicon.b, b))
            ratio = np.where(known > 0, known * np.minimum(np.maximum(ratio, _WEAKEST), _STRONGEST) // ONE, ratio)
        met = {(x, y) for x in set(a.stems) for y in set(b.stems)} if self.taught else set()
        for one, other in sorted(self.taught.keys() & met):
            at = np.ix_(_where(a.stems, one), _where(b.stems, other))
            ratio[at] = np.maximum(ratio[at], round(ONE * min(self.taught[one, other], float(_MOST))))
        return self._alike(ratio, a, b)

    def _alike(self, ratio: Integers, a: WordSide, b: WordSide) -> Integers:
        """Numbers and spellings that are equal, stems of one language, names and cognates that sound alike."""
        if self.languages[0] == self.languages[1]:
            _raise(ratio, a.stems, b.stems, _SAME)
        elif self.known is None:
            _raise(ratio, _long(a.sounds), _long(b.sounds), _COGNATE)
        _raise(ratio, _names(a), _names(b), _NAME)
        _raise(ratio, a.numbers, b.numbers, _SAME)
        _raise(ratio, [each.text for each in a.tokens], [each.text for each in b.tokens], _SAME)
        return ratio

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
            number = _numbers(stems_known, side)
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


def _by_cosine(encoder: Encoder, a: WordSide, b: WordSide) -> Integers:
    different = [sorted({each.text for each in side.tokens}) for side in (a, b)]
    vectors = [encoder.embed_words(texts, side.language)[1] for texts, side in zip(different, (a, b), strict=True)]
    rows = max(1, _AT_ONCE // (vectors[1].size + 1))
    cosines = np.concatenate(
        [products(vectors[0][at : at + rows], vectors[1]) for at in range(0, len(different[0]), rows)]
    )
    steps = np.minimum(np.maximum(cosines >> _SHIFT, -(_STEPS // 2)), _STEPS // 2 - 1)
    places = [
        [number[each.text] for each in side.tokens]
        for number, side in zip(({text: i for i, text in enumerate(texts)} for texts in different), (a, b), strict=True)
    ]
    ratios: Integers = _COSINES[steps + _STEPS // 2][np.ix_(*places)]
    return ratios


_AT_ONCE = 1 << 18  # multiplications: of more the library makes a job for several threads, which costs milliseconds
_STEPS = 256
_SHIFT = (SCALE * SCALE * 2 // _STEPS).bit_length() - 1


def _interpolate() -> Integers:
    """The ratio at the middle of each of _STEPS steps from -1 to 1."""
    table = []
    for step in range(_STEPS):
        low, rest = divmod((2 * step + 1) * (len(_BY_COSINE) - 1), 2 * _STEPS)
        table.append((_BY_COSINE[low] * (2 * _STEPS - rest) + _BY_COSINE[low + 1] * rest) // (2 * _STEPS))
    return np.array(table)


_COSINES = _interpolate()


def _numbers(stems: Stems, side: WordSide) -> Integers:
    return np.array([stems.number.get(stem, -1) for stem in side.stems], dtype=np.int64)


def _raise(ratio: Integers, a: Sequence[str], b: Sequence[str], least: int) -> None:
    """To at least so much where two keys are equal and not empty."""
    places: dict[str, list[int]] = {}
    for place, key in enumerate(b):
        places.setdefault(key, []).append(place)
    for row, key in enumerate(a):
        if key and key in places:
            ratio[row, places[key]] = np.maximum(ratio[row, places[key]], ONE * least)


def _where(stems: Sequence[str], stem: str) -> list[int]:
    return [place for place, each in enumerate(stems) if each == stem]


def _names(side: WordSide) -> list[str]:
    return [sound if is_name else "" for sound, is_name in zip(side.sounds, side.is_name, strict=True)]


def _long(sounds: Sequence[str]) -> list[str]:
    return [sound if len(sound) >= _LONG else "" for sound in sounds]
