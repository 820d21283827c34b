"""The segments of a text cut into pieces: what is aligned, so that a segment may end in the middle of its partner.

    pieces = read_pieces([["He came.", "He saw."], ["He won."]], "en")
    pieces.of([0]) == (0, 1); pieces.side.owner.tolist() == [0, 0, 1]

A piece is a sentence, or a whole segment that has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.align.beads import Stretch
from workbench.align.terms import Side, read_side


@dataclass(frozen=True, slots=True)
class Pieces:
    """starts: the first piece of each segment, and the number of all pieces."""

    side: Side
    starts: tuple[int, ...]

    def __len__(self) -> int:
        """Segments."""
        return len(self.starts) - 1

    def of(self, segments: Iterable[int]) -> tuple[int, ...]:
        return tuple(piece for each in segments for piece in range(self.starts[each], self.starts[each + 1]))

    def as_segments(self) -> Side:
        return self.side.group(self.side.owner, len(self))


def read_pieces(segments: Sequence[Sequence[str]], language: str, places: Sequence[Sequence[str]] = ()) -> Pieces:
    """Each segment as its pieces, at least one; places: what is known of each segment beside its words."""
    starts: list[int] = [0]
    texts: list[str] = []
    owner: list[int] = []
    of_piece: list[Sequence[str]] = []
    for number, pieces in enumerate(segments):
        texts += pieces
        owner += [number] * len(pieces)
        of_piece += [places[number] if places else (), *([()] * (len(pieces) - 1))]
        starts.append(len(texts))
    return Pieces(read_side(texts, language, of_piece, owner), tuple(starts))


def in_pieces(stretch: Stretch, a: Pieces, b: Pieces) -> Stretch:
    return Stretch(a.of(stretch.a), b.of(stretch.b))
