from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from workbench.model.errors import EXIT_INPUT, InputError
from workbench.store import atomic
from workbench.store.atomic import leftovers, write, write_many


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != atomic.MARKER
    }


def test_a_file_is_exchanged_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, b"one")
    path.chmod(0o640)
    write(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS])
def test_a_disk_that_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    write_many(tmp_path / "html", {"a": b"old", "b": b"old"})
    calls = []

    def refuse(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(InputError, match="cannot be written") as caught:
        write_many(tmp_path / "html", {"a": b"new", "b": b"new"})
    assert caught.value.exit_code == EXIT_INPUT
    assert caught.value.hint
    assert contents(tmp_path / "html") == {"a": b"old", "b": b"old"}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its folder does not exist"):
        write(tmp_path / "none" / "a", b"")


def test_a_folder_in_the_way_is_named_and_nothing_left_beside(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        write(tmp_path / "a", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_becomes_exactly_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "html"
    assert write_many(folder, {"a": b"1", "pages/b": b"2", "pages/deep/c": b"3"}) == ("a", "pages/b", "pages/deep/c")
    before = (folder / "a").stat().st_mtime_ns
    assert write_many(folder, {"a": b"1", "pages/b": b"new"}) == ("pages/b",)
    assert contents(folder) == {"a": b"1", "pages/b": b"new"}
    assert (folder / "a").stat().st_mtime_ns == before
    assert not (folder / "pages" / "deep").exists()


def test_what_we_did_not_make_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"ten years of work")
    with pytest.raises(InputError, match="not workbench's") as caught:
        write_many(tmp_path, {"index.html": b""})
    assert "thesis.docx" in str(caught.value)
    assert contents(tmp_path) == {"thesis.docx": b"ten years of work"}
    write_many(tmp_path, {"index.html": b""}, only=False)
    assert set(contents(tmp_path)) == {"index.html", "thesis.docx"}


def test_links_in_a_derived_folder_are_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "html", tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_bytes(b"kept")
    write_many(folder, {"a": b"1"})
    (folder / "pages").symlink_to(outside)
    (folder / "other").symlink_to(outside)
    (folder / "b").symlink_to(outside / "kept")
    write_many(folder, {"pages/kept": b"ours", "b": b"ours"})
    assert contents(outside) == {"kept": b"kept"}
    assert contents(folder) == {"pages/kept": b"ours", "b": b"ours"}


@pytest.mark.parametrize("name", ["../a", "/a", "a//b", "a/../b", ".", ""])
def test_a_name_that_leads_out_is_a_bug_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a relative"):
        write_many(tmp_path / "html", {name: b""})


def test_leftovers_are_those_of_dead_processes(tmp_path: Path) -> None:
    dead = tmp_path / ".a.txt.4194305-0badcafe.tmp"  # above the largest process id there can be
    mine = tmp_path / f".a.txt.{os.getpid()}-0badcafe.tmp"
    for path in (dead, mine, tmp_path / ".other.tmp", tmp_path / "a.tmp"):
        path.touch()
    assert leftovers(tmp_path) == (dead,)
