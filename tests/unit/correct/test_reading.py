"""What was read is read until something changes there, whoever changed it and whenever it arrives."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.correct.port import act, change, correct, name
from workbench.correct.force import sees
from workbench.correct.reading import readers
from workbench.model.act import Act, Read, Redo, Reject, Retarget, Undo


def read(seq: int, *units: str, before: tuple[Act, ...] = (), who: str = "ak") -> Act:
    segments = tuple(f"en-mt.{unit}" for unit in units)
    return replace(act(seq, Read(segments)), sees=sees(before, segments), who=who)


def is_read(*acts: Act) -> set[str]:
    return {segment.removeprefix("en-mt.") for segment in readers(acts)}


TWO = correct(2, change("p2", "two", "three"))
READ = read(4, "p1", "p2", before=(TWO,))


def test_what_was_read_is_read_as_long_as_nothing_changes_there() -> None:
    assert is_read(TWO, READ) == {"p1", "p2"}
    assert is_read(TWO, READ, correct(5, change("p3", "night", "day"))) == {"p1", "p2"}
    assert is_read(TWO, READ, correct(5, change("p2", "lamp", "light"), sees=(2,))) == {"p1"}


def test_taken_back_is_changed_and_had_back_is_not() -> None:
    undo = act(5, Undo((name(2),)))
    assert is_read(TWO, READ, undo) == {"p1"}
    assert is_read(TWO, READ, undo, act(6, Redo((name(5),)))) == {"p1", "p2"}
    assert is_read(TWO, READ, act(5, Reject(name(2)))) == {"p1"}


def test_what_git_brings_in_is_unread_even_if_its_number_is_smaller() -> None:
    theirs = replace(correct(3, change("p1", "dawn", "noon")), who="bo")
    assert is_read(theirs, TWO, READ) == {"p2"}


def test_each_reader_reads_for_himself() -> None:
    acts = (TWO, READ, read(5, "p2", before=(TWO,), who="bo"))
    assert {who: one.seq for who, one in readers(acts)["en-mt.p2"].items()} == {"ak": 4, "bo": 5}
    changed = (*acts, correct(6, change("p2", "lamp", "light"), sees=(2,)))
    again = read(7, "p2", before=changed)
    assert {who: one.seq for who, one in readers((*changed, again))["en-mt.p2"].items()} == {"ak": 7}


def test_a_mark_that_is_taken_back_is_none() -> None:
    assert is_read(TWO, READ, act(5, Undo((name(4),)))) == set()


def test_words_that_moved_are_unread_where_they_were_and_where_they_are() -> None:
    moved = act(5, Retarget(name(2), (change("p1", "dawn", "three"),)))
    assert is_read(TWO, READ, moved) == set()
