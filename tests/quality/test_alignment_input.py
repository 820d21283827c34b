"""Files that no aligner likes: each gets an answer that leaves no line out, in bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.data import data_dir

pytestmark = [pytest.mark.data, pytest.mark.slow]
MOST_MB = 600
HANGS = 240  # seconds after which a run counts as hanging; no budget
# A new process counts as large as the one that made it, and that of the tests may be: a small one makes and measures.
MEASURE = """\
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


@pytest.fixture(scope="module")
def news() -> tuple[list[str], list[str]]:
    folder = data_dir("align", "news", "wmt21-mt-sent")
    a, b = ((folder / name).read_text("utf-8").split("\n")[:-1] for name in ("src.txt", "tgt.txt"))
    return a, b


def align(tmp_path: Path, a: Sequence[str], b: Sequence[str], *options: str) -> list[dict[str, list[int]]]:
    """The beads; every line of both files stands in exactly one of them."""
    for name, lines in (("a.txt", a), ("b.txt", b)):
        (tmp_path / name).write_text("".join(line + "\n" for line in lines), "utf-8")
    command = [sys.executable, "-m", "workbench", "bitext", "align", "--json", *options, "a.txt", "b.txt"]
    with (tmp_path / "beads").open("wb") as out, (tmp_path / "said").open("wb") as said:
        watched = [sys.executable, "-S", "-c", MEASURE, "memory", "timeout", str(HANGS), *command]
        code = subprocess.call(watched, cwd=tmp_path, stdout=out, stderr=said)
    assert code == 0, (tmp_path / "said").read_text()
    assert int((tmp_path / "memory").read_text()) / 1024 <= MOST_MB
    beads = [json.loads(line) for line in (tmp_path / "beads").read_text("utf-8").splitlines()]
    for side, size in (("source", len(a)), ("target", len(b))):
        assert sorted(number for bead in beads for number in bead[side]) == list(range(size))
    return beads


def test_one_side_is_empty(tmp_path: Path, news: tuple[list[str], list[str]]) -> None:
    assert all(not bead["target"] for bead in align(tmp_path, news[0], []))
    assert all(not bead["source"] for bead in align(tmp_path, [], news[1]))


def test_sides_that_are_swapped(tmp_path: Path, news: tuple[list[str], list[str]]) -> None:
    """Told the right languages the other way round nearly all beads are the same."""
    plain = {(*bead["source"], -1, *bead["target"]) for bead in align(tmp_path, *news)}
    swapped = align(tmp_path, news[1], news[0], "--source-lang", "en", "--target-lang", "ru")
    turned = {(*bead["target"], -1, *bead["source"]) for bead in swapped}
    assert len(plain & turned) >= 0.97 * len(plain)


def test_languages_that_are_not_those_of_the_files(tmp_path: Path, news: tuple[list[str], list[str]]) -> None:
    """Names, numbers, lengths and what the text teaches itself are enough for most."""
    plain = {(*bead["source"], -1, *bead["target"]) for bead in align(tmp_path, *news)}
    wrong = align(tmp_path, *news, "--source-lang", "en", "--target-lang", "ru")
    assert len(plain & {(*bead["source"], -1, *bead["target"]) for bead in wrong}) >= 0.9 * len(plain)


def test_a_paragraph_of_a_hundred_thousand_words(tmp_path: Path, news: tuple[list[str], list[str]]) -> None:
    giant = " ".join(news[1] * 8)[:700_000]
    assert len(giant.split()) > 100_000
    beads = align(tmp_path, news[0], [*news[1][:400], giant, *news[1][400:]])
    assert sum(len(bead["source"]) == len(bead["target"]) == 1 for bead in beads) > 700


def test_fifty_thousand_empty_lines(tmp_path: Path, news: tuple[list[str], list[str]]) -> None:
    beads = align(tmp_path, [*news[0][:50], *[""] * 50_000], news[1][:50])
    assert sum(len(bead["source"]) == len(bead["target"]) == 1 for bead in beads) > 35


def test_a_foreword_longer_than_the_text(tmp_path: Path, news: tuple[list[str], list[str]]) -> None:
    foreword = [
        f"This is line {number} of what only one edition says about {number % 17} things." for number in range(4000)
    ]
    plain = {(*bead["source"], -1, *bead["target"]) for bead in align(tmp_path, *news)}
    beads = align(tmp_path, news[0], [*foreword, *news[1]])
    shifted = {(*bead["source"], -1, *(number - 4000 for number in bead["target"])) for bead in beads}
    assert len(plain & shifted) >= 0.97 * len(plain)
