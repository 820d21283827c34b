"""Workbooks that want more than to be read."""

from __future__ import annotations

import hashlib

import pytest

from workbench.formats.archive import write_archive
from workbench.formats.limits import SIZE
from workbench.formats.registry import formats
from workbench.formats.tables.rows import Table
from workbench.formats.tables.workbook import MOST, write_workbook
from workbench.formats.tables.workbook_parts import MAIN, parts
from workbench.formats.tables.workbook_reader import SHEETS, read_workbook
from workbench.model.errors import InputError


def book(rows: str, head: str = "", **more: str) -> bytes:
    files = parts(["one"])
    files["xl/worksheets/sheet1.xml"] = f'{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return write_archive({name: text.encode() for name, text in (files | more).items()})


def cells(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for _, sheet in read_workbook(data, "x.xlsx") for row in sheet.rows]


def test_kinds_of_cells() -> None:
    rows = (
        '<row r="3"><c r="B3" t="str"><f>A1</f><v>shown</v></c><c r="D3"><v>7</v></c>'
        '<c r="E3" t="e"><v>#REF!</v></c></row>'
        '<row><c t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r>'
        '<rPh sb="0" eb="1"><t>aloud</t></rPh></is></c></row>'
    )
    assert cells(book(rows)) == [(3, ("", "shown", "", "7")), (4, ("two runs",))]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (book('<row r="1"><c r="A1"><v>&b;</v></c></row>', BOMB), "declares entities"),
        (book('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "more than 200 columns"),
        (book('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'), "not there"),
        (book('<row r="1"><c r="A1" t="s"><v>²</v></c></row>'), "not there"),
        (book('<row r="1"><c r="A1"><v>1</v>'), "broken inside"),
        (book(""), "no sheet with cells"),
        (book("".join(f'<row r="{at * at}"/>' for at in range(200_002))), "more than 100000 rows"),
        (write_archive({"xl/workbook.xml": b"<workbook/>"}), "no XLSX workbook"),
        (book("")[:-40], "broken archive"),
    ],
)
def test_one_message(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        cells(data)
    problems = formats()["xlsx"].problems
    assert problems
    assert len(problems(data, "x.xlsx")) == 1


def test_a_book_of_several_sheets_may_be_larger_than_another_file() -> None:
    texts = (hashlib.sha512(str(at).encode()).hexdigest() * 3 for at in range(60_000))
    rows = "".join(f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>' for text in texts)
    assert SIZE < len(rows) < SHEETS
    assert len(cells(book(rows))) == 60_000


def test_a_text_that_many_cells_point_to_counts_each_time() -> None:
    text = "x" * 900_000
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 80))
    links = parts(["one"])["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    strings = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    data = book(rows, **{"xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": strings})
    with pytest.raises(InputError, match="more than 64 million characters"):
        cells(data)


def test_macros_and_links_out_of_it_are_not_looked_at() -> None:
    links = parts(["one"])["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="e" Type="x/worksheet" Target="http://example.org/x.xml" TargetMode="External"/>'
        '<Relationship Id="f" Type="x/sharedStrings" Target="../../../etc/passwd"/></Relationships>',
    )
    data = book(
        '<row r="1"><c r="A1"><v>1</v></c></row>', **{"xl/_rels/workbook.xml.rels": links, "xl/vbaProject.bin": "x"}
    )
    assert cells(data) == [(1, ("1",))]


def test_a_text_that_no_cell_can_hold() -> None:
    with pytest.raises(InputError, match="a cell of XLSX holds 32767"):
        write_workbook([Table("one", ("a",), (("x" * (MOST + 1),),))])
