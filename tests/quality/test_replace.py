"""A newer text with a tenth of its paragraphs edited, 3 moved, 2 split, 2 joined, under 200 decisions of all kinds.

Ids of untouched paragraphs stay, every one. Decisions whose words are there are on these words, at least 98 in 100, and
none is on others. Then: kill -9 between any two writes; the TEI of an edition whose base was replaced.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.quality.replaced import KINDS, replace_book
from workbench.app.replacing import carry_out, plan_replace
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.correct.state import compute_state
from workbench.correct.waiting import waiting
from workbench.model.errors import StaleError
from workbench.store.atomic import leftovers

LEAST = 0.98
FINE = (0, 4)  # of `doctor`, which tells decisions that wait, too
LEAST_EDITED = 0.96  # of those on paragraphs that were edited themselves


@pytest.mark.parametrize("seed", [11, 12])
def test_decisions_stay_on_their_words(tmp_path: Path, seed: int) -> None:
    case = replace_book(tmp_path, seed)
    assert case.wrong.total() == 0, case.wrong
    assert case.ids[0] == case.ids[1] > 250
    there = case.kept.total() + case.lost.total()
    assert there > 190
    assert set(case.kept) == set(KINDS), "each kind is looked at"
    assert case.kept.total() >= LEAST * there, case.lost


def test_where_every_paragraph_is_edited_nothing_lands_on_other_words(tmp_path: Path) -> None:
    case = replace_book(tmp_path, 13, edited=0.3, among_edited=True)
    assert case.wrong.total() == 0, case.wrong
    there = case.kept.total() + case.lost.total()
    assert case.gone.total() > 20, "the edits are too tame"
    assert case.kept.total() >= LEAST_EDITED * there, case.lost


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 40))
def test_many_newer_texts(tmp_path: Path, seed: int) -> None:
    case = replace_book(tmp_path, seed, edited=0.3, among_edited=seed % 2 == 0)
    assert case.wrong.total() == 0, case.wrong
    assert case.ids[0] == case.ids[1]


# Kills itself with -9 when it would make the nth write durable; CUT: writes only so much of the acts before that.
STARTER = """
import os, signal, sys
from workbench.cli.main import run
left, cut = int(sys.argv[1]), float(sys.argv[2])
sync, put = os.fsync, os.write

def fsync(handle):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    sync(handle)

def write(handle, data):
    if cut and b'"act":"replace"' in data:
        put(handle, data[: int(len(data) * cut)])
        os.kill(os.getpid(), signal.SIGKILL)
    return put(handle, data)

os.fsync, os.write = fsync, write
code = run(sys.argv[3:])
print(left)
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Port:
    """A small edition with decisions, and a newer text of it."""

    folder: Path
    newer: Path

    def replace(self, left: int = 0, cut: float = 0.0) -> subprocess.CompletedProcess[str]:
        return self.start("replace", "en-mt", str(self.newer), "--yes", left=left, cut=cut)

    def start(self, *arguments: str, left: int = 0, cut: float = 0.0) -> subprocess.CompletedProcess[str]:
        starter = [sys.executable, "-c", STARTER, str(left), str(cut), "-q", "-C", str(self.folder)]
        return subprocess.run([*starter, *arguments, "--who", "Vera"], capture_output=True, text=True, check=False)

    def seen(self) -> tuple[str, list[str], list[str]]:
        """The text in force and what the decisions make of it; every file that is read is whole."""
        work = open_workspace(self.folder)
        acts, base = work.acts(), work.witness("en-mt")
        state = compute_state(base, acts, work.state_id)
        waiting_ids = [each.act.id for each in waiting(acts, work.witnesses())]
        return work.edition.base.digest, [each.text for each in state.witness.segments], waiting_ids


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Port:
    folder = tmp_path_factory.mktemp("replace")
    replace_book(folder, 5, paragraphs=12, acts=34, edited=0.3)
    (folder / "newer.txt").rename(folder / "later.txt")
    plan = plan_replace(folder / "book", "en-mt", [folder / "book.txt"])
    carry_out(plan, "Vera")
    return Port(folder / "book", folder / "later.txt")


def is_mended(port: Port, old: tuple[str, list[str], list[str]]) -> bool:
    """After a kill: the earlier edition, or the newer one, or it says what to do. True if it had to be mended."""
    try:
        found = port.seen()
        assert found == old or found[0] != old[0]
        return False
    except StaleError as error:
        hint = error.hint or ""
    here = ["-q", "-C", str(port.folder)]
    assert "doctor --fix" in hint
    assert [run([*here, "status"]), run([*here, "doctor"]), run([*here, "log"])] == [4, 4, 0]
    assert run([*here, "doctor", "--fix"]) in FINE
    assert port.seen()[0] != old[0], "the acts were there, and so the newer text is in force"
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_a_kill_between_any_two_writes_leaves_the_old_or_the_new_edition(port: Port, tmp_path: Path) -> None:
    old, mended, finished = port.seen(), 0, []
    shutil.copytree(port.folder, tmp_path / "whole")
    whole = Port(tmp_path / "whole", port.newer)
    done = whole.replace()
    assert done.returncode == 0, done.stderr
    writes, new = -int(done.stdout.split()[-1]), whole.seen()
    assert writes >= 7, "received file, text, acts, manifest, and three of their folders"
    for left in range(1, writes + 1):
        shutil.copytree(port.folder, tmp_path / f"{left}")
        here = Port(tmp_path / f"{left}", port.newer)
        assert here.replace(left).returncode == -signal.SIGKILL
        mended += is_mended(here, old)
        finished.append(here.seen()[0] != old[0])
        again = ["-q", "-C", str(here.folder), "replace", "en-mt", str(port.newer), "--yes", "--who", "Vera"]
        assert run(again) == 0
        assert here.seen() == new
        assert run(["-q", "-C", str(here.folder), "doctor", "--fix"]) in FINE
        assert leftovers(here.folder) == ()
    assert mended, "no kill came between the acts and the manifest"
    assert sorted(finished) == finished, "once the newer text is in force it stays so"
    assert False in finished
    assert True in finished


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_a_kill_of_undo(port: Port, tmp_path: Path) -> None:
    newer = port.seen()
    act = [act.id for act in open_workspace(port.folder).acts() if act.kind == "replace"][-1]
    found = []
    for left in (1, 2, 3):
        here = Port(tmp_path / f"{left}", port.newer)
        shutil.copytree(port.folder, here.folder)
        assert here.start("undo", act, left=left).returncode == -signal.SIGKILL
        is_mended(here, newer)
        found.append(here.seen()[0])
    assert len({*found, newer[0]}) == 2, "the earlier text, or still the newer one"
    assert found[-1] != newer[0]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
@pytest.mark.parametrize("cut", [0.02, 0.5, 0.97])
def test_acts_that_are_torn_off_count_for_nothing(port: Port, tmp_path: Path, cut: float) -> None:
    old = port.seen()
    here = Port(tmp_path / "cut", port.newer)
    shutil.copytree(port.folder, here.folder)
    assert here.replace(cut=cut).returncode == -signal.SIGKILL
    assert here.seen() == old
    assert run(["-q", "-C", str(here.folder), "log"]) == 0
    assert here.replace().returncode == 0
    assert here.seen()[0] != old[0]
    assert here.seen()[1] != old[1]
