"""What can go wrong while decisions are recorded: one clear message, nothing lost, and `doctor` says what to do."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.store.journal import read_journal
from workbench.store.locks import exclusive, lock_file

COMMANDS: dict[str, list[str]] = {
    "correct": ["correct", "p3", "rained", "poured"],
    "correct --all": ["correct", "--all", "port", "harbour"],
    "split": ["split", "p2", "--before", "All of"],
    "join": ["join", "p2", "p3"],
    "drop": ["drop", "p3"],
    "insert": ["insert", "--after", "p1", "It froze."],
    "accept": ["accept", "--all"],
    "reject": ["reject", "ACT"],
    "remark": ["remark", "p1", "Which port?"],
    "read": ["read", "p1..p3"],
    "pin": ["pin", "ru.p2", "p2"],
    "bead": ["bead", "merge", "p1", "p2"],
    "undo": ["undo"],
    "redo": ["redo", "TAKEN"],
}
UNKNOWN = b'{"v":1,"id":"0000000a","seq":90,"sees":[],"when":"2026-01-01T00:00:00Z","who":"a","act":"bless"}\n'


class Edition:
    """An edition with a correction, a proposal and something undone."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys
        self.journal = root / "journal.jsonl"

    def command(self, name: str) -> list[str]:
        acts = read_journal(self.journal).acts
        names = {"ACT": acts[0].id, "TAKEN": acts[2].id}
        return [names.get(word, word) for word in COMMANDS[name]]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = run(["-C", str(self.root), *arguments])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def bytes(self) -> dict[str, bytes]:
        """All but locks and what is computed."""
        files = (path for path in self.root.rglob("*") if path.is_file() and "build" not in path.parts)
        return {path.name: path.read_bytes() for path in files if not path.name.endswith(".lock")}

    def refuse(self, code: int, words: str, hint: str, *arguments: str) -> None:
        """One message, one hint, the code, and not a byte changed."""
        before = self.bytes()
        got, _, said = self.run(*arguments)
        assert got == code, said
        message, advice = said.splitlines()
        assert message.startswith("workbench: ")
        assert words in message
        assert advice.startswith("  hint: ")
        assert hint in advice
        assert self.bytes() == before

    def doctor(self, words: str, code: int) -> None:
        got, out, _ = self.run("doctor")
        assert got == code
        assert words in " ".join(out.split()), out


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Edition:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    made = Edition(make_port(tmp_path), capsys)
    for arguments in (
        ["correct", "p1", "the the", "the"],
        ["correct", "p2", "3 cranes", "4 cranes", "--propose"],
        ["correct", "p1", "berth", "quay"],
        ["undo"],
        ["remark", "p3", "Which evening?"],
    ):
        assert made.run("-q", *arguments)[0] == 0
    return made


@contextmanager
def disk_full(edition: Edition) -> Iterator[None]:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", refuse)
        patch.setattr(os, "fsync", refuse)
        yield


@contextmanager
def read_only(edition: Edition) -> Iterator[None]:
    """Root may write anywhere, so it is the call that is refused, as a disk that can only be read does it."""
    real: Callable[..., int] = os.open

    def refuse(path: object, flags: int, *more: int, **named: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(edition.root)):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(path, flags, *more, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refuse)
        yield


@contextmanager
def lock_held(edition: Edition) -> Iterator[None]:
    """By somebody who does not let go; nobody really waits ten seconds here."""

    class Clock:
        now = 0.0

        @classmethod
        def monotonic(cls) -> float:
            cls.now += 6
            return cls.now

        @staticmethod
        def sleep(_: float) -> None: ...

    with exclusive(lock_file(edition.journal), "the journal"), pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbench.store.locks.time", Clock)
        yield


@contextmanager
def torn_in_the_middle(edition: Edition) -> Iterator[None]:
    lines = edition.journal.read_bytes().splitlines(keepends=True)
    edition.journal.write_bytes(b"".join([lines[0], lines[1][:40], b"\n", *lines[1:]]))
    yield


@contextmanager
def unknown_kind(edition: Edition) -> Iterator[None]:
    edition.journal.write_bytes(edition.journal.read_bytes() + UNKNOWN)
    yield


