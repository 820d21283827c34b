"""The bead of the item shown, joined with the next one, cut in two, or with its border shifted: pins, underneath.

SHAPES["j"](session)        # joins; what was pinned of the two is unpinned by the same decision
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.app.reshape import Sides, pin_anew
from workbench.app.review.session import Session
from workbench.model.act import Act
from workbench.model.alignment import Bead, Level
from workbench.model.errors import UsageError


def _join(session: Session) -> tuple[Act, ...]:
    bead, behind = _two(session)
    return _write(session, [bead, behind], [(bead.a + behind.a, bead.b + behind.b)])


def _cut(session: Session) -> tuple[Act, ...]:
    """Behind the first unit of either side; what one side lacks is then rendered by nothing."""
    bead = _here(session)
    first = (bead.a[:1], bead.b[:1])
    rest = (bead.a[1:], bead.b[1:])
    if not any(rest):
        first, rest = (bead.a, ()), ((), bead.b)
    if not any(first) or not any(rest):
        raise UsageError("there is nothing to cut: one side is empty", hint="P pins it as it is")
    return _write(session, [bead], [first, rest])


def _shift(session: Session) -> tuple[Act, ...]:
    """The last segment of the translation goes to the next bead."""
    bead, behind = _two(session)
    if not bead.b:
        raise UsageError("this bead has no segment of the translation to give")
    return _write(session, [bead, behind], [(bead.a, bead.b[:-1]), (behind.a, bead.b[-1:] + behind.b)])


def _here(session: Session) -> Bead:
    bead = session.surroundings.bead(session.item.segments[0])
    if bead is None:
        raise UsageError("this segment is aligned with nothing", hint="workbench pin LEFT RIGHT")
    return bead


def _two(session: Session) -> tuple[Bead, Bead]:
    bead = _here(session)
    behind = session.surroundings.next_bead(bead)
    if behind is None:
        raise UsageError("there is no bead behind this one")
    return bead, behind


def _write(session: Session, old: Sequence[Bead], new: Sequence[Sides]) -> tuple[Act, ...]:
    base, others = session.snapshot.state.base.id, session.snapshot.edition.witnesses
    bodies = pin_anew(
        session.writer.standing, Level.SEGMENT, {base}, old, [sides for sides in new if any(sides)],
        is_alone=len(others) == 2,
    )  # fmt: skip
    return session.write(bodies)


SHAPES: dict[str, Callable[[Session], tuple[Act, ...]]] = {"j": _join, "c": _cut, "n": _shift}
