"""A newer text keeps the ids of what is the same, and never gives one a second time."""

from __future__ import annotations

from dataclasses import replace

from workbench.diff.inherit import Heirs, inherit, units_of
from workbench.diff.lineage import trace
from workbench.model.witness import Block, Mark, Node, Role, Segment, Witness, walk_blocks, walk_segments
from workbench.text.mint import mint

A = "The boat came to the port at dawn. Nobody was there to meet it."
B = "Orlov kept the lamp for thirty years. He never missed a night."
C = "In winter the road goes over the ice. Branches are the marks."
D = "The tar was bought in town. Nobody ever asked what it was for."


def witness(*nodes: Node) -> Witness:
    return Witness("en-mt", "en", Role.BASE, mint(nodes, "en-mt", "en"))


def texts(*paragraphs: str) -> Witness:
    return witness(*(Segment("", "p", text) for text in paragraphs))


def inherited(old: Witness, new: Witness, *used: str) -> Heirs:
    ties = trace([each.text for each in old.segments], [each.text for each in new.segments])
    return inherit(old, new, ties, used)


def ids(heirs: Heirs) -> list[str]:
    return [each.id.removeprefix("en-mt.") for each in walk_segments(heirs.nodes)]


def sentences(heirs: Heirs) -> list[list[str]]:
    return [[each.id.removeprefix("en-mt.") for each in one.sentences] for one in walk_segments(heirs.nodes)]


def test_the_same_text_is_the_same_tree() -> None:
    old = texts(A, B, C)
    assert inherited(old, old) == Heirs(old.nodes, (), (), ())


def test_kept_changed_moved_new_gone() -> None:
    heirs = inherited(texts(A, B, C, D), texts(D, A.replace("dawn", "noon"), "Quite another matter.", C))
    assert ids(heirs) == ["p4", "p1", "p5", "p3"]
    assert heirs.retired == ("en-mt.p2", "en-mt.p2.s1", "en-mt.p2.s2")
    assert heirs.minted == ("en-mt.p5", "en-mt.p5.s1")
    assert sentences(heirs)[1] == ["p1.s1", "p1.s2"]


def test_a_split_keeps_its_id_on_the_first_part() -> None:
    first, second = B.split(". ")
    heirs = inherited(texts(A, B, C), texts(A, first + ".", second, C))
    assert ids(heirs) == ["p1", "p2", "p4", "p3"]
    assert sentences(heirs)[1:3] == [["p2.s1"], ["p4.s1"]]
    assert heirs.moved == (("en-mt.p2.s2", "en-mt.p4.s1"),)
    assert heirs.retired == ("en-mt.p2.s2",)


def test_joined_paragraphs_are_the_first() -> None:
    heirs = inherited(texts(A, B, C), texts(A, f"{B} {C}"))
    assert ids(heirs) == ["p1", "p2"]
    assert sentences(heirs)[1] == ["p2.s1", "p2.s2", "p2.s3", "p2.s4"]
    assert heirs.moved == (
        ("en-mt.p3", "en-mt.p2"),
        ("en-mt.p3.s1", "en-mt.p2.s3"),
        ("en-mt.p3.s2", "en-mt.p2.s4"),
    )


def test_a_boundary_that_moved() -> None:
    first, second = C.split(". ")
    heirs = inherited(texts(A, B, C, D), texts(A, f"{B} {first}.", second, D))
    assert ids(heirs) == ["p1", "p2", "p3", "p4"]
    assert ("en-mt.p3.s1", "en-mt.p2.s3") in heirs.moved
    assert sentences(heirs)[2] == ["p3.s2"]


def test_what_was_ever_used_is_not_used_again() -> None:
    heirs = inherited(texts(A, B), texts(A + " It was late.", "Another matter.", B), "en-mt.p17", "en-mt.p1.s9")
    assert ids(heirs) == ["p1", "p18", "p2"]
    assert sentences(heirs)[0] == ["p1.s1", "p1.s2", "p1.s10"]


def test_unchanged_words_keep_their_sentences_whatever_the_splitter_says() -> None:
    old = texts(A, B)
    other = replace(old.segments[0].sentences[0], end=10)
    odd = replace(old, nodes=(replace(old.segments[0], sentences=(other,)), old.segments[1]))
    heirs = inherited(odd, texts(A, B))
    assert heirs.nodes == odd.nodes


def test_marks_and_places_are_those_of_the_newer_text() -> None:
    new = witness(Segment("", "p", B), Segment("", "p", A, marks=(Mark(4, 8, 0, "hi"),)))
    heirs = inherited(texts(A, B), new)
    assert ids(heirs) == ["p2", "p1"]
    assert next(each for each in walk_segments(heirs.nodes) if each.id == "en-mt.p1").marks == (Mark(4, 8, 0, "hi"),)


def book(*chapters: tuple[str, ...]) -> Witness:
    blocks: list[Node] = []
    for number, paragraphs in enumerate(chapters, 1):
        note = Segment("", "note", f"Note on chapter {number}: see the map.")
        body = [Segment("", "p", text) for text in paragraphs]
        body[0] = replace(body[0], marks=(Mark(3, 3, 0, "note", (), note),))
        rule = Block("milestone", attributes=(("unit", "section"),))
        picture = Block("figure", children=(Block("graphic", attributes=(("url", "map.png"),)),))
        blocks.append(Block("div", children=(Block("pb", attributes=(("n", str(number)),)), *body, picture, rule)))
    return witness(Block("div", children=tuple(blocks)))


def test_divisions_notes_and_breaks_keep_theirs() -> None:
    old = book((A, B), (C, D))
    assert [each.id for each in walk_blocks(old.nodes)][:2] == ["en-mt.d1", "en-mt.d2"]
    heirs = inherited(old, book((A, B), ("Quite another matter.",), (C, D)))
    whole, first, *_ = walk_blocks(heirs.nodes)
    assert (whole.id, first.id) == ("en-mt.d1", "en-mt.d2")
    assert [each.id for each in walk_blocks(heirs.nodes) if each.name == "div"][2:] == ["en-mt.d4", "en-mt.d3"]
    breaks = [each.id for each in walk_blocks(heirs.nodes) if each.name == "milestone"]
    assert breaks == ["en-mt.sb1", "en-mt.sb3", "en-mt.sb2"]
    figures = [each.id for each in walk_blocks(heirs.nodes) if each.name in ("figure", "graphic")]
    assert figures == [f"en-mt.{name}{number}" for number in (1, 3, 2) for name in ("figure", "graphic")]
    every = list(units_of(heirs.nodes))
    assert len(every) == len(set(every))
