"""What `replace` and `retarget` print, as readable text in tests/golden/cli."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.compare import matches
from tests.port import ENGLISH, make_port
from tests.unit.cli.test_screens import mask
from workbench.cli.main import run

NEWER = (
    ENGLISH.replace("We came to the port", "At noon we came to the port")
    .replace("cranes here. All of them", "cranes here.\n\nAll of these")
    .replace("It rained in the evening", "It rained hard in the evening")
)
CASES: dict[str, tuple[int, list[str]]] = {
    "replace": (0, ["replace", "en-mt", "../newest.txt", "--dry-run"]),
    "replace-again": (0, ["replace", "en-mt", "../newer.txt", "--yes"]),
    "replace-unasked": (2, ["--no-input", "replace", "en-mt", "../newest.txt"]),
    "replace-another": (4, ["replace", "en-mt", "../another.txt", "--dry-run"]),
    "retarget": (4, ["retarget"]),
    "retarget-none": (0, ["-C", "../plain/port", "retarget"]),
    "log-replace": (0, ["log"]),
    "undo-replace": (0, ["undo", "{replace}", "--dry-run"]),
}


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Decisions, and a text that took the place of theirs."""
    folder = tmp_path_factory.mktemp("newer")
    port = make_port(folder)
    (folder / "plain").mkdir()
    make_port(folder / "plain")
    (folder / "newer.txt").write_text(NEWER, "utf-8")
    (folder / "newest.txt").write_text(NEWER.replace("noon", "ten").replace("hard", "a lot"), "utf-8")
    (folder / "another.txt").write_text("A Recipe\n\nTake two eggs.\n\nStir slowly.\n", "utf-8")
    here = ["-q", "-C", str(port)]
    who = ["--who", "Vera Editor"]
    assert run([*here, "correct", "p1", "the the", "the", *who]) == 0
    assert run([*here, "correct", "p2", "All of them work", "They toil", "--why", "работают", *who]) == 0
    assert run([*here, "correct", "p2", "night..", "night.”", *who]) == 0
    assert run([*here, "remark", "p3", "Really?", "--on", "rained in", *who]) == 0
    assert run([*here, "pin", "ru.p2", "p2", *who]) == 0
    assert run([*here, "read", "p1", "p3", *who]) == 0
    why = ["--why", "a better engine"]
    assert run([*here, "replace", "en-mt", str(folder / "newer.txt"), "--yes", *why, *who]) == 0
    return port


@pytest.mark.parametrize("name", CASES)
def test_a_screen(newer: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from workbench.store.journal import read_journal

    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(newer)
    act = next(act.id for act in read_journal(newer / "journal.jsonl").acts if act.kind == "replace")
    code, words = CASES[name]
    arguments = [word.format(replace=act) for word in words]
    capsys.readouterr()
    assert run(arguments) == code
    printed = capsys.readouterr()
    assert max((len(line) for line in printed.out.splitlines()), default=0) <= 80
    matches(f"cli/{name}", mask(f"$ workbench {' '.join(arguments)}\n{printed.out}--\n{printed.err}", newer))
