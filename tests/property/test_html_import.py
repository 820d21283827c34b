"""Nothing that a reader of a page saw is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.received import to_tei
from workbench.formats.html import read_html
from workbench.formats.registry import ReadOptions
from workbench.model.witness import Role, Witness, walk_segments
from workbench.tei.profile import validate
from workbench.text.mint import mint

DATELINE = "Port Harbour, 3 May 1904"
WORDS = st.sampled_from(
    ["harbour", "&amp;", "sea&nbsp;wind", "Share this", "ночь", "one<br>two", "<em>old</em>", DATELINE]
)
TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "blockquote", "pre", "hr", "nav", "figure", "figcaption", "ul", "ol", "li", "dl", "dt",
     "dd", "table", "tr", "td", "th", "span", "b", "a", "sup", "label"]
)  # fmt: skip
PIECES = st.recursive(
    WORDS,
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_every_visible_word_is_in_some_segment(pieces: list[str]) -> None:
    body = "".join(f"<p>{number} mark</p>{piece}" for number, piece in enumerate(pieces))
    page = f"<!doctype html><html><body>{body}<script>var hidden;</script><!-- unseen --></body></html>"
    draft = read_html(page.encode(), "x.html", ReadOptions("en"))
    seen = " ".join(segment.text for segment in walk_segments(draft.nodes))
    for word in ("harbour", "&amp;", "Share this", "ночь", "old", "wind", "two", DATELINE):
        plain = word.replace("&amp;", "&")
        assert "".join(seen.split()).count("".join(plain.split())) >= body.count(word)
    assert "hidden" not in seen
    assert "unseen" not in seen
    witness = Witness("x", "en", Role.BASE, mint(draft.nodes, "x", "en"), "A title")
    assert [str(error) for error in validate(to_tei(witness), "x.xml")] == []
