"""Words of the source that the translation nearly always renders by one word, and the places where it does not.

    for stray in strays(context):
        stray.origin.quote, stray.rendering.quote, stray.usual      # «причала», “pier”, "berth"

A word counts if it stands in three beads or more, in forms of a noun or adjective, and beside all but one or two of
them stands the same word of the translation, which is not much more frequent than it. What stands there instead is
said by the word links. Linear in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.check.glossary import beads_beside, stretches
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.text.normalise import fold
from workbench.text.stems import stemmer
from workbench.text.terms import NOMINAL
from workbench.text.tokens import TokenKind, tokenize

_FEWEST, _MOST = 3, 60  # beads with the word
_LETTERS = 5, 4  # of a word of the source, and of one that renders it
_STRAYS = 2  # places that do otherwise
_USUAL = 3  # times as many that do not
_SPREAD = 2  # times as often as the source's word its rendering may stand in the translation
_NOMINAL = 0.9  # share of the places of a word where it has the form of a noun or adjective
_SURE = 0.5  # probability of the word link
_ROOT = 4  # letters at the beginning that words of one root share


@dataclass(frozen=True, slots=True)
class Stray:
    """A place where a word is rendered by another than the usual word; places: where it is rendered as usual."""

    origin: Span
    rendering: Span
    usual: str
    places: tuple[str, ...]


class _Place(NamedTuple):
    """A word of the source: the number of its bead, its segment, and where it stands in it."""

    bead: int
    segment: str
    start: int
    word: str


def strays(context: Context) -> Iterator[Stray]:
    """In the order of the stems of the source."""
    if context.source is None:
        return
    beads = [bead for bead in beads_beside(context) if bead.a and bead.b]
    theirs: dict[str, list[_Place]] = defaultdict(list)
    for number, bead in enumerate(beads):
        for place in _words(context, number, bead.a, _LETTERS[0]):
            theirs[stemmer(context.source.language)(place.word)].append(place)
    stem = stemmer(context.witness.language)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    ours: list[set[str]] = []
    for bead in beads:
        words = [place.word for place in _words(context, 0, bead.b, _LETTERS[1])]
        for word in words:
            forms[stem(word)][word] += 1
        ours.append({stem(word) for word in words})
    here = Counter(key for keys in ours for key in keys)
    for key in sorted(theirs):
        numbers = sorted({place.bead for place in theirs[key]})
        if _FEWEST <= len(numbers) <= _MOST and _is_nominal(theirs[key]):
            usual = _usual([ours[number] for number in numbers], here)
            if usual:
                shown = min(forms[usual], key=lambda form: (-forms[usual][form], form))
                yield from _of_term(context, beads, theirs[key], ours, (usual, shown))


def _words(context: Context, number: int, units: Sequence[str], letters: int) -> Iterator[_Place]:
    """In lower case only: names have a rule of their own."""
    for segment, start, end in stretches(context, units):
        for token in tokenize(segment.text[start:end]):
            if token.kind is TokenKind.WORD and len(token.text) >= letters and token.text.islower():
                yield _Place(number, segment.id, start + token.start, token.text)


def _is_nominal(places: Sequence[_Place]) -> bool:
    """Forms of a noun or adjective, and more than one of them: what has but one is an adverb or a particle."""
    forms = Counter(fold(place.word, case=True).replace("\u0301", "") for place in places)
    shared = _shared(min(forms), max(forms))
    nominal = sum(number for form, number in forms.items() if form[shared:] in NOMINAL)
    return len(forms) > 1 and nominal >= _NOMINAL * len(places)


def _shared(one: str, other: str) -> int:
    """How many letters they have in common at the beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _usual(beside: Sequence[set[str]], here: Mapping[str, int]) -> str:
    """The word that stands beside nearly all places; empty if there is none, or none is missing anywhere."""
    counts = Counter(key for keys in beside for key in keys if "-" not in key)
    usual = max(counts, key=lambda key: (counts[key], -here[key], key), default="")
    lacking = len(beside) - counts[usual]
    is_usual = 0 < lacking <= _STRAYS and counts[usual] >= _USUAL * lacking and here[usual] <= _SPREAD * len(beside)
    return usual if is_usual else ""


def _of_term(
    context: Context,
    beads: Sequence[Bead],
    places: Sequence[_Place],
    ours: Sequence[set[str]],
    usual_and_form: tuple[str, str],
) -> Iterator[Stray]:
    usual, shown = usual_and_form
    by_id = context.segments_by_id
    as_usual: dict[str, None] = {}
    for place in places:
        if usual in ours[place.bead]:
            as_usual.update(dict.fromkeys(segment.id for segment, _, _ in stretches(context, beads[place.bead].b)))
    stem = stemmer(context.witness.language)
    for place in places:
        if usual in ours[place.bead]:
            continue
        origin = Span.of(place.segment, by_id[place.segment].text, place.start, place.start + len(place.word))
        links = context.link_words(beads[place.bead])
        for word in links.rendering(origin.segment, origin.start, origin.end, _SURE):
            if len(word.text) >= _LETTERS[1] and word.text.islower() and not _is_like(stem(word.text), usual):
                rendering = Span.of(word.unit, by_id[word.unit].text, word.start, word.end)
                yield Stray(origin, rendering, shown, tuple(as_usual))
                break


def _is_like(one: str, usual: str) -> bool:
    """A word of the same root (hatred, hate), or a compound with it (birch-tree)."""
    return any(_shared(part, usual) >= min(_ROOT, len(usual)) for part in one.split("-"))
