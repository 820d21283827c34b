"""Words as typed become acts: places, source words, findings, and what stands already."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.decide import correct_everywhere, correct_from_file, correct_one, dismiss, undo
from workbench.app.desk import Made
from workbench.app.findings import Wish, list_findings
from workbench.app.wanted import Place, Wanted
from workbench.app.workspace import open_workspace
from workbench.correct.state import compute_state
from workbench.model.act import Change, Correct, Dismiss
from workbench.model.errors import StaleError, UsageError
from workbench.model.finding import Severity
from workbench.store.journal import read_journal

WHO = "Vera Editor"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def correct(port: Path, segment: str, old: str, new: str, **more: object) -> Made:
    return correct_one(port, Wanted((Place(segment, old, new),), **more), WHO)  # type: ignore[arg-type]


def text(port: Path, segment: str) -> str:
    work = open_workspace(port)
    return compute_state(work.witness("en-mt"), work.acts()).witness.segment(f"en-corr.{segment}").text


def acts_on_disk(port: Path) -> list[str]:
    return [act.id for act in read_journal(port / "journal.jsonl").acts]


def test_only_what_changes_is_recorded(port: Path) -> None:
    body = correct(port, "p2", "There are 3 cranes", "There are 4 cranes").acts[0].body
    assert isinstance(body, Correct)
    assert [(change.span.quote, change.after) for change in body.operations if isinstance(change, Change)] == [
        ("3", "4")
    ]
    assert text(port, "p2").startswith("He noted: “There are 4 cranes here.")


def test_a_later_correction_takes_the_words_and_says_from_whom(port: Path) -> None:
    first = correct(port, "p3", "rained", "poured").acts[0]
    made = correct(port, "p3", "rained in", "snowed in")
    assert [touched.act.id for touched in made.touched[0]] == [first.id]
    assert made.acts[0].sees == (first.id,)
    assert text(port, "p3") == "It snowed in the evening."


def test_the_same_again_is_passed_over_until_it_was_replaced(port: Path) -> None:
    first = correct(port, "p3", "rained", "poured").acts[0]
    again = correct(port, "p3", "rained", "poured")
    assert (again.acts, again.skipped) == ((), (first.id,))
    correct(port, "p3", "rained", "snowed")
    assert correct(port, "p3", "rained", "poured").acts, "it no longer holds, so it can be said again"
    assert text(port, "p3") == "It poured in the evening."


def test_a_file_run_twice_is_the_same_as_once(port: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text(
        '{"act": "correct", "segment": "p3", "old": "rained", "new": "poured"}\n'
        '{"act": "correct", "segment": "p3", "old": "It", "new": "Rain"}\n'
        '{"act": "remark", "segment": "p3", "text": "Which evening?"}\n',
        "utf-8",
    )
    assert len(correct_from_file(port, decisions, WHO).acts) == 3
    correct(port, "p3", "rained", "snowed")  # a later decision is not turned back by the file
    assert len(correct_from_file(port, decisions, WHO).skipped) == 3
    assert text(port, "p3") == "Rain snowed in the evening."


def test_words_of_the_source_are_looked_up_beside_the_segment(port: Path, tmp_path: Path) -> None:
    body = correct(port, "p2", "3 cranes", "4 cranes", source=("4 крана",)).acts[0].body
    assert isinstance(body, Correct)
    assert [(span.segment, span.quote) for span in body.source] == [("ru.p2", "4 крана")]
    with pytest.raises(UsageError, match="верблюд"):
        correct(port, "p2", "cranes", "camels", source=("верблюд",))


@pytest.mark.parametrize(("segment", "words", "where"), [("p1", "порт", "ru.p1"), ("h1", "порт", "ru.h1")])
def test_words_that_stand_in_several_segments(port: Path, segment: str, words: str, where: str) -> None:
    body = correct(port, segment, "ort", "ORT", source=(words,)).acts[0].body
    assert isinstance(body, Correct)
    assert [span.segment for span in body.source] == [where]


def test_words_of_the_corrected_text_are_meant_where_the_base_has_them_not(port: Path) -> None:
    first = correct(port, "p3", "rained", "poured heavily").acts[0]
    made = correct(port, "p3", "heavily in", "down in", why="plainer", severity="minor")
    assert text(port, "p3") == "It poured down in the evening."
    (body,) = (act.body for act in made.acts)
    assert isinstance(body, Correct)
    assert (body.why, body.severity) == ("plainer", Severity.MINOR)
    assert made.acts[0].sees == (first.id,)
    correct(port, "en-corr.p3", "down", "down again")
    assert text(port, "p3") == "It poured down again in the evening."
    undo(port, None, WHO)
    undo(port, None, WHO)
    assert text(port, "p3") == "It poured heavily in the evening."


def test_words_of_neither_text_and_what_is_unclear_are_refused(port: Path) -> None:
    correct(port, "p3", "rained", "poured and poured")
    with pytest.raises(StaleError, match=r"“hailed” does not stand in en-mt\.p3"):
        correct(port, "p3", "hailed", "snowed")
    with pytest.raises(StaleError, match=r"“hailed” does not stand in en-corr\.p3"):
        correct(port, "en-corr.p3", "hailed", "snowed")
    with pytest.raises(UsageError, match="stands 2 times"):
        correct(port, "p3", "poured", "snowed")
    with pytest.raises(UsageError, match="are the old ones"):
        correct(port, "en-corr.p3", "poured", "poured")
    with pytest.raises(UsageError, match=r"no segment en-corr\.p9"):
        correct(port, "en-corr.p9", "poured", "snowed")
    places = (Place("en-corr.p3", "It", "Rain"), Place("p1", "port", "harbour"))
    with pytest.raises(UsageError, match="several places at once"):
        correct_one(port, Wanted(places), WHO)


def test_everywhere_is_every_whole_word(port: Path) -> None:
    made = correct_everywhere(port, "the", "a", None, Wanted(()), WHO, dry_run=True)
    assert len(made.acts) == 5
    assert len(correct_everywhere(port, "the", "a", None, Wanted(()), WHO, dry_run=True, inside=True).acts) == 6
    with pytest.raises(UsageError, match="only inside longer words"):
        correct_everywhere(port, "rain", "hail", None, Wanted(()), WHO)
    assert len(correct_everywhere(port, "night..", "night.", None, Wanted(()), WHO, dry_run=True).acts) == 1


def test_findings_are_answered_by_the_beginning_of_their_id(port: Path) -> None:
    _, found = list_findings(port, Wish(rule="doubled-word"))
    body = correct(port, "p1", "the the", "the", findings=(found[0].id[:5],)).acts[0].body
    assert isinstance(body, Correct)
    assert body.findings == (found[0].id,)
    assert list_findings(port, Wish(rule="doubled-word"))[1] == []


def test_a_dismissed_finding_is_dismissed(port: Path) -> None:
    _, found = list_findings(port, Wish(rule="doubled-word"))
    body = dismiss(port, [found[0].id[:6]], "a name", WHO).acts[0].body
    assert isinstance(body, Dismiss)
    assert list_findings(port, Wish(rule="doubled-word"))[1] == []
    assert len(list_findings(port, Wish(rule="doubled-word", status="dismissed"))[1]) == 1
    assert dismiss(port, [found[0].id], "a name", WHO).acts == ()


def test_everywhere_is_one_group_and_undone_as_one(port: Path) -> None:
    made = correct_everywhere(port, "the", "a", "p1", Wanted(()), WHO)
    assert len(made.acts) == 3
    assert len({act.group for act in made.acts}) == 1
    undo(port, made.acts[1].id, WHO)
    assert text(port, "p1").count(" a ") == 0


def test_an_undo_can_be_undone(port: Path) -> None:
    act = correct(port, "p3", "rained", "poured").acts[0]
    taken_back = undo(port, None, WHO).acts[0]
    assert text(port, "p3") == "It rained in the evening."
    with pytest.raises(UsageError, match="is undone already") as caught:
        undo(port, act.id, WHO)
    assert taken_back.id in (caught.value.hint or "")
    undo(port, taken_back.id, WHO)
    assert text(port, "p3") == "It poured in the evening."
    with pytest.raises(UsageError, match="undone already"):
        undo(port, taken_back.id, WHO)


def test_a_proposal_changes_nothing_yet(port: Path) -> None:
    correct(port, "p3", "rained", "poured", proposed=True)
    assert text(port, "p3") == "It rained in the evening."


def test_a_dry_run_writes_nothing(port: Path) -> None:
    before = sorted(path.name for path in port.iterdir())
    wanted = Wanted((Place("p3", "rained", "poured"),))
    assert correct_one(port, wanted, "Somebody New", dry_run=True).acts[0].id == ""
    assert sorted(path.name for path in port.iterdir()) == before
    assert "Somebody" not in (port / "edition.yaml").read_text("utf-8")
    assert acts_on_disk(port) == []


def test_who_decides_becomes_a_person_once(port: Path) -> None:
    correct(port, "p3", "rained", "poured")
    correct(port, "p2", "3", "4")
    assert [person.name for person in open_workspace(port).edition.people] == [WHO]
