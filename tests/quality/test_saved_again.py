"""Exports that LibreOffice opened and saved again, untouched: no decision, whatever it wrote anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import need_office, resave, resave_table
from tests.quality.exported import make
from workbench.cli.main import run

pytestmark = pytest.mark.slow
KINDS = (("sample", False), ("sample", True), ("chapter", True))


@pytest.fixture(scope="module", params=KINDS, ids=lambda each: f"{each[0]}{'-corrected' * each[1]}")
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_office()
    name, corrected = request.param
    return make(name, tmp_path_factory.mktemp(name), corrected=corrected)


def export(edition: Path, format_id: str, file: Path) -> Path:
    assert run(["-q", "-C", str(edition), "export", format_id, "-o", str(file)]) == 0
    return file


def is_no_decision(edition: Path, file: Path) -> bool:
    before = (edition / "journal.jsonl").read_bytes()
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    return (edition / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize("format_id", ["docx", "docx-tracked", "docx-table"])
def test_a_document(format_id: str, edition: Path, tmp_path: Path) -> None:
    """As Word has it, as LibreOffice's own format, and out of that again as Word has it."""
    file = export(edition, format_id, tmp_path / "out.docx")
    assert is_no_decision(edition, resave(file, tmp_path / "again.docx"))
    own = resave(file, tmp_path / "own.odt", "writer8")
    assert is_no_decision(edition, resave(own, tmp_path / "back.docx"))
    if format_id != "docx-table":
        assert is_no_decision(edition, own)


def test_a_plain_text(edition: Path, tmp_path: Path) -> None:
    file = export(edition, "txt", tmp_path / "out.txt")
    assert is_no_decision(edition, resave(file, tmp_path / "again.txt", "Text (encoded)"))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv"])
def test_a_table(suffix: str, edition: Path, tmp_path: Path) -> None:
    file = export(edition, suffix[1:], tmp_path / f"out{suffix}")
    assert is_no_decision(edition, resave_table(file, tmp_path / f"again{suffix}"))
    own = resave_table(file, tmp_path / "own.ods")
    assert is_no_decision(edition, resave_table(own, tmp_path / "back.xlsx"))
