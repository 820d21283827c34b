"""`correct --edit`: with an editor that is a small script."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from typing import Protocol

import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.model.act import Correct, Reject
from workbench.store.journal import read_journal


class Editor(Protocol):
    def __call__(self, line: str, *, saves: bool = True) -> Path: ...


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    monkeypatch.delenv("VISUAL", raising=False)
    return make_port(tmp_path)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that does this to `text` and saves it; what it saw stands in the file returned."""

    def make(line: str, *, saves: bool = True) -> Path:
        script, seen = tmp_path / "editor", tmp_path / "seen.txt"
        save = "open(sys.argv[-1], 'w', encoding='utf-8').write(text)" if saves else ""
        script.write_text(
            f"#!{sys.executable}\nimport sys\ntext = open(sys.argv[-1], encoding='utf-8').read()\n"
            f"open({str(seen)!r}, 'w', encoding='utf-8').write(text)\n{line}\n{save}\n",
            "utf-8",
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("EDITOR", str(script))
        return seen

    return make


def corrected(port: Path, segment: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["-C", str(port), "export", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return next(str(line["text"]) for line in lines if line.get("id") == f"en-corr.{segment}")


def test_each_place_is_a_correction_and_they_are_undone_together(
    port: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = editor("text = text.replace('the the', 'the').replace('chief', 'head')")
    assert run(["-C", str(port), "correct", "p1", "--edit", "--why", "read", "--severity", "minor"]) == 0
    sheet = seen.read_text("utf-8")
    assert "# en-corr.p1 of the corrected text" in sheet
    assert "# Мы прибыли в порт 3 мая 1961 года." in sheet
    assert corrected(port, "p1", capsys).endswith("The head Orlov met us at the berth.")
    acts = read_journal(port / "journal.jsonl").acts
    assert len(acts) == 2
    assert len({act.group for act in acts}) == 1
    assert all(isinstance(act.body, Correct) and act.body.why == "read" and act.body.severity for act in acts)
    assert run(["-q", "-C", str(port), "undo"]) == 0
    assert "the the" in corrected(port, "p1", capsys)


def test_the_corrected_text_is_edited_and_the_bases_words_given_back(
    port: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-q", "-C", str(port), "correct", "p2", "3 cranes", "4 cranes"]) == 0
    editor("assert '4 cranes' in text; text = text.replace('4 cranes', '3 cranes')")
    assert run(["-C", str(port), "correct", "en-corr.p2", "--edit", "--why", "no"]) == 0
    last = read_journal(port / "journal.jsonl").acts[-1].body
    assert isinstance(last, Reject)
    assert last.why == "no"


@pytest.mark.parametrize("line", ["", "text = text.split('\\n\\n')[0]", "text = ''", "text += '\\n\\n'"])
def test_an_unchanged_or_empty_text_does_nothing(
    port: Path, editor: Editor, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(line)
    assert run(["-C", str(port), "correct", "p1", "--edit"]) == 0
    assert "Nothing was changed." in capsys.readouterr().err
    assert not read_journal(port / "journal.jsonl").acts


def test_a_dry_run_and_an_editor_that_does_not_save_write_nothing(
    port: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor("text = text.replace('chief', 'head')")
    assert run(["-C", str(port), "correct", "p1", "--edit", "--dry-run"]) == 0
    assert "“chief” → “head”" in capsys.readouterr().out
    editor("", saves=False)
    assert run(["-C", str(port), "correct", "p1", "--edit"]) == 0
    assert not read_journal(port / "journal.jsonl").acts


def test_a_text_that_cannot_be_used_is_shown_again(
    port: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    command = f"{sys.executable} -m workbench -q -C {port} correct p1 chief head"
    editor(f"import os; os.system({command!r}); text = text.replace('berth', 'quay')")
    assert run(["-C", str(port), "correct", "p1", "--edit"]) == 4
    printed = capsys.readouterr().err
    assert "was changed by somebody else meanwhile" in printed
    assert "at the the quay." in printed
    assert len(read_journal(port / "journal.jsonl").acts) == 1
    editor("text = text.replace('1961. ', '1961.\\n\\n')")
    assert run(["-C", str(port), "correct", "p1", "--edit"]) == 2
    assert "workbench split p1" in capsys.readouterr().err


def test_a_proposal_rejects_nothing(port: Path, editor: Editor) -> None:
    assert run(["-q", "-C", str(port), "correct", "p2", "3 cranes", "4 cranes"]) == 0
    editor("text = text.replace('4 cranes', '3 cranes')")
    assert run(["-q", "-C", str(port), "correct", "p2", "--edit", "--propose"]) == 0
    last = read_journal(port / "journal.jsonl").acts[-1].body
    assert isinstance(last, Correct)
    assert last.proposed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["correct", "p1", "old", "new", "--edit"], "takes a segment only"),
        (["correct", "p99", "--edit"], "no segment"),
        (["--no-input", "correct", "p1", "--edit"], "nobody to edit"),
        (["correct", "--from-file", "x", "--edit"], "takes its words from the file"),
    ],
)
def test_what_cannot_be_edited_is_a_usage_error(
    port: Path, editor: Editor, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = editor("")
    assert run(["-C", str(port), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not seen.exists()


def test_no_editor(port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("EDITOR", str(port / "no-such-editor"))
    assert run(["-C", str(port), "correct", "p1", "--edit"]) == 2
    assert "Editing failed" in capsys.readouterr().err
    monkeypatch.delenv("EDITOR")
    assert run(["-C", str(port), "correct", "p1", "--edit"]) == 2
    assert not read_journal(port / "journal.jsonl").acts
