"""All that a rule may look at: one frozen object, made by the app, read by every rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from workbench.model.alignment import Bead
from workbench.model.glossary import Term
from workbench.model.other_text import OtherText, no_words
from workbench.model.span import Span
from workbench.model.witness import Segment, Sentence, Witness
from workbench.model.words import WordLinks

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Context:
    """The text under examination and what is known about it.

    witness: base or corrected state. source: the original or a reconstruction, if there is one.
    segment_beads, sentence_beads: source (a) to witness (b). others: further texts of the language, and how
    they differ from the witness.
    link_words: the words of a bead of either level and their partners, worked out when it is first asked.
    """

    witness: Witness
    source: Witness | None = None
    segment_beads: tuple[Bead, ...] = ()
    sentence_beads: tuple[Bead, ...] = ()
    others: tuple[OtherText, ...] = ()
    glossary: tuple[Term, ...] = ()
    link_words: Callable[[Bead], WordLinks] = field(default=no_words, compare=False, repr=False)
    segments_by_id: Mapping[str, Segment] = field(init=False, compare=False, repr=False)
    sentences_by_id: Mapping[str, tuple[Segment, Sentence]] = field(init=False, compare=False, repr=False)
    _bead_of: Mapping[str, Bead] = field(init=False, compare=False, repr=False)
    _kept: dict[object, object] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        segments = [*self.witness.segments, *(self.source.segments if self.source else ())]
        object.__setattr__(self, "segments_by_id", {segment.id: segment for segment in segments})
        sentences = {sentence.id: (segment, sentence) for segment in segments for sentence in segment.sentences}
        object.__setattr__(self, "sentences_by_id", sentences)
        object.__setattr__(self, "_bead_of", {unit: bead for bead in self.segment_beads for unit in bead.b})

    def once(self, work_out: Callable[[Context], _Found]) -> _Found:
        """What a pure function makes of this context, worked out when it is first asked: rules may share it."""
        if work_out not in self._kept:
            self._kept[work_out] = work_out(self)
        return cast("_Found", self._kept[work_out])

    @property
    def text_segments(self) -> tuple[Segment, ...]:
        """The segments that belong to the text: no furniture."""
        return tuple(segment for segment in self.witness.segments if segment.kind != "fw")

    def source_words(self, segment: str, start: int, end: int) -> tuple[Span, ...]:
        """The words of the source that stand behind [start, end) of a segment of the witness, in order.

        A model's guess, for a claim's `source`; empty where there is no source, or no partner is likely. Words are
        linked when a bead is first asked for: some milliseconds a paragraph.
        """
        bead = self._bead_of.get(segment)
        behind = self.link_words(bead).behind(segment, start, end) if bead is not None else ()
        return tuple(Span.of(word.unit, self.segments_by_id[word.unit].text, word.start, word.end) for word in behind)
