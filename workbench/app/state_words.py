"""What a line of a file asks for, as decisions on the base, also where it names words of the corrected text.

    to_bodies(desk, Wanted((Place("en-corr.p5", "the the", "the"),), why="twice"))     # [Correct(…)]

Such a line changes the very words that it names: once it was taken they are gone. So what stands is looked at first.
An act that the line makes of the journal as it was before that act is the one that it made then. Each such look takes
the whole text, so only acts about segments that the words can come of are looked at.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.app.desk import Desk
from workbench.app.edit import base_of, rewrite_words, rewritten
from workbench.app.wanted import Asked, Wanted, WantedRemark
from workbench.correct.about import segments_about
from workbench.correct.force import acts_in_force
from workbench.model.act import Body, Correct, Join, Reject, Retarget
from workbench.model.errors import WorkbenchError
from workbench.model.ids import witness_of


def to_bodies(desk: Desk, asked: Asked) -> list[Body]:
    state = desk.work.state_id
    if isinstance(asked, WantedRemark) and witness_of(asked.segment) == state:
        return [desk.to_body(replace(asked, segment=base_of(desk, asked.segment)))]
    if isinstance(asked, Wanted) and any(witness_of(place.segment) == state for place in asked.places):
        return _taken_before(desk, asked) or rewrite_words(desk, asked)
    return [desk.to_body(asked)]


def _taken_before(desk: Desk, asked: Wanted) -> list[Body]:
    """What stands because this was asked for before; nothing if it was not."""
    standing = [act for act in acts_in_force(desk.acts) if _may_be_of(act.body, asked)]
    known, sources = {act.id: act for act in desk.acts}, _sources(desk, asked)
    for act in reversed([each for each in standing if not sources.isdisjoint(segments_about(each.body, known))]):
        earlier = Desk(desk.work, tuple(each for each in desk.acts if each.order < act.order))
        try:
            made = rewritten(earlier, asked)
        except WorkbenchError:
            continue  # the words were not there then either
        found = [next((each.body for each in standing if _does_the_same(each.body, body)), None) for body in made]
        if made and None not in found:
            return [body for body in found if body is not None]
    return []


def _sources(desk: Desk, asked: Wanted) -> set[str]:
    """The segments of the base that the named ones come of, with all that these were ever joined with."""
    parts = (desk.work.unit_id(place.segment).split(".")[1:2] for place in asked.places)
    found = {".".join([desk.base.id, *part]) for part in parts}
    bodies = (act.body for act in desk.acts)
    operations = (each for body in bodies if isinstance(body, Correct | Retarget) for each in body.operations)
    waiting = [{each.first, each.second} for each in operations if isinstance(each, Join)]
    while beside := [each for each in waiting if not found.isdisjoint(each)]:
        found.update(*beside)
        waiting = [each for each in waiting if each not in beside]
    return found


def _may_be_of(body: Body, asked: Wanted) -> bool:
    """Words of the base that come back are a correction refused."""
    if isinstance(body, Reject):
        return body.why == asked.why
    if not isinstance(body, Correct) or body.why != asked.why or len(body.findings) != len(asked.findings):
        return False
    return all(full.startswith(each) for full, each in zip(body.findings, asked.findings, strict=True))


def _does_the_same(one: Body, other: Body) -> bool:
    if isinstance(one, Correct) and isinstance(other, Correct):
        return one.operations == other.operations
    return one == other
