"""Any subset of corrections gives the right text; none gives the base; every unit stands in one bead."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.correct.state import compute_state
from workbench.model.act import Act, Change, Correct, Undo
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Mark, Role, Segment, Witness
from workbench.text.mint import mint

WORDS = ["Port", "harbour", "заму́к", "Ёлка", "crane", "a", "ё", "🚢", "x\u00a0y", "«да»", "U.S.", "“go", "went.”"]
texts = st.lists(st.sampled_from([*WORDS, "met.", "It", "rained!", "Why?", "…", ".."]), min_size=1, max_size=14).map(
    " ".join
)


@st.composite
def bases(draw: st.DrawFn) -> Witness:
    drafts = []
    for text in draw(st.lists(texts, min_size=1, max_size=4)):
        marks = []
        if draw(st.booleans()):
            a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
            marks.append(Mark(a, b, 0, "hi", (("rend", "italic"),)))
        if draw(st.booleans()):
            at = draw(st.integers(0, len(text)))
            if not marks or not marks[0].start < at < marks[0].end:
                note = Segment("", "note", draw(texts))
                marks.append(Mark(at, at, 0, "note", (), note))
        marks.sort(key=lambda mark: mark.start)
        drafts.append(Segment("", "p", text, marks=tuple(marks)))
    return Witness("en-mt", "en", Role.BASE, mint(tuple(drafts), "en-mt", "en"))


@st.composite
def edited(draw: st.DrawFn) -> tuple[Witness, list[Act]]:
    """A base and acts of one to three changes each; no two changes meet."""
    base = draw(bases())
    changes = []
    for segment in base.segments:
        cuts = sorted(draw(st.sets(st.integers(0, len(segment.text)), max_size=6)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            new = draw(st.sampled_from(["", "new", "Two words.", " “", ". A whole sentence stands here. "]))
            if new != segment.text[start:end]:
                changes.append(Change(Span.of(segment.id, segment.text, start, end), new))
    draw(st.randoms(use_true_random=False)).shuffle(changes)
    acts = []
    while changes:
        size = draw(st.integers(1, 3))
        body = Correct(tuple(changes[:size]), "why")
        acts.append(Act(f"{len(acts):08x}", len(acts) + 1, (), "2026-01-01T00:00:00Z", "ak", body))
        changes = changes[size:]
    return base, acts


def expected(base: Witness, acts: list[Act]) -> dict[str, str]:
    """Each segment's text, by plain replacement from the end."""
    result = {}
    changes = [operation for act in acts for operation in act.body.operations]  # type: ignore[union-attr]
    for segment in base.segments:
        text = segment.text
        for change in sorted((c for c in changes if c.span.segment == segment.id), key=lambda c: -c.span.start):
            text = text[: change.span.start] + change.after + text[change.span.end :]
        result[segment.id.replace("en-mt", "en-corr", 1)] = text
    return result


def is_sound(state: State) -> None:
    for segment in state.witness.segments:
        covered = set()
        last = 0
        for sentence in segment.sentences:
            assert last <= sentence.start < sentence.end <= len(segment.text)
            covered |= set(range(sentence.start, sentence.end))
            last = sentence.end
        if segment.sentences:
            assert all(char.isspace() or at in covered for at, char in enumerate(segment.text))
        for mark in segment.marks:
            assert 0 <= mark.start <= mark.end <= len(segment.text)
    ids = [segment.id for segment in state.witness.segments]
    ids += [each.id for segment in state.witness.segments for each in segment.sentences]
    assert len(ids) == len(set(ids))
    for beads, a, b in (
        (
            state.segment_beads,
            [segment.id for segment in state.base.segments if segment.is_aligned],
            [segment.id for segment in state.witness.segments if segment.is_aligned],
        ),
        (
            state.sentence_beads,
            [each.id for segment in state.base.segments for each in segment.sentences],
            [each.id for segment in state.witness.segments for each in segment.sentences],
        ),
    ):
        assert sorted(unit for bead in beads for unit in bead.a) == sorted(a)
        assert sorted(unit for bead in beads for unit in bead.b) == sorted(b)


@settings(max_examples=150)
@given(edited(), st.data())
def test_any_subset_gives_the_right_text(made: tuple[Witness, list[Act]], data: st.DataObject) -> None:
    base, acts = made
    chosen = [act for act in acts if data.draw(st.booleans())]
    state = compute_state(base, chosen)
    assert not state.problems
    assert {segment.id: segment.text for segment in state.witness.segments} == expected(base, chosen)
    is_sound(state)
    for change in state.changes:
        if change.state_segment:
            text = state.witness.segment(change.state_segment).text
            assert text[change.state_start : change.state_start + len(change.new)] == change.new


@given(edited())
def test_correct_and_undo_is_identity(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    undo = Act("ffffffff", 99, (), "2026-01-01T00:00:00Z", "ak", Undo(tuple(act.id for act in acts)))
    state = compute_state(base, [*acts, undo])
    back = compute_state(base, [])
    assert state.witness == back.witness
    assert [segment.text for segment in back.witness.segments] == [segment.text for segment in base.segments]
    assert all(len(bead.a) == len(bead.b) == 1 for bead in back.segment_beads + back.sentence_beads)


@given(edited(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(made: tuple[Witness, list[Act]], chance: object) -> None:
    base, acts = made
    doubled = [*acts, *acts]
    chance.shuffle(doubled)  # type: ignore[attr-defined]
    assert compute_state(base, doubled) == compute_state(base, acts)


@given(edited())
def test_a_stale_act_changes_nothing(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    stale = [
        replace(
            act,
            body=Correct(
                tuple(replace(c, span=replace(c.span, quote=c.span.quote + "?")) for c in act.body.operations)  # type: ignore[union-attr]
            ),
        )
        for act in acts
    ]
    state = compute_state(base, stale)
    assert [problem.kind for problem in state.problems] == ["stale"] * len(acts)
    assert [segment.text for segment in state.witness.segments] == [segment.text for segment in base.segments]
