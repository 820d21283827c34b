"""Any text that is written as Markdown is read as the same words."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.made.alone import alone
from workbench.formats.markdown import back, read_markdown, write_markdown
from workbench.formats.registry import ReadOptions, WriteOptions
from workbench.model.witness import Block, Mark, Node, Segment, walk_segments

SIGNS = [
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "&amp;",
        "\\",
        "#",
        "##",
        "-",
        "+",
        "=",
        "|",
    ),
    *("~~", "^", "!", ":", "1.", "2)", "(a) ", "• ", "– ", "[^1]", "[^1]:", "[p. 7]", "* * *", "---", "§", "- ", "> "),
    *("<br>", "<!-- -->", "<div>", "</div>", "</em>", "<em>", "&nbsp;", "http://a.example", "word", "Море", "е\u0301"),
    *("\t", " ", "  ", "\u00a0", "\u2028", "\x85", "\x0b", "\n", "\r", "\x1c", "\x00", "\ufeff", "\ufffe"),
    *("😀", "a", "x y", "4", "."),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(SIGNS), min_size=1, max_size=7).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
).filter(lambda text: bool(text.strip()))
KINDS = st.sampled_from(["p", "head", "quote", "item", "cell", "l", "fw", "note"])
HI = (("italic", "bold", "underline", "sup", "code"),)


@st.composite
def segments(draw: st.DrawFn) -> Node:
    kind, text = draw(KINDS), draw(TEXTS)
    marks = _marks(draw, 0, len(text), 0)
    if kind == "note":
        note = Segment("", "note", draw(TEXTS), marks=())
        at = draw(st.integers(0, len(text)))
        return Segment("", "p", text, marks=(Mark(at, at, 0, "note", (), note),))
    segment = Segment("", kind, text, marks=marks, attributes=_attributes(draw, kind))
    if kind == "item":
        return Block("list", children=(segment, Segment("", "item", draw(TEXTS))))
    if kind == "l":
        return Block("lg", children=(segment, Segment("", "l", draw(TEXTS))))
    if kind == "cell":
        other = Segment("", "cell", draw(st.one_of(TEXTS, st.just(""))))
        return Block("table", children=(Block("row", children=(segment,)), Block("row", children=(segment, other))))
    return segment


def _attributes(draw: st.DrawFn, kind: str) -> tuple[tuple[str, str], ...]:
    markers = ["-", "1.", "12)", "a)", "(b)", "•", "–", "*", "x", "1.\u00a0"]
    return (("n", draw(st.sampled_from(markers))),) if kind == "item" else ()


def _marks(draw: st.DrawFn, start: int, end: int, depth: int) -> tuple[Mark, ...]:
    """Nested and beside each other, at any place."""
    marks: list[Mark] = []
    at = start
    while at < end and depth < 3 and draw(st.booleans()):
        first = draw(st.integers(at, end - 1))
        last = draw(st.integers(first + 1, end))
        name = draw(st.sampled_from(["italic", "bold", "underline", "sup", "code", "ref", "note"]))
        if name == "ref":
            marks.append(Mark(first, last, depth, "ref", (("target", "https://a.example/(x)|y"),)))
        elif name == "note":
            marks.append(Mark(first, first, depth, "note", (), Segment("", "note", draw(TEXTS))))
            last = first + 1
            at = last
            continue
        else:
            marks.append(Mark(first, last, depth, "hi", (("rend", name),)))
        marks += _marks(draw, first, last, depth + 1)
        at = last
    return tuple(marks)


@settings(max_examples=200, deadline=None)
@given(st.lists(segments(), min_size=1, max_size=4))
@example([Segment("", "p", "#"), Segment("", "head", "# #"), Segment("", "p", "\x85a\x85")])
def test_any_text_is_read_as_the_same_words(nodes: list[Node]) -> None:
    snapshot = alone((Segment("", "p", "It snowed."), *nodes))
    options = WriteOptions("x", with_furniture=True)
    written = write_markdown(snapshot, options)
    assume(sum(char < " " and char not in "\t\n\r\f\x0b" for char in written.decode()) < 3)  # else it is no text
    expected = sorted(each.text for each in snapshot.witnesses[0].segments)
    again = read_markdown(written, "x.md", ReadOptions("en")).nodes
    assert sorted(each.text for each in walk_segments(again)) == expected
    assert sorted(each.text for each in back(written, "x.md").passages) == [each for each in expected if each.strip()]
