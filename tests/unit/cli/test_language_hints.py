"""Swapped sides and wrong languages: said on stderr, and the answer comes all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import ENGLISH, RUSSIAN
from workbench.cli.main import run


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "ru.txt").write_text(RUSSIAN, "utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["bitext", "align", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.out.count("\n") >= 4
    return printed.err


def test_right_files_and_languages_say_nothing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "ru.txt", "en.txt") == ""
    assert said(capsys, "en.txt", "ru.txt", "--source-lang", "en", "--target-lang", "ru") == ""
    assert said(capsys, "en.txt", "en.txt", "--source-lang", "en") == ""


def test_sides_that_are_swapped(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "en.txt", "ru.txt") == (
        "note: en.txt and ru.txt look swapped: the first should be ru, the second en\n"
    )


def test_one_language_that_is_wrong(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "en.txt", "en.txt") == (
        "note: en.txt: is said to be ru and is written in Latin letters: is that the right file and language?\n"
    )
    assert said(capsys, "ru.txt", "en.txt", "--source-lang", "de").count("Cyrillic") == 1


def test_an_edition_with_its_texts_swapped(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "port", "--base", "ru.txt", "--source", "en.txt"]) == 0
    printed = capsys.readouterr().err
    assert "note: ru.txt: is taken for the base in en and is written in Cyrillic letters: are files swapped?" in printed
    assert "note: en.txt: is taken for the source in ru and is written in Latin letters" in printed


def test_a_source_added_in_the_wrong_language_is_said_once(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "new", "port", "--base", "en.txt"]) == 0
    capsys.readouterr()
    assert run(["-C", "port", "add", "en.txt", "--role", "source", "--language", "ru", "--id", "ru"]) == 0
    assert capsys.readouterr().err.count("Latin letters") == 1
