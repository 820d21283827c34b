"""A text as plain text."""

from __future__ import annotations

from workbench.formats.text_writer import to_text
from workbench.model.witness import Attributes, Block, Mark, Node, Place, Role, Segment, Witness


def _text(*nodes: Node, furniture: bool = True) -> str:
    return to_text(Witness("x", "en", Role.BASE, nodes), with_furniture=furniture)


def _line(kind: str, text: str, line: int, file: str = "x.txt", attributes: Attributes = ()) -> Segment:
    return Segment("", kind, text, attributes=attributes, place=Place(file, line, line))


def test_furniture_only_if_asked_for() -> None:
    nodes = (Segment("", "fw", "Share"), Segment("", "p", "We came."))
    assert _text(*nodes) == "Share\n\nWe came.\n"
    assert _text(*nodes, furniture=False) == "We came.\n"


def test_blank_lines_as_received() -> None:
    assert _text(_line("p", "One.", 1), _line("p", "Two.", 2), _line("p", "Three.", 6)) == "One.\nTwo.\n\n\n\nThree.\n"


def test_a_note_stands_where_it_stood() -> None:
    note = _line("note", "A pier.", 5, attributes=(("n", "1"),))
    first = Segment("", "p", "The mole was new.", marks=(Mark(8, 8, 0, "note", (), note),), place=Place("x.txt", 1, 1))
    assert _text(first, _line("p", "More.", 3), _line("p", "Last.", 7)) == (
        "The mole[1] was new.\n\nMore.\n\n[1] A pier.\n\nLast.\n"
    )


def test_notes_without_a_number_get_the_next_ones_that_are_free() -> None:
    notes = [Segment(f"x.fn{number}", "note", text) for number, text in enumerate(("A.", "B.", "C."), 1)]
    named = Segment("x.fn9", "note", "D.", attributes=(("n", "2"),))
    marks = tuple(
        Mark(at, at, 0, "note", (), note) for at, note in ((2, notes[0]), (4, named), (6, notes[1]), (8, notes[2]))
    )
    assert _text(Segment("x.p1", "p", "We saw it.", marks=marks)) == (
        "We[1] s[2]aw[3] i[4]t.\n\n[1] A.\n\n[2] D.\n\n[3] B.\n\n[4] C.\n"
    )


def test_notes_of_two_files_stay_in_their_file() -> None:
    note = _line("note", "A pier.", 3, "a.txt", (("n", "1"),))
    first = Segment("", "p", "The mole.", marks=(Mark(8, 8, 0, "note", (), note),), place=Place("a.txt", 1, 1))
    assert _text(first, _line("p", "More.", 1, "b.txt")) == "The mole[1].\n\n[1] A pier.\n\nMore.\n"


def test_notes_without_a_place_stand_at_the_end() -> None:
    note = Segment("", "note", "A pier.", attributes=(("n", "1"),))
    first = Segment("", "p", "The mole.", marks=(Mark(8, 8, 0, "note", (), note),))
    assert _text(first, Segment("", "p", "More.")) == "The mole[1].\n\nMore.\n\n[1] A pier.\n"


def test_signs_of_lists_tables_breaks_pages_and_italics() -> None:
    row = Block("row", children=(Segment("", "cell", "a"), Segment("", "cell", "b")))
    items = (Segment("", "item", "one"), Segment("", "item", "two", attributes=(("n", "2)"),)))
    italic = Segment("", "p", "quite new", marks=(Mark(0, 5, 0, "hi", (("rend", "italic"),)),))
    nodes = (
        Block("list", children=items),
        Block("table", children=(row,)),
        Block("milestone"),
        Block("pb", attributes=(("n", "7"),)),
        Block("pb", attributes=(("n", "8"), ("rend", "[с.8]"))),
        Block("pb", attributes=(("n", "9"), ("rend", "left"))),
        italic,
    )
    assert _text(*nodes).split("\n\n") == [
        "- one", "2) two", "a\tb", "* * *", "[p. 7]", "[с.8]", "[p. 9]", "_quite_ new\n",
    ]  # fmt: skip


def test_a_text_without_words_is_empty() -> None:
    assert _text() == ""
