"""Recognised items become a tree that TEI allows."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.formats.outline import Item, build_tree
from workbench.model.witness import Block, Node, Place, Segment

FURNITURE = Item(Segment("", "fw", "Share this"))


def _item(kind: str, text: str = "Words.", *, opens: str = "", group: int = 0, line: int = 1) -> Item:
    return Item(Segment("", kind, text, place=Place("x.txt", line, line)), opens, group)


def _shape(nodes: Sequence[Node]) -> list[object]:
    """Segments by kind, blocks as name (a division: its type) and what they hold."""
    shape: list[object] = []
    for node in nodes:
        if isinstance(node, Segment):
            shape.append(node.kind)
        elif isinstance(node, Block):
            shape.append((dict(node.attributes).get("type", node.name), _shape(node.children)))
    return shape


def test_furniture_at_the_ends_stands_outside_the_text() -> None:
    tree = build_tree([FURNITURE, _item("p"), FURNITURE, _item("p"), FURNITURE])
    assert _shape(tree) == ["fw", ("article", ["p", "fw", "p"]), "fw"]


def test_chapters_stand_in_parts_and_what_comes_before_is_front() -> None:
    items = [_item("p"), _item("head", opens="part"), _item("head", opens="chapter"), _item("p")]
    items += [_item("head", opens="chapter"), _item("p"), _item("head", opens="part"), _item("p")]
    chapter = ("chapter", ["head", "p"])
    assert _shape(build_tree(items)) == [
        ("front", ["p"]),
        ("part", ["head", chapter, chapter]),
        ("part", ["head", "p"]),
    ]


def test_a_heading_amid_text_opens_a_section_and_one_at_the_top_does_not() -> None:
    items = [_item("head"), _item("dateline"), _item("head"), _item("p"), _item("head"), _item("p")]
    assert _shape(build_tree(items)) == [("article", ["head", "dateline", "head", "p", ("section", ["head", "p"])])]


def test_a_letter_has_an_opening_and_a_closing() -> None:
    items = [_item("salute", opens="salute"), _item("p"), _item("signed", opens="signed")]
    assert _shape(build_tree(items)) == [("letter", [("opener", ["salute"]), "p", ("closer", ["signed"])])]


def test_a_closing_amid_text_is_a_paragraph() -> None:
    items = [_item("salute", opens="salute"), _item("signed", opens="signed"), _item("p")]
    assert _shape(build_tree(items)) == [("letter", [("opener", ["salute"]), "p", "p"])]


def test_items_of_one_group_stand_in_one_block() -> None:
    items = [_item("item", group=1), _item("item", group=1), _item("item", group=2), _item("p"), _item("l", group=3)]
    assert _shape(build_tree(items)) == [
        ("article", [("list", ["item", "item"]), ("list", ["item"]), "p", ("lg", ["l"])])
    ]


def test_cells_of_one_line_are_a_row() -> None:
    items = [_item("cell", group=1, line=4), _item("cell", group=1, line=4), _item("cell", group=1, line=5)]
    (article,) = build_tree(items)
    assert _shape([article]) == [("article", [("table", [("row", ["cell", "cell"]), ("row", ["cell"])])])]
    assert isinstance(article, Block)
    assert article.children[0].attributes == (("rows", "2"), ("cols", "2"))


def test_a_cell_between_the_items_of_a_list_is_a_table_of_its_own() -> None:
    """Pages nest `td` in `li`, and TEI has no cell in a list."""
    items = [_item("item", group=1), _item("cell", group=1), _item("item", group=1)]
    table = ("table", [("row", ["cell"])])
    assert _shape(build_tree(items)) == [("article", [("list", ["item"]), table, ("list", ["item"])])]
