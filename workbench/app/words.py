"""Word links of beads, worked out when they are first asked for: for a Context, and for `show --words`.

link = WordLinker(source, base, sentence_beads)
link(segment_bead).links        # words are told by their segments, whatever the bead is of
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TypeVar

from workbench.align.pressed import press, unfold
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.word_teaching import teach
from workbench.align.words import Passage, link_beads
from workbench.model.alignment import Bead
from workbench.model.witness import Segment, Sentence, Witness
from workbench.model.words import WordLink, WordLinks
from workbench.packs.pack import Pack, find_pack
from workbench.text.languages import primary

_Stretch = tuple[tuple[Passage, ...], tuple[Passage, ...]]
_Side = tuple[tuple[str, int, int], ...]
_Places = tuple[_Side, _Side]  # of a stretch, without its words
_KEPT = 1024  # beads: of a book not all words are held at once
_AHEAD = 64  # beads that are linked together where they are asked for in turn: each alone takes three times as long
_NEAR = 16  # beads that who goes through a text may pass over
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class WordLinker:
    """Beads of sentences or of segments; those of segments are linked sentence bead by sentence bead."""

    def __init__(
        self, source: Witness, text: Witness, sentence_beads: Sequence[Bead], packs: Iterable[Pack] = ()
    ) -> None:
        self._languages = primary(source.language), primary(text.language)
        self._packs = tuple(packs)
        self._sentence_beads = sentence_beads
        self._segments = {segment.id: segment for each in (source, text) for segment in each.segments}
        self._found: dict[Bead, WordLinks] = {}
        self._linked: dict[_Stretch, WordLinks] = {}
        self._pressed: dict[_Places, bytes] = {}  # what was linked before
        self._next = self._ahead = 0  # the bead behind those that were linked last, and how many these were

    def __call__(self, bead: Bead) -> WordLinks:
        return _keep(self._found, bead, self._work_out)

    def _work_out(self, bead: Bead) -> WordLinks:
        """A bead of sentences asked for alone, and inside its bead of segments, is linked once."""
        stretches = self._stretches(bead)
        new = [stretch for stretch in stretches if not self._is_linked(stretch)]
        if new:
            self._link(list(dict.fromkeys([*new, *self._ahead_of(bead)])))
        parts = [_keep(self._linked, stretch, self._unfold, self._press) for stretch in stretches]
        is_in_order = len(stretches) == 1 and all(len(side) < 2 for side in stretches[0])
        return parts[0] if is_in_order else self._join(parts)

    def _ahead_of(self, bead: Bead) -> Iterator[_Stretch]:
        """What is likely asked for next, as a file is read ahead: the more, the longer beads were asked for in turn."""
        at = self._number.get(bead)
        if at is None:
            return
        is_in_turn = self._next <= at < self._next + _NEAR
        self._ahead = min(max(1, 2 * self._ahead), _AHEAD) if is_in_turn else 1
        self._next = at + self._ahead
        for each in self._sentence_beads[at + 1 : self._next]:
            if each.a and each.b and each not in self._found:
                yield from (stretch for stretch in self._stretches(each) if not self._is_linked(stretch))

    def _is_linked(self, stretch: _Stretch) -> bool:
        return stretch in self._linked or _places(stretch) in self._pressed

    @cached_property
    def _number(self) -> Mapping[Bead, int]:
        return {bead: number for number, bead in enumerate(self._sentence_beads)}

    def _unfold(self, stretch: _Stretch) -> WordLinks:
        return unfold(self._pressed[_places(stretch)], *stretch)

    def _link(self, stretches: Sequence[_Stretch]) -> None:
        for stretch, links in zip(stretches, self._link_all(stretches), strict=True):
            _keep(self._linked, stretch, {stretch: links}.__getitem__, self._press)

    def _press(self, stretch: _Stretch, links: WordLinks) -> None:
        """Many rules ask for the beads of a book in turn: each is linked once, and kept small."""
        places = _places(stretch)
        if places not in self._pressed:
            self._pressed[places] = press(links)

    def _link_all(self, stretches: Sequence[_Stretch]) -> list[WordLinks]:
        knowledge = self._knowledge
        if knowledge.languages == self._languages:
            return link_beads(knowledge, stretches)
        return [
            WordLinks(found.b, found.a, tuple(sorted(WordLink(j, i, value) for i, j, value in found.links)))
            for found in link_beads(knowledge, [(b, a) for a, b in stretches])
        ]

    @cached_property
    def _knowledge(self) -> WordKnowledge:
        """Of a pack, else of the texts themselves."""
        a, b = self._languages
        pack = find_pack(a, b, self._packs)
        if pack is not None:
            return _shipped(a, b) if pack not in self._packs else WordKnowledge.of_pack(pack)
        if a == b:
            return WordKnowledge((a, b))
        beads = [bead for bead in self._sentence_beads if bead.a and bead.b]
        taught = teach(self._texts(bead.a for bead in beads), self._texts(bead.b for bead in beads), (a, b))
        return WordKnowledge((a, b), taught=taught)

    def _texts(self, sides: Iterable[Sequence[str]]) -> list[str]:
        return [" ".join(self._passage(unit).text for unit in side) for side in sides]

    @cached_property
    def _sentences(self) -> Mapping[str, tuple[Segment, Sentence]]:
        return {
            sentence.id: (segment, sentence) for segment in self._segments.values() for sentence in segment.sentences
        }

    @cached_property
    def _beads_of_segment(self) -> Mapping[str, list[int]]:
        """The numbers of the sentence beads that stand in a segment."""
        found: dict[str, list[int]] = {}
        for number, bead in enumerate(self._sentence_beads):
            for unit in (*bead.a, *bead.b):
                found.setdefault(self._sentences[unit][0].id, []).append(number)
        return found

    def _stretches(self, bead: Bead) -> list[_Stretch]:
        """What is linked at a time: sentence beads inside the bead, or all of it where a segment has no sentences."""
        units = (*bead.a, *bead.b)
        if not all(unit in self._beads_of_segment for unit in units):
            return [(tuple(map(self._passage, bead.a)), tuple(map(self._passage, bead.b)))]
        numbers = sorted({number for unit in units for number in self._beads_of_segment[unit]})
        inside = [self._sentence_beads[number] for number in numbers]
        return [(self._inside(each.a, bead.a), self._inside(each.b, bead.b)) for each in inside]

    def _inside(self, sentences: Sequence[str], segments: Sequence[str]) -> tuple[Passage, ...]:
        return tuple(self._passage(each) for each in sentences if self._sentences[each][0].id in segments)

    def _passage(self, unit: str) -> Passage:
        if unit in self._segments:
            return Passage(unit, 0, self._segments[unit].text)
        segment, sentence = self._sentences[unit]
        return Passage(segment.id, sentence.start, segment.text[sentence.start : sentence.end])

    def _join(self, parts: Sequence[WordLinks]) -> WordLinks:
        """All words of each side in the order of the text, whatever stretch they were linked in."""
        a = [(word, number, at) for number, part in enumerate(parts) for at, word in enumerate(part.a)]
        b = [(word, number, at) for number, part in enumerate(parts) for at, word in enumerate(part.b)]
        for side in (a, b):
            side.sort(key=lambda each: (self._order[each[0].unit], each[0].start))
        place_a, place_b = ({(part, at): place for place, (_, part, at) in enumerate(side)} for side in (a, b))
        links = [
            WordLink(place_a[number, i], place_b[number, j], value)
            for number, part in enumerate(parts)
            for i, j, value in part.links
        ]
        return WordLinks(tuple(word for word, _, _ in a), tuple(word for word, _, _ in b), tuple(sorted(links)))

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {unit: number for number, unit in enumerate(self._segments)}


def _keep(
    kept: dict[_Key, _Value],
    key: _Key,
    make: Callable[[_Key], _Value],
    let_go: Callable[[_Key, _Value], None] = lambda *_: None,
) -> _Value:
    """What was made last for a key; the oldest goes when there are many."""
    if key not in kept:
        made = make(key)
        if len(kept) >= _KEPT:
            oldest = next(iter(kept))
            let_go(oldest, kept.pop(oldest))
        kept[key] = made
    return kept[key]


def _places(stretch: _Stretch) -> _Places:
    a, b = (tuple((each.unit, each.start, len(each.text)) for each in side) for side in stretch)
    return a, b


@cache
def _shipped(a: str, b: str) -> WordKnowledge:
    pack = find_pack(a, b)
    assert pack is not None
    return WordKnowledge.of_pack(pack)
