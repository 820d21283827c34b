"""The same bytes: built from nothing, on another kind of processor, with other threads, in another place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.data import data_dir
from workbench.app.demo import find_sample

VARIANTS = [
    {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "1"},
    {"OPENBLAS_CORETYPE": "Zen", "OPENBLAS_NUM_THREADS": "2"},
    {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1"},
    {"PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "C", "TZ": "Asia/Tokyo", "NPY_DISABLE_CPU_FEATURES": "AVX2 AVX512F"},
]


def build(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """All that is written, but for the cache, which knows times and the program's files."""
    shutil.copytree(find_sample(), folder, ignore=shutil.ignore_patterns("build", ".*.lock"))
    command = [sys.executable, "-m", "workbench", "-q", "-C", str(folder), "build"]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = folder / "build"
    return {
        str(path.relative_to(made)): path.read_bytes()
        for path in sorted(made.rglob("*"))
        if path.is_file() and path.relative_to(made).parts[0] != "cache"
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("plain") / "japan-1945", {"PYTHONHASHSEED": "1"})


@pytest.mark.parametrize("environment", VARIANTS, ids=lambda each: " ".join(each.values()))
def test_the_same_bytes_everywhere(plain: dict[str, bytes], tmp_path: Path, environment: dict[str, str]) -> None:
    other = build(tmp_path / "somewhere else" / "japan-1945", environment)
    assert sorted(other) == sorted(plain)
    assert [name for name in plain if plain[name] != other[name]] == []
    assert len(plain) > 10


def test_no_machine_and_no_clock_in_derived_files(plain: dict[str, bytes]) -> None:
    for name, data in plain.items():
        assert str(Path.cwd()).encode() not in data, name
        assert b"/tmp/" not in data, name


@pytest.mark.data
@pytest.mark.slow
def test_a_text_that_teaches_itself_is_aligned_the_same_everywhere() -> None:
    """Long enough to learn from, with the pack: sums of thousands of numbers, confidences with all their digits."""
    folder = data_dir("align", "news", "wmt21-mt-sent")
    command = [sys.executable, "-m", "workbench", "bitext", "align", "--json"]
    command += [str(folder / "src.txt"), str(folder / "tgt.txt")]
    beads = [
        subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True).stdout
        for environment in ({"PYTHONHASHSEED": "1"}, *VARIANTS)
    ]
    assert beads[0].count(b"\n") > 800
    assert set(beads) == {beads[0]}
