"""The base with every correction in force as tracked changes: words, paragraph ends, paragraphs, notes.

woven = Woven(state); woven.of(base_segment)     # the paragraphs that stand where the segment does

Accepting all of it reads as the corrected text, rejecting all of it as the base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from workbench.formats.word.lines import CAME, WENT, Bit, Line, NewNote
from workbench.model.act import Drop, Join, Split
from workbench.model.ids import to_state_id
from workbench.model.span import Span
from workbench.model.state import Applied, State
from workbench.model.witness import Segment, walk_segments
from workbench.tei.added import NewSegments


class Woven:
    """apart: base segments whose paragraph ends cannot go, as those of cells and notes."""

    def __init__(self, state: State, apart: Collection[str]) -> None:
        self._state, self._apart = state, apart
        self._id = state.witness.id
        self._order = [segment.id for segment in state.base.segments]
        self._rank = {name: number for number, name in enumerate(self._order)}
        self._base = {segment.id: segment for segment in state.base.segments}
        self._computed = {segment.id: segment for segment in state.witness.segments}
        self._places = {name: number for number, name in enumerate(self._computed)}
        self._new = NewSegments(state)
        self._changes: dict[str, list[Applied]] = defaultdict(list)
        self._splits: dict[str, list[tuple[str, Span, str]]] = defaultdict(list)  # act, place, the new segment
        self._adds: dict[str, list[str]] = defaultdict(list)
        self._joins: dict[str, tuple[str, Join]] = {}
        self._drops: dict[str, str] = {}
        self._written: set[str] = set()
        self._hung: dict[str, str] = {}  # new notes, and the act of each
        self._sort()
        self._went = self._find_gone()

    def _sort(self) -> None:
        for change in self._state.changes:
            self._changes[change.segment].append(change)
        for each in self._state.structures:
            operation = each.operation
            if isinstance(operation, Split):
                place = operation.span
                self._splits[place.segment].append((each.act, place, self._new.take(place.segment, each.act)))
            elif isinstance(operation, Join):
                self._joins[operation.first] = (each.act, operation)
            elif isinstance(operation, Drop):
                self._drops[operation.span.segment] = each.act
            elif operation.span is None:
                self._adds[operation.follows].append(each.act)
            else:
                self._hung[self._new.take(operation.follows, each.act)] = each.act
        self._seconds = {join.second: (act, first) for first, (act, join) in self._joins.items()}

    def _find_gone(self) -> dict[str, str]:
        """The act behind every segment that is in the base only: its own, or that of what it hangs in."""
        gone = dict(self._drops)
        for name, act in self._drops.items():
            for inner in walk_segments((self._base[name],)):
                gone.setdefault(inner.id, act)
        return gone

    def went_by(self, segment: Segment) -> str:
        return self._went.get(segment.id, "")

    def of(self, segment: Segment) -> Sequence[Line]:
        """None for a segment that was written with the one it is joined to, or is gone with what it hangs in."""
        if segment.id in self._written or (segment.id in self._went and segment.id not in self._drops):
            return []
        if segment.id in self._hung:
            return [Line(segment.id, segment, [Bit(segment.text, CAME, self._hung[segment.id])], segment.id)]
        lines = self._chain(segment)
        hanging: dict[str, list[NewNote]] = {}
        begins: dict[str, int] = defaultdict(int)
        for line in lines:
            line.begin = begins[line.unit]
            begins[line.unit] += len(line.text)
            line.notes = hanging.setdefault(line.unit, self._notes_in(line.unit))
        return lines

    def _notes_in(self, unit: str) -> list[NewNote]:
        marks = self._computed[unit].marks if unit in self._computed and self._hung else ()
        named = ((mark, mark.node.id if isinstance(mark.node, Segment) else "") for mark in marks)
        return [NewNote(mark, self._hung[name]) for mark, name in named if name in self._hung]

    def _chain(self, segment: Segment) -> list[Line]:
        self._written.add(segment.id)
        act = self._drops.get(segment.id)
        if act is not None:
            return [*self._gone(segment, act), *self._added(segment.id)]
        lines = self._own(segment)
        added = self._added(segment.id)
        joined = self._joins.get(segment.id)
        if joined is None:
            return [*lines, *added]
        act, join = joined
        if segment.id in self._apart or join.second in self._apart:
            second = self._own(self._base[join.second], is_second=True)[0]
            lines[-1].bits.append(Bit(join.glue + second.text, CAME, act, len(segment.text), len(segment.text)))
            return [*lines, *added]
        lines[-1].bits.append(Bit(join.glue, CAME, act, len(segment.text), len(segment.text)))
        lines[-1].mark, lines[-1].mark_act = WENT, act
        between = self._order[self._rank[segment.id] + 1 : self._rank[join.second]]
        lost = [line for name in between if name in self._drops for line in self._lost(name)]
        rest = self._chain(self._base[join.second])
        number = next(at for at, line in enumerate(rest, 1) if line.mark != WENT or at == len(rest))
        for line in rest[:number]:
            line.unit = lines[-1].unit
        return [*lines, *lost, *rest[:number], *added, *rest[number:]]

    def _lost(self, name: str) -> list[Line]:
        """What was dropped between two that are joined stands between them, unless it hangs in something."""
        if name in self._written or name in self._apart:
            return []
        self._written.add(name)
        return self._gone(self._base[name], self._drops[name])

    def _gone(self, segment: Segment, act: str) -> list[Line]:
        if not segment.text:
            return []
        line = Line("", segment, [Bit(segment.text, WENT, act, 0, len(segment.text))])
        if segment.id not in self._apart:
            line.mark, line.mark_act = WENT, act
        return [line]

    def _added(self, follows: str) -> list[Line]:
        """What was added behind a segment, in the order of the corrected text."""
        acts = self._adds.pop(follows, [])
        made = sorted(((self._new.take(follows, act), act) for act in acts), key=lambda each: self._places[each[0]])
        lines = []
        for name, act in made:
            segment = self._computed[name]
            bits = [Bit(segment.text, CAME, act)] if segment.text else []
            lines.append(Line(name, segment, bits, name, mark=CAME, mark_act=act))
        return lines

    def _own(self, segment: Segment, *, is_second: bool = False) -> list[Line]:
        """The paragraphs that the segment itself became."""
        text = segment.text
        is_joined = segment.id in self._seconds
        name = "" if is_joined else to_state_id(segment.id, self._id)
        line = Line(name, segment, unit=name)
        lines = [line]
        at = 0
        for start, end, new, act, made in self._events(segment.id):
            line.bits += _bit(text, at, start)
            at = end
            line.bits += _bit(text, start, end, WENT, act)
            if new:
                line.bits.append(Bit(new, CAME, act, start, end))
            if made and is_second:
                return lines  # only the part that goes along is wanted
            if made:
                line.mark, line.mark_act, line.is_last = CAME, act, False
                line = Line(made, segment, unit=made)
                lines.append(line)
        line.bits += _bit(text, at, len(text))
        if is_joined and not is_second:
            act, first = self._seconds[segment.id]
            if first in self._apart or segment.id in self._apart:
                lines[0] = _emptied(lines[0], act)
        return lines

    def _events(self, segment: str) -> list[tuple[int, int, str, str, str]]:
        """By place, with the segment that a split makes; at one place an insertion before what is replaced, and that
        before a split.
        """
        changes = [(each.start, each.end, each.new, each.act, "") for each in self._changes.get(segment, ())]
        splits = [(span.start, span.end, "", act, made) for act, span, made in self._splits.get(segment, ())]
        return sorted((*changes, *splits), key=lambda each: (each[0], each[1], bool(each[4]), each[3]))


def _bit(text: str, start: int, end: int, op: str = "", act: str = "") -> list[Bit]:
    return [Bit(text[start:end], op, act, start, end)] if start < end else []


def _emptied(line: Line, act: str) -> Line:
    """What stands in another place now: here its words went, and none came."""
    bits = [Bit(bit.text, WENT, bit.act or act, bit.at, bit.until) for bit in line.bits if bit.op != CAME]
    return Line("", line.like, bits, "", 0, line.mark, line.mark_act, line.is_last)
