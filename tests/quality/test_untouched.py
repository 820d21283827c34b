"""A file that went out and came back untouched changes nothing, and is written again as the same bytes.

Of every format that is written and comes back, each edition as it is and with corrections of every kind in force.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.quality.exported import EDITIONS, make
from workbench.cli.main import run
from workbench.formats.registry import formats

BY_SENTENCES = ("docx-table", "po", "tmx", "xliff", "xliff2")
CASES = [
    *((each.id, "segment") for each in formats().values() if each.write and (each.back or each.id == "text")),
    *((each, "sentence") for each in BY_SENTENCES),
]
QUICK = (("made", True), ("sample", False))
KINDS = [
    pytest.param((name, corrected), id=f"{name}{'-corrected' * corrected}",
                 marks=[] if (name, corrected) in QUICK else [pytest.mark.slow])
    for name in EDITIONS for corrected in (False, True)
]  # fmt: skip


@pytest.fixture(scope="module", params=KINDS)
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built already, so that the exports do not each compute it."""
    name, corrected = request.param
    edition = make(name, tmp_path_factory.mktemp(name), corrected=corrected)
    assert run(["-q", "-C", str(edition), "build"]) == 0
    return edition


@pytest.fixture
def edition(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "edition"))


@pytest.mark.parametrize(("format_id", "level"), CASES)
def test_an_untouched_copy_is_no_decision(format_id: str, level: str, edition: Path, tmp_path: Path) -> None:
    suffix = formats()[format_id].extensions[0]
    first, again = tmp_path / f"first{suffix}", tmp_path / f"again{suffix}"
    export = ["-q", "-C", str(edition), "export", format_id, "--level", level, "-o"]
    assert run([*export, str(first)]) == 0
    _merge(edition, first)
    assert run([*export, str(again)]) == 0
    assert first.read_bytes() == again.read_bytes()


def test_an_untouched_folder_of_tei_is_no_decision(edition: Path, tmp_path: Path) -> None:
    export = ["-q", "-C", str(edition), "export", "tei", "-o"]
    assert run([*export, str(tmp_path / "first")]) == 0
    _merge(edition, tmp_path / "first" / "en-corr.xml")
    assert run([*export, str(tmp_path / "again")]) == 0
    assert _files(tmp_path / "first") == _files(tmp_path / "again")


def _merge(edition: Path, file: Path) -> None:
    journal = edition / "journal.jsonl"
    before = journal.read_bytes() if journal.exists() else b""
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    assert (journal.read_bytes() if journal.exists() else b"") == before


def _files(folder: Path) -> dict[str, bytes]:
    found = {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert len(found) > 3
    return found
