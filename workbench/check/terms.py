"""Words of the source that the translation nearly always renders by one word, and the places where it does not.

    for stray in strays(context):
        stray.origin.quote, stray.rendering.quote, stray.usual      # «складе», “barn”, "warehouse"

A word counts if it stands in three beads or more, in forms of a noun or adjective, and beside all but one or two of
them stands the same word of the translation, which is not much more frequent than it. What stands there instead is
said by the word links. Linear in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.check.glossary import beads_beside, stretches
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.words import LIKELY, LinkedWord, WordLinks
from workbench.text.normalise import fold
from workbench.text.stems import stemmer
from workbench.text.terms import NOMINAL
from workbench.text.tokens import TokenKind, tokenize

_FEWEST, _MOST = 3, 60  # beads with the word
_LETTERS = 4, 4  # of a word of the source, and of one that renders it
_STRAYS = 2  # places that do otherwise
_USUAL = 3  # times as many that do not
_SPREAD, _COMMON = 2, 8  # times as often as the source's word its rendering may stand anywhere, and another one
_TRIED = 3  # words that may be the usual one, the most faithful first
_NOMINAL = 0.9  # share of the places of a word where it has the form of a noun or adjective
_ROOT = 4  # letters at the beginning that words of one root share


@dataclass(frozen=True, slots=True)
class Stray:
    """A place where a word is rendered by another than the usual word; places: segments where it is the usual one."""

    origin: Span
    rendering: Span
    usual: str
    places: tuple[str, ...]


class _Place(NamedTuple):
    """A word: the number of its bead, its segment, and where it stands in it."""

    bead: int
    segment: str
    start: int
    word: str


def strays(context: Context) -> Iterator[Stray]:
    """In the order of the stems of the source."""
    if context.source is None:
        return
    beads = [bead for bead in beads_beside(context) if bead.a and bead.b]
    if len(beads) < _FEWEST:
        return
    reading = _Reading(context, beads)
    for places in reading.terms():
        usual = reading.usual(places)
        if usual:
            yield from reading.strays(places, usual)


class _Reading:
    """Both sides of all beads by their stems."""

    def __init__(self, context: Context, beads: Sequence[Bead]) -> None:
        self._context = context
        self._beads = beads
        self._stem = stemmer(context.witness.language)
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._ours: list[set[str]] = []  # the stems of each bead
        for number, bead in enumerate(self._beads):
            words = [place.word for place in self._words(number, bead.b, _LETTERS[1])]
            self._ours.append({self._stem(word) for word in words})
            for word in words:
                self._forms[self._stem(word)][word.lower()] += 1
        self._here = Counter(stem for stems in self._ours for stem in stems)

    def _words(self, number: int, units: Sequence[str], letters: int) -> Iterator[_Place]:
        """In lower case, or at the beginning: names have a rule of their own."""
        for segment, start, end in stretches(self._context, units):
            for token in tokenize(segment.text[start:end]):
                is_plain = token.text.islower() or (token.start == 0 and token.text[1:].islower())
                if token.kind is TokenKind.WORD and len(token.text) >= letters and is_plain:
                    yield _Place(number, segment.id, start + token.start, token.text)

    def terms(self) -> Iterator[list[_Place]]:
        """The places of each word of the source that may be one."""
        source = self._context.source
        assert source is not None
        stem = stemmer(source.language)
        found: dict[str, list[_Place]] = defaultdict(list)
        for number, bead in enumerate(self._beads):
            for place in self._words(number, bead.a, _LETTERS[0]):
                found[stem(place.word)].append(place)
        for key in sorted(found):
            if _FEWEST <= len({place.bead for place in found[key]}) <= _MOST and _is_nominal(found[key]):
                yield found[key]

    def usual(self, places: Sequence[_Place]) -> str:
        """The word that stands beside nearly all of them and is their partner; empty if none is, or none is missing."""
        numbers = {place.bead for place in places}
        counts = Counter(stem for number in numbers for stem in self._ours[number] if "-" not in stem)
        fit = [stem for stem, number in counts.items() if self._is_usual(stem, number, len(numbers))]
        fit.sort(key=lambda stem: (-counts[stem] / (len(numbers) + self._here[stem]), stem))
        return next((stem for stem in fit[:_TRIED] if self._are_partners(places, stem)), "")

    def _is_usual(self, stem: str, number: int, of: int) -> bool:
        is_missing = 0 < of - number <= _STRAYS and number >= _USUAL * (of - number)
        return is_missing and self._here[stem] <= _SPREAD * of

    def _are_partners(self, places: Sequence[_Place], stem: str) -> bool:
        """By the word links of the first place of both."""
        place = next(place for place in places if stem in self._ours[place.bead])
        links = self._context.link_words(self._beads[place.bead])
        found = links.rendering(place.segment, place.start, place.start + 1)
        return any(self._stem(word.text) == stem for word in found)

    def strays(self, places: Sequence[_Place], usual: str) -> Iterator[Stray]:
        forms = self._forms[usual]
        shown = min(forms, key=lambda form: (-forms[form], form))
        rest = [place for place in places if usual not in self._ours[place.bead]]
        units = [unit for place in places if place not in rest for unit in self._beads[place.bead].b]
        as_usual = tuple(dict.fromkeys(segment.id for segment, _, _ in stretches(self._context, units)))
        for place in rest:
            text = self._context.segments_by_id[place.segment].text
            origin = Span.of(place.segment, text, place.start, place.start + len(place.word))
            word = self._instead(self._context.link_words(self._beads[place.bead]), origin, usual, len(places))
            if word is not None:
                ours = self._context.segments_by_id[word.unit].text
                yield Stray(origin, Span.of(word.unit, ours, word.start, word.end), shown, as_usual)

    def _instead(self, links: WordLinks, origin: Span, usual: str, number: int) -> LinkedWord | None:
        """The surest partner, if it is a word of its own and nobody else's partner rather."""
        asked = {at for at, word in enumerate(links.a) if (word.unit, word.start) == (origin.segment, origin.start)}
        found = [link for link in links.links if link.a in asked and link.probability >= LIKELY]
        best = max(found, key=lambda link: (link.probability, -link.b), default=None)
        if best is None or any(each.b == best.b and each.probability > best.probability for each in links.links):
            return None
        return links.b[best.b] if self._may_render(links.b[best.b], usual, number) else None

    def _may_render(self, word: LinkedWord, usual: str, number: int) -> bool:
        """A word of its own, no name, no little word."""
        stem = self._stem(word.text)
        is_content = len(word.text) >= _LETTERS[1] and word.text.islower() and self._here[stem] <= _COMMON * number
        return is_content and not _is_like(stem, usual)


def _is_nominal(places: Sequence[_Place]) -> bool:
    """Forms of a noun or adjective, and more than one of them: what has but one is an adverb or a particle."""
    forms = Counter(fold(place.word, case=True).replace("\u0301", "") for place in places)
    shared = _shared(min(forms), max(forms))
    nominal = sum(number for form, number in forms.items() if form[shared:] in NOMINAL)
    return len(forms) > 1 and nominal >= _NOMINAL * len(places)


def _is_like(one: str, usual: str) -> bool:
    """A word of the same root (hatred, hate), or a compound with it (birch-tree)."""
    return any(_shared(part, usual) >= min(_ROOT, len(usual)) for part in one.split("-"))


def _shared(one: str, other: str) -> int:
    """How many letters they have in common at the beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
