from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from workbench.model.errors import UsageError
from workbench.model.ids import is_witness_id
from workbench.store import identity
from workbench.store.identity import find_who, git_user, to_person_id, to_slug


def test_what_is_said_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "git_user", lambda folder: "Git User")
    assert find_who("  Anna   Keller ", Path(), {"WORKBENCH_WHO": "env"}) == "Anna Keller"
    assert find_who(None, Path(), {"WORKBENCH_WHO": "env"}) == "env"
    assert find_who(None, Path(), {"WORKBENCH_WHO": ""}) == "Git User"
    monkeypatch.setattr(identity, "git_user", lambda folder: None)
    assert find_who(None, Path(), {}) is None


@pytest.mark.parametrize("name", ["", "   ", "a\x1b[31m"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        find_who(name, Path(), {})


def test_git_may_be_missing_or_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_user(tmp_path) is None
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/git")

    def never(*args: object, **settings: object) -> None:
        raise subprocess.TimeoutExpired("git", 2)

    monkeypatch.setattr(subprocess, "run", never)
    assert git_user(tmp_path) is None
    assert git_user(tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Anna Keller", "anna-keller"),
        ("José Müller", "jose-muller"),
        ("42", ""),
        ("42 Anna", ""),
        ("x" * 40, "x" * 32),
    ],
)
def test_a_name_makes_an_id(name: str, slug: str) -> None:
    assert to_slug(name) == slug


def test_every_name_gets_an_id_of_its_own() -> None:
    assert to_person_id("ak") == "ak"
    first = to_person_id("Anna")
    second = to_person_id("Anna!", {first})
    assert first == "anna"
    assert second != first
    assert all(is_witness_id(to_person_id(name)) for name in ("12", "?", "-", "José"))
