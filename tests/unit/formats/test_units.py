"""What stands in a unit, and what is said of it, on the ferry, whose beads are of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made.findings import finding
from tests.made.texts import span
from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.formats.bilingual.said import Condition, Sayings
from workbench.formats.bilingual.units import Unit, make_units
from workbench.formats.registry import WriteOptions
from workbench.model.act import Act, Read
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.finding import Severity
from workbench.model.witness import Role


def units(snapshot: Snapshot, **options: str) -> dict[str, Unit]:
    made = make_units(snapshot, WriteOptions(**options)).units  # type: ignore[arg-type]
    assert len({unit.name for unit in made}) == len(made)
    return {unit.name: unit for unit in made}


def texts(pieces: tuple[object, ...]) -> list[str]:
    return [getattr(each, "text", "") for each in pieces]


def test_every_segment_with_words_stands_in_one_unit() -> None:
    snapshot = ferry_snapshot()
    found = make_units(snapshot, WriteOptions())
    for text, pieces in (
        (found.source, [piece for unit in found.units for piece in unit.source]),
        (found.target, [piece for unit in found.units for piece in unit.target]),
    ):
        wanted = sorted(segment.id for segment in text.segments if segment.is_aligned)
        assert sorted(piece.id for piece in pieces) == wanted


def test_several_paragraphs_of_a_side_are_one_unit_in_the_order_of_the_translation() -> None:
    found = units(ferry_snapshot())
    assert texts(found["en-corr.p2_en-corr.p3"].target)[1].startswith("Nobody knew")
    assert len(found["en-corr.p4"].source) == 2
    order = list(found)
    assert order.index("en-corr.p6") < order.index("en-corr.p7")  # the original has them the other way round
    assert order.index("en-corr.p4.88888888") == order.index("en-corr.p4") + 1


def test_what_has_no_counterpart_stands_where_it_would() -> None:
    found = units(ferry_snapshot(), of="en-mt")
    order = list(found)
    assert found["ru.p5"].target == ()
    assert found["en-mt.p5"].source == ()
    assert order.index("ru.p5") in (order.index("en-mt.p4") + 1, order.index("en-mt.p4") + 2)


def test_the_machine_is_beside_what_was_corrected() -> None:
    found = units(ferry_snapshot())
    assert texts(found["en-corr.p7"].machine) == ["In the evening the lamp was lit on the other bank."]
    assert found["en-corr.p7"].has_other_machine
    assert not found["en-corr.h1"].has_other_machine


def test_sentences_pair_and_those_of_a_segment_run_together() -> None:
    found = units(ferry_snapshot(), level="sentence")
    assert found["en-corr.p1.s1"].source[0].id == "ru.p1.s1"
    assert texts(found["en-corr.h1"].source)  # a heading has no sentences
    assert [piece.id for piece in found["en-corr.p4.s1"].source] == ["ru.p3.s1-s2"]
    assert found["en-corr.p4.s1"].source[0].text == "Река здесь широка. Видно её издалека."


def test_without_an_original_the_machine_translation_is_the_source() -> None:
    snapshot = ferry_snapshot()
    entries = tuple(each for each in snapshot.edition.witnesses if each.role not in (Role.SOURCE, Role.RECONSTRUCTION))
    alone = replace(
        snapshot,
        edition=replace(snapshot.edition, witnesses=entries),
        alignments=tuple(each for each in snapshot.alignments if each.a != "ru"),
    )
    found = units(alone)
    assert texts(found["en-corr.p7"].source) == ["In the evening the lamp was lit on the other bank."]
    assert texts(found["en-corr.p7"].target) == ["In the evening the lamp was lit ."]
    assert not found["en-corr.p7"].has_other_machine
    assert [piece.id for piece in units(alone, of="en-mt")["en-mt.p7"].source] == ["en-mt.p7"]


def test_the_original_alone_is_no_bilingual_file() -> None:
    with pytest.raises(UsageError, match="is the original"):
        make_units(ferry_snapshot(), WriteOptions(of="ru"))


def test_conditions() -> None:
    snapshot = ferry_snapshot()
    state = {segment.id: segment for segment in snapshot.state.witness.segments}
    grave = finding(
        "number", "accuracy.mistranslation", Severity.CRITICAL, [span(state["en-corr.h2"], "keeper")], "Which one?"
    )
    read = Act("cccc0000", 99, (), "2026-03-04T09:00:00Z", "ak", Read(("en-mt.h1",)))
    snapshot = replace(
        snapshot,
        state_findings=(*snapshot.state_findings, grave),
        acts=(*snapshot.acts, read),
        in_force=(*snapshot.in_force, read.id),
    )
    found = units(snapshot)
    said = Sayings(snapshot, snapshot.state.witness)
    conditions = {name: said.of(unit).condition for name, unit in found.items()}
    assert conditions["en-corr.h1"] is Condition.READ
    assert conditions["en-corr.h2"] is Condition.DOUBTFUL
    assert conditions["en-corr.p7"] is Condition.CORRECTED
    assert conditions["en-corr.dl1"] is Condition.RAW
    assert [each.text for each in said.of(found["en-corr.p4"]).remarks] == [
        "Ask the author about the road & the <flood>. “the road”"
    ]
    assert said.of(found["en-corr.p7"]).who == "A. Keeper"


def test_what_was_read_before_a_correction_is_not_read_any_more() -> None:
    snapshot = ferry_snapshot()
    read = Act("cccc0000", 99, (), "2026-03-04T09:00:00Z", "ak", Read(("en-mt.p7",)))
    seen = replace(read, id="cccc0001", sees=("77777777",))
    for act, is_read in ((read, False), (seen, True)):
        now = replace(snapshot, acts=(*snapshot.acts, act), in_force=(*snapshot.in_force, act.id))
        condition = Sayings(now, now.state.witness).of(units(now)["en-corr.p7"]).condition
        assert (condition is Condition.READ) is is_read


def test_the_work_grows_with_the_text() -> None:
    small, large = (make_units(book_snapshot(2, number), WriteOptions()).units for number in (5, 50))
    assert (len(small), len(large)) == (13, 103)
