"""Where a unit without counterpart would stand in the other text.

    Gaps(Side(ru), Side(en), segments, sentences).of(sentences)    # a pointer for each bead with an empty side

The point behind the sentence before the gap in the same segment; for want of one, the anchor of the segment it
would open, or of the next segment; at the end of the text its last anchor. In a computed text, which holds both
readings, offsets would count both: there it is the anchor of the segment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.alignment import Alignment, Level
from workbench.model.witness import Block, Segment, Witness, segments_of, walk_blocks
from workbench.tei.pointers import Places, to_element


class Side:
    """One text of an alignment, indexed."""

    def __init__(self, witness: Witness, *, is_state: bool = False) -> None:
        self._id = witness.id
        self._is_state = is_state
        self._places = Places([witness])
        self._rank: dict[str, int] = {}
        self._hosts: dict[str, tuple[Segment, int]] = {}
        self._openings: list[str] = []  # segments that stand on their own, in order
        for segment in witness.segments:
            for mark in segment.marks:
                if mark.node is not None:
                    for nested in segments_of(Block("", children=(mark.node,))):
                        self._hosts[nested.id] = (segment, mark.start)
            if segment.id not in self._hosts and segment.kind != "fw":
                self._openings.append(segment.id)
            self._rank[segment.id] = len(self._openings)
        for block in walk_blocks(witness.nodes):
            inside = segments_of(block)
            if block.name == "div" and inside:
                self._rank[block.id] = self._rank[inside[-1].id]

    def gap_within(self, segments: Sequence[str], latest: Mapping[str, str]) -> str:
        """Behind the latest sentence of these segments, or at the anchor of the first."""
        for segment in reversed(segments):
            if segment in latest:
                return self._behind_sentence(latest[segment], self._places.segments[segment])
        return to_element(f"{segments[0]}.a")

    def next_anchor(self, behind: str | None) -> str:
        """The anchor of the next segment of the text, or its last anchor."""
        rank = 0 if behind is None else self._rank[behind]
        return to_element(f"{self._openings[rank]}.a" if rank < len(self._openings) else f"{self._id}.end")

    def note_gap(self, sentence_id: str) -> str:
        """Where a note would hang that belongs to what this sentence renders."""
        return self._behind_sentence(sentence_id, self._places.sentences[sentence_id][0])

    def sentence_before_note(self, segment_id: str) -> str | None:
        """The sentence of the host that a note hangs on."""
        if segment_id not in self._hosts:
            return None
        host, at = self._hosts[segment_id]
        return next((sentence.id for sentence in reversed(host.sentences) if sentence.end <= at), None)

    def segment_of(self, sentence_id: str) -> str:
        return self._places.sentences[sentence_id][0].id

    def _behind_sentence(self, sentence_id: str, segment: Segment) -> str:
        return to_element(f"{segment.id}.a") if self._is_state else self._places.behind(sentence_id)


class Gaps:
    """The gap pointers of one alignment, given the alignments of the same two texts on the other levels."""

    def __init__(self, a: Side, b: Side, segments: Alignment | None, sentences: Alignment | None) -> None:
        self._sides = (a, b)
        self._partners: dict[str, tuple[str, ...]] = {}
        self._last_partner: dict[str, str] = {}
        self._segment_gaps: dict[str, str] = {}
        for bead in segments.beads if segments else ():
            self._partners.update(dict.fromkeys(bead.a, bead.b) | dict.fromkeys(bead.b, bead.a))
        for bead in sentences.beads if sentences else ():
            self._last_partner.update({unit: bead.b[-1] for unit in bead.a if bead.b})
            self._last_partner.update({unit: bead.a[-1] for unit in bead.b if bead.a})
        if segments:
            self.of(segments)

    def of(self, alignment: Alignment) -> list[str]:
        """One pointer for each bead; empty where the bead has members on both sides."""
        last: list[str | None] = [None, None]  # the last unit of either text so far
        latest: tuple[dict[str, str], dict[str, str]] = ({}, {})  # segment -> its last sentence so far
        pointers = []
        for bead in alignment.beads:
            pointer = ""
            for side, (units, others) in enumerate(((bead.a, bead.b), (bead.b, bead.a))):
                if not units:
                    pointer = self._gap(alignment.level, side, others[0], last[side], latest[side])
                elif not bead.moved:
                    last[side] = units[-1]
                    if alignment.level is Level.SENTENCE:
                        latest[side].update((self._sides[side].segment_of(unit), unit) for unit in units)
            if alignment.level is Level.SEGMENT and pointer:
                self._segment_gaps.update(dict.fromkeys(bead.a + bead.b, pointer))
            pointers.append(pointer)
        return pointers

    def _gap(self, level: Level, empty: int, unit: str, behind: str | None, latest: Mapping[str, str]) -> str:
        here, there = self._sides[1 - empty], self._sides[empty]
        if level is Level.SEGMENT:
            anchor = self._last_partner.get(here.sentence_before_note(unit) or "")
            return there.note_gap(anchor) if anchor else there.next_anchor(behind)
        if level is Level.SENTENCE:
            segment = here.segment_of(unit)
            partners = self._partners.get(segment, ())
            if partners:
                return there.gap_within(partners, latest)
            if segment in self._segment_gaps:
                return self._segment_gaps[segment]
            behind = there.segment_of(behind) if behind else None
        return there.next_anchor(behind)