# fault, exit code, words, hint; exit code and words of doctor
FAULTS = {
    "disk full": (disk_full, 3, "there is no space left", "free some space", 3, "free some space"),
    "read-only": (read_only, 3, "the disk can only be read", "copy the edition", 3, "copy the edition"),
    "lock held": (lock_held, 4, "in use by another workbench", "run the command again", 4, "wait until that has ended"),
    "torn in the middle": (torn_in_the_middle, 3, "journal.jsonl:2", "doctor --fix", 3, "doctor --fix"),
    "unknown kind": (unknown_kind, 3, "kind 'bless' is not known", "update workbench", 3, "update workbench"),
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_written_and_one_message_says_why(edition: Edition, fault: str, name: str) -> None:
    cause, code, words, hint, _, _ = FAULTS[fault]
    arguments = edition.command(name)
    with cause(edition):
        edition.refuse(code, words, hint, *arguments)


@pytest.mark.parametrize("fault", FAULTS)
def test_doctor_says_what_to_do(edition: Edition, fault: str) -> None:
    cause, _, _, _, code, words = FAULTS[fault]
    before = edition.bytes()
    with cause(edition):
        edition.doctor(words, code)
    left = edition.bytes()
    assert set(left) == set(before), "doctor leaves nothing behind"


@pytest.mark.parametrize("fault", ["disk full", "read-only", "lock held"])
def test_when_the_cause_is_gone_work_goes_on(edition: Edition, fault: str) -> None:
    cause = FAULTS[fault][0]
    for name in COMMANDS:
        with cause(edition):
            assert edition.run(*edition.command(name))[0] != 0
    before = len(read_journal(edition.journal).acts)
    assert edition.run(*edition.command("remark"))[0] == 0
    assert len(read_journal(edition.journal).acts) == before + 1
    edition.doctor("ok disk", 0)


@pytest.mark.parametrize("fault", ["disk full", "read-only"])
def test_a_new_name_is_not_written_either(edition: Edition, fault: str) -> None:
    cause, code, words, hint, _, _ = FAULTS[fault]
    with cause(edition):
        edition.refuse(code, words, hint, "remark", "p1", "Which?", "--who", "Somebody New")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_journal_that_is_torn_at_the_end_is_worked_on(edition: Edition, name: str) -> None:
    arguments = edition.command(name)
    before = read_journal(edition.journal).acts
    data = edition.journal.read_bytes()
    edition.journal.write_bytes(data + b'{"v":1,"id":"0000')
    edition.doctor("--fix puts it aside", 0)
    assert edition.run(*arguments)[0] == 0
    assert edition.journal.read_bytes().startswith(data)
    after = read_journal(edition.journal)
    assert after.acts[: len(before)] == before
    assert len(after.acts) > len(before)
    assert after.warnings == (), "the next act has closed the line"


def test_damaged_lines_are_put_aside_and_all_others_kept(edition: Edition) -> None:
    before = read_journal(edition.journal).acts
    with torn_in_the_middle(edition):
        edition.doctor("doctor --fix", 3)
        assert edition.run("doctor", "--fix")[0] == 0
    assert read_journal(edition.journal).acts == before
    assert edition.run(*edition.command("correct"))[0] == 0


def test_what_a_newer_program_wrote_stays_where_it_is(edition: Edition) -> None:
    with unknown_kind(edition):
        assert edition.run("doctor", "--fix")[0] == 3
        assert UNKNOWN in edition.journal.read_bytes()


def test_a_clock_that_goes_back_changes_no_order(edition: Edition) -> None:
    """What was recorded while the clock was ahead: later acts count as later, and undo takes the newest."""
    text = edition.journal.read_text("utf-8")
    when = json.loads(text.splitlines()[0])["when"]
    edition.journal.write_text(text.replace(when[:4], "2999"), "utf-8")
    edition.doctor("5 dated later than now", 0)
    _, out, _ = edition.run("-q", "correct", "p3", "rained", "poured", "--json")
    newest = json.loads(out)["id"]
    acts = read_journal(edition.journal).acts
    assert acts[-1].id == newest
    assert acts[-1].when < acts[-2].when
    assert edition.run("-q", "correct", "p3", "rained", "snowed")[0] == 0
    assert "snowed" in edition.run("-q", "export", "txt")[1]
    assert edition.run("-q", "undo")[0] == 0
    assert "poured" in edition.run("-q", "export", "txt")[1]
    assert edition.run("-q", "log", "-n", "1", "--json")[1].count('"undo"') == 1
