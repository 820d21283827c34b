"""Exports beside the page: whichever formats there are, the same bytes, refused by name."""

from __future__ import annotations

import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.build import build
from workbench.app.compute import compute
from workbench.app.downloads import downloads_of
from workbench.app.exchange import render_to
from workbench.app.workspace import open_workspace
from workbench.formats.registry import formats
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Event
from workbench.store.manifest.read import read_manifest


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def test_every_format_that_is_written_can_be_taken_along(edition: Path) -> None:
    work = open_workspace(edition)
    snapshot = compute(work)
    names = [each.id for each in formats().values() if each.write is not None]
    made = downloads_of(work, snapshot, ["tei", *names, "txt"])
    assert len({each.name for each in made}) == len(made) == len({"tei", *names})
    assert [each.data for each in made] == [each.data for each in downloads_of(work, snapshot, ["tei", *names])]
    text = next(each for each in made if each.name.endswith(".txt"))
    assert text.data


def test_the_archive_is_the_tei_folder(edition: Path) -> None:
    build(edition)
    work = open_workspace(edition)
    (made,) = downloads_of(work, compute(work), ["tei"])
    folder = edition / "build" / "tei"
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("[!.]*") if path.is_file()
        }


def test_what_there_is_not_is_refused_with_what_there_is(edition: Path) -> None:
    work = open_workspace(edition)
    with pytest.raises(UsageError, match="papyrus") as told:
        downloads_of(work, compute(work), ["papyrus"])
    assert "jsonl" in (told.value.hint or "")
    assert "txt" in (told.value.hint or "")


def test_the_manifest_is_refused_with_its_line_before_anything_is_computed(edition: Path) -> None:
    manifest = edition / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "\ndownloads:\n  - txt\n  - papyrus\n", "utf-8")
    events: list[Event] = []
    for make in (partial(build, edition, events.append), partial(render_to, edition, None, events.append)):
        with pytest.raises(InputError, match="there is no format 'papyrus'") as told:
            make()
        assert told.value.line == manifest.read_text("utf-8").count("\n")
    assert events == []
    manifest.write_text(manifest.read_text("utf-8").replace("papyrus", "jsonl"), "utf-8")
    with pytest.raises(UsageError, match="vellum"):
        render_to(edition, None, downloads=["vellum"])


def test_a_page_has_those_of_the_manifest_and_those_asked_for(edition: Path, tmp_path: Path) -> None:
    manifest = edition / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "\ndownloads: [txt]\n", "utf-8")
    assert read_manifest(manifest).downloads == ("txt",)
    render_to(edition, tmp_path / "page", downloads=["jsonl"])
    names = sorted(path.suffix for path in (tmp_path / "page" / "downloads").iterdir())
    assert names == [".jsonl", ".txt"]
    build(edition)
    assert [path.suffix for path in (edition / "build" / "html" / "downloads").iterdir()] == [".txt"]
