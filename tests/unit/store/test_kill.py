"""kill -9 at random moments: nothing that was promised is lost, and no file is half a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.kill import kill_again_and_again
from workbench.store.atomic import leftovers, write_many
from workbench.store.journal import read_journal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")

APPEND = """
import sys
from pathlib import Path
from workbench.model.act import Remark
from workbench.store.journal import append
text = "ё" * 3000  # longer than a page of memory, so that a write can be cut
while True:
    bodies = [Remark("en-mt.p1", text)] * 2
    made = append(Path(sys.argv[1]), bodies, who="ak", when="2026-03-02T10:15:00Z", grouped=True)
    print(*(act.id for act in made), flush=True)
"""

WRITE_MANY = """
import sys
from pathlib import Path
from workbench.store.atomic import write_many
print("begun", flush=True)
for round in range(1_000_000):
    letter = b"abcdefgh"[round % 8 : round % 8 + 1]
    write_many(Path(sys.argv[1]), {f"{n}/page.html": letter * 50_000 for n in range(round % 3, 6)})
"""


def test_no_act_is_lost_whose_append_returned(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    promised: set[str] = set()
    for run in kill_again_and_again([sys.executable, "-c", APPEND, str(path)], times=15, seed=20):
        promised |= {act for line in run.said for act in line.split()}
        journal = read_journal(path)
        assert promised <= {act.id for act in journal.acts}
        assert [act.seq for act in journal.acts] == list(range(1, len(journal.acts) + 1))
    assert len(promised) >= 30


def test_every_file_is_whole_and_leftovers_are_known(tmp_path: Path) -> None:
    folder = tmp_path / "html"
    for run in kill_again_and_again([sys.executable, "-c", WRITE_MANY, str(folder)], times=15, seed=21):
        assert not run.ended
        files = list(folder.rglob("page.html"))
        assert all(len(data := path.read_bytes()) == 50_000 and len(set(data)) == 1 for path in files)
        strangers = (
            {path for path in folder.rglob("*") if path.is_file()} - set(files) - {folder / ".workbench-derived"}
        )
        assert strangers == set(leftovers(folder))
    write_many(folder, {"index.html": b"x"})
    assert sorted(path.name for path in folder.rglob("*")) == [".workbench-derived", "index.html"]
