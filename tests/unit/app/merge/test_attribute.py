"""Changes, remarks and marks of an edited copy are signed by whoever the file names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.desk import Desk, Made
from workbench.app.merge.merge import MergeOptions, Merging, plan_returned
from workbench.cli.main import run
from workbench.correct.reading import readers
from workbench.correct.state import compute_state
from workbench.model.act import Correct, Read, Remark
from workbench.model.errors import StaleError
from workbench.model.returned import Authored, Comment, Passage, Returned, Stamp
from workbench.store.journal import read_journal

MAY, JUNE = "2026-05-03T10:00:00Z", "2026-06-01T08:30:00Z"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def passages(edition: Path) -> dict[str, Passage]:
    desk = Desk.open(edition)
    segments = compute_state(desk.base, desk.acts, desk.work.state_id).witness.segments
    return {each.id.partition(".")[2]: Passage(each.text, each.id, each.kind) for each in segments}


def change(passage: Passage, old: str, new: str, who: str, when: str = "") -> Passage:
    at = passage.text.index(old)
    mark = Authored(at, at + len(new), who, when)
    return replace(
        passage, text=passage.text.replace(old, new, 1), authored=(*passage.authored, mark) if who else passage.authored
    )


def plan(edition: Path, found: list[Passage], *, is_partial: bool = False) -> Merging:
    desk = Desk.open(edition)
    now = compute_state(desk.base, desk.acts, desk.work.state_id)
    stamp = Stamp.of("en-corr", desk.work.edition.base.digest, (act.id for act in desk.acts))
    returned = Returned.stamped(stamp, found, is_partial=is_partial)
    return plan_returned(desk, now, returned, Path("copy.docx"), MergeOptions())


def merge(edition: Path, found: list[Passage], *, is_partial: bool = False) -> Made:
    return plan(edition, found, is_partial=is_partial).write("Vera Editor")


def signed(edition: Path) -> list[tuple[str, str, str]]:
    """Words, person, day of each correction; the day only if it is not today's."""
    acts = read_journal(edition / "journal.jsonl").acts
    people = {each.id: each.name for each in Desk.open(edition).work.edition.people}
    return [
        (
            "; ".join(getattr(each, "after", type(each).__name__) for each in act.body.operations),
            people[act.who],
            act.when if act.when in (MAY, JUNE) else "",
        )
        for act in acts
        if isinstance(act.body, Correct)
    ]


def test_words_struck_out_are_signed_though_the_same_stand_beside_them(port: Path) -> None:
    """Of “the the” the file strikes out the second; what is decided may be the first."""
    held = passages(port)
    text = held["p1"].text
    at = text.index("the the")
    mark = Authored(at + 3, at + 3, "Anna Keller", MAY)
    held["p1"] = replace(held["p1"], text=text.replace("the the", "the", 1), authored=(mark,))
    merge(port, list(held.values()))
    assert signed(port) == [("", "Anna Keller", MAY)]


def test_two_people_in_one_paragraph_and_who_merges(port: Path) -> None:
    held = passages(port)
    p1 = change(held["p1"], "chief Orlov", "harbour master Orlov", "Anna Keller", MAY)
    p1 = change(p1, "the the berth", "the quay", "Ivan Petrov", JUNE)
    held |= {"p1": p1, "p3": change(held["p3"], "evening", "night", "")}
    merge(port, list(held.values()))
    assert sorted(signed(port)) == [
        ("harbour master", "Anna Keller", MAY),
        ("night", "Vera Editor", ""),
        ("quay", "Ivan Petrov", JUNE),
    ]
    assert len({act.group for act in read_journal(port / "journal.jsonl").acts}) == 1, "one group, undone together"


def test_paragraphs_that_came_went_were_cut_and_joined(port: Path) -> None:
    held = passages(port)
    words = held["p2"].text
    at = words.index(" All of them")
    first = replace(held["p2"], text=words[:at], authored=(Authored(at, at, "Anna Keller", MAY),))
    second = Passage(words[at + 1 :], kind="p")
    new = Passage("And nobody came.", kind="p", authored=(Authored(0, 16, "Ivan Petrov", JUNE),))
    gone = replace(held["p3"], text="", authored=(Authored(0, 0, "Ivan Petrov", JUNE),))
    merge(port, [held["h1"], new, held["p1"], first, second, gone])
    found = {kind: (who, when) for kind, who, when in signed(port)}
    assert found["Split"] == ("Anna Keller", MAY)
    assert found["Drop"] == found["Add"] == ("Ivan Petrov", JUNE)


