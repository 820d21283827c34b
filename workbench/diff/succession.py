"""From the units and words of one text of a witness to those of another.

to = Succession(earlier, newer)
to.units("en-mt.p13")           # ("en-mt.p12",): it was joined with its neighbour; () if it is gone
to.follow(span)                 # the same words in the newer text, or None
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.diff.follow import Passage
from workbench.diff.lineage import Tie, trace
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness, sentence_text, walk_blocks


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the segments. moved: of those kept or changed; split, joined, gone: earlier ones; new: newer."""

    kept: int = 0
    changed: int = 0
    split: int = 0
    joined: int = 0
    moved: int = 0
    new: int = 0
    gone: int = 0


@dataclass(slots=True)
class _Group:
    old: list[Segment]
    new: list[Segment]
    passage: Passage | None = None
    sentences: dict[str, tuple[str, ...]] | None = None


@dataclass
class Succession:
    """ties: of the segments; worked out from their texts, where they are not given."""

    old: Witness
    new: Witness
    ties: Sequence[Tie] = ()
    _groups: dict[str, _Group] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)
    _blocks: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ties = self.ties or trace(
            [each.text for each in self.old.segments], [each.text for each in self.new.segments]
        )
        for tie in self.ties:
            group = _Group([self.old.segments[i] for i in tie.old], [self.new.segments[j] for j in tie.new])
            self._groups.update((segment.id, group) for segment in group.old)
        self._owners = {each.id: segment.id for segment in self.old.segments for each in segment.sentences}
        self._blocks = {block.id for block in walk_blocks(self.new.nodes) if block.id}

    def units(self, unit: str) -> tuple[str, ...]:
        """What a segment, sentence or block of the earlier text is in the newer one."""
        if unit in self._groups:
            return self.segments(unit)
        if unit in self._owners:
            return self._sentences(self._groups[self._owners[unit]]).get(unit, ())
        return (unit,) if unit in self._blocks else ()

    def segments(self, segment: str) -> tuple[str, ...]:
        """Of several that became several, the one that has its id."""
        group = self._groups.get(segment)
        if group is None:
            return ()
        heirs = tuple(each.id for each in group.new)
        return (segment,) if len(group.old) > 1 and segment in heirs else heirs

    def follow(self, span: Span) -> Span | None:
        group = self._groups.get(span.segment)
        if group is None or not group.new:
            return None
        return _passage(group).follow(span)

    def has_same_words(self, segment: str) -> bool:
        """Whether the words of a segment are all there and nothing else with them, however it is parted."""
        group = self._groups.get(segment)
        return group is not None and bool(group.new) and _passage(group).is_unchanged

    def heirs(self, segment: str) -> tuple[str, ...]:
        """All segments that hold words of the group that a segment is of."""
        group = self._groups.get(segment)
        return () if group is None else tuple(each.id for each in group.new)

    def partners(self, segment: str) -> tuple[str, ...]:
        """The segments of the earlier text that became the same ones as this, itself included."""
        group = self._groups.get(segment)
        return () if group is None else tuple(each.id for each in group.old)

    def counts(self) -> Counts:
        number = dict.fromkeys(Counts.__dataclass_fields__, 0)
        for tie in self.ties:
            number["moved"] += tie.moved
            if not tie.old or not tie.new:
                number["gone"] += len(tie.old)
                number["new"] += len(tie.new)
            elif len(tie.old) == len(tie.new) == 1:
                is_kept = self.old.segments[tie.old[0]].text == self.new.segments[tie.new[0]].text
                number["kept" if is_kept else "changed"] += 1
            elif len(tie.old) == len(tie.new):
                number["changed"] += len(tie.old)
            else:
                number["split" if len(tie.old) < len(tie.new) else "joined"] += len(tie.old)
        return Counts(**number)

    def _sentences(self, group: _Group) -> dict[str, tuple[str, ...]]:
        if group.sentences is None:
            old, new = ([(one, each) for one in side for each in one.sentences] for side in (group.old, group.new))
            ties = trace([sentence_text(*each) for each in old], [sentence_text(*each) for each in new])
            group.sentences = {
                old[i][1].id: tuple(new[j][1].id for j in tie.new) for tie in ties for i in tie.old if tie.new
            }
        return group.sentences


def _passage(group: _Group) -> Passage:
    if group.passage is None:
        group.passage = Passage(group.old, group.new)
    return group.passage
