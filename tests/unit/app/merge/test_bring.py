"""What a file changed, brought to a text that went on since it was exported."""

from __future__ import annotations

from tests.unit.correct.port import add, change, correct, drop, join, name, port, split
from workbench.app.merge.bring import Brought, bring
from workbench.correct.planning import Row
from workbench.correct.state import compute_state
from workbench.model.act import Act
from workbench.model.state import State

TEXTS = {each.id.replace("en-mt", "en-corr"): each.text for each in port().segments}
P2, P3, P4, P5 = (f"en-corr.p{number}" for number in (2, 3, 4, 5))


def state(*acts: Act) -> State:
    return compute_state(port(), acts)


def brought(row: Row, *since: Act, before: tuple[Act, ...] = ()) -> Brought:
    return bring([row], state(*before), state(*before, *since))


def test_changes_of_both_are_put_together() -> None:
    since = correct(1, change("p2", "two", "three"))
    made = brought(Row((P2,), (TEXTS[P2].replace("lamp", "light"),)), since)
    assert made.rows == [Row((P2,), (TEXTS[P2].replace("lamp", "light").replace("two", "three"),))]
    assert not made.conflicts


def test_the_same_words_are_a_conflict_and_stay() -> None:
    made = brought(Row((P2,), (TEXTS[P2].replace("two", "ten"),)), correct(1, change("p2", "two", "three")))
    assert [(each.old, each.file, each.now) for each in made.conflicts] == [("two", "ten", "three")]
    assert made.rows == [Row((P2,), (TEXTS[P2].replace("two", "three"),))]


def test_what_is_gone_or_cut_since_cannot_be_changed() -> None:
    reworded = Row((P5,), ("Every child knows this shore.",))
    assert brought(reworded, correct(1, drop("p5"))).conflicts
    assert not brought(Row((P5,), (TEXTS[P5],)), correct(1, drop("p5"))).conflicts
    assert brought(Row((P3, P4), (f"{TEXTS[P3]} {TEXTS[P4]}",)), correct(1, change("p3", "three", "two"))).conflicts


def test_what_is_there_already_is_nothing_to_do() -> None:
    whole = Row((P3, P4), (f"{TEXTS[P3]} {TEXTS[P4]}",))
    made = brought(whole, correct(1, join("p3", "p4")))
    assert not made.conflicts
    assert made.rows == [Row((P3,), whole.texts)]
    cut = split("p2", "lamp.")
    parts = state(correct(1, cut)).witness
    row = Row((P2,), (parts.segment(P2).text, parts.segment(f"{P2}.{name(1)}").text))
    made = brought(row, correct(1, cut))
    assert not made.conflicts
    assert all(len(each.ids) == len(each.texts) == 1 for each in made.rows)
    assert brought(Row((), ("It snowed.",)), correct(1, add("p4", "It snowed."))).rows == []
    assert brought(Row((P5,), ()), correct(1, drop("p5"))).rows == []
