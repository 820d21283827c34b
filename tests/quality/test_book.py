"""A novel in two languages, from foreign TEI and from plain text, chapter by chapter."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.data import data_dir
from workbench.model.alignment import Level
from workbench.model.witness import Role, walk_blocks
from workbench.tei.alignment import read_alignment
from workbench.tei.witness import read_witness

pytestmark = [pytest.mark.data, pytest.mark.slow]
SECONDS = 185  # of the processor: a fifth more than was measured on two cores that seven others shared


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book") / "anna"
    source = data_dir("book", "anna-karenina")
    work(
        "new", str(folder), "--base", str(source / "en-garnett.txt"), "--base-id", "en-garnett",
        "--source", str(source / "ru-1.xml"), "--source", str(source / "ru-2.xml"), "--title", "Anna Karenina",
    )  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work("-C", str(folder), "build")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < SECONDS, f"{spent:.0f} s"
    return folder


def work(*arguments: str) -> str:
    command = [sys.executable, "-m", "workbench", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "WORKBENCH_WHO": "Vera Editor"})
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_every_chapter_has_its_chapter(book: Path) -> None:
    """239 = 239, in the order that everyone agrees on."""
    english = read_witness(
        (book / "witnesses" / "en-garnett.xml").read_bytes(), "en-garnett.xml", role=Role.BASE, language="en"
    )
    russian = read_witness((book / "witnesses" / "ru.xml").read_bytes(), "ru.xml", role=Role.SOURCE, language="ru")
    ours = [each.id for each in walk_blocks(english.nodes) if dict(each.attributes).get("type") == "chapter"]
    parts = {each.id: each for each in walk_blocks(russian.nodes) if dict(each.attributes).get("type") == "part"}
    theirs = [child.id for part in parts.values() for child in walk_blocks(part.children) if child.name == "div"]
    assert (len(ours), len(theirs), len(parts)) == (239, 239, 8)
    alignments = read_alignment((book / "build" / "tei" / "alignment.xml").read_bytes(), "alignment.xml")
    divisions = next(each for each in alignments if each.level is Level.DIVISION and not each.derived)
    paired = {bead.a: bead.b for bead in divisions.beads}
    assert [paired[(chapter,)] for chapter in theirs] == [(chapter,) for chapter in ours]


def test_a_page_a_chapter_and_contents(book: Path) -> None:
    pages = list((book / "build" / "html" / "pages").glob("*.html"))
    assert len(pages) >= 239
    contents = (book / "build" / "html" / "index.html").read_text("utf-8")
    assert contents.count("Chapter ") >= 239


def test_a_second_build_has_nothing_to_do(book: Path) -> None:
    assert "nothing to do" in work("-C", str(book), "build")


def test_the_text_comes_back(book: Path) -> None:
    received = data_dir("book", "anna-karenina", "en-garnett.txt").read_text("utf-8-sig").split()
    assert work("-C", str(book), "export", "txt", "--of", "en-garnett", "--with-furniture").split() == received


def test_everything_that_is_exported_is_typed(book: Path) -> None:
    kinds = {json.loads(line)["type"] for line in work("-C", str(book), "export", "jsonl").splitlines()}
    assert {"segment", "bead", "finding"} <= kinds
