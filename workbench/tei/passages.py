"""Which stretches of the base a correction's markup must enclose.

A correction inside a sentence stays inside it. One that makes, ends or crosses sentences is lifted over whole
sentences; one that crosses a paragraph's end is seen in the two paragraphs laid end to end (a chain).

    chain = Chain(base_segments, edits, state_segments); chain.passages()   # [Passage(0, 2, 0, 4, is_lifted=False, …)]

A chain is read on one line (a *course*) on which kept text stands once, and replaced and new text one behind the
other; sentences of the base and of the corrected text are stretches of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.ids import to_state_id, witness_of
from workbench.model.witness import Segment, Sentence


class EditKind(StrEnum):
    CHANGE = "change"
    SPLIT = "split"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change in force, in the coordinates of the chain's base text: [start, end) became `new`.

    change: the id of its entry in the list of acts: the act's, and `-2`, `-3` for further places of the act.
    """

    change: str
    act: str
    kind: EditKind
    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Kept text (edit is None) or an edit: its place in base, state and course."""

    base: tuple[int, int]
    state: tuple[int, int]
    course: tuple[int, int]
    edit: Edit | None


@dataclass(frozen=True, slots=True)
class Passage:
    """base[start:end] reads state[new_start:new_end]. is_lifted: it holds whole sentences and stands outside `s`."""

    start: int
    end: int
    new_start: int
    new_end: int
    is_lifted: bool
    edits: tuple[Edit, ...]


class Chain:
    """Base segments joined by acts, mostly one, and the state segments that came of them."""

    def __init__(self, base: Sequence[Segment], edits: Sequence[Edit], state: Sequence[Segment]) -> None:
        self.base, self.state = base, state
        self.base_text = "".join(segment.text for segment in base)
        self.state_text = "".join(segment.text for segment in state)
        self.pieces = _pieces(self.base_text, edits)
        got = "".join(piece.edit.new if piece.edit else self.base_text[slice(*piece.base)] for piece in self.pieces)
        if got != self.state_text:
            raise ValueError(f"{base[0].id}: the corrected text is not the base with its changes")
        self.base_sentences = _laid_end_to_end(base)
        self.state_sentences = _laid_end_to_end(state)
        self.splits = [piece.edit for piece in self.pieces if piece.edit and piece.edit.kind is EditKind.SPLIT]
        self.notes = _notes(state)
        self.state_id = witness_of(state[0].id) if state else ""

    def passages(self, forced: Sequence[tuple[int, int]] = ()) -> list[Passage]:
        """In order, apart from one another. forced: base stretches that must lie in one lifted passage each."""
        stretches = [(self._from_base(a, after=True), self._from_base(b, after=False)) for a, b in forced]
        inside, kept = self._kept_sentences(stretches)
        loose = [piece.course for piece in self.pieces if piece.edit and piece.edit not in inside]
        old = [one for one in self.base_sentences if to_state_id(one.id, self.state_id) not in kept]
        new = [one for one in self.state_sentences if one.id not in kept]
        unpaired = [(self._from_base(one.start, after=True), self._from_base(one.end, after=False)) for one in old]
        unpaired += [(self._from_state(one.start, after=True), self._from_state(one.end, after=False)) for one in new]
        has_sentences = bool(self.base_sentences or self.state_sentences)
        lifted = [
            self._passage(low, high, is_lifted=has_sentences) for low, high in _united([*loose, *unpaired, *stretches])
        ]
        inline = [self._passage(*piece.course, is_lifted=False) for piece in self.pieces if piece.edit in inside]
        found = [passage for passage in lifted if passage.edits] + inline
        return sorted(found, key=lambda one: (one.start, one.new_start))

    def to_state(self, position: int) -> int:
        """The place in the corrected text of a place in the base; of replaced words, the beginning of the new ones."""
        return self._positions(self._from_base(position, after=False), after=False)[1]

    def is_repeated(self, start: int, end: int) -> bool:
        """Whether the same words stand just before or behind."""
        words, length = self.base_text[start:end], end - start
        around = self.base_text[max(0, start - length) : start], self.base_text[end : end + length]
        return bool(words.strip()) and words in around

    def piece_of(self, edit: Edit) -> Piece:
        return next(piece for piece in self.pieces if piece.edit is edit)

    def _kept_sentences(self, forced: list[tuple[int, int]]) -> tuple[set[Edit], set[str]]:
        """The edits that lie in a sentence which stays that sentence, and the state ids of all that do."""
        new = {sentence.id: sentence for sentence in self.state_sentences}
        inside: set[Edit] = set()
        kept: set[str] = set()
        for old in self.base_sentences:
            partner = new.get(to_state_id(old.id, self.state_id))
            if partner is None:
                continue
            ends = (self._from_base(old.start, after=True), self._from_base(old.end, after=False))
            new_ends = (self._from_state(partner.start, after=True), self._from_state(partner.end, after=False))
            low, high = min(ends[0], new_ends[0]), max(ends[1], new_ends[1])
            amounts = {self._kept_between(*ends), self._kept_between(*new_ends), self._kept_between(low, high)}
            touched = [
                piece for piece in self.pieces if piece.edit and piece.course[0] < high and piece.course[1] > low
            ]
            touched += [
                piece for piece in self.pieces if piece.edit and low < piece.course[0] == piece.course[1] < high
            ]
            whole = all(low <= piece.course[0] and piece.course[1] <= high for piece in touched)
            plain = all(piece.edit and piece.edit.kind is EditKind.CHANGE for piece in touched)
            if whole and plain and len(amounts) == 1 and not any(a < high and low < b for a, b in forced):
                kept.add(partner.id)
                inside.update(piece.edit for piece in touched if piece.edit)
        return inside, kept

    def _kept_between(self, low: int, high: int) -> int:
        kept = (piece.course for piece in self.pieces if piece.edit is None)
        return sum(max(0, min(high, end) - max(low, start)) for start, end in kept)

    def _from_base(self, position: int, *, after: bool) -> int:
        """The place on the course; where edits insert just here: before or after them."""
        at = [piece for piece in self.pieces if piece.base[0] <= position <= piece.base[1]]
        piece = at[-1 if after else 0]
        return piece.course[0] + position - piece.base[0]

    def _from_state(self, position: int, *, after: bool) -> int:
        at = [piece for piece in self.pieces if piece.state[0] <= position <= piece.state[1]]
        piece = at[-1 if after else 0]
        old = piece.base[1] - piece.base[0] if piece.edit else 0
        return piece.course[0] + old + position - piece.state[0]

    def _passage(self, low: int, high: int, *, is_lifted: bool) -> Passage:
        edits = tuple(piece.edit for piece in self.pieces if piece.edit and _is_within(piece.course, low, high))
        ends = [self._positions(low, after=True), self._positions(high, after=False)]
        return Passage(ends[0][0], ends[1][0], ends[0][1], ends[1][1], is_lifted, edits)

    def _positions(self, place: int, *, after: bool) -> tuple[int, int]:
        """Base and state position of a place on the course."""
        at = [piece for piece in self.pieces if piece.course[0] <= place <= piece.course[1]]
        piece = at[-1 if after else 0]
        done = place - piece.course[0]
        if piece.edit is None:
            return piece.base[0] + done, piece.state[0] + done
        old = piece.base[1] - piece.base[0]
        return min(piece.base[0] + done, piece.base[1]), piece.state[0] + max(0, done - old)


def _pieces(text: str, edits: Sequence[Edit]) -> list[Piece]:
    pieces: list[Piece] = []
    base = state = course = 0

    def add(end: int, new: int, edit: Edit | None) -> None:
        nonlocal base, state, course
        length = end - base + (new if edit else 0)
        pieces.append(Piece((base, end), (state, state + new), (course, course + length), edit))
        base, state, course = end, state + new, course + length

    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start > base:
            add(edit.start, edit.start - base, None)
        add(edit.end, len(edit.new), edit)
    if base < len(text) or not pieces:
        add(len(text), len(text) - base, None)
    return pieces


def _laid_end_to_end(segments: Sequence[Segment]) -> list[Sentence]:
    sentences, at = [], 0
    for segment in segments:
        sentences += [Sentence(one.id, one.start + at, one.end + at) for one in segment.sentences]
        at += len(segment.text)
    return sentences


def _notes(segments: Sequence[Segment]) -> dict[str, int]:
    """Where the notes of these segments hang."""
    notes, at = {}, 0
    for segment in segments:
        for mark in segment.marks:
            if mark.node is not None:
                notes[mark.node.id] = at + mark.start
        at += len(segment.text)
    return notes


def _is_within(course: tuple[int, int], low: int, high: int) -> bool:
    """Whether an edit's place is in the stretch; an empty one at its border belongs to what it stands beside."""
    if course[0] == course[1] and low < high:
        return low < course[0] < high
    return low <= course[0] and course[1] <= high


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that share text become one; those that only touch stay apart."""
    united: list[tuple[int, int]] = []
    for low, high in sorted(set(stretches)):
        if united and (low < united[-1][1] or (low, high) == united[-1]):
            united[-1] = (united[-1][0], max(united[-1][1], high))
        else:
            united.append((low, high))
    return united
