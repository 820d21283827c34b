"""What a new correction would take from those that hold: to be shown before it is written.

would_touch((Change(span, "Togo is a man"),), acts)[0].kept
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.correct.choose import without_overridden
from workbench.correct.force import corrections_in_force
from workbench.correct.overlap import overlaps
from workbench.model.act import Act, Operation


@dataclass(frozen=True, slots=True)
class Touched:
    """A correction some of whose operations (lost) would count no longer; the others (kept) stay."""

    act: Act
    lost: tuple[Operation, ...]
    kept: tuple[Operation, ...]


def would_touch(operations: Sequence[Operation], acts: Iterable[Act]) -> tuple[Touched, ...]:
    """The corrections that a new one, made with all of `acts` in view, would override; in journal order."""
    touched = []
    for act, standing in without_overridden(corrections_in_force(acts)):
        lost = tuple(each for each in standing if any(overlaps(each, operation) for operation in operations))
        if lost:
            touched.append(Touched(act, lost, tuple(each for each in standing if each not in lost)))
    return tuple(touched)
