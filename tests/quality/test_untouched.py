"""A file that went out and came back untouched changes nothing, and is written again as the same bytes.

Of every format that is written and comes back: a text with corrections of every kind, and the sample.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.quality.merged import make_edition
from workbench.cli.main import run
from workbench.formats.registry import formats

SAMPLE = Path(__file__).parents[2] / "editions" / "japan-1945"
BOTH = [each.id for each in formats().values() if each.write and (each.back or each.id == "text")]


def _edition(name: str, folder: Path) -> Path:
    if name == "sample":
        return Path(shutil.copytree(SAMPLE, folder / name, ignore=shutil.ignore_patterns("build")))
    return make_edition(folder, 7)


@pytest.mark.parametrize("name", ["made", "sample"])
@pytest.mark.parametrize("format_id", BOTH)
def test_an_untouched_copy_is_no_decision(format_id: str, name: str, tmp_path: Path) -> None:
    edition = _edition(name, tmp_path)
    here = ["-q", "-C", str(edition)]
    first, again = tmp_path / "first", tmp_path / "again"
    suffix = formats()[format_id].extensions[0]
    assert run([*here, "export", format_id, "-o", str(first.with_suffix(suffix))]) == 0
    journal = (edition / "journal.jsonl").read_bytes()
    assert run([*here, "merge", str(first.with_suffix(suffix)), "--yes", "--who", "Vera Editor"]) == 0
    assert (edition / "journal.jsonl").read_bytes() == journal
    assert run([*here, "export", format_id, "-o", str(again.with_suffix(suffix))]) == 0
    assert first.with_suffix(suffix).read_bytes() == again.with_suffix(suffix).read_bytes()
