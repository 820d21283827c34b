"""`workbench review` in a real terminal: its keys, its screens, and that it goes on where it was left."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from tests.golden.compare import matches
from tests.port import add_other, make_port
from tests.terminal import Terminal
from workbench.cli.main import run
from workbench.model.act import Change, Correct, Dismiss, PinBead, Read, Remark, Undo
from workbench.store.journal import read_journal


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("review")
    port = make_port(folder)
    add_other(port)
    assert run(["-q", "-C", str(port), "build"]) == 0
    return port


@pytest.fixture
def port(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import shutil

    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return Path(shutil.copytree(built, tmp_path / "port"))


def acts(port: Path) -> list[object]:
    return [act.body for act in read_journal(port / "journal.jsonl").acts]


def test_accepting_writes_the_suggestion_and_goes_on(port: Path) -> None:
    with Terminal(["review", "--rule", "doubled-word"], port) as terminal:
        assert "[the the]" in terminal.wait()
        terminal.press("a")
        (made,) = acts(port)
        assert isinstance(made, Correct)
        assert [each.after for each in made.operations] == ["the"]  # type: ignore[union-attr]
        assert made.findings
        assert made.category == "linguistic-conventions.grammar"
        assert made.severity is not None
        assert made.why
        assert "That was the last. 1 of 1 decided" in terminal.seen
        code, last = terminal.leave()
    assert code == 0
    assert "1 decision recorded; 0 left" in last


def test_two_suggestions_about_the_same_place_both_hold(port: Path, tmp_path: Path) -> None:
    """A doubled stop, and the quotation mark that stood between the two."""
    with Terminal(["review", "--in", "p2", "--category", "linguistic-conventions.punctuation"], port) as terminal:
        assert "[..]" in terminal.wait()
        terminal.press("a")
        terminal.press("a")
        assert "2 of 2 decided" in terminal.seen
    assert run(["-q", "-C", str(port), "export", "txt", "-o", str(tmp_path / "out.txt")]) == 0
    assert "day and night.”\n" in (tmp_path / "out.txt").read_text("utf-8")


def test_a_dismissal_asks_why(port: Path) -> None:
    with Terminal(["review"], port) as terminal:
        terminal.wait()
        terminal.press("d", ending="stands): ")
        terminal.press("a quotation\r")
        (made,) = acts(port)
        assert isinstance(made, Dismiss)
        assert made.why == "a quotation"
        terminal.press("d", ending="stands): ")
        terminal.press("\r")
        assert isinstance(last := acts(port)[-1], Dismiss)
        assert last.why == "it is right as it stands"


def test_a_question_can_be_left_without_an_answer(port: Path) -> None:
    with Terminal(["review"], port) as terminal:
        first = terminal.wait()
        terminal.press("d", ending="stands): ")
        time.sleep(0.2)  # a Ctrl-C in the moment between the question and the wait for an answer waits with it
        assert "nothing was changed" in terminal.press("\x03")
        assert acts(port) == []
        assert terminal.leave("\x03")[0] == 130
    assert "1 of" in first


def test_undo_takes_the_last_decision_back_and_shows_it_again(port: Path) -> None:
    with Terminal(["review"], port) as terminal:
        first = terminal.wait().split("\n")[1:]
        terminal.press("a")
        terminal.press("u")
        assert [type(each) for each in acts(port)] == [Correct, Undo]
        assert [line for line in terminal.screen.split("\n")[1:] if not line.startswith("taken back: ")][:8] == first[
            :8
        ]
        assert "nothing was decided since you began" in terminal.press("u")


def test_words_are_edited_in_place(port: Path) -> None:
    with Terminal(["review", "--rule", "number-differs"], port) as terminal:
        assert "[3]" in terminal.wait()
        # back over the end of the line, a new one, and the reason
        terminal.press("e", ending="cranes here.")
        terminal.press("\x7f\x7f\x7f\x7f\x7fthere!\r", ending="says): ")
        terminal.press("He points.\r")
        (made,) = acts(port)
        assert isinstance(made, Correct)
        assert made.why == "He points."
        (change,) = made.operations
        assert isinstance(change, Change)
        assert (change.span.quote, change.after) == ("here.", "there!")


def test_the_corrected_text_is_shown_and_can_be_corrected_further(port: Path) -> None:
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    with Terminal(["review", "--segments", "--in", "p3"], port) as terminal:
        assert "en-corr, as corrected\nIt poured in the evening." in terminal.wait()
        terminal.press("e", ending="evening.")
        terminal.press("\x15It rained in torrents.\r", ending="why: ")
        terminal.press("\r")
        assert "It rained in torrents." in terminal.screen
        terminal.press("m")
        assert isinstance(acts(port)[-1], Read)


def test_a_skipped_item_comes_again_when_one_wants(port: Path) -> None:
    with Terminal(["review"], port) as terminal:
        first = terminal.wait()
        number = int(re.findall(r"1 of (\d+)", first)[0])
        for _ in range(number):
            terminal.press(" ")
        assert f"{number} skipped: s shows them again" in terminal.seen
        assert f"1 of {number}" in terminal.press("s")


def test_it_goes_on_where_it_was_left(port: Path) -> None:
    with Terminal(["review"], port) as terminal:
        terminal.wait()
        terminal.press(" ")
        third = terminal.press("a").split("\n")[0]
        terminal.leave()
    with Terminal(["review"], port) as terminal:
        again = terminal.wait().split("\n")
    # what was decided is no longer in the list, what was skipped still is
    place = third.split()[-1]
    assert again[0].split()[-1] == place


def test_moving_about(port: Path) -> None:
    with Terminal(["review", "--segments"], port) as terminal:
        terminal.wait()
        assert "2 of 4" in terminal.press("f")
        assert "3 of 4" in terminal.press("\x1b[C")
        assert "2 of 4" in terminal.press("b")
        terminal.press("j", ending="p12): ")
        assert "4 of 4" in terminal.press("p3\r")
        terminal.press("/", ending="/")
        assert "2 of 4" in terminal.press("начальник\r")
        terminal.press("j", ending="p12): ")
        assert "there is no number 9" in terminal.press("9\r")
        assert "does nothing; ? shows the keys" in terminal.press("z")
        assert "any key goes back" in terminal.press("?", ending="goes back\n")
        terminal.press(" ")
        assert "Визит в порт" in terminal.press("c")


def test_remarks_pins_and_beads(port: Path) -> None:
    with Terminal(["review", "--segments", "--in", "p1..p2"], port) as terminal:
        terminal.wait()
        terminal.press("r", ending="remark: ")
        assert "remark: ask the author (Vera Editor)" in terminal.press("ask the author\r")
        terminal.press("P")
        assert [type(each) for each in acts(port)] == [Remark, PinBead]
        assert "pinned already" in terminal.press("P")
        terminal.press("x", ending="nothing\n")
        assert "bead: ru.p1 ru.p2 = en-mt.p1 en-mt.p2, pinned" in terminal.press("j")
        terminal.press("u")
        assert "bead: ru.p1 = en-mt.p1, pinned" in terminal.screen


def test_a_term_is_added(port: Path) -> None:
    with Terminal(["review", "--segments", "--in", "p1"], port) as terminal:
        terminal.wait()
        terminal.press("g", ending="none): ")
        assert "the glossary has порт = port now" in terminal.press("порт = port\r")
        terminal.press("g", ending="none): ")
        assert "порт = port  required" in terminal.seen
        terminal.press("\r")
    assert "порт\tport" in (port / "glossary.tsv").read_text("utf-8")


def test_another_text_is_taken_over_word_by_word(port: Path, tmp_path: Path) -> None:
    from tests.port import ENGLISH

    copy = tmp_path / "copy.txt"
    copy.write_text(ENGLISH.replace("3 cranes", "4 cranes").replace("rained", "was raining"), "utf-8")
    assert run(["-q", "-C", str(port), "add", str(copy), "--role", "revision", "--id", "en-rev"]) == 0
    with Terminal(["review", "--against", "en-rev"], port) as terminal:
        assert "[3]" in terminal.wait()
        terminal.press("a")
        terminal.press("a")
        assert "2 of 2 decided" in terminal.seen
    assert run(["-q", "-C", str(port), "diff", "en-corr", "en-rev", "--exit-code"]) == 0


def test_a_proposal_is_accepted_by_somebody_else(port: Path) -> None:
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured", "--propose", "--who", "Anna"]) == 0
    with Terminal(["review", "--proposals"], port) as terminal:
        assert "proposed by Anna" in terminal.wait()
        terminal.press("a")
    assert run(["-q", "-C", str(port), "diff", "en-mt", "en-corr", "--exit-code"]) == 1


def test_a_proposal_of_the_review_changes_nothing_yet(port: Path) -> None:
    with Terminal(["review", "--segments", "--in", "p3"], port) as terminal:
        terminal.wait()
        terminal.press("p", ending="evening.")
        terminal.press("\x15It poured.\r", ending="why: ")
        terminal.press("stronger\r")
    (made,) = acts(port)
    assert isinstance(made, Correct)
    assert made.proposed
    assert run(["-q", "-C", str(port), "diff", "en-mt", "en-corr", "--exit-code"]) == 0


def test_without_a_terminal_it_prints_or_says_so(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "review"]) == 2
    assert "workbench --no-input review prints what it would ask" in capsys.readouterr().err
    assert run(["-q", "-C", str(port), "--no-input", "review"]) == 0
    assert "[the the]" in capsys.readouterr().out
    assert run(["-q", "-C", str(port), "review", "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {record["type"] for record in records} == {"item"}
    assert "the" in [record["suggestion"] for record in records]
    assert acts(port) == []
    assert not (port / "build" / "review.json").exists()


def test_wrong_wishes_are_named(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["--since", "yesterday"], "is no day"),
        (["--against", "ru"], "is no other text"),
        (["--in", "p99"], "there is no segment p99"),
        (["--rule", "no-such-rule"], "there is no rule"),
        (["--category", "nonsense"], "is no MQM category"),
    ):
        assert run(["-C", str(port), "--no-input", "review", *arguments]) == 2, arguments
        assert words in capsys.readouterr().err


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_screens(port: Path, columns: int, colour: bool) -> None:
    """A finding in a sentence that was corrected already: source, base, corrected text, and the keys."""
    assert run(["-q", "-C", str(port), "correct", "p2", "cranes here", "tall cranes here"]) == 0
    name = f"cli/review-{columns}{'-colour' if colour else ''}"
    with Terminal(["review", "--rule", "number-differs"], port, columns=columns, colour=colour) as terminal:
        terminal.wait()
        shown = terminal.coloured if colour else terminal.screen
        lines = [re.sub(r"\x1b|\^\[\[[0-9;]*m", "", line) for line in shown.split("\n")]
        assert max(map(len, lines)) <= columns
        assert len(lines) <= 24
        matches(name, re.sub("act [0-9a-f]{8}", "act ########", shown))


def test_a_narrow_terminal_puts_the_texts_under_each_other(port: Path) -> None:
    with Terminal(["review"], port, columns=44) as terminal:
        terminal.wait()
        matches("cli/review-narrow", terminal.screen)


def test_an_edit_is_given_up_at_the_question_why(port: Path) -> None:
    with Terminal(["review", "--rule", "number-differs"], port) as terminal:
        terminal.wait()
        terminal.press("e", ending="cranes here.")
        terminal.press(" Indeed.\r", ending="says): ")
        time.sleep(0.2)
        assert "nothing was changed" in terminal.press("\x03")
        assert acts(port) == []


def test_the_code_of_a_key_is_read_to_its_end(port: Path) -> None:
    """Shift and F1 ends in P, which pins; with F2 in Q, which leaves; Delete in a tilde."""
    with Terminal(["review", "--segments"], port) as terminal:
        terminal.wait()
        for code in ("\x1b[1;2P", "\x1b[1;2Q", "\x1b[3~", "\x1bOP", "\x1ba"):
            assert "does nothing" not in terminal.press(code)
        assert "2 of 4" in terminal.press("f")
        assert acts(port) == []


def test_a_number_that_is_none_is_no_place(port: Path) -> None:
    with Terminal(["review", "--segments"], port) as terminal:
        terminal.wait()
        terminal.press("j", ending="p12): ")
        assert "there is no segment ²" in terminal.press("²\r")


def test_an_editor_that_fails_ends_nothing_and_what_it_saved_comes_again(
    port: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, do = tmp_path / "editor", tmp_path / "do"
    script.write_text(f'#!/bin/sh\n. {do} "$1"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    with Terminal(["review", "--segments", "--in", "p3"], port) as terminal:
        terminal.wait()
        do.write_text("exit 3\n", "utf-8")
        assert "set EDITOR to the command" in terminal.press("E")
        do.write_text("printf '\\377' > \"$1\"\n", "utf-8")
        assert "did not save UTF-8" in terminal.press("E")
        do.write_text("printf 'It\\n\\npoured.\\n' > \"$1\"\n", "utf-8")
        assert "E shows what you wrote" in terminal.press("E").replace("\n", " ")
        do.write_text("grep -q '^poured' \"$1\" && printf 'It poured.\\n' > \"$1\"\n", "utf-8")
        terminal.press("E", ending="why: ")
        terminal.press("\r")
        assert "It poured." in terminal.screen
    assert [type(each) for each in acts(port)] == [Correct]


def test_what_another_editor_decides_meanwhile_is_on_the_next_screen(port: Path) -> None:
    with Terminal(["review", "--in", "p1..p3", "--rule", "doubled-word"], port) as terminal:
        terminal.wait()
        assert run(["-q", "-C", str(port), "correct", "p1", "the the berth", "a berth", "--who", "Boris"]) == 0
        terminal.press("?", ending="goes back\n")
        assert "corrected by" in terminal.press(" ")
        terminal.press("e", ending="berth.")
        terminal.press("\x7f!\r", ending="says): ")
        terminal.press("\r")
    assert run(["-q", "-C", str(port), "resolve"]) == 0  # she saw what he wrote


def test_a_conflict_is_told_at_once(port: Path) -> None:
    with Terminal(["review", "--rule", "doubled-word"], port) as terminal:
        terminal.wait()
        assert run(["-q", "-C", str(port), "correct", "p1", "the the berth", "a berth", "--who", "Boris"]) == 0
        terminal.press("a")
        assert "neither saw the other (workbench resolve settles it)" in terminal.screen.replace("\n", " ")
    assert run(["-q", "-C", str(port), "resolve"]) == 4


def test_what_another_editor_took_back_is_not_taken_back_again(port: Path) -> None:
    with Terminal(["review", "--rule", "doubled-word"], port) as terminal:
        terminal.wait()
        terminal.press("a")
        act = read_journal(port / "journal.jsonl").acts[-1].id
        assert run(["-q", "-C", str(port), "undo", act, "--who", "Boris"]) == 0
        assert f"{act} was taken back already" in terminal.press("u")
    assert [type(each) for each in acts(port)] == [Correct, Undo]


def test_a_long_message_leaves_the_screen_as_high_as_it_is(port: Path) -> None:
    with Terminal(["review", "--against", "en-2", "--in", "p1"], port, columns=40, rows=24) as terminal:
        terminal.wait()
        terminal.press("a")
        terminal.press("u")
        assert "taken back: " in terminal.screen
        assert " …\n> " in terminal.screen
        lines = terminal.screen.split("\n")
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 40


def test_long_words_are_whole_and_brackets_of_the_text_are_no_marks(tmp_path: Path) -> None:
    word = "Donaudampfschiffahrtsgesellschaftskapitaenswitwenrente"
    text = f"[sic] {word}. " + "He went on and on and did not come to an end. " * 40 + "It was the the end."
    (tmp_path / "en.txt").write_text(text, "utf-8")
    assert run(["-q", "new", str(tmp_path / "e"), "--base", str(tmp_path / "en.txt")]) == 0
    assert run(["-q", "-C", str(tmp_path / "e"), "correct", "p1", "went on", "walked on", "--nth", "1"]) == 0
    (tmp_path / "other.txt").write_text(text.replace("the the", "the"), "utf-8")
    add = ["add", str(tmp_path / "other.txt"), "--role", "revision", "--id", "en-2", "--language", "en"]
    assert run(["-q", "-C", str(tmp_path / "e"), *add]) == 0
    with Terminal(["review", "--against", "en-2"], tmp_path / "e", columns=40, rows=24) as terminal:
        terminal.wait()
        terminal.press("f")
        assert "[ the]" in terminal.screen
        terminal.press("v")
        assert word in terminal.screen.replace("\n", "")


def test_where_nothing_is_to_be_decided_it_says_what_one_can_do(port: Path) -> None:
    with Terminal(["review", "--proposals"], port) as terminal:
        code, last = terminal.leave("")
    assert code == 0
    assert "there is nothing to decide about.  Next:  workbench review --segments" in last


def test_neighbours_stand_apart_and_leave_the_item_on_the_screen(port: Path) -> None:
    with Terminal(["review", "--segments", "--in", "p3"], port, rows=14) as terminal:
        terminal.wait()
        terminal.press("c")
        assert "It rained in the evening." in terminal.screen
        assert len(terminal.screen.split("\n")) <= 14
    with Terminal(["review", "--segments", "--in", "p2"], port) as terminal:
        terminal.wait()
        terminal.press("c")
        lines = terminal.screen.split("\n")
        after = next(number for number, line in enumerate(lines) if "It rained in the evening." in line)
        assert not lines[after - 1].strip()


def test_an_option_of_all_commands_stands_before_the_command(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "review", "--no-input"]) == 2
    assert "--no-input stands before the command: workbench --no-input" in capsys.readouterr().err
