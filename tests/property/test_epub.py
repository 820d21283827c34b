"""Any text that is written as EPUB has no problem there, and is read with all its letters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made.alone import alone
from tests.property.test_markdown import segments
from workbench.formats.epub import read_epub
from workbench.formats.epub_problems import find_problems
from workbench.formats.epub_writer import write_epub
from workbench.formats.registry import ReadOptions, WriteOptions
from workbench.model.witness import Node, Segment, walk_segments


def _letters(segments: tuple[Segment, ...]) -> list[str]:
    """What is seen: blanks even out in a book, and it cannot hold controls."""
    seen = "".join(each.text for each in segments)
    return sorted(char for char in seen if char.isprintable() and not char.isspace() and char != "\ufffd")


@settings(max_examples=60, deadline=None)
@given(st.lists(segments(), min_size=1, max_size=4))
def test_any_text_is_read_with_all_its_letters(nodes: list[Node]) -> None:
    snapshot = alone((Segment("", "p", "It snowed."), *nodes))
    data = write_epub(snapshot, WriteOptions("x", with_furniture=True))
    assert [str(error) for error in find_problems(data, "x.epub")] == []
    again = read_epub(data, "x.epub", ReadOptions("en")).nodes
    assert _letters(tuple(walk_segments(again))) == _letters(snapshot.witnesses[0].segments)
