"""Bilingual tables of other programs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from workbench.formats.registry import ReadOptions, Texts, formats
from workbench.model.errors import InputError
from workbench.model.witness import walk_segments

ROWS = [
    ("Глава 1", "Chapter 1"),
    ("Мы пришли в порт.", "We came to the port."),
    ("Шёл дождь; никто не пришёл.", "It rained.\nNobody came, and it was cold."),
    ("Он сказал: «Да», — и ушёл.", ""),
    ("", "The end of the letter."),
]
BEADS = (((0,), (0,)), ((1,), (1,)), ((2,), (2, 3)), ((3,), ()), ((), (4,)))


def table(delimiter: str, head: str = "", *, swapped: bool = False) -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if "\n" in text or delimiter in text else text

    rows = [row[::-1] if swapped else row for row in ROWS]
    return (f"{head}\n" if head else "") + "".join(delimiter.join(map(cell, row)) + "\r\n" for row in rows)


def read(data: bytes, name: str = "x.csv") -> Texts:
    found = formats()[name.rpartition(".")[2]].read_texts
    assert found
    return found(data, name, ReadOptions("en"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_texts_and_pairs_in_any_dialect_and_encoding(delimiter: str, encoding: str) -> None:
    found = read(table(delimiter).encode(encoding))
    assert found.languages == ("ru", "en")
    assert found.pairs[0].beads == BEADS
    assert found.has_original
    texts = [[each.text for each in walk_segments(draft.nodes)] for draft in found.drafts]
    assert texts[0] == [row[0] for row in ROWS if row[0]]
    assert texts[1] == ["Chapter 1", "We came to the port.", "It rained.", "Nobody came, and it was cold.", ROWS[4][1]]


@pytest.mark.parametrize(
    ("head", "swapped", "languages"),
    [
        ("Russian,English (UK)", False, ("ru", "en")),
        ("ru,en-gb", False, ("ru", "en-GB")),
        ("русский,английский", False, ("ru", "en")),
        ("translation,original", True, ("ru", "en")),
        ("Target: English,Source: Russian", True, ("ru", "en")),
        ("en,ru", True, ("en", "ru")),
        ("sep=,", False, ("ru", "en")),
    ],
)
def test_headings(head: str, swapped: bool, languages: tuple[str, str]) -> None:
    found = read(table(",", head, swapped=swapped).encode())
    assert found.languages == languages
    assert "column" in found.drafts[0].notes[-1].message


def test_columns_of_numbers_and_ids_are_no_texts() -> None:
    lines = "".join(f"{number}\t{ru}\t{en}\t0.9{number}\n" for number, (ru, en) in enumerate(ROWS[:2]))
    assert read(lines.encode(), "x.tsv").languages == ("ru", "en")


def test_places_are_lines_of_the_file() -> None:
    found = read(table(",", "ru,en").encode())
    places = [each.place.first for each in walk_segments(found.drafts[1].nodes) if each.place]
    assert places == [2, 3, 4, 4, 7]


def test_tabs_without_quotes() -> None:
    found = read('"Да" сказал он.\t"Yes" he said.\n"Нет" не в порт.\t"No" the port.\n'.encode(), "x.tsv")
    assert [each.text for each in walk_segments(found.drafts[1].nodes)] == ['"Yes" he said.', '"No" the port.']


def test_a_chapter_is_a_division_and_the_first_line_a_title() -> None:
    text = "Порт,The Port\n" + table(",")
    found = read(text.encode())
    assert found.drafts[1].bibliography.title == "The Port"
    assert [each.kind for each in walk_segments(found.drafts[1].nodes)][:3] == ["head", "head", "p"]


def test_a_workbook_of_another_program() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet["C2"] = "=1+1"
    target = io.BytesIO()
    book.save(target)
    found = read(target.getvalue(), "x.xlsx")
    assert found.languages == ("ru", "en")
    assert found.pairs[0].beads == BEADS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"We came.\nIt rained.\n", "no two columns of texts"),
        ("Мы пришли.,1\nШёл дождь.,2\n".encode(), "no two columns of texts"),
        (",".join(["слово"] * 10_000).encode() + b"\n", "10000 columns"),
        (b'a,b\n"open,c\nd,e\n', "ends inside a quoted cell"),
        (b'a,b\n"x"y,c\n', "quotation mark amid a cell"),
        (b"a,b\n" + b"x" * 200_000 + b",y\n", "131,072"),
        (b"\xff\xfe", "empty"),
        ("да нет,qzx vv\nмы и в,zzq wx\nон не,kkp rr\nя в,ll mm\n".encode(), None),
        ("qzx vv,да нет,hh jj\nzzq wx,мы и в,tt rr\n".encode(), "nothing tells the language"),
    ],
)
def test_what_is_no_table_of_texts(data: bytes, words: str | None) -> None:
    if words is None:
        assert read(data).languages == ("ru", "en"), "the one that nothing tells is the base's"
        return
    with pytest.raises(InputError, match=words):
        read(data)
