"""What stands beside the segments of the base: the source that they render, sentence by sentence, and their neighbours.

around = Surroundings(snapshot)
around.bead("en-mt.p3")              # Bead(("ru.p3",), ("en-mt.p3",), 0.97)
around.source_sentences(["en-mt.p3.s1"])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

from workbench.app.look import links_of
from workbench.model.act import Act, Body, PinBead
from workbench.model.alignment import Bead, Level
from workbench.model.edition import Snapshot
from workbench.model.ids import witness_of
from workbench.model.witness import Segment, Sentence


class Surroundings:
    """Looked up once for the whole edition."""

    def __init__(self, snapshot: Snapshot) -> None:
        base, entry = snapshot.state.base, snapshot.edition.source
        self.base = base
        self.source = snapshot.witness(entry.id) if entry else None
        links = links_of(snapshot) if self.source else None
        self._aligned_beads = links.of(self.source.id, base.id, Level.SEGMENT) if links and self.source else ()
        self._pins: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
        sentence_beads = links.of(self.source.id, base.id, Level.SENTENCE) if links and self.source else ()
        self._show(self._aligned_beads)
        self._sentence_bead = {unit: bead for bead in sentence_beads for unit in bead.b}
        texts = [base, *([self.source] if self.source else [])]
        self._segments = {segment.id: segment for text in texts for segment in text.segments}
        self._sentences = {
            sentence.id: (segment, sentence) for segment in self._segments.values() for sentence in segment.sentences
        }
        aligned = [segment.id for segment in base.segments if segment.kind != "fw"]
        self._order = {segment: number for number, segment in enumerate(aligned)}
        self._aligned = aligned

    def segment(self, segment_id: str) -> Segment:
        return self._segments[segment_id]

    def bead(self, segment_id: str) -> Bead | None:
        number = self._bead.get(segment_id)
        return None if number is None else self.beads[number]

    def next_bead(self, bead: Bead, by: int = 1) -> Bead | None:
        """The bead behind (or before) one, in the order of the alignment."""
        number = self.beads.index(bead) + by
        return self.beads[number] if 0 <= number < len(self.beads) else None

    def follow(self, standing: Iterable[Act]) -> None:
        """Show the pins in force, also those that came since the aligner was asked: it answers with the next build.

        What a new pin leaves of other beads stays together until then.
        """
        pins = {(act.body.a, act.body.b): None for act in standing if self._is_ours(act.body)}
        if tuple(pins) == self._pins:
            return
        self._pins = tuple(pins)
        aligned = {(bead.a, bead.b) for bead in self._aligned_beads}
        new = [Bead(a, b, pinned=True) for a, b in pins if (a, b) not in aligned]
        taken = {unit for bead in new for unit in (*bead.a, *bead.b)}
        made: dict[Bead, None] = {}
        for bead in self._aligned_beads:
            if taken.isdisjoint((*bead.a, *bead.b)):
                made[replace(bead, pinned=(bead.a, bead.b) in pins)] = None
                continue
            made.update(dict.fromkeys(each for each in new if {*each.a, *each.b} & {*bead.a, *bead.b}))
            left, right = (tuple(unit for unit in side if unit not in taken) for side in (bead.a, bead.b))
            rest = Bead(left, right)
            made.update({rest: None} if rest.a or rest.b else {})
        self._show(tuple(made))

    def _is_ours(self, body: Body) -> TypeGuard[PinBead]:
        if not isinstance(body, PinBead) or body.level is not Level.SEGMENT:
            return False
        return not body.b or witness_of(body.b[0]) == self.base.id

    def _show(self, beads: tuple[Bead, ...]) -> None:
        self.beads = beads
        self._bead = {unit: number for number, bead in enumerate(beads) for unit in bead.b}

    def sources(self, segments: Iterable[str]) -> list[Segment]:
        """The segments of the source that these render, each once."""
        found: dict[str, None] = {}
        for segment in segments:
            bead = self.bead(segment)
            found.update(dict.fromkeys(bead.a if bead else ()))
        return [self._segments[each] for each in found]

    def source_sentences(self, sentences: Iterable[str]) -> list[tuple[Segment, Sentence]]:
        """The sentences of the source that these of the base render, each once."""
        found: dict[str, None] = {}
        for sentence in sentences:
            bead = self._sentence_bead.get(sentence)
            found.update(dict.fromkeys(bead.a if bead else ()))
        return [self._sentences[each] for each in found]

    def neighbours(self, segments: Sequence[str]) -> tuple[Segment | None, Segment | None]:
        """The segments before and behind."""
        places = [self._order[each] for each in segments if each in self._order]
        if not places:
            return None, None
        first, last = min(places) - 1, max(places) + 1
        before = self._segments[self._aligned[first]] if first >= 0 else None
        behind = self._segments[self._aligned[last]] if last < len(self._aligned) else None
        return before, behind

    def text(self, segments: Sequence[str]) -> str:
        """All that a search looks through."""
        own = [self._segments[each].text for each in segments]
        return "\n".join([*own, *(segment.text for segment in self.sources(segments))])
