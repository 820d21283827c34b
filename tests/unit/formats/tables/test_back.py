"""A table that was edited in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment as Note

from tests.snapshots import ferry_snapshot
from workbench.cli.main import run
from workbench.formats.registry import WriteOptions, detect, formats
from workbench.model.errors import InputError, UsageError
from workbench.model.returned import Passage, Returned

Table = list[list[str]]
ID, CORRECTED, STATUS, COMMENT = 1, 5, 6, 9


def export(format_id: str, table: str = "") -> bytes:
    write = formats()[format_id].write
    assert write
    return write(ferry_snapshot(), WriteOptions(table=table))


def back(data: bytes, name: str) -> Returned:
    chosen = detect(data, name, may=lambda each: each.back or each.read or each.read_texts)
    assert chosen.back
    return chosen.back(data, name)


def edited(change: Callable[[Table], object]) -> Table:
    table = list(csv.reader(io.StringIO(export("csv").decode("utf-8-sig"), newline="")))
    change(table)
    return table


def as_csv(table: Table, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(table)
    return target.getvalue().encode(encoding)


def passages(table: Table) -> list[Passage]:
    return list(back(as_csv(table), "x.csv").passages)


def test_an_untouched_table_is_the_text_it_was_in_each_format() -> None:
    snapshot = ferry_snapshot()
    wanted = [(each.id, each.kind, each.text) for each in snapshot.state.witness.segments if each.is_aligned]
    for format_id in ("csv", "tsv", "xlsx"):
        found = back(export(format_id), f"x.{format_id}")
        assert [(each.segment, each.kind, each.text) for each in found.passages] == wanted
        assert found.stamp is not None
        assert found.stamp.text == "en-corr"
        assert found.is_partial
        assert export(format_id) == export(format_id)


@pytest.mark.parametrize(
    ("delimiter", "encoding", "name"),
    [(";", "utf-8-sig", "x.csv"), ("\t", "utf-16", "x.txt"), (";", "utf-16", "x.csv"), ("\t", "utf-8", "x.tsv")],
)
def test_as_excel_saves_it(delimiter: str, encoding: str, name: str) -> None:
    data = as_csv(edited(lambda table: None), delimiter, encoding)
    assert back(data, name) == back(export("csv"), "x.csv")


def test_a_table_of_ours_in_windows_1251() -> None:
    table = edited(lambda table: None)
    data = as_csv(table, ";").decode("utf-8").encode("cp1251", "replace")
    assert [each.segment for each in back(data, "x.csv").passages] == [each.segment for each in passages(table)]


def test_rows_may_be_sorted_and_left_out() -> None:
    def change(table: Table) -> None:
        table[1:] = sorted(table[1:], key=lambda row: row[CORRECTED])

    assert passages(edited(change)) == passages(edited(lambda table: None))
    left = passages(edited(lambda table: table.__delitem__(3)))
    assert "en-corr.dl1" not in [each.segment for each in left]


def test_an_emptied_cell_is_a_passage_without_words() -> None:
    def change(table: Table) -> None:
        table[4][CORRECTED] = ""

    assert Passage("", "en-corr.p1", "p") in passages(edited(change))


def test_a_row_of_two_paragraphs_may_become_one_or_three() -> None:
    def change(table: Table) -> None:
        assert table[6][ID] == "en-corr.p2 en-corr.p3"
        table[6][CORRECTED] = table[6][CORRECTED].replace("\n", " ")

    joined = [each for each in passages(edited(change)) if "Nobody knew" in each.text]
    assert [each.segment for each in joined] == [""], "words tell what it is"


def test_comments_and_marks_of_reading() -> None:
    def change(table: Table) -> None:
        table[1][COMMENT], table[2][STATUS] = "=a comment", "read"
        table[0].append("Notes")
        table[4].append("Second column of comments")

    found = passages(edited(change))
    assert found[0].comments[0].text == "=a comment"
    assert [each.is_read for each in found[:3]] == [False, True, False]
    assert found[3].comments[0].text == "Second column of comments"


def test_notes_on_cells_of_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    sheet = book["segments"]
    sheet["F5"].comment = Note("Anna Keller:\nA word is missing.", "Anna Keller")
    sheet["F5"].value = "=In the morning"
    sheet["F5"].data_type = "s"
    target = io.BytesIO()
    book.save(target)
    found = back(target.getvalue(), "x.xlsx").passages
    assert found[3].text == "=In the morning"
    assert (found[3].comments[0].text, found[3].comments[0].who) == ("A word is missing.", "Anna Keller")


def test_another_reader_finds_the_same_cells_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    assert book.sheetnames == ["segments", "findings", "beads", "corrections"]
    for name in book.sheetnames:
        text = export("csv", name).decode("utf-8-sig")
        guarded = list(csv.reader(io.StringIO(text, newline="")))
        rows = [["" if cell is None else str(cell) for cell in row] for row in book[name].iter_rows(values_only=True)]
        assert len(rows) == len(guarded)
        assert [len(row) for row in rows] == [len(row) for row in guarded]
        assert all(cell.data_type != "f" for row in book[name].iter_rows() for cell in row)
    words = {row[1]: row[CORRECTED] for row in book["segments"].iter_rows(values_only=True)}
    assert words["en-corr.p1"].startswith("In the morning we came")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("change", "words", "line"),
    [
        (lambda table: table[0].__setitem__(ID, "x"), "lacks a column id", 1),
        (lambda table: table[3].__setitem__(ID, "page 3"), "'page 3' is no id", 4),
        (lambda table: table.append([*table[1][:5], "Other words"]), "en-corr.h1 stands on two rows", None),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(
    change: Callable[[Table], object], words: str, line: int | None
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        passages(edited(change))
    assert line is None or caught.value.line == line


def test_tables_by_name() -> None:
    assert export("csv", "findings").decode("utf-8-sig").startswith("id,rule,category,")
    assert export("tsv", "corrections").decode("utf-8").count("\tin force\t") > 5
    with pytest.raises(UsageError, match="no table words"):
        export("csv", "words")


def test_a_format_without_markup_says_nothing_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "base.txt").write_text("A Title\n\nThe mole was _quite_ new, and it had been paid for.\n", "utf-8")
    edition, file = tmp_path / "edition", tmp_path / "port.csv"
    assert run(["-q", "new", str(edition), "--base", str(tmp_path / "base.txt")]) == 0
    assert run(["-q", "-C", str(edition), "export", "csv", "-o", str(file)]) == 0
    capsys.readouterr()
    assert run(["-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    assert "markup" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("name", ["wide.csv", "wide.tsv", "broken.xlsx"])
def test_a_bad_table_is_one_message_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = b"PK\x03\x04 xl/workbook.xml" if name.endswith("xlsx") else b",".join([b"word"] * 10_000)
    (tmp_path / name).write_bytes(data)
    assert run(["-q", "new", str(tmp_path / "edition"), "--base", str(tmp_path / name)]) == 3
    shown = capsys.readouterr().err
    assert shown.count("workbench: ") == 1
    assert "Traceback" not in shown
    assert not (tmp_path / "edition").exists()
