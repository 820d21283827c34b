"""What the single acts print, as readable text in tests/golden/cli: proposals, a conflict, paragraphs, beads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.compare import matches
from tests.port import make_port
from tests.unit.cli.test_screens import mask
from workbench.cli.main import run
from workbench.store.journal import read_journal

CASES: dict[str, tuple[int, list[str]]] = {
    "accept": (0, ["accept"]),
    "accept-replaces": (0, ["accept", "--all", "--dry-run"]),
    "reject": (0, ["reject", "PROPOSAL", "--why", "It was the roof.", "--dry-run"]),
    "resolve": (4, ["resolve"]),
    "resolve-keep": (0, ["resolve", "--by", "anna", "--dry-run"]),
    "log-who": (0, ["log", "--who", "anna", "--kind", "correct"]),
    "remark": (0, ["remark", "p1", "Which port?", "--on", "the port", "--dry-run"]),
    "read": (0, ["read", "p1..p3", "--dry-run"]),
    "redo": (0, ["redo", "--who", "Anna Keller", "--dry-run"]),
    "split": (0, ["split", "p2", "--before", "All of", "--why", "as in the original", "--dry-run"]),
    "insert": (0, ["insert", "--after", "p3", "It froze at night.", "--severity", "major", "--dry-run"]),
    "join-apart": (4, ["join", "p1", "p3"]),
    "bead-merge": (0, ["bead", "merge", "p1", "p2", "--why", "one paragraph in print", "--dry-run"]),
    "drop": (0, ["drop", "p2", "--dry-run"]),
}


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two who corrected the same words apart; a proposal whose words were corrected since; something undone."""
    port = make_port(tmp_path_factory.mktemp("decided"))
    journal = port / "journal.jsonl"

    def do(who: str, *arguments: str) -> None:
        assert run(["-q", "-C", str(port), *arguments, "--who", who]) == 0

    do("Anna Keller", "correct", "p2", "cranes", "hoists", "--propose", "--why", "the word of the house")
    do("Vera Editor", "correct", "p2", "3 cranes", "4 cranes here", "--severity", "critical", "--why", "Russian: 4.")
    do("Vera Editor", "correct", "p2", "work", "toil")
    do("Anna Keller", "correct", "p1", "berth", "quay")
    do("Anna Keller", "undo")
    before = journal.read_bytes()
    do(
        "Anna Keller",
        "correct",
        "p3",
        "rained",
        "poured",
        "--why",
        "It was heavy.",
        "--category",
        "style.awkward-style",
    )
    theirs = journal.read_bytes().removeprefix(before)
    journal.write_bytes(before)
    do("Vera Editor", "correct", "p3", "rained in", "snowed in", "--also", "p1", "port", "harbour")
    journal.write_bytes(journal.read_bytes() + theirs)
    return port


@pytest.mark.parametrize("name", CASES)
def test_a_screen(
    decided: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, words = CASES[name]
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(decided)
    proposal = read_journal(decided / "journal.jsonl").acts[0].id
    arguments = [proposal if word == "PROPOSAL" else word for word in words]
    capsys.readouterr()
    assert run(arguments) == code
    printed = capsys.readouterr()
    assert max(map(len, printed.out.splitlines()), default=0) <= 100
    text = f"$ workbench {' '.join(arguments)}\n{printed.out}--\n{printed.err}"
    acts = sorted(read_journal(decided / "journal.jsonl").acts, key=lambda act: (act.seq, act.who))
    for number, act in enumerate(acts, 1):  # the two that were made apart have one number: by person, not by chance
        text = text.replace(act.id, f"act-000{number}")
    matches(f"cli/{name}", mask(text, decided))
