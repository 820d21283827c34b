"""Ids are numbered by kind in document order; prose is cut into sentences."""

from __future__ import annotations

from workbench.model.witness import Block, Mark, Node, Segment, walk_segments
from workbench.text.mint import mint


def _ids(nodes: tuple[Node, ...]) -> list[str]:
    return [segment.id for segment in walk_segments(mint(nodes, "x", "en"))]


def test_each_kind_counts_for_itself_through_the_whole_text() -> None:
    chapter = Block("div", children=(Segment("", "head", "One"), Segment("", "p", "We came.")))
    assert _ids((Segment("", "fw", "Share"), chapter, chapter)) == ["x.fw1", "x.h1", "x.p1", "x.h2", "x.p2"]


def test_kinds_have_short_prefixes_and_an_unknown_one_its_own_name() -> None:
    kinds = ("dateline", "salute", "l", "item", "cell", "quote", "signed", "epigraph")
    assert _ids(tuple(Segment("", kind, "Words") for kind in kinds)) == [
        "x.dl1", "x.sal1", "x.l1", "x.i1", "x.c1", "x.q1", "x.sig1", "x.epigraph1",
    ]  # fmt: skip


def test_blocks_have_ids_but_for_those_that_only_hold_together() -> None:
    row = Block("row", children=(Segment("", "cell", "a"),))
    (division,) = mint((Block("div", children=(Block("table", children=(row,)), Block("milestone"))),), "x", "en")
    assert isinstance(division, Block)
    table, milestone = division.children
    assert isinstance(table, Block)
    assert isinstance(milestone, Block)
    assert isinstance(table.children[0], Block)
    assert (division.id, table.id, milestone.id, table.children[0].id) == ("x.d1", "x.table1", "x.sb1", "")


def test_a_note_gets_its_id_where_it_hangs() -> None:
    note = Segment("", "note", "A pier. A long one.")
    first = Segment("", "p", "The mole was new.", marks=(Mark(8, 8, 0, "note", (), note),))
    minted = mint((first, Segment("", "note", "Another.")), "x", "en")
    hanging = minted[0].marks[0].node if isinstance(minted[0], Segment) else None
    assert isinstance(hanging, Segment)
    assert (hanging.id, [each.id for each in hanging.sentences]) == ("x.fn1", ["x.fn1.s1", "x.fn1.s2"])
    assert isinstance(minted[1], Segment)
    assert minted[1].id == "x.fn2"


def test_only_prose_has_sentences() -> None:
    text = "We came. We saw."
    kinds = ("p", "quote", "note", "head", "l", "item", "cell", "fw", "dateline")
    minted = walk_segments(mint(tuple(Segment("", kind, text) for kind in kinds), "x", "en"))
    assert [len(segment.sentences) for segment in minted] == [2, 2, 2, 0, 0, 0, 0, 0, 0]


def test_sentences_are_stretches_of_the_text_in_the_language_given() -> None:
    (english,) = walk_segments(mint((Segment("", "p", "We came. We saw."),), "x", "en"))
    assert [(each.id, each.start, each.end) for each in english.sentences] == [("x.p1.s1", 0, 8), ("x.p1.s2", 9, 16)]
    abbreviated = "Он жил на ул. Лесной. Потом уехал."
    (russian,) = walk_segments(mint((Segment("", "p", abbreviated),), "x", "ru"))
    assert [abbreviated[each.start : each.end] for each in russian.sentences] == [
        "Он жил на ул. Лесной.",
        "Потом уехал.",
    ]
