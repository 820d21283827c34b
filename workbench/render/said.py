"""What a row says, in words, of how its texts answer each other: many for one, nothing, and what stands elsewhere.

shape_of(1, 2)      # "one paragraph of the source in 2"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.witness import Segment, Witness
from workbench.render.moved import Move, moves_of
from workbench.render.page_data import Column, Ghost, Opening
from workbench.render.rows import Row

NAMES = {"source": "the source", "base": "the base", "corrected": "the corrected text"}
WORDS = 44  # characters of a moved paragraph that are quoted where it stood


def shape_of(source: int, here: int) -> str:
    """Words for m paragraphs of the source that stand beside n; nothing where they are one and one, or none."""
    if 0 in (source, here) or source == here == 1:
        return ""
    many = "one paragraph" if source == 1 else f"{source} paragraphs"
    return f"{many} of the source in {here if here > 1 else 'one'}"


def absent(column: Column, base: Sequence[Segment]) -> str:
    """Why a text has nothing in a row. base: what the base has there."""
    if column.kind == "corrected" and base:
        return "taken out"
    return f"not in {NAMES.get(column.kind, f'this {column.kind}')}"


@dataclass(frozen=True, slots=True)
class Moved:
    """By (row's id, column's index): what is said of a cell that moved, and what is said where moved ones stand."""

    openings: Mapping[tuple[str, int], Opening]
    ghosts: Mapping[tuple[str, int], tuple[Ghost, ...]]


def say_moved(rows: Sequence[Row], columns: Sequence[Column], texts: Sequence[Witness], base: int) -> Moved:
    openings: dict[tuple[str, int], Opening] = {}
    ghosts: dict[tuple[str, int], tuple[Ghost, ...]] = {}
    for column, text in zip(columns, texts, strict=True):
        name = NAMES.get(column.kind, "this text")
        for move in moves_of(rows, column.index, text) if column.index != base else ():
            together = [rows[number] for number in move.rows]
            first = together[0].cells[column.index][0]
            numbers = [_numbers(row, base)[0] for row in (together[0], together[-1])]
            said = _said(name, len(together), _place(move, _numbers(rows[move.place], base)))
            for row in together:
                words = said if row is together[0] else f"moved with {numbers[0]}"
                openings[row.id, column.index] = Opening(first.id, words)
            beside = numbers[0] if len(together) == 1 else "–".join(numbers)
            ghost = Ghost(
                first.id, move.is_behind, _begin(first), len(together) - 1, beside, text.language, name,
            )  # fmt: skip
            at = rows[move.place].id, column.index
            ghosts[at] = (*ghosts.get(at, ()), ghost)
    return Moved(openings, ghosts)


def _said(name: str, count: int, place: str) -> str:
    what, them = ("moved", "it") if count == 1 else (f"moved, {count} paragraphs", "them")
    return f"{what}: {name} has {them} {place}"


def _place(move: Move, numbers: Sequence[str]) -> str:
    return f"behind {numbers[-1]}" if move.is_behind else f"before {numbers[0]}"


def _numbers(row: Row, base: int) -> tuple[str, ...]:
    """What stands in the margin of a row: a base paragraph's number, another's whole id."""
    return tuple(segment.id.partition(".")[2] for segment in row.cells[base]) or (row.segments[0].id,)


def _begin(segment: Segment) -> str:
    text = " ".join(segment.text.split())
    return text if len(text) <= WORDS else f"{text[:WORDS].rpartition(' ')[0] or text[:WORDS]} …"
