"""The readings of several witnesses of one translation, collated against the base from their comparisons with it.

    collate(en_mt, (base_with_corrected, base_with_revision))[3].places[0].readings
    # (Reading("the helm", ("en-corr", "en-rev")),)

The base with a witness's readings put in is that witness, character for character. A place holds whole words: what only
puts something in takes the word before it along, as an apparatus is printed. Other translations are no witnesses of the
same text: nearly every word would be a place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.diff.compare import PARAGRAPH
from workbench.model.apparatus import Place, Reading, Unit
from workbench.model.edits import Comparison, Op, SegmentDiff
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class _Change:
    """[start, end) of the unit's text becomes new; low, high: the same, out to whole words."""

    witness: str
    start: int
    end: int
    new: str
    low: int
    high: int


@dataclass(slots=True)
class _Draft:
    segments: tuple[str, ...]
    offsets: dict[str, int]
    text: str
    changes: list[_Change] = field(default_factory=list)
    added: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def collate(base: Witness, comparisons: Iterable[Comparison]) -> tuple[Unit, ...]:
    """All units of the base in its order. comparisons: of the base with each witness."""
    own = list(comparisons)
    drafts = _draft(base, own)
    first = _Draft((), {}, "")
    by_segment = {segment: draft for draft in drafts for segment in draft.segments}
    for comparison in own:
        last = first
        for diff in comparison.diffs:
            if diff.a:
                last = by_segment[diff.a[0]]
                last.changes += _changes(comparison.b, diff, last)
            else:
                last.added["".join(edit.new for edit in diff.edits)].append(comparison.b)
    return tuple(_finish(draft) for draft in ((first, *drafts) if first.added else drafts))


def _draft(base: Witness, comparisons: Sequence[Comparison]) -> list[_Draft]:
    """Segments that a bead of any witness ties together are one unit, where the first of them stands."""
    texts = {segment.id: segment.text for segment in base.segments}
    rank = {segment: number for number, segment in enumerate(texts)}
    together: dict[str, tuple[str, ...]] = {segment: (segment,) for segment in texts}
    for comparison in comparisons:
        for diff in comparison.diffs:
            if len(diff.a) > 1:
                tied = {unit for segment in diff.a for unit in together[segment]}
                joined = tuple(sorted(tied, key=rank.__getitem__))
                for segment in joined:
                    together[segment] = joined
    return [_to_draft(segments, texts) for segments in dict.fromkeys(together.values())]


def _to_draft(segments: tuple[str, ...], texts: dict[str, str]) -> _Draft:
    offsets, at = {}, 0
    for segment in segments:
        offsets[segment] = at
        at += len(texts[segment]) + len(PARAGRAPH)
    return _Draft(segments, offsets, PARAGRAPH.join(texts[segment] for segment in segments))


def _changes(witness: str, diff: SegmentDiff, draft: _Draft) -> Iterator[_Change]:
    at = start = draft.offsets[diff.a[0]]
    old, new = ("".join(getattr(edit, side) for edit in diff.edits) for side in ("old", "new"))
    if not diff.b or diff.is_block or not draft.text.startswith(old, start):
        if old != new:
            end = draft.offsets[diff.a[-1]] + len(old.rpartition(PARAGRAPH)[2])
            yield _Change(witness, start, end, new, start, end)
        return
    for edit in diff.edits:
        end = at + len(edit.old)
        if edit.op is not Op.EQUAL:
            yield _Change(witness, at, end, edit.new, *_widen(draft.text, at, end, edit.new))
        at = end


def _widen(text: str, start: int, end: int, new: str) -> tuple[int, int]:
    """Out to the word before where no word is taken out, and to the one behind where there is none or none is new."""
    is_bare = not text[start:end].strip()
    before = re.search(r"\S+\s*\Z", text[:start]) if is_bare or (new and not new.strip()) else None
    if before:
        start = before.start()
    if is_bare and (not before or not new.strip()):
        behind = re.match(r"\s*\S+", text[end:])
        end += behind.end() if behind else 0
    return start, end


def _finish(draft: _Draft) -> Unit:
    added = tuple(Reading(text, tuple(witnesses)) for text, witnesses in draft.added.items())
    return Unit(draft.segments, draft.text, tuple(_places(draft)), added)


def _places(draft: _Draft) -> Iterator[Place]:
    """Changes whose words overlap are read together."""
    waiting: list[_Change] = []
    for change in sorted(draft.changes, key=lambda each: (each.low, each.high, each.start)):
        if waiting and change.low >= max(each.high for each in waiting):
            yield _place(draft.text, waiting)
            waiting = []
        waiting.append(change)
    if waiting:
        yield _place(draft.text, waiting)


def _place(text: str, changes: Sequence[_Change]) -> Place:
    start, end = min(each.low for each in changes), max(each.high for each in changes)
    of_witness: dict[str, list[_Change]] = defaultdict(list)
    for change in changes:
        of_witness[change.witness].append(change)
    readings: dict[str, list[str]] = defaultdict(list)
    for witness, mine in of_witness.items():
        readings[_read(text, start, end, mine)].append(witness)
    return Place(start, end, tuple(Reading(each, tuple(names)) for each, names in readings.items()))


def _read(text: str, start: int, end: int, changes: Iterable[_Change]) -> str:
    parts, at = [], start
    for change in sorted(changes, key=lambda each: (each.start, each.end)):
        parts += [text[at : change.start], change.new]
        at = change.end
    return "".join((*parts, text[at:end]))
