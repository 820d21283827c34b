"""Rows: every segment once, in the order of the corrected text."""

from __future__ import annotations

from tests.snapshots import ferry_snapshot
from workbench.formats.tables.side_by_side import SideBySide, side_by_side
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Edition, Snapshot, WitnessEntry
from workbench.model.state import State
from workbench.model.witness import Role, Segment, Witness


def test_every_segment_stands_in_one_row_and_the_corrected_ones_in_order() -> None:
    snapshot = ferry_snapshot()
    rows = side_by_side(snapshot)
    state = [each.id for each in snapshot.state.witness.segments if each.is_aligned]
    assert [each for row in rows for each in row.state] == state
    base = [each.id for each in snapshot.state.base.segments if each.is_aligned]
    assert sorted(each for row in rows for each in row.base) == sorted(base)
    source = [each.id for each in snapshot.witness("ru").segments if each.is_aligned]
    assert sorted(each for row in rows for each in row.source) == sorted(source)


def test_what_was_dropped_or_left_out_stands_behind_what_is_before_it() -> None:
    rows = side_by_side(ferry_snapshot())
    at = rows.index(SideBySide((), ("en-mt.p5",), ()))
    assert rows[at - 1].base == ("en-mt.p4",)
    assert rows[at + 1] == SideBySide(("ru.p5",), (), ("en-corr.p4.88888888",))


def _text(identifier: str, role: Role, number: int) -> Witness:
    return Witness(identifier, "en", role, tuple(Segment(f"{identifier}.p{at}", "p", f"{at}") for at in range(number)))


def test_rows_that_would_cross_are_one() -> None:
    base, source, state = _text("en-mt", Role.BASE, 4), _text("ru", Role.SOURCE, 2), _text("en-corr", Role.REVISION, 4)
    beads = tuple(Bead((f"en-mt.p{at}",), (f"en-corr.p{at}",)) for at in range(4))
    crossing = (Bead(("ru.p0",), ("en-mt.p0", "en-mt.p2")), Bead(("ru.p1",), ("en-mt.p1",)), Bead((), ("en-mt.p3",)))
    entries = (WitnessEntry("ru", Role.SOURCE, "ru", ()), WitnessEntry("en-mt", Role.BASE, "en", ()))
    snapshot = Snapshot(
        Edition("e", "E", witnesses=entries),
        (base, source),
        State(base, state, (), (), (), beads, ()),
        (),
        (Alignment("ru", "en-mt", Level.SEGMENT, crossing),),
        (),
    )
    rows = side_by_side(snapshot)
    assert [row.state for row in rows] == [("en-corr.p0", "en-corr.p1", "en-corr.p2"), ("en-corr.p3",)]
    assert rows[0].source == ("ru.p0", "ru.p1")
