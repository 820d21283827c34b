"""The port with a newer text: what tests of `replace` do again and again, and look at."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.port import ENGLISH
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.correct.force import acts_in_force
from workbench.correct.state import compute_state

NEWER = (
    ENGLISH.replace("We came to the port", "At noon we came to the port")
    .replace("cranes here. All of", "cranes here.\n\nAll of")
    .replace("It rained in the evening", "It rained hard in the evening")
)


def do(port: Path, *arguments: str) -> int:
    return run(["-q", "--no-input", "-C", str(port), *arguments])


def replace(port: Path, text: str = NEWER, *more: str, witness: str = "en-mt") -> int:
    file = port.parent / "newer.txt"
    file.write_text(text, "utf-8")
    return do(port, "replace", witness, str(file), "--yes", *more)


def printed(port: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    do(port, *arguments, "--json")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def ids(port: Path) -> list[str]:
    return [each.id.removeprefix("en-mt.") for each in open_workspace(port).witness("en-mt").segments]


def corrected(port: Path) -> str:
    work = open_workspace(port)
    state = compute_state(work.witness("en-mt"), work.acts(), work.state_id)
    assert not state.problems
    return "\n\n".join(each.text for each in state.witness.segments)


def bodies(port: Path, kind: type) -> list[Any]:
    return [act.body for act in acts_in_force(open_workspace(port).acts()) if isinstance(act.body, kind)]


def files(port: Path) -> dict[str, bytes]:
    return {str(path.relative_to(port)): path.read_bytes() for path in port.rglob("*") if path.is_file()}


def corrected_text(port: Path) -> str:
    work = open_workspace(port)
    return "\n\n".join(each.text for each in compute_state(work.witness("en-mt"), work.acts()).witness.segments)


def merge_journals(one: Path, other: Path) -> None:
    """As git does it with merge=union; files that only one side has come along."""
    lines = dict.fromkeys(
        [*(one / "journal.jsonl").read_bytes().splitlines(), *(other / "journal.jsonl").read_bytes().splitlines()]
    )
    (one / "journal.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    for part in ("witnesses", "sources"):
        for path in (other / part).iterdir():
            if not (one / part / path.name).exists():
                shutil.copy(path, one / part / path.name)


def write(port: Path, text: str) -> Path:
    file = port.parent / "newer.txt"
    file.write_text(text, "utf-8")
    return file


def bodies_of_kind(port: Path, kind: str) -> str:
    return next(act.id for act in open_workspace(port).acts() if act.kind == kind)
