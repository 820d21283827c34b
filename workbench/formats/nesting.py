"""The marks of a segment as what they were: elements inside each other.

for each in nest(segment.marks): each.mark, each.inner
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.model.witness import Mark


@dataclass(slots=True)
class Nested:
    """A mark with those inside it."""

    mark: Mark
    inner: list[Nested] = field(default_factory=list)


def nest(marks: Sequence[Mark]) -> list[Nested]:
    """The outermost ones, in document order."""
    top: list[Nested] = []
    stack: list[Nested] = []
    for mark in marks:
        del stack[mark.depth :]
        made = Nested(mark)
        (stack[-1].inner if stack else top).append(made)
        stack.append(made)
    return top
