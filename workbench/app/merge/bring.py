"""What the file changed in the text it was exported from, brought to the text as it is now.

    brought = bring(rows, before, now)        # the two states; rows: what became of the segments of the first

Words that both changed, and differently, are a conflict; so is a segment that was cut, joined, moved or dropped by one
and changed by the other. What is there already is nothing to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.correct.planning import Row
from workbench.diff.merging import merge_changes
from workbench.model.state import State


@dataclass(frozen=True, slots=True)
class Conflict:
    """A segment, the words that it had when the file was exported, those in the file, and those of today."""

    segment: str
    old: str
    file: str
    now: str


@dataclass(slots=True)
class Brought:
    """rows: of segments as they are now; what is in conflict stays as it is now."""

    rows: list[Row] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def bring(rows: Sequence[Row], before: State, now: State) -> Brought:
    return _Bringing(before, now).run(rows)


class _Bringing:
    def __init__(self, before: State, now: State) -> None:
        self._old = {segment.id: segment.text for segment in before.witness.segments}
        self._now = {segment.id: segment.text for segment in now.witness.segments}
        self._new = Counter(text for name, text in self._now.items() if name not in self._old)
        self._made = Brought()

    def run(self, rows: Sequence[Row]) -> Brought:
        for row in rows:
            if not row.ids:
                self._add(row)
            elif len(row.ids) == len(row.texts) == 1 and not row.moved:
                self._reword(row.ids[0], row.texts[0])
            else:
                self._recut(row)
        return self._made

    def _add(self, row: Row) -> None:
        if not self._have(row.texts):
            self._made.rows.append(row)

    def _have(self, texts: Sequence[str]) -> bool:
        """Whether segments that are new since then say the same."""
        wanted = Counter(texts)
        if not wanted <= self._new:
            return False
        self._new -= wanted
        return True

    def _reword(self, segment: str, text: str) -> None:
        old, now = self._old[segment], self._now.get(segment)
        if now is None:
            if text != old and not self._have((text,)):
                self._clash(segment, old, text, "")
            return
        merged = merge_changes(old, text, now)
        self._made.conflicts += [Conflict(segment, each.old, each.mine, each.theirs) for each in merged.clashes]
        self._made.rows.append(Row((segment,), (merged.text,)))

    def _recut(self, row: Row) -> None:
        """Split, joined, moved, dropped: only of what is as it was."""
        left = [each for each in row.ids if each in self._now]
        if len(left) == len(row.ids) and all(self._now[each] == self._old[each] for each in left):
            self._made.rows.append(row)
            return
        self._made.rows += [Row((each,), (self._now[each],)) for each in left]
        there = Counter(self._now[each] for each in left) + self._new
        if Counter(row.texts) <= there and all(self._now[each] in row.texts for each in left):
            self._new -= Counter(row.texts) - Counter(self._now[each] for each in left)
            return
        old, now = (" ¶ ".join(texts.get(each, "") for each in row.ids) for texts in (self._old, self._now))
        self._clash(row.ids[0], old, " ¶ ".join(row.texts), now.strip(" ¶"))

    def _clash(self, segment: str, old: str, file: str, now: str) -> None:
        self._made.conflicts.append(Conflict(segment, old, file, now))
