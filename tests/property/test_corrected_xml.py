"""Any corrections of any base: the corrected file holds both readings, and without its acts it is the base's tree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.unit.tei.worked import edition_of, snapshot_of
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Change, Correct, Drop, Join, Operation, Split
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Block, Mark, Role, Segment, Sentence, Witness
from workbench.tei.corrected import write_corrected
from workbench.tei.corrected_reading import read_corrected
from workbench.tei.folder_index import FolderIndex
from workbench.tei.names import XML_ID
from workbench.tei.profile import validate
from workbench.tei.rules_acts import check_acts, check_base
from workbench.tei.witness import write_witness

WORDS = st.sampled_from(["The", "port", "was", "grey", "and", "two", "ships", "left", "it", "—", "“Sea”", "a & b"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=5).map(lambda words: " ".join(words) + ".")
NEW = st.one_of(st.just(""), st.just(" "), st.lists(WORDS, min_size=1, max_size=3).map(" ".join), SENTENCE,
                SENTENCE.map(lambda text: f" {text}"), st.just("end. Begin"))  # fmt: skip


@st.composite
def segments(draw: st.DrawFn, number: int) -> Segment:
    xml_id = f"en-mt.p{number}"
    parts = draw(st.lists(SENTENCE, min_size=1, max_size=4))
    text, sentences = "", []
    for index, part in enumerate(parts, 1):
        sentences.append(Sentence(f"{xml_id}.s{index}", len(text), len(text) + len(part)))
        text += part + (" " if index < len(parts) else "")
    marks: list[Mark] = []
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(start, end, 0, "hi", (("rend", "italic"),)))
    if draw(st.integers(0, 2)) == 0:
        note = Segment(f"en-mt.fn{number}", "note", "A note.", (Sentence(f"en-mt.fn{number}.s1", 0, 7),))
        place = draw(st.sampled_from([len(text), sentences[0].end, len(text) // 2]))
        inside = [mark for mark in marks if mark.start < place < mark.end]
        mark = Mark(place, place, len(inside), "note", (), note)
        marks = sorted([*marks, mark], key=lambda one: (one.start, one.end))
    return Segment(xml_id, "p", text, tuple(sentences), tuple(marks))


@st.composite
def bases(draw: st.DrawFn) -> Witness:
    count = draw(st.integers(1, 4))
    inner: list[Segment | Block] = [Segment("en-mt.h1", "head", "The Sea")]
    for number in range(1, count + 1):
        inner.append(draw(segments(number)))
        if draw(st.integers(0, 3)) == 0:
            inner.append(Block("pb", f"en-mt.pb{number}", (), (("n", str(number)),)))
    return Witness("en-mt", "en", Role.BASE, (Block("div", "en-mt.d1", tuple(inner)),), "The Sea")


@st.composite
def operations(draw: st.DrawFn, base: Witness) -> Operation:
    texts = [segment for segment in base.segments if segment.text]
    segment = draw(st.sampled_from(texts))
    length = len(segment.text)
    start = draw(st.integers(0, length))
    kind = draw(st.sampled_from(["change", "change", "change", "sentence", "split", "join", "drop", "add", "note"]))
    if kind == "change":
        end = min(length, start + draw(st.integers(0, 12)))
        span = Span.of(segment.id, segment.text, start, end)
        new = draw(NEW)
        return Change(span, new if new != span.quote else new + "x")
    if kind == "sentence" and segment.sentences:
        first = draw(st.integers(0, len(segment.sentences) - 1))
        last = draw(st.integers(first, len(segment.sentences) - 1))
        ends = segment.sentences[first].start, segment.sentences[last].end
        return Change(Span.of(segment.id, segment.text, *ends), draw(NEW))
    if kind == "split" and segment.text.find(" ", 1) > 0:
        gaps = [place for place, sign in enumerate(segment.text) if sign == " " and 0 < place < length - 1]
        gap = draw(st.sampled_from(gaps))
        return Split(Span.of(segment.id, segment.text, gap, gap + 1))
    if kind == "join":
        paragraphs = [one.id for one in base.segments if one.kind == "p"]
        if len(paragraphs) > 1:
            index = draw(st.integers(0, len(paragraphs) - 2))
            return Join(paragraphs[index], paragraphs[index + 1])
    if kind == "drop":
        return Drop(Span.of(segment.id, segment.text, 0, length))
    if kind == "note":
        span = Span.of(segment.id, segment.text, start, start)
        return Add(segment.id, "note", draw(SENTENCE), span, draw(st.sampled_from([0, 0, 1, 4, 30])))
    hosts = [one.id for one in base.segments if one.kind == "p"]
    return Add(draw(st.sampled_from(hosts)), "p", draw(SENTENCE))


@st.composite
def states(draw: st.DrawFn) -> State:
    base = draw(bases())
    made = draw(st.lists(st.lists(operations(base), min_size=1, max_size=2), min_size=0, max_size=4))
    category = draw(st.sampled_from(["accuracy.mistranslation", "style.awkward-style", None]))
    acts = [
        Act(f"{number:08x}", number, (), "2026-03-02T10:15:00Z", "ak", Correct(tuple(one), "why", category))
        for number, one in enumerate(made, 1)
    ]
    return compute_state(base, acts)


@settings(max_examples=150, deadline=None)
@given(states())
def test_both_readings_and_the_bases_tree(state: State) -> None:
    snapshot = snapshot_of(edition_of((state.base,)), (state.base,), state)
    base_file = write_witness(state.base, snapshot.edition.base, snapshot.edition, ())
    data = write_corrected(snapshot, base_file)
    assert validate(data, "en-corr.xml") == []
    reading = read_corrected(data, "en-corr.xml")
    assert reading.base == {f"en-corr{one.id[5:]}": one.text for one in state.base.segments if one.text}
    assert reading.corrected == {one.id: one.text for one in state.witness.segments if one.text}
    assert list(reading.corrected) == [one.id for one in state.witness.segments if one.text]
    assert {entry.change.partition("-")[0] for entry in reading.acts} == _placed(state)
    index = FolderIndex({"en-corr.xml": data, "en-mt.xml": base_file})
    assert [problem[2] for problem in (*check_base(index), *check_acts(index))] == []
    written = {one.get(XML_ID) for one in etree.fromstring(data).iter("{*}s")}
    assert {sentence.id for one in state.witness.segments for sentence in one.sentences} <= written


def _placed(state: State) -> set[str]:
    """Acts that changed something: not those on a note whose paragraph was dropped."""
    return {one.act for one in state.changes if one.state_segment} | {one.act for one in state.structures}
