"""Every view: named like its file, writes files of its own, the same bytes twice, and only text we can open offline."""

from __future__ import annotations

from pathlib import Path
from posixpath import normpath

import pytest

from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.render import views
from workbench.render.beside import Beside
from workbench.render.site import all_views, render_edition

VIEWS = sorted(all_views())


def test_a_view_is_one_file() -> None:
    files = {path.stem for path in Path(views.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == set(VIEWS)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("snapshot", [ferry_snapshot(), book_snapshot(11, 40)], ids=["article", "book"])
def test_a_view_writes_pages_inside_the_folder(name: str, snapshot: object) -> None:
    view = all_views()[name]
    assert view.title
    made = view.render(snapshot, Beside())  # type: ignore[arg-type]
    assert made == view.render(snapshot, Beside())  # type: ignore[arg-type]
    for file, data in made.items():
        assert file == normpath(file)
        assert not file.startswith(("/", ".."))
        assert file.endswith((".html", ".js", ".css"))
        assert data.decode("utf-8").startswith("<!DOCTYPE html>\n") == file.endswith(".html")


def test_the_folder_opens_at_its_index() -> None:
    assert "index.html" in render_edition(ferry_snapshot())
