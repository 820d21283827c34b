"""A bilingual table in a Word document: what it shows, and what comes back of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument

from tests.port import make_port
from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.correct.state import compute_state
from workbench.model.act import Correct, Remark
from workbench.store.journal import read_journal


@pytest.fixture
def port(tmp_path: Path) -> Path:
    edition = make_port(tmp_path)
    assert run(["-q", "-C", str(edition), "remark", "p3", "Was it night?", "--who", "Anna Keller"]) == 0
    return edition


def exported(edition: Path, *more: str) -> tuple[Path, WordDocument]:
    file = edition.parent / "table.docx"
    assert run(["-q", "-C", str(edition), "export", "docx-table", "-o", str(file), *more]) == 0
    return file, Document(str(file))


def merged(edition: Path, file: Path, *more: str) -> list[object]:
    journal = edition / "journal.jsonl"
    before = len(read_journal(journal).acts)
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera", *more]) == 0
    return [act.body for act in read_journal(journal).acts[before:]]


def replace_words(document: WordDocument, old: str, new: str) -> None:
    """In the column of the translation, in the run that has them."""
    for row in document.tables[0].rows:
        for paragraph in row.cells[2].paragraphs:
            for each in paragraph.runs:
                each.text = each.text.replace(old, new)


def test_a_row_a_unit_with_its_number_and_what_is_said_of_it(port: Path) -> None:
    _, document = exported(port)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0][0] == "No."
    assert [row[0].split("\n")[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]
    state = compute_state(Desk.open(port).base, Desk.open(port).acts).witness
    assert [row[2] for row in rows[1:]] == [each.text for each in state.segments if each.is_aligned]
    assert any("Anna Keller: Was it night?" in row[3] for row in rows)


@pytest.mark.parametrize("level", ["segment", "sentence"])
def test_words_changed_in_the_translation_are_corrections_and_new_notes_remarks(level: str, port: Path) -> None:
    file, document = exported(port, "--level", level)
    replace_words(document, "evening", "dusk")
    row = next(each for each in document.tables[0].rows if "dusk" in each.cells[2].text)
    row.cells[3].add_paragraph("Ask the author.")
    document.save(str(file))
    correction, remark = sorted(merged(port, file), key=lambda each: type(each).__name__)
    assert isinstance(correction, Correct)
    assert [getattr(each, "after", "") for each in correction.operations] == ["dusk"]
    assert isinstance(remark, Remark)
    assert (remark.segment, remark.text) == ("en-mt.p3", "Ask the author.")
    assert merged(port, file) == []


def test_a_row_that_is_gone_drops_nothing_and_a_new_paragraph_is_named(port: Path) -> None:
    file, document = exported(port)
    table = document.tables[0]
    table._tbl.remove(table.rows[2]._tr)  # type: ignore[arg-type]
    table.rows[1].cells[2].add_paragraph("Something new.")
    document.save(str(file))
    assert run(["-q", "-C", str(port), "merge", str(file), "--yes", "--who", "Vera"]) == 4
    assert merged(port, file, "--partly") == []


def test_without_python_docx_one_is_told_what_to_install(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert run(["-q", "-C", str(port), "export", "docx", "-o", str(port.parent / "x.docx")]) == 2
    assert "pip install 'workbench[docx]'" in capsys.readouterr().err
