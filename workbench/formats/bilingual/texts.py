"""Units of a file become texts beside each other: a segment for each side of a unit, and what renders what.

to_texts("memory.tmx", ["ru", "en"], [Row({0: (words,), 1: (words,)}, line=12)])
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.formats.bilingual.words import Words
from workbench.formats.outline import Item, build_tree
from workbench.formats.registry import Draft, Pairs, Texts
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.witness import Node, Place, Segment

_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Row:
    """A unit. sides: what it has in each text, by the text's place; several where one side has several paragraphs.

    division: units of one name that follow each other stand in one division.
    """

    sides: Mapping[int, tuple[Words, ...]]
    line: int
    kind: str = "p"
    division: str = ""


def to_texts(
    name: str, languages: Sequence[str], rows: Sequence[Row], notes: Sequence[Warned] = (), *, has_original: bool = True
) -> Texts:
    """Texts of which the file has a word, the first language's first. InputError if it has none."""
    filled = [place for place in range(len(languages)) if any(_shown(row, place) for row in rows)]
    if not filled:
        raise InputError("holds no text", file=name, hint="give a file with units in it")
    numbers = Counter[int]()
    beads: dict[int, list[tuple[tuple[int, ...], tuple[int, ...]]]] = {place: [] for place in filled[1:]}
    for row in rows:
        taken = {}
        for place in filled:
            count = len(_shown(row, place))
            taken[place] = tuple(range(numbers[place], numbers[place] + count))
            numbers[place] += count
        for place in filled[1:]:
            if taken[filled[0]] or taken[place]:
                beads[place].append((taken[filled[0]], taken[place]))
    left = Counter(code for row in rows for side in row.sides.values() for words in side for code in words.left)
    said = [*notes]
    if left:
        what = ", ".join(f"{code} ({number})" for code, number in sorted(left.items()))
        said.append(Warned(f"inline codes without words were left out: {what}"))
    drafts = tuple(
        Draft(_nodes(name, rows, place), Bibliography(), tuple(said) if place == filled[0] else ()) for place in filled
    )
    pairs = tuple(Pairs(0, filled.index(place), tuple(found)) for place, found in beads.items())
    is_original = has_original and filled[0] == 0 and len(filled) > 1
    return Texts(tuple(languages[place] for place in filled), drafts, pairs, is_original)


def to_tag(language: str, default: str = "und") -> str:
    """`EN_us`, `sr@latin` as BCP 47: `en-US`, `sr-Latn`."""
    plain, _, modifier = language.strip().partition("@")
    tag = plain.partition(".")[0].replace("_", "-")
    if not _TAG.fullmatch(tag):
        return default
    first, *rest = tag.split("-")
    if modifier.lower() in _SCRIPTS:
        rest.insert(0, _SCRIPTS[modifier.lower()])
    sizes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sizes.get(len(each), str.lower)(each) for each in rest)])


def _shown(row: Row, place: int) -> list[Words]:
    return [each for each in row.sides.get(place, ()) if each.text.strip()]


def _nodes(name: str, rows: Sequence[Row], place: int) -> tuple[Node, ...]:
    nodes: list[Node] = []
    items: list[Item] = []
    division = None
    for row in rows:
        if row.division != division and items:
            nodes += build_tree(items)
            items = []
        division = row.division
        for words in _shown(row, place):
            text, marks = words.joined()
            kind = row.kind if row.kind == "head" else "p"
            attributes = (("type", "sub"),) if kind == "head" else ()
            items.append(Item(Segment("", kind, text, (), marks, attributes, Place(name, row.line, row.line))))
    return (*nodes, *build_tree(items)) if items else tuple(nodes)
