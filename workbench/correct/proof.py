"""Whether decisions give just the text that is wanted: tried before they are written.

is_proved(base, would_be(acts, bodies), deciding, to_expected(rows, chunks, nested))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.correct.choose import choose
from workbench.correct.deciding import Deciding
from workbench.correct.force import corrections_in_force
from workbench.correct.loom import weave_base
from workbench.correct.planning import Row
from workbench.correct.weave import Chunk, Where
from workbench.model.act import Act
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class Expected:
    """flow: the texts that are named, in order. inner: those of named segments that hang in others, "" if they go.

    named: the segments that rows name. nested: all that hang in others.
    """

    flow: tuple[str, ...]
    inner: Mapping[str, str]
    named: frozenset[str]
    nested: frozenset[str]


def to_expected(rows: Iterable[Row], chunks: Mapping[str, Chunk], nested: Iterable[str]) -> Expected:
    flow: list[str] = []
    inner: dict[str, str] = {}
    named: set[str] = set()
    hanging = frozenset(nested)
    for row in rows:
        held = [chunks[each] for each in row.ids]
        named.update(each.id for each in held)
        if any(each.is_hung or each.place in hanging for each in held):
            inner |= {each.id: text for each, text in zip(held, row.texts or ("",), strict=True)}
        else:
            flow += [text for text in row.texts if text.strip()]
    return Expected(tuple(flow), inner, frozenset(named), hanging)


def is_proved(base: Witness, acts: Sequence[Act], before: Deciding, expected: Expected) -> bool:
    """acts: with those to be tried. Nothing but what is named changes, and there is no new problem."""
    chosen, problems = choose(corrections_in_force(acts), base)
    if not {each.acts for each in problems} <= {each.acts for each in before.problems}:
        return False
    after = weave_base(base, chosen)
    there = {part.segment for chunk in after.chunks for part in chunk.parts}
    return (
        _is_flow_right(before.woven.chunks, after.chunks, expected)
        and _hung(before.woven.chunks, expected.inner, there) == _hung(after.chunks, {}, there)
        and all(
            place in after.lost
            or _hanging(before.woven.chunks, place, expected.inner) == _hanging(after.chunks, place, {})
            for place in expected.nested - before.woven.lost
        )
    )


def _is_flow_right(before: Sequence[Chunk], after: Sequence[Chunk], expected: Expected) -> bool:
    """What is not named may have been added anew, under another id."""
    texts = {each.id: each.text for each in after}
    others = [each for each in _seen(before, expected.nested) if each.id not in expected.named]
    stayed = {each.id for each in others if texts.get(each.id) == each.text}
    anew = Counter(each.text for each in others if each.id not in stayed)
    found = [each.text for each in _seen(after, expected.nested) if each.id not in stayed]
    left = iter(found)
    return all(text in left for text in expected.flow) and Counter(found) == Counter(expected.flow) + anew


def _seen(chunks: Iterable[Chunk], nested: frozenset[str]) -> list[Chunk]:
    return [each for each in chunks if not each.is_hung and each.place not in nested and each.text.strip()]


def _hanging(chunks: Iterable[Chunk], place: str, wanted: Mapping[str, str]) -> list[str]:
    texts = [wanted.get(each.id, each.text) for each in chunks if each.place == place and not each.is_hung]
    return [text for text in texts if text.strip()]


def _hung(chunks: Iterable[Chunk], wanted: Mapping[str, str], there: Collection[str]) -> list[tuple[Where, str]]:
    """Added notes with their places, of segments that are there."""
    notes = [(each.where, wanted.get(each.id, each.text)) for each in chunks if each.where and each.is_hung]
    return [(where, text) for where, text in notes if text.strip() and where.follows in there]
