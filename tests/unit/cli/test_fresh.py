"""Nothing is computed twice: a build with nothing to do, and one after a single correction."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.port import add_other, make_port
from workbench.cli.main import run
from workbench.store.stages import Stages

HEAVY = ("lxml", "numpy", "pydantic", "jinja2", "rapidfuzz", "rich", "razdel", "nupunkt", "Stemmer", "diff_match_patch")
SCRIPT = f"""
import sys
from workbench.cli.main import run
code = run(sys.argv[1:])
ours = sorted({{name.split(".")[1] for name in sys.modules if name.startswith("workbench.")}})
print(code, [name for name in {HEAVY!r} if name in sys.modules], ours, file=sys.stderr)
"""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    folder = make_port(tmp_path)
    add_other(folder)
    assert run(["-q", "-C", str(folder), "build"]) == 0
    return folder


def derived(port: Path) -> dict[str, bytes]:
    folder = port / "build"
    kept = [path for part in ("tei", "html") for path in sorted((folder / part).rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def test_nothing_to_do_loads_next_to_nothing(port: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "-C", str(port), "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "nothing to do: build/ is up to date\n"
    code, heavy, ours = done.stderr.split(" ", 2)
    assert (code, heavy) == ("0", "[]")
    assert ours.strip() == "['app', 'cli', 'model', 'store']"


@pytest.mark.parametrize("name", ["edition.yaml", "journal.jsonl", "sources/ru.txt", "build/tei/en-corr.xml"])
def test_what_changed_is_noticed(port: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = port / name
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(before + b"\n")
    capsys.readouterr()
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert "nothing to do" not in capsys.readouterr().out
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert "nothing to do" in capsys.readouterr().out


def test_the_same_bytes_from_nothing(port: Path) -> None:
    import shutil

    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    assert run(["-q", "-C", str(port), "build"]) == 0
    before = derived(port)
    assert len(before) > 10
    shutil.rmtree(port / "build")
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert derived(port) == before


def test_the_same_bytes_whatever_the_hash_seed_and_locale(port: Path) -> None:
    before = derived(port)
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-m", "workbench", "-q", "-C", str(port), "build", "--force"]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        assert derived(port) == before


def test_a_correction_aligns_nothing_again(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[str] = []
    save = Stages.save

    def note(self: Stages, name: str, *rest: object) -> None:
        saved.append(name)
        save(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Stages, "save", note)
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert saved == ["check.en-corr"]
    saved.clear()
    assert run(["-q", "-C", str(port), "status"]) == 0
    assert run(["-q", "-C", str(port), "show", "p2"]) == 0
    assert saved == []


def test_status_after_a_build_loads_no_engine(port: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "-C", str(port), "status", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, heavy, ours = done.stderr.split(" ", 2)
    assert (code, heavy) == ("0", "[]")
    assert ours.strip() == "['app', 'cli', 'model', 'store', 'text']"
