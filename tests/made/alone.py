"""An edition of one text, made of whatever nodes a test has: no decisions, nothing aligned.

alone((Segment("", "p", "It snowed."),)).state.witness.segments[0].id == "x.p1"
"""

from __future__ import annotations

from workbench.model.edition import Edition, Snapshot, WitnessEntry
from workbench.model.state import State
from workbench.model.witness import Node, Role, Witness
from workbench.text.mint import mint


def alone(nodes: tuple[Node, ...], language: str = "en") -> Snapshot:
    text = Witness("x", language, Role.BASE, mint(nodes, "x", language), "A title")
    entry = WitnessEntry("x", Role.BASE, language, ("sources/x",))
    state = State(text, text, (), (), (), (), ())
    return Snapshot(Edition("e", "An edition", witnesses=(entry,)), (text,), state, (), (), ())
