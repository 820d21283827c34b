"""A whole text that somebody edited: the decisions made of it give exactly that text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.test_correct import texts
from tests.property.test_rewrite import histories, recovers, rewordings
from workbench.correct.force import sees
from workbench.correct.foresee import would_be
from workbench.correct.planning import Row
from workbench.correct.restructure import find_nested, restructure
from workbench.correct.state import compute_state
from workbench.diff.words import diff_words
from workbench.model.act import Act, Correct, Split
from workbench.model.errors import StaleError
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Segment, Witness


@st.composite
def cut_at_blanks(draw: st.DrawFn) -> tuple[Witness, list[Act]]:
    """Histories in which segments are split where people split them."""
    base, acts = draw(histories().filter(lambda made: not has_odd_split(made[1])))
    for segment in draw(st.lists(st.sampled_from(base.segments), max_size=2, unique_by=lambda one: one.id)):
        blanks = [at for at, char in enumerate(segment.text) if char == " "]
        if blanks and segment.kind == "p":
            at = draw(st.sampled_from(blanks))
            body = Correct((Split(Span.of(segment.id, segment.text, at, at + 1)),))
            made = Act(f"b{len(acts):07x}", len(acts) + 1, sees(acts, (segment.id,)), "", "bo", body)
            if not compute_state(base, [*acts, made]).problems:
                acts.append(made)
    return base, acts


def has_odd_split(acts: list[Act]) -> bool:
    """Whether a segment was split inside a word, or where no blank goes: there may be nothing to hold on to."""
    bodies = (act.body for act in acts if isinstance(act.body, Correct))
    return any(isinstance(each, Split) and not each.span.quote.isspace() for body in bodies for each in body.operations)


def flow(state: State) -> list[Segment]:
    """The segments in order, without those that hang in others."""
    nested = find_nested(state.witness)
    return [segment for segment in state.witness.segments if segment.id not in nested]


@st.composite
def edited_rows(draw: st.DrawFn, segments: list[Segment]) -> list[Row]:
    """Each paragraph kept, reworded, split, joined with the next, dropped or moved; new ones between them."""
    rows: list[Row] = []
    moved: list[Row] = []
    waiting = [each for each in segments if each.kind != "fw" and each.text.strip()]
    while waiting:
        one = waiting.pop(0)
        kind = draw(st.sampled_from(["keep", "keep", "words", "split", "join", "drop", "move", "add"]))
        blanks = [
            at for at, char in enumerate(one.text) if char == " " and one.text[:at].strip() and one.text[at:].strip()
        ]
        if kind == "words":
            text = draw(rewordings(one.text, one.text)).strip()
            rows.append(Row((one.id,), (text,) if text else ()))
        elif kind == "split" and blanks:
            at = draw(st.sampled_from(blanks))
            rows.append(
                Row((one.id,), (one.text[:at].strip(), draw(st.sampled_from(["", "new "])) + one.text[at:].strip()))
            )
        elif kind == "join" and waiting:
            other = waiting.pop(0)
            glue = draw(st.sampled_from([" ", " ", "; ", ""]))
            rows.append(Row((one.id, other.id), (one.text + glue + other.text,)))
        elif kind == "drop":
            rows.append(Row((one.id,), ()))
        elif kind == "move":
            moved.append(Row((one.id,), (one.text,), moved=True))
        else:
            rows.append(Row((one.id,), (one.text,)))
            if kind == "add":
                rows.append(Row((), (draw(texts),)))
    for row in moved:
        rows.insert(draw(st.integers(0, len(rows))), row)
    if draw(st.booleans()):
        rows.insert(0, Row((), (draw(texts),)))
    return rows


@settings(max_examples=150)
@given(st.one_of(cut_at_blanks(), cut_at_blanks(), histories()), st.data())
def test_a_text_edited_in_all_ways_is_had_by_decisions(made: tuple[Witness, list[Act]], data: st.DataObject) -> None:
    base, acts = made
    for _ in range(2):  # the second time on what the first one decided
        state = compute_state(base, acts)
        rows = data.draw(edited_rows(flow(state)))
        named = {each for row in rows for each in row.ids}
        try:
            bodies = restructure(base, acts, rows, diff_words, why="merged")
        except StaleError:
            assert has_odd_split(made[1]) or not any(row.ids and row.texts and not row.moved for row in rows)
            return
        acts = list(would_be(acts, bodies))
        after = compute_state(base, acts)
        assert not after.problems
        untouched = {each.id: each.text for each in flow(state) if each.id not in named and each.text.strip()}
        left = [each for each in flow(after) if each.id not in untouched and each.text.strip()]
        assert [each.text for each in left] == [text for row in rows for text in row.texts if text.strip()]
        assert {each.id: each.text for each in flow(after) if each.id in untouched} == untouched
    recovers(base, acts)


@given(histories())
def test_the_same_text_needs_no_decision(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    rows = [Row((each.id,), (each.text,)) for each in flow(compute_state(base, acts)) if each.text.strip()]
    assert restructure(base, acts, rows, diff_words) == ()
