from __future__ import annotations

import threading
from pathlib import Path

import pytest

from workbench.model.errors import EXIT_STALE, InputError, StaleError
from workbench.store.locks import exclusive, lock_file


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    lock = lock_file(tmp_path / "journal.jsonl")
    with exclusive(lock, "the journal"):
        with pytest.raises(StaleError, match="the journal is in use") as caught, exclusive(lock, "the journal", wait=0):
            pass
        assert caught.value.exit_code == EXIT_STALE
    with exclusive(lock, "the journal", wait=0):
        assert lock.name == ".journal.jsonl.lock"


def test_a_waiting_writer_gets_its_turn(tmp_path: Path) -> None:
    lock, turns = tmp_path / ".lock", []

    def wait() -> None:
        with exclusive(lock, "it"):
            turns.append("second")

    with exclusive(lock, "it"):
        thread = threading.Thread(target=wait)
        thread.start()
        turns.append("first")
    thread.join()
    assert turns == ["first", "second"]


def test_a_lock_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its folder does not exist"), exclusive(tmp_path / "no" / ".lock", "it"):
        pass
