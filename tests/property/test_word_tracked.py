"""Whatever was corrected: a document with tracked changes reads as the corrected text, and as the base."""

from __future__ import annotations

from hypothesis import assume, given, settings

from tests.made.texts import segment, span
from tests.property.test_rewrite import histories
from workbench.correct.state import compute_state
from workbench.formats.word.body import Body
from workbench.formats.word.documents import apart_of
from workbench.formats.word.names import W
from workbench.formats.word.numbers import Lists
from workbench.formats.word.parts import Parts, parse_part
from workbench.formats.word.runs import Author, Numbers, RunWriter
from workbench.formats.word.story import Found, Reader, View
from workbench.formats.word.woven import Woven
from workbench.model.act import Act, Correct, Split
from workbench.model.state import State
from workbench.model.witness import Role, Witness, walk_segments


def written(state: State, acts: list[Act]) -> Parts:
    authors = {act.id: Author(act.who, "2026-03-02T10:15:00Z") for act in acts}
    runs = RunWriter("en", False, authors, {}, lambda _: "", Numbers())
    body = Body(Woven(state, apart_of(state.base)), runs, Lists())
    runs.note = body.note
    body.write(state.base.nodes)
    document = f'<w:document xmlns:w="{W}"><w:body>{body.xml}</w:body></w:document>'
    notes = f'<w:footnotes xmlns:w="{W}">{"".join(body.notes)}</w:footnotes>'
    roots = [parse_part(xml.encode("utf-8", "surrogatepass"), "x", "x") for xml in (document, notes)]
    return Parts("x", {"notes": b""}, "x", roots[0], [], {"notes": roots[1]})


def read(parts: Parts, view: View) -> list[str]:
    """The words of the body, those of the notes behind all others."""
    reader = Reader(parts, view)
    found = reader.body()
    notes = {each.get(f"{{{W}}}id", ""): each for each in parts.parsed("notes")}
    inner: list[Found] = [
        each for one in found for _, _, identifier in one.notes for each in reader.story(notes[identifier])
    ]
    return [each.text.strip() for each in (*found, *inner) if each.text.strip() and not each.is_gone]


def texts(witness: Witness) -> list[str]:
    shown = [each for each in witness.segments if each.kind != "fw" and each.text.strip()]
    hanging = {
        inner.id
        for each in witness.segments
        for mark in each.marks
        if mark.node is not None
        for inner in walk_segments((mark.node,))
    }
    return [each.text.strip() for each in sorted(shown, key=lambda each: each.id in hanging)]


@settings(max_examples=150)
@given(histories())
def test_accepted_it_is_the_corrected_text_and_rejected_the_base(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    state = compute_state(base, acts)
    # a document has no notes in notes
    assume(not any(mark.node for each in state.witness.segments if each.kind == "note" for mark in each.marks))
    parts = written(state, acts)
    assert read(parts, View.ACCEPTED) == texts(state.witness)
    assert read(parts, View.REJECTED) == texts(base)


def test_a_cut_behind_the_last_word_is_an_end_that_came() -> None:
    """Rejected, the paragraph behind it must not run into the first one."""
    first, second = segment("en.p1", "p", "We came."), segment("en.p2", "p", "It rained.")
    base = Witness("en", "en", Role.BASE, (first, second))
    cut = Act("aaaaaaaa", 1, (), "", "bo", Correct((Split(span(first, "", after="came.")),), "two"))
    state = compute_state(base, [cut])
    assert [each.text for each in state.witness.segments] == ["We came.", "", "It rained."]
    parts = written(state, [cut])
    assert read(parts, View.ACCEPTED) == ["We came.", "It rained."]
    assert read(parts, View.REJECTED) == ["We came.", "It rained."]
    assert len(list(parts.document.iter(f"{{{W}}}p"))) == 3
