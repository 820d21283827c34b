"""The sample with a newer base: what is written is valid, points to what is there, and says the right lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.data import shared_dir
from workbench.app.compute import compute
from workbench.app.demo import fetch_sample
from workbench.app.replacing import carry_out, plan_replace
from workbench.app.tei_folder import tei_files
from workbench.app.workspace import Workspace, open_workspace
from workbench.store.atomic import write_many
from workbench.tei.parallel import write_parallel
from workbench.tei.rules import check_folder


def make_newer(text: str) -> str:
    """Words changed, one paragraph split, two joined, one moved, one gone."""
    parts = text.split("\n\n")
    names = {
        words: next(at for at, part in enumerate(parts) if words in part)
        for words in (
            "The impudent",
            "insistent request",
            "“At 3 pm",
            "Promising to take",
            "On May 15",
            "True to its",
            "It cannot",
        )
    }
    parts[names["The impudent"]] = parts[names["The impudent"]].replace("impudent", "insolent")
    parts[names["insistent request"]] = parts[names["insistent request"]].replace("insistent request", "urgent request")
    long = parts[names["“At 3 pm"]]
    cut = long.index(". ", 500) + 1
    parts[names["“At 3 pm"]] = f"{long[:cut]}\n\n{long[cut + 1 :]}"
    joined = names["Promising to take"]
    parts[joined] = f"{parts[joined]} {parts[joined + 1]}"
    moved = parts[names["On May 15"]]
    kept = [part for at, part in enumerate(parts) if at not in (joined + 1, names["On May 15"], names["It cannot"])]
    kept.insert(next(at for at, part in enumerate(kept) if "True to its" in part), moved)
    return "\n\n".join(kept)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("newer")
    edition = fetch_sample(folder / "japan-1945")
    newer = folder / "newer.txt"
    newer.write_text(make_newer((edition / "sources" / "en-mt.txt").read_text("utf-8")), "utf-8")
    carry_out(plan_replace(edition, "en-mt", [newer]), "Vera Editor")
    return open_workspace(edition)


def test_nearly_all_of_it_goes_along(sample: Workspace) -> None:
    snapshot = compute(sample)
    stale = [problem for problem in snapshot.state.problems if problem.kind == "stale"]
    assert len(stale) <= 3, "of 101 decisions those on the paragraph that is gone wait"
    assert len(snapshot.state.acts) >= 85


def test_what_is_written_is_valid_and_says_the_right_lines(sample: Workspace) -> None:
    snapshot = compute(sample)
    files = tei_files(sample, snapshot)
    assert check_folder(files) == []
    assert "sources/en-mt.v2.txt" in files
    lines = files["sources/en-mt.v2.txt"].decode().split("\n")
    for segment in snapshot.state.base.segments:
        assert segment.place is not None
        assert lines[segment.place.first - 1 : segment.place.last] == [segment.text]


@pytest.mark.data
def test_the_checker_of_the_worked_example_finds_nothing(sample: Workspace, tmp_path: Path) -> None:
    tool = shared_dir("tools", "tei_check", "check.py")
    snapshot = compute(sample)
    files = tei_files(sample, snapshot)
    files["export-parallel.xml"] = write_parallel(snapshot, files["en-corr.xml"])
    write_many(tmp_path / "tei", files)
    command = [sys.executable, str(tool), str(tmp_path / "tei")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.rstrip().endswith("all passed"), done.stdout[-3000:] + done.stderr[-1000:]
