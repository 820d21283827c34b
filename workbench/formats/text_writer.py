"""A text as plain text, with the marks that plain text has for notes, italics, lists and pages.

With the furniture, and where the lines of the received file are known, it is the received text again but for the
closed list of normalisations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from workbench.formats.paragraphs import SPACES
from workbench.formats.registry import WriteOptions, chosen_text
from workbench.formats.shapes import page_number
from workbench.model.edition import Snapshot
from workbench.model.witness import Block, Mark, Node, Place, Segment, Witness

CELL = "\t"  # between the cells of a row


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment in a line: its id, the marker in front, its own text, and the signs put into it (place, sign)."""

    segment: str
    text: str
    marker: str = ""
    signs: tuple[tuple[int, str], ...] = ()
    is_note: bool = False

    @property
    def written(self) -> str:
        parts, last = [self.marker], 0
        for at, sign in self.signs:
            parts.append(self.text[last:at] + sign)
            last = at
        return "".join(parts) + self.text[last:]


@dataclass(frozen=True, slots=True)
class Line:
    """What is written on one line: a segment, the cells of a row, or (no pieces) a sign of its own."""

    place: Place | None
    pieces: tuple[Piece, ...]
    sign: str = ""

    @property
    def text(self) -> str:
        return CELL.join(piece.written for piece in self.pieces) if self.pieces else self.sign


def write_text(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """The corrected state, or the witness asked for; furniture only if asked for."""
    return to_text(chosen_text(snapshot, options), with_furniture=options.with_furniture).encode("utf-8")


def to_text(witness: Witness, *, with_furniture: bool) -> str:
    return _laid_out(to_lines(witness, with_furniture=with_furniture))


def to_lines(witness: Witness, *, with_furniture: bool) -> list[Line]:
    """The lines in the order of the file."""
    notes = list(_notes(witness.nodes))
    labels = _label(notes)
    lines = list(_lines(witness.nodes, labels, with_furniture=with_furniture))
    lines += [Line(note.place, (_piece(note, f"[{labels[note.id]}] ", labels, is_note=True),)) for note in notes]
    places = [line.place for line in lines if line.place is not None]
    if len(places) == len(lines):
        # A footnote stands where it stood; Python's sort keeps what is on one line in order.
        files = list(dict.fromkeys(place.file for place in places))
        lines.sort(key=lambda line: (files.index(line.place.file), line.place.first) if line.place else (0, 0))
    return lines


def _laid_out(lines: Sequence[Line]) -> str:
    """As many blank lines between two as the received file had; one where that is not known."""
    parts: list[str] = []
    last: Place | None = None
    for number, line in enumerate(lines):
        place = line.place
        if number:
            blank = 1
            if place and last and place.file == last.file and place.first > last.first:
                blank = max(0, place.first - last.last - 1)
            parts.append("\n" * (blank + 1))
        parts.append(line.text)
        last = place
    return "".join(parts) + "\n" if parts else ""


def _label(notes: Sequence[Segment]) -> dict[str, str]:
    """By note, what calls it: as it was received, else the next number that no other note has."""
    labels = {note.id: _attribute(note, "n") for note in notes}
    taken = set(labels.values())
    free = (str(number) for number in count(1) if str(number) not in taken)
    return {name: label or next(free) for name, label in labels.items()}


def _lines(nodes: Sequence[Node], labels: Mapping[str, str], *, with_furniture: bool) -> Iterator[Line]:
    for node in nodes:
        if isinstance(node, Segment):
            if node.kind != "fw" or with_furniture:
                yield Line(node.place, (_piece(node, _marker(node), labels),))
        elif node.name == "row":
            cells = [child for child in node.children if isinstance(child, Segment)]
            yield Line(cells[0].place if cells else None, tuple(_piece(cell, "", labels) for cell in cells))
        elif node.name == "milestone":
            yield Line(node.place, (), dict(node.attributes).get("n", "* * *"))
        elif node.name == "pb":
            if dict(node.attributes).get("n"):  # a page without a number is nothing to write
                yield Line(node.place, (), page_sign(dict(node.attributes)))
        else:
            yield from _lines(node.children, labels, with_furniture=with_furniture)


def page_sign(attributes: dict[str, str]) -> str:
    """A page's mark as it stood in a plain text; @rend of another project's TEI is no such mark."""
    mark, number = attributes.get("rend", ""), attributes.get("n", "")
    bare = mark.strip(SPACES)
    is_mark = bool(number) and (page_number(bare) or bare) == number
    return mark if is_mark else f"[p. {number}]"


def _marker(segment: Segment) -> str:
    """The marker of an item; one that was received with a no-break space behind it has that, and no blank."""
    marker = _attribute(segment, "n") or "-"
    return (marker if marker.endswith("\u00a0") else f"{marker} ") if segment.kind == "item" else ""


def _attribute(segment: Segment, name: str) -> str:
    return dict(segment.attributes).get(name, "")


def _piece(segment: Segment, marker: str, labels: Mapping[str, str], *, is_note: bool = False) -> Piece:
    """With `[1]` where a note hangs and `_…_` around italics."""
    insertions: list[tuple[int, int, str]] = []
    for order, mark in enumerate(segment.marks):
        insertions += _signs(mark, order, labels)
    signs = tuple((at, sign) for at, _, sign in sorted(insertions))
    return Piece(segment.id, segment.text, marker, signs, is_note)


def _signs(mark: Mark, order: int, labels: Mapping[str, str]) -> list[tuple[int, int, str]]:
    if mark.name == "hi" and dict(mark.attributes).get("rend") == "italic" and mark.start < mark.end:
        return [(mark.start, order, "_"), (mark.end, -1, "_")]
    if mark.name == "note" and isinstance(mark.node, Segment):
        return [(mark.start, order, f"[{labels.get(mark.node.id, '')}]")]
    return []


def _notes(nodes: Sequence[Node]) -> Iterator[Segment]:
    for node in nodes:
        if isinstance(node, Block):
            yield from _notes(node.children)
            continue
        for mark in node.marks:
            if mark.name == "note" and isinstance(mark.node, Segment):
                yield mark.node
