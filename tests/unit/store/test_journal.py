from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from workbench.model.act import Act, Read, Remark, Undo
from workbench.model.errors import EXIT_INPUT, EXIT_STALE, InputError, StaleError
from workbench.store.acts import act_to_json
from workbench.store.journal import append, quarantine, read_journal
from workbench.store.locks import exclusive, lock_file

WHEN = "2026-03-02T10:15:00Z"
FIRST = Act("00000001", 1, (), WHEN, "ak", Read(("en-mt.p1",)))
SECOND = Act("00000002", 2, ("00000001",), WHEN, "ak", Remark("en-mt.p1", "строка\u2028ещё"))
ONE, TWO = act_to_json(FIRST), act_to_json(SECOND)
TORN = ONE[:40]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


def read(path: Path, text: str | bytes) -> tuple[list[str], list[tuple[int | None, str]]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    journal = read_journal(path)
    return [act.id for act in journal.acts], [(each.line, each.message) for each in journal.warnings]


def record(path: Path, *texts: str) -> tuple[Act, ...]:
    return append(path, [Remark("en-mt.p1", text) for text in texts], who="ak", when=WHEN)


def test_no_file_is_no_acts(path: Path) -> None:
    assert read_journal(path).acts == ()
    assert append(path, [], who="ak", when=WHEN) == ()
    assert not path.exists()


def test_what_is_appended_is_read(path: Path) -> None:
    made = append(
        path, [Read(("en-mt.p1",)), Undo(("00000001",))], who="ak", when=WHEN, sees=[("0000000a",), ()], grouped=True
    )
    more = record(path, "третье")
    assert read_journal(path).acts == made + more
    assert [act.seq for act in made + more] == [1, 2, 3]
    assert [act.sees for act in made] == [("0000000a",), ()]
    assert {act.group for act in made} == {made[0].id}
    assert path.read_text("utf-8").count("\n") == 3
    assert "третье" in path.read_text("utf-8")


def test_order_is_seq_and_id_and_equal_lines_are_one(path: Path) -> None:
    other = ONE.replace("00000001", "0000000a")
    assert read(path, "\n".join([TWO, other, ONE, "", TWO, ONE])) == (["00000001", "0000000a", "00000002"], [])


def test_line_ends_and_byte_order_marks_of_editors(path: Path) -> None:
    assert read(path, b"\xef\xbb\xbf" + f"{ONE}\r\n{TWO}".encode()) == (["00000001", "00000002"], [])


def test_a_taken_id_is_not_given_again(path: Path) -> None:
    ids = iter(["00000001", "00000001", "00000001", "00000002", "00000003"])
    made = append(path, [Read(("p",)), Read(("p",))], who="ak", when=WHEN, mint=lambda: next(ids))
    assert [act.id for act in made] == ["00000001", "00000002"]
    assert append(path, [Read(("p",))], who="ak", when=WHEN, mint=lambda: next(ids))[0].seq == 3


@pytest.mark.parametrize("tail", [TORN, '{"v":1,"id"', "{", TWO.encode()[:-20].decode("utf-8", "ignore"), "\0" * 30])
def test_a_torn_last_line_is_passed_over_and_never_rewritten(path: Path, tail: str) -> None:
    ids, warnings = read(path, f"{ONE}\n{tail}")
    assert ids == ["00000001"]
    assert warnings == [(2, "a torn line is passed over: its command never ended")]
    before = path.read_bytes()
    (made,) = record(path, "next")
    assert path.read_bytes().startswith(before + b"\n")
    assert made.seq == 2
    assert read_journal(path).acts == (FIRST, made)
    assert read_journal(path).warnings == ()


def test_half_a_letter_is_a_torn_line(path: Path) -> None:
    data = f"{ONE}\n".encode() + TWO.encode()[: TWO.encode().index("строка".encode()) + 3]
    assert read(path, data)[0] == ["00000001"]


def test_a_missing_last_line_end_is_written_first(path: Path) -> None:
    path.write_text(ONE)
    (made,) = record(path, "next")
    assert path.read_text("utf-8").split("\n") == [ONE, act_to_json(made), ""]


def test_a_second_kill_while_the_first_is_accounted_for(path: Path) -> None:
    """Cut off anywhere in what an append behind a torn line writes, the journal can be read and appended to."""
    path.write_text(f"{ONE}\n{TORN}")
    start = path.stat().st_size
    (made,) = record(path, "next")
    whole = path.read_bytes()
    for size in range(start, len(whole)):
        path.write_bytes(whole[:size])
        assert {act.id for act in read_journal(path).acts} <= {FIRST.id, made.id}
        (again,) = record(path, "again")
        assert again in read_journal(path).acts
        assert FIRST in read_journal(path).acts


# name: (lines, line of the problem, message, hint)
BAD: dict[str, tuple[str | bytes, int, str, str]] = {
    "torn in the middle": (f"{TORN}\n{ONE}\n", 1, "is not a whole act", "workbench doctor"),
    "text in the middle": (f"{ONE}\nhello\n{TWO}\n", 2, "is not a whole act", "workbench doctor"),
    "not UTF-8 in the middle": (ONE.encode() + b"\n\xff\n" + TWO.encode(), 2, "is not a whole act", "doctor"),
    "nested without end": ("[" * 100_000 + f"\n{ONE}\n{TWO}\n", 1, "is not a whole act", "workbench doctor"),
    "unfinished merge": (
        f"<<<<<<< HEAD\n{ONE}\n=======\n{TWO}\n>>>>>>> b\n",
        1,
        "an unfinished merge of git",
        "both sides",
    ),
    "rest of a merge": (f"{ONE}\n=======\n{TWO}\n", 2, "an unfinished merge of git", "both sides"),
    "newer form": (ONE.replace('"v":1', '"v":2'), 1, "version 2 is not known", "written by a newer workbench"),
    "no form": (ONE.replace('"v":1,', ""), 1, "version None is not known", "newer workbench"),
    "form as a truth": (ONE.replace('"v":1', '"v":true'), 1, "version True is not known", "newer workbench"),
    "newer kind": (ONE.replace('"read"', '"annotate"'), 1, "kind 'annotate' is not known", "newer workbench"),
    "kind a list": (ONE.replace('"read"', '["read"]'), 1, "is not known", "newer workbench"),
    "an array": ("[1]", 1, "is not a JSON object", "one act"),
    "a number": ("12", 1, "is not a JSON object", "one act"),
    "unknown field": (ONE.replace('"who"', '"mood":1,"who"'), 1, "mood", "journal reference"),
    "missing field": (ONE.replace('"who":"ak",', ""), 1, "who", "journal reference"),
    "seq a text": (ONE.replace('"seq":1', '"seq":"1"'), 1, "seq", "journal reference"),
    "seq nought": (ONE.replace('"seq":1', '"seq":0'), 1, "seq", "journal reference"),
    "seq a fraction": (ONE.replace('"seq":1', '"seq":1.5'), 1, "seq", "journal reference"),
    "id too short": (ONE.replace("00000001", "1"), 1, "id", "journal reference"),
    "no time": (ONE.replace(WHEN, "yesterday"), 1, "when", "journal reference"),
    "not a number": (ONE.replace('"seq":1', '"seq":NaN'), 1, "NaN is not a number", "last copy"),
    "key twice": (ONE.replace('"seq":1', '"seq":1,"seq":2'), 1, "a key stands twice", "last copy"),
    "half a character": (ONE.replace("en-mt.p1", "\\ud800"), 1, "half a character", "in full"),
    "one id for two acts": (
        f"{ONE}\n{ONE.replace('p1', 'p2')}\n",
        2,
        "another act than on line 1 has its id",
        "another id",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_named_and_nothing_is_written(path: Path, case: str) -> None:
    data, line, message, hint = BAD[case]
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    before = path.read_bytes()
    for use in (lambda: read_journal(path), lambda: record(path, "next")):
        with pytest.raises(InputError) as caught:
            use()
        error = caught.value
        assert (error.exit_code, error.file, error.line) == (EXIT_INPUT, str(path), line)
        assert message in error.message
        assert hint in (error.hint or "")
    assert path.read_bytes() == before


def test_quarantine_puts_damaged_lines_aside(path: Path) -> None:
    path.write_text(f"{ONE}\n{TORN}\n<<<<<<< HEAD\n{TWO}\n{TORN}")
    with pytest.raises(InputError):
        record(path, "next")
    aside = quarantine(path)
    assert aside is not None
    assert aside.name == "journal.torn-1"
    assert aside.read_text() == f"{TORN}\n<<<<<<< HEAD\n{TORN}\n"
    assert path.read_text("utf-8") == f"{ONE}\n{TWO}\n"
    assert quarantine(path) is None
    path.write_text(TORN)
    assert quarantine(path) == path.with_name("journal.torn-2")


def test_quarantine_keeps_what_a_newer_workbench_wrote(path: Path) -> None:
    newer = ONE.replace('"v":1', '"v":2')
    path.write_text(f"{newer}\n{TORN}\n{ONE}\n")
    quarantine(path)
    assert path.read_text() == f"{newer}\n{ONE}\n"


def test_a_full_disk_leaves_the_journal_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(path, "first")
    before = path.read_bytes()
    write = os.write

    def fill(handle: int, data: bytes) -> int:
        if len(data) < 50:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data[: len(data) // 2])

    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(InputError, match="no space left") as caught:
        record(path, "second")
    assert caught.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize("body", [Undo(()), Undo(("x",)), Remark("", "x"), Remark("en-mt.p1", "\ud800")])
def test_what_could_not_be_read_again_is_not_written(path: Path, body: Undo | Remark) -> None:
    with pytest.raises(InputError):
        append(path, [body], who="ak", when=WHEN)
    with pytest.raises(InputError, match="who"):
        append(path, [Read(("p",))], who="Anna Keller", when=WHEN)
    assert not path.exists()


def test_a_second_writer_waits_and_then_says_so(path: Path) -> None:
    with exclusive(lock_file(path), "the journal"), pytest.raises(StaleError, match="in use") as caught:
        append(path, [Read(("p",))], who="ak", when=WHEN, wait=0)
    assert caught.value.exit_code == EXIT_STALE


def test_writers_at_the_same_time_lose_nothing(path: Path) -> None:
    def write_some() -> None:
        for number in range(10):
            record(path, str(number))

    threads = [threading.Thread(target=write_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [act.seq for act in read_journal(path).acts] == list(range(1, 41))
