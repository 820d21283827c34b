"""Places of one text in another that differs in a few words, by the edits between them; so findings of the base get
their places in the corrected text.

    edits = diff_words("There are three cranes.", "There are only three cranes.")
    Carrier(edits).carry(10, 15)            # (15, 20): "three"; None where the words themselves were changed
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.diff.compare import PARAGRAPH
from workbench.model.edits import Comparison, Edit, Op, SegmentDiff
from workbench.model.finding import Finding
from workbench.model.ids import to_state_id
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Segment
from workbench.text.normalise import fold


class Carrier:
    """From old to new. offset: where the new text begins in the text that is meant."""

    def __init__(self, edits: Sequence[Edit], offset: int = 0) -> None:
        self._old = "".join(edit.old for edit in edits)
        self._runs: list[tuple[int, int, int]] = []  # (place in old, its end, place in new) of equal stretches
        old, new = 0, offset
        for edit in edits:
            if edit.op is Op.EQUAL or (len(edit.old) == len(edit.new) and fold(edit.old) == fold(edit.new)):
                self._runs.append((old, old + len(edit.old), new))
            old += len(edit.old)
            new += len(edit.new)
        self._begins = [start for start, _, _ in self._runs]

    def carry(self, start: int, end: int) -> tuple[int, int] | None:
        """[start, end) in the new text: all its letters must stand there still; a point needs a neighbour that does."""
        letters = [at for at in range(start, min(end, len(self._old))) if not self._old[at].isspace()]
        if not letters:
            return self._point(start)
        places = [self._place(at) for at in letters]
        if None in places:
            return None
        first, last = places[0], places[-1]
        assert first is not None
        assert last is not None
        return first, last + 1

    def _point(self, at: int) -> tuple[int, int] | None:
        before = next((each for each in range(at - 1, -1, -1) if not self._old[each].isspace()), None)
        behind = next((each for each in range(at, len(self._old)) if not self._old[each].isspace()), None)
        if before is not None and (place := self._place(before)) is not None:
            return place + 1, place + 1
        if behind is not None and (place := self._place(behind)) is not None:
            return place, place
        return None

    def _place(self, at: int) -> int | None:
        number = bisect_right(self._begins, at) - 1
        if number < 0:
            return None
        start, end, new = self._runs[number]
        return new + at - start if start <= at < end else None


def carried(findings: Iterable[Finding], compared: Comparison, state: State) -> Iterator[Finding]:
    """Findings on the base whose words still stand, where they stand in the corrected text. compared: base to state."""
    old = {segment.id: segment for segment in state.base.segments}
    new = {segment.id: segment for segment in state.witness.segments}
    diff_of = {unit: diff for diff in compared.diffs for unit in diff.a}
    bridges: dict[tuple[str, ...], _Bridge] = {}
    for finding in findings:
        spans: list[Span | None] = []
        for span in finding.spans:
            diff = diff_of.get(span.segment)
            if diff is None:  # furniture stands in no bead
                spans.append(_unchanged(span, new.get(to_state_id(span.segment, state.witness.id))))
                continue
            bridge = bridges.get(diff.a) or bridges.setdefault(diff.a, _Bridge(diff, old, new))
            spans.append(bridge.span(span))
        there = tuple(span for span in spans if span is not None)
        if len(there) == len(spans):
            yield replace(finding, spans=there)


def _unchanged(span: Span, segment: Segment | None) -> Span | None:
    if segment is None or span.is_stale(segment.text):
        return None
    return Span.of(segment.id, segment.text, span.start, span.end)


class _Bridge:
    """One bead between base and corrected text; its edits are of the segments of either side, joined."""

    def __init__(self, diff: SegmentDiff, old: dict[str, Segment], new: dict[str, Segment]) -> None:
        self._carrier = Carrier(diff.edits)
        self._begin = dict(zip(diff.a, _begins([old[unit].text for unit in diff.a]), strict=True))
        self._new = [new[unit] for unit in diff.b]
        self._new_begins = _begins([segment.text for segment in self._new])

    def span(self, span: Span) -> Span | None:
        """None where the words were changed, or a paragraph ends among them now."""
        begin = self._begin[span.segment]
        place = self._carrier.carry(begin + span.start, begin + span.end)
        if place is None or not self._new:
            return None
        number = bisect_right(self._new_begins, place[0]) - 1
        segment, start = self._new[number], place[0] - self._new_begins[number]
        end = place[1] - self._new_begins[number]
        return Span.of(segment.id, segment.text, start, end) if end <= len(segment.text) else None


def _begins(texts: Sequence[str]) -> list[int]:
    begins = [0]
    for text in texts[:-1]:
        begins.append(begins[-1] + len(text) + len(PARAGRAPH))
    return begins
