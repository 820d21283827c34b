"""Beads that a person fixes: which units render each other, whatever the aligner thinks.

    pin(directory, "ru.p3", "p3,p4", "the paragraph was cut in two", "Vera Editor")
    unpin(directory, "p3", "Vera Editor")

Units are segments, sentences or divisions, one level at a time; `none` is an empty side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbench.app.desk import Desk, Made
from workbench.app.workspace import Workspace
from workbench.correct.force import acts_in_force
from workbench.model.act import Act, PinBead, Unpin
from workbench.model.alignment import Level
from workbench.model.errors import UsageError
from workbench.model.ids import witness_of
from workbench.model.witness import Witness, walk_blocks

NONE = "none"


def pin(directory: Path, left: str, right: str, why: str, who: str, *, dry_run: bool = False) -> Made:
    """left, right: units with commas between them, in either order of the texts, or `none`."""
    desk = Desk.open(directory)
    body = _to_body(desk.work, left, right, why)
    standing = [act for act in acts_in_force(desk.acts) if isinstance(act.body, PinBead)]
    if body not in [act.body for act in standing]:
        _check_free(body, standing)
    return desk.write([body], who, dry_run=dry_run)


def unpin(directory: Path, reference: str, who: str, *, dry_run: bool = False) -> Made:
    """reference: a unit, or the beginning of the act's id."""
    desk = Desk.open(directory)
    unit = desk.work.unit_id(reference)
    pins = [(act, act.body) for act in acts_in_force(desk.acts) if isinstance(act.body, PinBead)]
    found = [act for act, body in pins if unit in (*body.a, *body.b)]
    if not found and reference:
        found = [act for act, _ in pins if act.id.startswith(reference)]
        if len(found) > 1:
            raise UsageError(f"several pins begin with {reference}", hint="workbench log lists them")
    if not found:
        raise UsageError(f"{reference!r} is not pinned", hint="`workbench align` marks what is")
    return desk.write([Unpin(act.id) for act in found], who, grouped=len(found) > 1, dry_run=dry_run)


def _to_body(work: Workspace, left: str, right: str, why: str) -> PinBead:
    sides = [_read_side(work, side) for side in (left, right)]
    units = [*sides[0], *sides[1]]
    if not units:
        raise UsageError("there is nothing to pin", hint="workbench pin ru.p3 p3,p4")
    hub = (work.edition.source or work.edition.base).id
    texts = [sorted({witness_of(unit) for unit in side}) for side in sides]
    if any(len(each) > 1 for each in texts) or texts[0] == texts[1]:
        raise UsageError("a pin joins units of one text with units of one other", hint="workbench pin ru.p3 p3,p4")
    if all(texts) and [hub] not in texts:
        raise UsageError(
            f"{texts[0][0]} and {texts[1][0]} are aligned through {hub}", hint=f"pin each of them with {hub}"
        )
    levels = {level_of(work, unit) for unit in units}
    if len(levels) > 1:
        raise UsageError(f"a pin is of one level, these are {' and '.join(sorted(levels))}s")
    is_turned = texts[1] == [hub] or (not texts[1] and texts[0] != [hub])
    a, b = reversed(sides) if is_turned else sides
    return PinBead(levels.pop(), tuple(a), tuple(b), why)


def _read_side(work: Workspace, side: str) -> Sequence[str]:
    if side == NONE:
        return ()
    names = [name.strip() for name in side.split(",") if name.strip()]
    return tuple(dict.fromkeys(work.unit_id(name) for name in names))


def level_of(work: Workspace, unit: str) -> Level:
    owner, edition = witness_of(unit), work.edition
    if owner == work.state_id:
        raise UsageError(
            f"{owner} follows {edition.base.id} word by word and is not aligned by itself",
            hint=f"pin the unit of {edition.base.id}",
        )
    for level, ids in units_of(work.witness(owner)):
        if unit in ids:
            return level
    raise UsageError(
        f"there is no {unit} that could be aligned",
        hint=f"`workbench align` and `workbench align --level sentence` list the units of {owner}; furniture stays out",
    )


def units_of(witness: Witness) -> Iterable[tuple[Level, list[str]]]:
    """What can be aligned, on each level, in the order of the text."""
    aligned = [segment for segment in witness.segments if segment.is_aligned]
    yield Level.SEGMENT, [segment.id for segment in aligned]
    yield Level.SENTENCE, [sentence.id for segment in aligned for sentence in segment.sentences]
    yield Level.DIVISION, [block.id for block in walk_blocks(witness.nodes) if block.name == "div"]


def _check_free(body: PinBead, standing: Iterable[Act]) -> None:
    """Two pins of the same texts and level share no unit."""
    for act in standing:
        other = act.body
        assert isinstance(other, PinBead)
        shared = sorted({*body.a, *body.b} & {*other.a, *other.b})
        if other.level is body.level and shared and _same_texts(body, other):
            raise UsageError(f"{shared[0]} is pinned already, by act {act.id}", hint=f"workbench unpin {shared[0]}")


def _same_texts(one: PinBead, other: PinBead) -> bool:
    """A pin of nothing is one with every text."""
    return not (one.b and other.b) or witness_of(one.b[0]) == witness_of(other.b[0])
