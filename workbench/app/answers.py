"""Yes and no to what others propose, or did.

accept(desk, "1f0c")                                    # Accept: the proposal counts from now on
reject(desk, "1f0c", "the author means the tea")        # Reject, of a proposal or of a correction that counts
waiting(desk, by="Anna", where="p3..p9")                # the proposals nobody has answered, in order
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.desk import Desk
from workbench.app.named import find_act
from workbench.app.people import is_person
from workbench.app.workspace import select_range
from workbench.correct.about import segments_named
from workbench.correct.force import acts_in_force, proposals, verdicts
from workbench.model.act import Accept, Act, Correct, Reject, Resolve
from workbench.model.errors import UsageError


def accept(desk: Desk, reference: str) -> Accept:
    """A proposal is taken; so is what was rejected before. If its words were corrected meanwhile, it has them now."""
    act, standing = _find(desk, reference)
    verdict = verdicts(standing).get(act.id)
    if act.id in {each.id for each in standing}:
        assert isinstance(act.body, Correct)
        if not act.body.proposed and verdict is None:
            raise UsageError(f"{act.id} is no proposal: it counts already", hint="workbench accept  lists what waits")
    elif not _refuses(verdict, act):
        _say_withdrawn(act)
    return Accept(act.id)


def reject(desk: Desk, reference: str, why: str = "") -> Reject:
    act, standing = _find(desk, reference)
    verdict = verdicts(standing).get(act.id)
    if act.id not in {each.id for each in standing}:
        if _refuses(verdict, act):
            assert verdict is not None
            raise UsageError(f"{act.id} does not count already, by act {verdict.id}", hint="workbench log")
        _say_withdrawn(act)
    return Reject(act.id, why)


def waiting(desk: Desk, by: str | None = None, where: str | None = None) -> tuple[Act, ...]:
    """The proposals that nobody has answered: of one person, in a range of segments."""
    segments = None if where is None else {segment.id for segment in select_range(desk.base, where)}
    return tuple(
        act
        for act in proposals(acts_in_force(desk.acts))
        if (by is None or is_person(desk.work.edition.people, act.who, by))
        and (segments is None or segments.issuperset(segments_named(act.body)))
    )


def accept_all(desk: Desk, by: str | None = None, where: str | None = None) -> list[Accept]:
    return [Accept(act.id) for act in waiting(desk, by, where)]


def _find(desk: Desk, reference: str) -> tuple[Act, Sequence[Act]]:
    corrections = [act for act in desk.known.values() if isinstance(act.body, Correct)]
    return find_act(reference, corrections, "correction"), acts_in_force(desk.acts)


def _refuses(verdict: Act | None, act: Act) -> bool:
    if verdict is None:
        return False
    body = verdict.body
    return isinstance(body, Reject) or (isinstance(body, Resolve) and act.id in body.drop)


def _say_withdrawn(act: Act) -> None:
    raise UsageError(f"{act.id} was taken back", hint=f"to have it back:  workbench redo {act.id}")
