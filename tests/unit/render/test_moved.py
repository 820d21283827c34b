"""What moved is told in both places: as little as can be, in the text's own order."""

from __future__ import annotations

import pytest
from lxml import html

from tests.made.texts import segment
from tests.snapshots import ferry_snapshot
from workbench.model.witness import Role, Segment, Witness
from workbench.render.moved import Move, moves_of
from workbench.render.rows import Row, lay_rows
from workbench.render.said import shape_of
from workbench.render.site import render_edition


def rows_of(order: str, flagged: str = "", kind: str = "p") -> tuple[list[Row], Witness]:
    """A row for each letter, in the order of the base; the text has them in the order of the alphabet."""
    own = {letter: segment(f"ru.{letter}", kind, f"Это {letter}.") for letter in sorted(order) if letter != "-"}
    rows = []
    for number, letter in enumerate(order):
        cell = (own[letter],) if letter != "-" else ()
        base = Segment(f"en.p{number}", "p", "This.")
        rows.append(Row(base.id, (cell, (base,)), ((), ()), 1.0, letter in flagged))
    return rows, Witness("ru", "ru", Role.SOURCE, tuple(own.values()))


@pytest.mark.parametrize(
    ("order", "flagged", "moves"),
    [
        ("abcd", "", []),
        ("a-bc-d", "", []),
        ("bcda", "", [Move((3,), 0, False)]),
        ("dabc", "", [Move((0,), 3, True)]),
        ("abefcd", "ef", [Move((2, 3), 5, True)]),
        ("abefcd", "cd", [Move((4, 5), 1, True)]),
        ("abef-cd", "ef", [Move((2, 3), 6, True)]),
        ("caeb", "ce", [Move((0,), 3, True), Move((2,), 3, True)]),
        ("cdab", "", [Move((0, 1), 3, True)]),
    ],
)
def test_what_moved_is_found_with_its_place(order: str, flagged: str, moves: list[Move]) -> None:
    rows, text = rows_of(order, flagged)
    assert list(moves_of(rows, 0, text)) == moves


def test_footnotes_may_stand_where_they_like() -> None:
    rows, text = rows_of("dabc", kind="note")
    assert moves_of(rows, 0, text) == ()


def test_each_text_can_be_read_in_its_own_order() -> None:
    """Down a column, with what moved put where it is said to stand, comes the text as it is."""
    rows, text = rows_of("gaebdhfc")
    column = [row.cells[0][0].id for row in rows]
    moves = moves_of(rows, 0, text)
    stay = [each for each in column if each not in {column[number] for move in moves for number in move.rows}]
    for move in moves:
        at = stay.index(column[move.place]) + move.is_behind
        while at < len(stay) and move.is_behind and stay[at] < column[move.rows[0]]:
            at += 1
        stay[at:at] = [column[number] for number in move.rows]
    assert stay == [segment.id for segment in text.segments]


def test_both_places_are_on_the_page_and_lead_to_each_other() -> None:
    document = html.fromstring(render_edition(ferry_snapshot())["index.html"])
    (label,) = document.xpath("//p[@class='elsewhere']/a")
    assert (label.text, label.get("href")) == ("moved: the source has it behind p7", "#at-ru.p7")
    (ghost,) = document.xpath("//p[@id='at-ru.p7']")
    assert ghost.text_content() == "here the source has Счета вела дочь Павла. С цифрами она была …, beside p6"
    assert ghost.xpath("a/@href") == ["#ru.p7"]
    assert ghost.xpath("ancestor::div[contains(@class, 'cell')]/p[contains(@class, 'segment')]/@id") == ["ru.p6"]
    assert label.xpath("ancestor::div[@data-moved='ru.p7']//@id") == ["ru.p7"]


@pytest.mark.parametrize(
    ("source", "here", "words"),
    [
        (1, 1, ""), (0, 2, ""), (2, 0, ""), (1, 2, "one paragraph of the source in 2"),
        (2, 1, "2 paragraphs of the source in one"), (3, 2, "3 paragraphs of the source in 2"),
        (2, 2, "2 paragraphs of the source in 2"),
    ],
)  # fmt: skip
def test_shapes_in_words(source: int, here: int, words: str) -> None:
    assert shape_of(source, here) == words


def test_nothing_is_said_of_what_is_there_and_something_of_what_is_not() -> None:
    document = html.fromstring(render_edition(ferry_snapshot())["index.html"])
    said: dict[str, set[str]] = {}
    for cell in document.xpath("//div[starts-with(@class, 'cell')][p[@class='absent']]"):
        assert not cell.xpath("p[starts-with(@class, 'segment')]")
        said.setdefault(cell.get("class").split()[2], set()).add(cell.xpath("string(p[@class='absent'])"))
    assert said == {
        "source": {"not in the source"},
        "base": {"not in the base"},
        "corrected": {"taken out"},
        "translation": {"not in this translation"},
        "revision": {"not in this revision"},
    }


def test_the_alignment_of_the_ferry_has_one_move() -> None:
    snapshot = ferry_snapshot()
    rows = lay_rows(snapshot)
    assert [rows[number].id for move in moves_of(rows, 0, snapshot.witness("ru")) for number in move.rows] == [
        "en-mt.p6"
    ]
