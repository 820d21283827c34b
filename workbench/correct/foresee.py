"""What would go wrong if acts were written: said before, so that nobody has to look for it afterwards.

foresee([Correct((Join("en-mt.p3", "en-mt.p5"),))], [()], acts, base)     # stale: p5 does not follow p3
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.correct.about import segments_seen
from workbench.correct.choose import choose
from workbench.correct.force import Sight, corrections_in_force
from workbench.model.act import Act, Body
from workbench.model.state import Problem
from workbench.model.witness import Witness

NEW = "new-"  # how the ids of acts begin that have none yet


def foresee(
    bodies: Iterable[Body], seen: Iterable[Sequence[str]], acts: Sequence[Act], base: Witness
) -> tuple[Problem, ...]:
    """The problems that are not there yet. seen: for each body what it sees."""
    _, before = choose(corrections_in_force(acts), base)
    _, after = choose(corrections_in_force(_extend(acts, bodies, seen)), base)
    return tuple(problem for problem in after if problem not in before)


def would_be(acts: Sequence[Act], bodies: Sequence[Body]) -> tuple[Act, ...]:
    """The acts with those that the bodies would become, each seeing what is in force on its segments now."""
    sight = Sight(acts)
    known = {act.id: act for act in acts}
    return _extend(acts, bodies, [sight.on(segments_seen(body, known)) for body in bodies])


def _extend(acts: Sequence[Act], bodies: Iterable[Body], seen: Iterable[Sequence[str]]) -> tuple[Act, ...]:
    """New acts are `new-` and their number."""
    last = max((act.seq for act in acts), default=0)
    made = (
        Act(f"{NEW}{number}", number, tuple(ids), "", "", body)
        for number, (body, ids) in enumerate(zip(bodies, seen, strict=True), last + 1)
    )
    return (*acts, *made)