def test_taken_back_by_somebody(port: Path) -> None:
    assert run(["-q", "-C", str(port), "correct", "p2", "3 cranes", "4 cranes", "--who", "Vera Editor"]) == 0
    held = passages(port)
    held["p2"] = change(held["p2"], "4 cranes", "3 cranes", "Anna Keller", MAY)
    (act,) = merge(port, list(held.values())).acts
    assert (act.kind, act.who, act.when) == ("reject", "anna-keller", MAY)


def test_comments_are_remarks_once(port: Path) -> None:
    held = passages(port)
    about = Comment("Which berth?", "Anna Keller", MAY, quote="the berth")
    held["p1"] = replace(held["p1"], comments=(about, Comment("Good.")))
    made = merge(port, list(held.values()))
    remarks = [act.body for act in made.acts if isinstance(act.body, Remark)]
    assert [(each.text, each.span.quote if each.span else "") for each in remarks] == [
        ("Which berth?", "the berth"),
        ("Good.", ""),
    ]
    assert [(act.who, act.when == MAY) for act in made.acts] == [("anna-keller", True), ("vera-editor", False)]
    assert merge(port, list(held.values())).acts == ()


def test_what_was_read_is_read_as_corrected(port: Path) -> None:
    held = passages(port)
    held["p1"] = replace(change(held["p1"], "the the berth", "the quay", "Anna Keller"), is_read=True)
    held["p3"] = replace(held["p3"], is_read=True)
    made = merge(port, list(held.values()))
    assert [act.body.segments for act in made.acts if isinstance(act.body, Read)] == [("en-mt.p1", "en-mt.p3")]
    assert set(readers(read_journal(port / "journal.jsonl").acts)) == {"en-mt.p1", "en-mt.p3"}
    assert merge(port, list(held.values())).acts == ()


def test_a_part_of_the_text(port: Path) -> None:
    """What it names is changed or gone; the rest stands; what is unlike anything is told."""
    held = passages(port)
    edited = change(held["p1"], "the the berth", "the quay", "Anna Keller")
    gone = replace(held["p3"], text="")
    assert len(merge(port, [edited, gone], is_partial=True).acts) == 2
    desk = Desk.open(port)
    texts = [each.text for each in compute_state(desk.base, desk.acts).witness.segments]
    assert texts == [held["h1"].text, edited.text, held["p2"].text]
    with pytest.raises(StaleError, match="nothing in the text is like this"):
        plan(port, [Passage("A line from some other book altogether.")], is_partial=True)


def test_a_file_from_before_other_decisions(port: Path) -> None:
    """The stamp says which they were, so what was decided since stays."""
    desk = Desk.open(port)
    stamp = Stamp.of("en-corr", desk.work.edition.base.digest, ())
    held = passages(port)
    assert run(["-q", "-C", str(port), "correct", "p2", "3 cranes", "4 cranes", "--who", "Vera Editor"]) == 0
    held["p1"] = change(held["p1"], "the the berth", "the quay", "Anna Keller", MAY)
    desk = Desk.open(port)
    now = compute_state(desk.base, desk.acts, desk.work.state_id)
    merging = plan_returned(desk, now, Returned.stamped(stamp, list(held.values())), Path("copy.docx"), MergeOptions())
    merging.write("Vera Editor")
    assert merging.how == "the file says which decisions there were"
    assert {words for words, _, _ in signed(port)} == {"4", "quay"}


def test_a_new_note_stands_behind_its_paragraph_and_comes_back_as_it_is(port: Path) -> None:
    held = passages(port)
    note = Passage("A berth of stone.", kind="note", is_nested=True, authored=(Authored(0, 17, "Anna Keller", MAY),))
    found = [held["h1"], held["p1"], note, held["p2"], held["p3"]]
    merge(port, found)
    assert signed(port) == [("Add", "Anna Keller", MAY)]
    desk = Desk.open(port)
    segments = compute_state(desk.base, desk.acts).witness.segments
    assert [each.kind for each in segments] == ["head", "p", "note", "p", "p"]
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert run(["-q", "-C", str(port), "validate"]) == 0
    assert merge(port, found).acts == (), "by its words, without an id"
    edited = replace(note, text="A berth of grey stone.", authored=())
    merge(port, [held["h1"], held["p1"], edited, held["p2"], held["p3"]])
    assert [act.kind for act in merge(port, [held["h1"], held["p1"], held["p2"], held["p3"]]).acts] == ["reject"]
