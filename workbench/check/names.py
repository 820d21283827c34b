"""The names of the source and what stands for each in the translation, place by place.

    for meeting in name_meetings(context):
        meeting.origin.quote, meeting.rendering       # «Вронского», the span “Vronsky’s”; None: no name stands for it

How a name meets its word is in `name_pairs`.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.check.glossary import beads_beside, stretches
from workbench.check.name_pairs import Beside, are_together, pair_by_habit, pair_by_links, pair_by_sound
from workbench.check.name_words import NameWord, names_of
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.witness import Witness
from workbench.packs.pack import find_pack
from workbench.text.languages import primary

_LONGER = 2  # letters that the stem of one form may have more than that of another


@dataclass(frozen=True, slots=True)
class NameMeeting:
    """One place of a name in the source. how: found by sound, by habit, by word links, or as the rest.

    key: what forms of the name share; rendering_key: the same of its rendering; beside: those of all names beside it.
    whole: the rendering with the names beside it that nothing else accounts for (Great Britain).
    """

    key: str
    bead: Bead
    origin: Span
    rendering: Span | None = None
    rendering_key: str = ""
    how: str = ""
    whole: Span | None = None
    beside: frozenset[str] = frozenset()


def name_meetings(context: Context) -> list[NameMeeting]:
    """All places of all names, in the order of the beads. Empty without a source."""
    if context.source is None:
        return []
    theirs, ours = names_of(context.source), names_of(context.witness, _known(context.source, context.witness))
    found = (
        Beside(bead, _inside(context, bead.a, theirs), _inside(context, bead.b, ours)) for bead in beads_beside(context)
    )
    besides = [each for each in found if each.theirs]
    pair_by_sound(besides)
    pair_by_habit(besides)
    for beside in besides:
        pair_by_links(beside, context)
    return _merged([meeting for beside in besides for meeting in _meetings(beside, context)])


def _known(source: Witness, text: Witness) -> Collection[str] | None:
    """The stems of the text's language that the pack of the two has; None without one."""
    pack = find_pack(source.language, text.language)
    if pack is None:
        return None
    return (pack.lexicon.a if pack.languages[0] == primary(text.language) else pack.lexicon.b).number


def _inside(context: Context, units: Sequence[str], names: Mapping[str, Sequence[NameWord]]) -> list[NameWord]:
    found: list[NameWord] = []
    for segment, start, end in stretches(context, units):
        here = names.get(segment.id, ())
        first, last = (bisect_left(here, at, key=lambda word: word.span.start) for at in (start, end))
        found += here[first:last]
    return found


def _meetings(beside: Beside, context: Context) -> Iterator[NameMeeting]:
    keys = frozenset(word.key for word in beside.ours)
    free = set(beside.free())
    for number, word in enumerate(beside.theirs):
        if number not in beside.partner:
            yield NameMeeting(word.key, beside.bead, word.span, beside=keys)
            continue
        partner, how = beside.partner[number]
        other = beside.ours[partner]
        is_all = how == "sound" and "-" not in word.span.quote
        whole = other.span if is_all else _widen(beside.ours, partner, free, context)
        yield NameMeeting(word.key, beside.bead, word.span, other.span, other.key, how, whole, keys)


def _widen(ours: Sequence[NameWord], number: int, free: set[int], context: Context) -> Span:
    first = last = number
    while first - 1 in free and are_together(ours[first - 1].span, ours[first].span, context):
        first -= 1
    while last + 1 in free and are_together(ours[last].span, ours[last + 1].span, context):
        last += 1
    return join(ours[first].span, ours[last].span, context)


def join(one: Span, other: Span, context: Context) -> Span:
    return Span.of(one.segment, context.segments_by_id[one.segment].text, one.start, other.end)


def _merged(meetings: list[NameMeeting]) -> list[NameMeeting]:
    """Stems that are the same name: Степан (степа) and Степану (степан), both mostly Stepan."""
    renderings: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in meetings:
        renderings[meeting.key][meeting.rendering_key] += 1
    by_usual: dict[str, list[str]] = defaultdict(list)
    for key in sorted(renderings):
        by_usual[usual_of(renderings[key])].append(key)
    same: dict[str, str] = {}
    for usual, keys in by_usual.items():
        for before, key in itertools.pairwise(keys) if usual else ():
            first = same.get(before, before)
            if key.startswith(first) and len(key) - len(first) <= _LONGER:
                same[key] = first
    return [replace(each, key=same[each.key]) if each.key in same else each for each in meetings]


def usual_of(renderings: Mapping[str, int]) -> str:
    """The most frequent but none; empty where there is no other."""
    return max((key for key in renderings if key), key=lambda key: (renderings[key], key), default="")
