"""Conflicts as a person has to settle them: who is in it, and who contradicts whom.

quarrels(state.problems)[0].acts        # ("1f0c7a52", "9d3e0b11"), in the order of the acts
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.model.state import Problem


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Acts that hang together by conflicts. pairs: who contradicts whom; spans: the disputed words."""

    acts: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]

    def rivals(self, act: str) -> tuple[str, ...]:
        """Those who contradict this act."""
        return tuple(one if other == act else other for one, other in self.pairs if act in (one, other))


def quarrels(problems: Iterable[Problem]) -> tuple[Quarrel, ...]:
    """In the order in which they were found."""
    found: list[tuple[list[str], list[Problem]]] = []
    for problem in problems:
        if problem.kind != "conflict" or len(problem.acts) != 2:
            continue
        joined = [each for each in found if not set(each[0]).isdisjoint(problem.acts)]
        acts, mine = joined[0] if joined else ([], [])
        for each in joined[1:]:
            acts += each[0]
            mine += each[1]
            found.remove(each)
        acts += [act for act in problem.acts if act not in acts]
        mine.append(problem)
        if not joined:
            found.append((acts, mine))
    return tuple(
        Quarrel(
            tuple(acts),
            tuple((each.acts[0], each.acts[1]) for each in mine),
            tuple(dict.fromkeys(each.span for each in mine if each.span is not None)),
        )
        for acts, mine in found
    )
