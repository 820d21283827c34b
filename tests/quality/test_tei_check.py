"""The sample's TEI passes the checker that the worked example passes: pointers, quotes, ids, digests, two readings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.data import shared_dir
from workbench.app.compute import compute
from workbench.app.demo import fetch_sample
from workbench.app.tei_folder import tei_files
from workbench.app.workspace import open_workspace
from workbench.store.atomic import write_many
from workbench.tei.parallel import write_parallel
from workbench.tei.rules import check_folder

pytestmark = pytest.mark.data


def test_the_checker_finds_nothing(tmp_path: Path) -> None:
    """The checker reads an export too, so it is written beside the folder's own files."""
    tool = shared_dir("tools", "tei_check", "check.py")
    work = open_workspace(fetch_sample(tmp_path / "japan-1945"))
    snapshot = compute(work)
    files = tei_files(work, snapshot)
    assert check_folder(files) == []
    files["export-parallel.xml"] = write_parallel(snapshot, files["en-corr.xml"])
    write_many(tmp_path / "tei", files)
    done = subprocess.run(
        [sys.executable, str(tool), str(tmp_path / "tei")], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.rstrip().endswith("all passed"), done.stdout[-3000:] + done.stderr[-1000:]
