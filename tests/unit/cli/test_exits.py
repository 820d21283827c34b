"""Exit codes, and what goes where: data to stdout, the rest to stderr."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import click
import pytest

from tests.port import make_port
from workbench.cli.main import root, run
from workbench.store.journal import read_journal


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def here(port: Path, *arguments: str) -> int:
    return run(["-q", "-C", str(port), *arguments])


def test_findings_are_no_failure_unless_asked_for(port: Path) -> None:
    assert here(port, "check") == 0
    assert here(port, "check", "--fail-on", "major") == 1
    assert here(port, "check", "--fail-on", "critical") == 0
    assert here(port, "check", "--rule", "doubled-word", "--fail-on", "major") == 0
    assert here(port, "check", "--severity", "critical", "--fail-on", "minor") == 0


def test_a_corrected_finding_fails_nothing(port: Path) -> None:
    assert here(port, "check", "--rule", "doubled-word", "--fail-on", "minor") == 1
    assert here(port, "correct", "p1", "the the", "the") == 0
    assert here(port, "check", "--rule", "doubled-word", "--status", "all", "--fail-on", "minor") == 0


def test_differences_are_no_failure_unless_asked_for(port: Path) -> None:
    assert here(port, "diff", "en-mt", "en-corr", "--exit-code") == 0
    assert here(port, "correct", "p3", "rained", "poured") == 0
    assert here(port, "diff", "en-mt", "en-corr") == 0
    assert here(port, "diff", "en-mt", "en-corr", "--exit-code") == 1
    assert here(port, "diff", "en-mt", "en-corr", "p1..p2", "--exit-code") == 0
    en, ru = str(port.parent / "en.txt"), str(port.parent / "ru.txt")
    assert run(["bitext", "diff", en, ru, "--exit-code"]) == 1
    assert run(["bitext", "diff", en, en, "--exit-code"]) == 0


@pytest.fixture
def quarrel(port: Path) -> Path:
    """Two editors who did not see each other: the lines of both, as git's union merge leaves them."""
    journal = port / "journal.jsonl"
    assert here(port, "correct", "p3", "rained", "poured", "--who", "anna") == 0
    one = journal.read_bytes()
    journal.unlink()
    assert here(port, "correct", "p3", "rained", "snowed", "--who", "boris") == 0
    journal.write_bytes(one + journal.read_bytes())
    return port


def test_a_conflict_is_named_and_ends_with_four(quarrel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acts = [act.id for act in read_journal(quarrel / "journal.jsonl").acts]
    for arguments in (["build"], ["build"], ["status"], ["doctor"]):
        capsys.readouterr()
        assert here(quarrel, *arguments) == 4, arguments
        said = capsys.readouterr().out
        assert all(act in said for act in acts)
    assert (quarrel / "build" / "html" / "index.html").is_file()
    capsys.readouterr()
    assert run(["-C", str(quarrel), "export", "txt"]) == 0
    printed = capsys.readouterr()
    assert "rained" in printed.out
    assert acts[0] in printed.err
    assert here(quarrel, "undo", acts[1]) == 0
    assert here(quarrel, "build") == 0
    assert here(quarrel, "build") == 0


def test_nobody_is_asked_where_nobody_can_answer(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WORKBENCH_WHO")
    monkeypatch.setenv("PATH", "")  # no git either
    for mode in (["--no-input"], []):
        assert run([*mode, "-C", str(port), "correct", "p3", "rained", "poured"]) == 2
        assert "--who" in capsys.readouterr().err
    assert not (port / "journal.jsonl").exists()


def test_the_name_is_asked_for_once(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_WHO")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("workbench.cli.settings.Settings.may_ask", True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: "Анна Келлер")
    assert here(port, "correct", "p3", "rained", "poured") == 0
    assert "name: Анна Келлер" in (port / "edition.yaml").read_text("utf-8")


def test_a_bug_is_ours_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("workbench.app.status.status", fail)
    assert here(port, "status") == 70
    said = capsys.readouterr().err
    assert "a bug of ours" in said
    assert "Traceback" not in said
    assert run(["--debug", "-C", str(port), "status"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_notes_never_stand_among_data(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for arguments in (["export", "txt"], ["export", "jsonl"], ["check", "--json"], ["log", "--json"], ["rules"]):
        assert run(["-C", str(port), *arguments]) == 0
        loud = capsys.readouterr().out
        assert run(["-q", "-C", str(port), *arguments]) == 0
        quiet = capsys.readouterr()
        assert quiet.out == loud
        assert quiet.err == ""


def test_an_interruption_ends_with_130(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.app.status.status", interrupt)
    assert here(port, "status") == 130
    assert "Traceback" not in capsys.readouterr().err


PROGRAM = [sys.executable, "-m", "workbench"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
def test_ctrl_c_of_the_real_program(port: Path) -> None:
    waiting = [*PROGRAM, "bitext", "diff", "-", str(port.parent / "en.txt")]
    # A test run in the background of a shell ignores Ctrl-C, and so would its children.
    as_in_front = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=as_in_front) as process:
        assert process.stdin is not None
        # A pipe holds 64 KB: once more is written, the program is reading.
        process.stdin.write(b"words\n" * 50_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("arguments", [["rules", "--json"], ["--help"], ["export", "jsonl"]], ids=" ".join)
def test_a_reader_who_leaves_early(port: Path, arguments: list[str]) -> None:
    """`| head`: no complaint, and no failure."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*PROGRAM, "-C", str(port), *arguments], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 0


def test_every_command_has_been_thought_of() -> None:
    """The list of the design, of what this release has."""
    names = root.list_commands(click.Context(root))
    wanted = (
        "add align bitext build check correct demo diff dismiss doctor export log new render rules show status undo"
    )
    assert set(wanted.split()) <= set(names)


def test_a_rule_that_is_not_there_is_said(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(port, "check", "--rule", "doubled-wrod") == 2
    assert "did you mean doubled-word?" in capsys.readouterr().err


def test_an_empty_log_says_so(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "log"]) == 0
    assert "no decisions yet" in capsys.readouterr().err
    assert here(port, "correct", "p3", "rained", "poured") == 0
    assert run(["-C", str(port), "log", "p1"]) == 0
    assert "no decisions about p1" in capsys.readouterr().err


def test_the_next_command_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.txt").write_text("One sentence.\n", "utf-8")
    assert run(["new", str(tmp_path / "my edition"), "--base", str(tmp_path / "text.txt")]) == 0
    said = capsys.readouterr()
    assert "1 sentence\n" in said.out + said.err
    assert f"workbench -C '{tmp_path}/my edition' build" in said.err


def test_each_of_several_problems_has_its_hint_beside_it(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = port / "edition.yaml"
    text = manifest.read_text("utf-8").replace("title:", "tittle:", 1).replace("role: base", "role: bass", 1)
    manifest.write_text(text, "utf-8")
    capsys.readouterr()
    assert here(port, "status") == 3
    said = capsys.readouterr().err.splitlines()
    starts = [line.startswith("workbench: ") for line in said]
    assert sum(starts) >= 2
    assert starts == [True, False] * (len(said) // 2), said
    assert all(line.startswith("  hint: ") for line in said[1::2])


def test_errors_show_control_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "en.txt").write_text("He said \u202eevil\u202c again again.\n", "utf-8")
    assert run(["-q", "new", str(tmp_path / "e"), "--base", str(tmp_path / "en.txt")]) == 0
    assert run(["-C", str(tmp_path / "e"), "correct", "p1", "again", "x", "--who", "Vera"]) == 2
    told = capsys.readouterr().err
    assert "‹U+202E›" in told
    assert "\u202e" not in told
