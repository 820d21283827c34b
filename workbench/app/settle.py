"""Conflicts of two editors, and acts whose words are not there: told in full, and settled.

trouble(desk)                               # [Trouble("conflict", …, sides=(Side(…), Side(…)))]
resolve(desk, ["1f0c"])                     # Resolve(keep=("1f0c7a52",), drop=("9d3e0b11",))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.app.desk import Desk
from workbench.app.history import Line, to_line
from workbench.app.named import find_act
from workbench.app.people import is_person
from workbench.correct.about import segments_named
from workbench.correct.around import acts_within, around
from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force
from workbench.correct.quarrels import Quarrel, quarrels
from workbench.correct.state import compute_state
from workbench.model.act import Act, Resolve
from workbench.model.errors import UsageError
from workbench.model.ids import to_state_id
from workbench.model.state import Problem


@dataclass(frozen=True, slots=True)
class Side:
    """One of the acts that contradict each other, and the segment as it would read with it alone (None: not there)."""

    line: Line
    reading: str | None

    def to_json(self) -> dict[str, object]:
        return {**self.line.to_json(), "reading": self.reading}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A conflict or a stale act. text: the base's segment; found: what stands where a stale act's words stood.

    sides: the earliest first, as the clocks of those who decided have it.
    """

    kind: str
    message: str
    segment: str
    text: str
    sides: tuple[Side, ...]
    found: str = ""

    def to_json(self) -> dict[str, object]:
        return {
            "type": self.kind,
            "message": self.message,
            "segment": self.segment,
            "text": self.text,
            "found": self.found,
            "sides": [side.to_json() for side in self.sides],
        }


def trouble(desk: Desk) -> list[Trouble]:
    """Conflicts first, then what is stale; in the order of the acts."""
    problems = _problems(desk)
    open_ones = quarrels(problems)
    rest = [each for each in problems if each.kind != "conflict" or len(each.acts) == 1]
    return [
        *(_conflict(desk, quarrel) for quarrel in open_ones),
        *(_alone(desk, problem) for problem in rest),
    ]


def resolve(desk: Desk, keep: Sequence[str], drop: Sequence[str] = (), *, grouped: bool = False) -> Resolve:
    """keep: acts that hold; all that contradict them do not. drop: acts that do not hold; their rivals do.

    grouped: also the other acts in conflict that one command recorded together with them.
    """
    open_ones = quarrels(_problems(desk))
    kept = [act for each in keep for act in _chosen(desk, open_ones, each, grouped=grouped)]
    dropped = [act for each in drop for act in _chosen(desk, open_ones, each, grouped=grouped)]
    return _settle(open_ones, kept, dropped)


def resolve_for(desk: Desk, person: str) -> Resolve:
    """In every conflict in which this person has a part, it is this person's word that holds."""
    open_ones = quarrels(_problems(desk))
    people = desk.work.edition.people
    kept = [act for quarrel in open_ones for act in quarrel.acts if is_person(people, desk.known[act].who, person)]
    if not kept:
        raise UsageError(f"{person} has no part in a conflict", hint="workbench resolve  lists them")
    return _settle(open_ones, kept, [])


def _settle(open_ones: Sequence[Quarrel], kept: list[str], dropped: list[str]) -> Resolve:
    rivals = {act: quarrel.rivals(act) for quarrel in open_ones for act in quarrel.acts}
    if kept and not dropped:
        dropped = [rival for act in kept for rival in rivals[act]]
    elif dropped and not kept:
        kept = [rival for act in dropped for rival in rivals[act] if rival not in dropped]
    both = next((act for act in kept if act in dropped), None)
    if both is not None:
        raise UsageError(
            f"{both} cannot hold beside what contradicts it", hint="keep one of the two, and drop the other"
        )
    if not kept and not dropped:
        raise UsageError("no act is named", hint="workbench resolve  lists the conflicts with their acts")
    return Resolve(tuple(dict.fromkeys(kept)), tuple(dict.fromkeys(dropped)))


def _chosen(desk: Desk, open_ones: Sequence[Quarrel], reference: str, *, grouped: bool) -> list[str]:
    """The act in conflict that begins so, and with it those of its group."""
    acts = [desk.known[act] for quarrel in open_ones for act in quarrel.acts]
    if not acts:
        raise UsageError("there is no conflict to resolve", hint="workbench status")
    act = find_act(reference, acts, "act in conflict")
    return [each.id for each in acts if each is act or (grouped and act.group and each.group == act.group)]


def _problems(desk: Desk) -> list[Problem]:
    return choose(corrections_in_force(desk.acts), desk.base)[1]


def _conflict(desk: Desk, quarrel: Quarrel) -> Trouble:
    first = desk.known[quarrel.acts[0]]
    segment = quarrel.spans[0].segment if quarrel.spans else segments_named(first.body)[0]
    others = [each for each in desk.known.values() if each.id not in quarrel.acts]
    acts = sorted((desk.known[act] for act in quarrel.acts), key=lambda act: (act.when, act.who, act.id))
    sides = tuple(_side(desk, act, segment, others) for act in acts)
    names = f"{', '.join(act.id for act in acts[:-1])} and {acts[-1].id}"
    message = f"acts {names} change the same words of {segment}, and did not see each other"
    return Trouble("conflict", message, segment, _text(desk, segment), sides)


def _alone(desk: Desk, problem: Problem) -> Trouble:
    act = desk.known[problem.acts[0]]
    segment = problem.span.segment if problem.span else segments_named(act.body)[0]
    side = Side(_line(desk, act), None)
    return Trouble("stale", problem.message, segment, _text(desk, segment), (side,), problem.found)


def _side(desk: Desk, act: Act, segment: str, others: Sequence[Act]) -> Side:
    passage = around(desk.base, segments_named(act.body))
    here = {each.id for each in passage.segments}
    state = compute_state(passage, [*acts_within(others, here), act])
    wanted = to_state_id(segment, state.witness.id)
    reading = next((each.text for each in state.witness.segments if each.id == wanted), None)
    return Side(_line(desk, act), reading)


def _line(desk: Desk, act: Act) -> Line:
    names = {person.id: person.name for person in desk.work.edition.people}
    return to_line(act, names, desk.known, in_force=False)


def _text(desk: Desk, segment: str) -> str:
    return next((each.text for each in desk.base.segments if each.id == segment), "")
