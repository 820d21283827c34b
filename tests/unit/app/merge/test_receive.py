from __future__ import annotations

import textwrap

from workbench.app.merge.receive import cut

SENTENCE = "The keeper of the lamp counted all the boats before the storm came over the bay."
EXPORTED = [" ".join([SENTENCE] * 4), "A short one.", " ".join([SENTENCE] * 3)]


def test_lines_are_paragraphs() -> None:
    assert cut("One.\r\n\r\nTwo  words.\r\nThree.\n", ["One.", "Two words.", "Three."]) == [
        "One.",
        "Two words.",
        "Three.",
    ]


def test_lines_that_were_wrapped_are_joined() -> None:
    for width in (50, 72, 100):
        text = "\n\n".join(textwrap.fill(each, width) for each in EXPORTED)
        assert cut(text, EXPORTED) == EXPORTED


def test_a_long_paragraph_cut_by_hand_is_two() -> None:
    first, second = " ".join([SENTENCE] * 2), " ".join([SENTENCE] * 2)
    assert cut("\n\n".join([f"{first}\n{second}", *EXPORTED[1:]]), EXPORTED) == [first, second, *EXPORTED[1:]]


def test_cells_keep_their_tabs() -> None:
    assert cut("Cranes \t 4\n", ["Cranes\t3"]) == ["Cranes\t4"]
