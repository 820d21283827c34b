"""Twelve pages, each with another trap: what is text and what is furniture, in order, nothing lost.

The pages were written for this test. Beside each stands what a reader would say: lines of text (`=`) and of furniture
(`-`), below what the bibliography should have.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.data import leave_out
from workbench.formats import html_article
from workbench.formats.html import read_html
from workbench.formats.registry import ReadOptions
from workbench.model.witness import walk_segments

FOLDER = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))


def test_there_are_twelve() -> None:
    assert len(NAMES) == 12


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("has_trafilatura", [True, False])
def test_article_and_furniture_are_told_apart(
    name: str, has_trafilatura: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if has_trafilatura and find_spec("trafilatura") is None:
        leave_out("web", "trafilatura is not installed (the extra `web`)")
    if not has_trafilatura:
        monkeypatch.setattr(html_article, "_by_trafilatura", lambda page: "")
    said, _, lines = (FOLDER / f"{name}.txt").read_text("utf-8").partition("\n---\n")
    draft = read_html((FOLDER / f"{name}.html").read_bytes(), f"{name}.html", ReadOptions("en"))
    found = [f"{'-' if each.kind == 'fw' else '='} {each.text}" for each in walk_segments(draft.nodes)]
    assert found == lines.splitlines()
    for pair in said.splitlines():
        key, _, value = pair.partition(": ")
        assert getattr(draft.bibliography, key) == value
