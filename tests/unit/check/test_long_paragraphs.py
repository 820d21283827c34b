"""A paragraph as long as a book is read once, not once for each of its sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.check import marks
from workbench.check.rules import quotation_differs
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

TIMES = 40


def to_context(text: str, source: str) -> Context:
    """One paragraph each, its sentences beside each other one by one."""
    ours = Witness("mt", "en", Role.BASE, mint((Segment("", "p", text * TIMES),), "mt", "en"))
    theirs = Witness("ru", "ru", Role.SOURCE, mint((Segment("", "p", source * TIMES),), "ru", "ru"))
    sides = zip(theirs.segments[0].sentences, ours.segments[0].sentences, strict=True)
    beads = tuple(Bead((a.id,), (b.id,)) for a, b in sides)
    return Context(ours, theirs, (Bead((theirs.segments[0].id,), (ours.segments[0].id,)),), beads)


def test_quotation_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def turns(text: str) -> Iterator[tuple[int, int]]:
        read.append(text)
        return marks.turns(text)

    monkeypatch.setattr(quotation_differs, "turns", turns)
    context = to_context("“The ship has left the port,” people said. ", "Люди говорили, что пароход ушёл. ")
    assert len(list(quotation_differs.RULE.find(context))) == TIMES
    assert len(read) == 2
