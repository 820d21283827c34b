"""A text of ours as another program has it is found, and each of its stretches is where the same letters stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.app.placing import Placer
from workbench.model.foreign import ForeignText
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint
from workbench.text.squeeze import squeeze

WORDS = st.text(st.sampled_from("abcéё“”-–.'😀"), min_size=1, max_size=6)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)
NOISE = {"“": '"', "”": '"', "–": "-", "é": "e\u0301", " ": "  "}


@given(TEXTS, st.data())
def test_whatever_the_blanks_and_marks(texts: list[str], data: st.DataObject) -> None:
    nodes = mint(tuple(Segment("", "p", text) for text in texts), "en-mt", "en")
    witness = Witness("en-mt", "en", Role.BASE, nodes)
    first = data.draw(st.integers(0, len(texts) - 1))
    last = data.draw(st.integers(first + 1, len(texts)))
    ours = " ".join(texts[first:last])
    theirs = "".join(data.draw(st.sampled_from((char, NOISE.get(char, char)))) for char in ours)
    (placed,) = Placer(witness).place([ForeignText(theirs, 1)])
    if isinstance(placed, str):
        assert "times in en-mt" in placed, "whole segments are found; only where depends"
        return
    start = data.draw(st.integers(0, len(theirs)))
    end = data.draw(st.integers(start, len(theirs)))
    spans = placed.spans(start, end)
    assert spans is not None
    held = {segment.id: segment.text for segment in witness.segments}
    for span in spans:
        assert held[span.segment][span.start : span.end] == span.quote
    squeezed = squeeze(theirs)
    from_, to = squeezed.range_of(start, end)
    assert "".join(squeeze(span.quote).letters for span in spans) == squeezed.letters[from_:to]
