"""Names of the source and of the translation paired inside a bead: by sound, by habit, by word links.

    beside = Beside(bead, theirs, ours)
    pair_by_sound([beside]); pair_by_habit([beside]); pair_by_links(beside, context)
    beside.partner[0]                       # (2, "sound"): the third name of ours, and how it was found

A name meets the word with its consonants; where none sounds alike, the name that stands beside it most often; else, if
a name is left over beside it, the one that the word links say.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.check.name_words import NameWord
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.words import WordLinks
from workbench.text.transliteration import skeleton

_PREFIX = 3  # consonants that suffice where one name begins with the other: Japan, Japanese
_TOGETHER = 0.5  # Dice of two names that stand for each other without sounding alike
_CROWD = 60  # names in a bead that is a list: nothing is learned from it, and it is not compared with all of it
_BLANKS = (" ", "\u00a0")
_SURE = 0.5  # probability of a word link


@dataclass(slots=True)
class Beside:
    """The names on both sides of a bead; partner: number of ours, and how it was found, by number of theirs."""

    bead: Bead
    theirs: list[NameWord]
    ours: list[NameWord]
    partner: dict[int, tuple[int, str]] = field(default_factory=dict)

    def alone(self) -> list[int]:
        return [number for number in range(len(self.theirs)) if number not in self.partner]

    def free(self) -> list[int]:
        taken = {number for number, _ in self.partner.values()}
        return [number for number in range(len(self.ours)) if number not in taken]


def pair_by_sound(besides: Sequence[Beside]) -> None:
    for beside in besides:
        _join(beside, _sound, "sound")


def pair_by_habit(besides: Sequence[Beside]) -> None:
    """besides: of the whole text, since habits are learned from all of it."""
    usual = _habits(besides)
    for beside in besides:
        _join(beside, lambda a, b: int(usual.get(a.key) == b.key), "habit")


def _join(beside: Beside, likeness: Callable[[NameWord, NameWord], int], how: str) -> None:
    """Pairs what is left over on both sides: the most alike first, then what stands in the most like place.

    In a list that is longer than any sentence only what stands in about the same place is compared.
    """
    free, here, there = beside.free(), len(beside.ours), len(beside.theirs)
    pairs = [
        (-like, abs(a * here - b * there), a, b)
        for a in beside.alone()
        for b in free[bisect_left(free, a * here // there - _CROWD) : bisect_right(free, a * here // there + _CROWD)]
        if (like := likeness(beside.theirs[a], beside.ours[b]))
    ]
    taken: set[int] = set()
    for _, _, a, b in sorted(pairs):
        if a not in beside.partner and b not in taken:
            beside.partner[a] = b, how
            taken.add(b)


def _sound(theirs: NameWord, ours: NameWord) -> int:
    """The stem of a name may have lost a consonant of it (Адам)."""
    return max(sound_match(theirs.key, ours.key), sound_match(theirs.span.quote, ours.key))


def sound_match(theirs: str, ours: str) -> int:
    """2: the same consonants; 1: those of one begin like those of the other; 0: neither. Of keys or words."""
    one, other = sorted((skeleton(theirs), skeleton(ours)), key=len)
    if len(one) < 2 or not other.startswith(one):
        return 0
    return 2 if one == other else int(len(one) >= _PREFIX)


def _habits(besides: Sequence[Beside]) -> dict[str, str]:
    """For names that mostly meet none that sounds alike: the name left over beside them most often."""
    stands: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    here: Counter[str] = Counter()
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for beside in besides:
        free = {beside.ours[number].key for number in beside.free() if beside.ours[number].is_sure}
        alone = {beside.theirs[number].key for number in beside.alone()}
        keys = {word.key for word in beside.theirs}
        stands.update(keys)
        heard.update(keys - alone)
        here.update(free)
        if len(free) + len(alone) <= _CROWD:
            for key in alone:
                together[key].update(free)
    usual = {}
    for key, beside_it in together.items():
        best = max(beside_it, key=lambda other: (2 * beside_it[other] / (stands[key] + here[other]), other), default="")
        if (
            best
            and beside_it[best] > 1
            and 2 * beside_it[best] >= _TOGETHER * (stands[key] + here[best])
            and 2 * heard[key] < stands[key]
        ):
            usual[key] = best
    return usual


def pair_by_links(beside: Beside, context: Context) -> None:
    """What is left over on both sides, by the word links: they are only worked out where something is.

    Names for which they know no sure partner at all are each other's, in their order, if they are as many; not what
    is part of a longer name, or repeats a name that is rendered beside it.
    """
    if not beside.alone() or not beside.free():
        return
    links = context.link_words(beside.bead)
    by_place = {(beside.ours[number].span.segment, beside.ours[number].span.start): number for number in beside.free()}
    for number in beside.alone():
        span = beside.theirs[number].span
        for word in links.rendering(span.segment, span.start, span.end):
            if (word.unit, word.start) in by_place:
                beside.partner[number] = by_place.pop((word.unit, word.start)), "links"
                break
    lost = [number for number in beside.alone() if not _is_rendered(links, beside.theirs[number].span)]
    told = {beside.ours[number].key for number, _ in beside.partner.values()}
    found = [
        number
        for number in beside.free()
        if beside.ours[number].key not in told
        and not _has_neighbour(beside.ours, number, context)
        and not _is_explained(links, beside.ours[number])
    ]
    if len(lost) == len(found):
        beside.partner.update((one, (other, "rest")) for one, other in zip(lost, found, strict=True))


def _is_rendered(links: WordLinks, origin: Span) -> bool:
    return bool(links.rendering(origin.segment, origin.start, origin.end, _SURE))


def _has_neighbour(ours: Sequence[NameWord], number: int, context: Context) -> bool:
    pairs = itertools.pairwise(ours[max(0, number - 1) : number + 2])
    return any(are_together(one.span, other.span, context) for one, other in pairs)


def _is_explained(links: WordLinks, word: NameWord) -> bool:
    return bool(links.behind(word.span.segment, word.span.start, word.span.end, _SURE))


def are_together(one: Span, other: Span, context: Context) -> bool:
    """Whether only a blank parts them."""
    return one.segment == other.segment and context.segments_by_id[one.segment].text[one.end : other.start] in _BLANKS
