"""A note that an editor put into a copy comes back at its place, once, with whoever made it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.port import make_port
from tests.unit.app.merge.test_attribute import MAY, change, merge, passages, signed
from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.correct.state import compute_state
from workbench.model.returned import Authored, Passage
from workbench.model.witness import Segment
from workbench.store.journal import read_journal


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def note(text: str, hangs: int, who: str = "") -> Passage:
    signs = (Authored(0, len(text), who, MAY),) if who else ()
    return Passage(text, kind="note", is_nested=True, authored=signs, hangs=hangs)


def behind(passage: Passage, words: str, text: str, who: str = "") -> Passage:
    return note(text, passage.text.index(words) + len(words), who)


def text_of(edition: Path) -> list[str]:
    """The segments that hang in none, with their notes in brackets."""
    desk = Desk.open(edition)
    found, inner = [], set[str]()
    for segment in compute_state(desk.base, desk.acts, desk.work.state_id).witness.segments:
        words = segment.text
        for mark in reversed(segment.marks):
            if isinstance(mark.node, Segment):
                words = f"{words[: mark.start]}[{mark.node.text}]{words[mark.start :]}"
                inner.add(mark.node.id)
        found += [words] if segment.id not in inner else []
    return found


def is_sound(edition: Path) -> bool:
    return all(run(["-q", "-C", str(edition), each]) == 0 for each in ("build", "validate"))


def test_a_note_in_the_middle_of_a_sentence_with_words_changed_around_it(port: Path) -> None:
    held = passages(port)
    p1 = change(held["p1"], "the the berth", "the old berth", "Tom Reader", MAY)
    p1 = change(p1, "The chief", "The harbour master", "Tom Reader", MAY)
    found = [held["h1"], p1, behind(p1, "master", "Since 1958.", "Anna Keller"), held["p2"], held["p3"]]
    merge(port, found)
    assert text_of(port)[1] == (
        "We came to the port on May 3, 1961. The harbour master[Since 1958.] Orlov met us at the old berth."
    )
    assert sorted(who for _, who, _ in signed(port)) == ["Anna Keller", "Tom Reader", "Tom Reader"]
    assert ("Add", "Anna Keller", MAY) in signed(port)
    assert merge(port, found).acts == ()
    assert is_sound(port)


def test_a_note_in_a_new_sentence_and_behind_it(port: Path) -> None:
    held = passages(port)
    p3 = change(held["p3"], "evening.", "evening. The boats stayed in. Nobody sailed.", "")
    found = [held["h1"], held["p1"], held["p2"], p3, behind(p3, "boats", "Seven."), behind(p3, "sailed.", "Nor swam.")]
    merge(port, found)
    assert text_of(port)[3] == "It rained in the evening. The boats[Seven.] stayed in. Nobody sailed.[Nor swam.]"
    assert merge(port, found).acts == ()
    assert is_sound(port)


def test_notes_where_a_paragraph_is_parted_and_two_are_joined(port: Path) -> None:
    held = passages(port)
    text = held["p1"].text
    first, second = text[:35], text[36:]
    joined = Passage(f"{held['p2'].text} {held['p3'].text}", held["p2"].segment, "p")
    found = [
        held["h1"],
        replace(held["p1"], text=first),
        note("The date is sure.", 35),
        Passage(second, kind="p"),
        behind(Passage(second), "Orlov", "Ivan."),
        joined,
        behind(joined, "rained", "A drizzle."),
    ]
    merge(port, found)
    assert text_of(port)[1:] == [
        "We came to the port on May 3, 1961.[The date is sure.]",
        "The chief Orlov[Ivan.] met us at the the berth.",
        "He noted: “There are 3 cranes here. All of them work day and night.. It rained[A drizzle.] in the evening.",
    ]
    assert merge(port, found).acts == ()
    assert is_sound(port)


def test_a_note_in_a_new_paragraph_stands_behind_it(port: Path) -> None:
    """The base has no place for it: no operation reaches into what an act added."""
    held = passages(port)
    new = Passage("A dog barked.", kind="p")
    found = [held["h1"], held["p1"], new, behind(new, "dog", "The cook's."), held["p2"], held["p3"]]
    merge(port, found)
    assert text_of(port)[2:4] == ["A dog barked.", "The cook's."]
    assert merge(port, found).acts == ()
    assert is_sound(port)


def test_added_notes_are_edited_and_taken_out_in_a_later_copy(port: Path) -> None:
    held = passages(port)
    merge(port, [held["h1"], held["p1"], behind(held["p1"], "Orlov", "Ivan."), held["p2"], held["p3"]])
    desk = Desk.open(port)
    name = next(each.id for each in compute_state(desk.base, desk.acts).witness.segments if each.kind == "note")
    edited = replace(behind(held["p1"], "Orlov", "Ivan Orlov, born in 1920."), segment=name)
    merge(port, [held["h1"], held["p1"], edited, held["p2"], held["p3"]])
    assert "Orlov[Ivan Orlov, born in 1920.] met" in text_of(port)[1]
    merge(port, [held["h1"], held["p1"], held["p2"], held["p3"]])
    assert text_of(port) == [each.text for each in held.values()]
    assert run(["-q", "-C", str(port), "undo", "--who", "Vera Editor"]) == 0
    assert "Orlov[Ivan Orlov, born in 1920.] met" in text_of(port)[1]


def test_a_place_in_words_that_were_changed_since(port: Path) -> None:
    """The copy is older: the note goes behind the same word."""
    held = passages(port)
    assert run(["-q", "-C", str(port), "correct", "p3", "It rained", "All day long it rained hard", "--who", "An"]) == 0
    now = passages(port)["p3"]
    merge(port, [held["h1"], held["p1"], held["p2"], now, behind(now, "rained", "A drizzle.")])
    assert text_of(port)[3] == "All day long it rained[A drizzle.] hard in the evening."
    assert run(["-q", "-C", str(port), "undo", "--who", "Vera Editor"]) == 0
    assert is_sound(port)


FORMATS = {"docx": "docx", "docx-tracked": "docx", "markdown": "md", "tei-apparatus": "xml", "txt": "txt"}


@pytest.mark.parametrize("format_id", FORMATS)
def test_a_copy_of_a_text_with_added_notes_is_no_decision_and_the_same_bytes(format_id: str, port: Path) -> None:
    here = ["-q", "-C", str(port)]
    who = ["--who", "Anna Keller"]
    for arguments in (
        ["insert", "--in", "p1", "--at", "The chief", "Of the port."],
        ["correct", "p1", "Orlov met", "Orlov kindly met"],
        ["insert", "--in", "p1", "--at", "kindly", "He bowed."],
        ["split", "p2", "--before", "All of them"],
        ["insert", "--in", "p2", "--at", "cranes", "One more was being built."],
        ["insert", "--in", "p3", "It had been dry."],
    ):
        assert run([*here, *arguments, *who]) == 0
    before = text_of(port)
    assert before[1] == (
        "We came to the port on May 3, 1961. The chief[Of the port.] Orlov kindly[He bowed.] met us at the the berth."
    )
    target = port.parent / f"copy.{FORMATS[format_id]}"
    assert run([*here, "export", format_id, "-o", str(target)]) == 0
    journal = (port / "journal.jsonl").read_bytes()
    assert run([*here, "merge", str(target), "--yes", "--who", "Vera Editor"]) == 0
    assert (port / "journal.jsonl").read_bytes() == journal
    again = port.parent / f"again.{FORMATS[format_id]}"
    assert run([*here, "export", format_id, "-o", str(again)]) == 0
    assert again.read_bytes() == target.read_bytes()
    assert len(read_journal(port / "journal.jsonl").acts) == 6


def test_an_added_note_is_no_other_markup(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "-C", str(port), "insert", "--in", "p1", "--at", "The chief", "Of the port.", "--who", "An"]) == 0
    target = port.parent / "copy.docx"
    assert run(["-q", "-C", str(port), "export", "docx-table", "-o", str(target)]) == 0
    capsys.readouterr()
    assert run(["-C", str(port), "merge", str(target), "--json", "--dry-run", "--who", "Vera Editor"]) == 0
    assert '"markup": []' in capsys.readouterr().out


def test_the_tei_file_of_a_text_with_added_notes_comes_back_as_nothing(port: Path) -> None:
    here = ["-q", "-C", str(port)]
    assert run([*here, "insert", "--in", "p1", "--at", "The chief", "Of the port.", "--who", "An"]) == 0
    assert run([*here, "correct", "p1", "Orlov met", "Orlov kindly met", "--who", "An"]) == 0
    assert run([*here, "insert", "--in", "p1", "--at", "kindly", "He bowed.", "--who", "An"]) == 0
    folder = port.parent / "tei"
    assert run([*here, "export", "tei", "-o", str(folder)]) == 0
    journal = (port / "journal.jsonl").read_bytes()
    assert run([*here, "merge", str(folder / "en-corr.xml"), "--yes", "--who", "Vera Editor"]) == 0
    assert (port / "journal.jsonl").read_bytes() == journal


def test_the_hard_case_over_a_newer_base(port: Path) -> None:
    """In a sentence that is corrected and split right there; then the base is replaced, and that is undone."""
    here = ["-q", "-C", str(port)]
    for arguments in (
        ["insert", "--in", "p1", "--at", "The chief", "Of the port."],
        ["correct", "p1", "Orlov met", "Orlov kindly met"],
        ["split", "p1", "--before", "Orlov"],
    ):
        assert run([*here, *arguments, "--who", "Anna Keller"]) == 0
    assert text_of(port)[1:3] == [
        "We came to the port on May 3, 1961. The chief[Of the port.]",
        "Orlov kindly met us at the the berth.",
    ]
    newer = port.parent / "newer.txt"
    text = (port / "sources" / "en-mt.txt").read_text("utf-8").replace("We came to", "At last we came to")
    newer.write_text(text, "utf-8")
    assert run([*here, "replace", "en-mt", str(newer), "--yes", "--who", "Anna Keller"]) == 0
    assert text_of(port)[1:3] == [
        "At last we came to the port on May 3, 1961. The chief[Of the port.]",
        "Orlov kindly met us at the the berth.",
    ]
    assert is_sound(port)
    assert run([*here, "undo", "--who", "Anna Keller"]) == 0
    assert text_of(port)[1].startswith("We came to the port on May 3, 1961. The chief[Of the port.]")


def test_a_place_that_a_newer_base_lost_waits_and_is_given_another(port: Path) -> None:
    here = ["-q", "-C", str(port)]
    assert run([*here, "insert", "--in", "p3", "--at", "rained", "A drizzle.", "--who", "Anna Keller"]) == 0
    newer = port.parent / "newer.txt"
    text = (port / "sources" / "en-mt.txt").read_text("utf-8").replace("It rained in", "It poured in")
    newer.write_text(text, "utf-8")
    assert run([*here, "replace", "en-mt", str(newer), "--yes", "--who", "Anna Keller"]) == 0
    assert text_of(port)[3] == "It poured in the evening."
    act = read_journal(port / "journal.jsonl").acts[0].id
    retarget = ["retarget", act, "--segment", "p3", "--words", "It poured"]
    assert run([*here, *retarget, "--who", "Anna Keller"]) == 0
    assert text_of(port)[3] == "It poured[A drizzle.] in the evening."
    assert is_sound(port)


def test_a_note_in_a_plain_text_is_called_by_its_sign(port: Path) -> None:
    here = ["-q", "-C", str(port)]
    assert run([*here, "insert", "--in", "p2", "--at", "cranes", "One more was being built.", "--who", "An"]) == 0
    copy = port.parent / "copy.txt"
    assert run([*here, "export", "txt", "-o", str(copy)]) == 0
    text = (
        copy.read_text("utf-8").replace("Orlov met us", "Orlov[9] greeted us[8]").replace("It rained", "[7] It rained")
    )
    copy.write_text(f"{text}\n[8] At noon.\n\n[9] Ivan.\n", "utf-8")
    assert run([*here, "merge", str(copy), "--yes", "--who", "Vera Editor"]) == 0
    assert text_of(port)[1:4] == [
        "We came to the port on May 3, 1961. The chief Orlov[Ivan.] greeted us[At noon.] at the the berth.",
        "He noted: “There are 3 cranes[One more was being built.] here. All of them work day and night..",
        "[7] It rained in the evening.",
    ]
    acts = len(read_journal(port / "journal.jsonl").acts)
    assert run([*here, "merge", str(copy), "--yes", "--against", "en-corr", "--who", "An"]) == 0
    assert len(read_journal(port / "journal.jsonl").acts) == acts
    assert is_sound(port)


def test_a_plain_text_whose_note_is_all_that_was_decided_has_it(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["-q", "-C", str(port)]
    assert run([*here, "insert", "--in", "p1", "--at", "the the berth", "A quay, in fact.", "--who", "An"]) == 0
    copy = port.parent / "copy.txt"
    assert run([*here, "export", "txt", "-o", str(copy)]) == 0
    journal = (port / "journal.jsonl").read_bytes()
    assert run([*here, "merge", str(copy), "--yes", "--who", "Vera Editor"]) == 0
    assert (port / "journal.jsonl").read_bytes() == journal
    text = copy.read_text("utf-8").replace("1961. The", "1961.\n\nThe").replace("in fact", "indeed")
    copy.write_text(text, "utf-8")
    assert run([*here, "merge", str(copy), "--yes", "--who", "Vera Editor"]) == 0
    assert text_of(port)[1:3] == [
        "We came to the port on May 3, 1961.",
        "The chief Orlov met us at the the berth[A quay, indeed.].",
    ]
    copy.write_text(text.replace("[1]", "").replace(" A quay, indeed.\n", ""), "utf-8")
    assert run([*here, "merge", str(copy), "--yes", "--who", "Vera Editor"]) == 4
    assert "was it exported before that, or does it take that back?" in capsys.readouterr().err


def test_a_note_of_a_note_in_a_plain_text_is_left_to_a_person(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["-q", "-C", str(port)]
    copy = port.parent / "copy.txt"
    assert run([*here, "export", "txt", "-o", str(copy)]) == 0
    text = copy.read_text("utf-8").replace("evening", "evening[7]")
    copy.write_text(f"{text}\n[7] It poured[8].\n\n[8] All night.\n", "utf-8")
    assert run([*here, "merge", str(copy), "--yes", "--who", "Vera Editor"]) == 4
    assert "not taken over: a note is new: “[8] All night.”" in capsys.readouterr().err
    assert run([*here, "merge", str(copy), "--yes", "--partly", "--who", "Vera Editor"]) == 0
    assert text_of(port)[3] == "It rained in the evening[It poured[8].]."
