"""Whose words a corrected segment holds.

[(each.text, each.act) for each in blame(state, "en-corr.p3")] == [("There are ", ""), ("four", "40b2c6d8"), …]
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.act import Add
from workbench.model.ids import to_state_id
from workbench.model.state import State


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a corrected segment and the act they are from, or the base's (no act).

    start: in the segment's text. old: the base's words they replace; an empty text says that they were left out.
    """

    start: int
    text: str
    act: str = ""
    old: str = ""


def blame(state: State, segment_id: str) -> tuple[Stretch, ...]:
    """The stretches of a segment of the state, in order; joined they are its text. KeyError if there is none."""
    text = state.witness.segment(segment_id).text
    for each in state.structures:
        if isinstance(each.operation, Add):
            name = to_state_id(f"{each.operation.follows}.{each.act}", state.witness.id)
            if segment_id == name or segment_id.startswith(f"{name}."):
                return (Stretch(0, text, each.act),)
    stretches: list[Stretch] = []
    at = 0
    changes = (each for each in state.changes if each.state_segment == segment_id)
    for change in sorted(changes, key=lambda each: (each.state_start, each.state_start + len(each.new))):
        if at < change.state_start:
            stretches.append(Stretch(at, text[at : change.state_start]))
        stretches.append(Stretch(change.state_start, change.new, change.act, change.old))
        at = change.state_start + len(change.new)
    if at < len(text):
        stretches.append(Stretch(at, text[at:]))
    return tuple(stretches)
