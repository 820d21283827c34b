"""What would go wrong if acts were written: said before, so that nobody has to look for it afterwards.

foresee([Correct((Join("en-mt.p3", "en-mt.p5"),))], [()], acts, base)     # stale: p5 does not follow p3
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force
from workbench.model.act import Act, Body
from workbench.model.state import Problem
from workbench.model.witness import Witness

NEW = "new-"  # how the ids of acts begin that have none yet


def foresee(
    bodies: Iterable[Body], seen: Iterable[Sequence[str]], acts: Sequence[Act], base: Witness
) -> tuple[Problem, ...]:
    """The problems that are not there yet. seen: for each body what it sees; new acts are `new-0`, `new-1`, …"""
    last = max((act.seq for act in acts), default=0)
    made = [
        Act(f"{NEW}{number}", last + 1 + number, tuple(ids), "", "", body)
        for number, (body, ids) in enumerate(zip(bodies, seen, strict=True))
    ]
    _, before = choose(corrections_in_force(acts), base)
    _, after = choose(corrections_in_force([*acts, *made]), base)
    return tuple(problem for problem in after if problem not in before)
