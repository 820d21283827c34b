"""A corrected text that somebody edited: the decisions made of it give exactly that text, and leave the rest alone."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.test_correct import NEW, WORDS, edited, operations
from workbench.correct.about import segments_named
from workbench.correct.force import sees
from workbench.correct.foresee import would_be
from workbench.correct.rewrite import rewrite
from workbench.correct.state import compute_state
from workbench.diff.words import diff_words
from workbench.model.act import Act, Add, Correct, Split, Undo
from workbench.model.errors import StaleError
from workbench.model.state import State
from workbench.model.witness import Witness

TOKENS = [*WORDS, ",", ".", " ", "“", "the"]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Witness, list[Act]]:
    """Corrections that do not meet, and later ones that saw them and take some of their words."""
    base, acts = draw(edited())
    for operation in draw(st.lists(operations(base), max_size=4)):
        body = Correct((operation,), "later")
        made = Act(f"a{len(acts):07x}", len(acts) + 1, sees(acts, segments_named(body)), "", "bo", body)
        if not compute_state(base, [*acts, made]).problems:
            acts.append(made)
    return base, acts


@st.composite
def rewordings(draw: st.DrawFn, text: str, base_text: str) -> str:
    """A few words of the text changed, taken out or put in; or characters; or the base's words back; or all anew."""
    kind = draw(st.sampled_from(["words", "words", "words", "characters", "base", "new", "none"]))
    if kind == "base":
        return base_text
    if kind == "new":
        return draw(st.sampled_from(["", *NEW])) + draw(st.sampled_from(WORDS))
    if kind == "characters":
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        return text[:start] + draw(st.sampled_from(NEW)) + text[end:]
    parts = text.split(" ")
    for _ in range(draw(st.integers(1, 3)) if kind == "words" else 0):
        at = draw(st.integers(0, len(parts)))
        parts[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(TOKENS), max_size=2))
    return " ".join(parts)


def texts_of(state: State, wanted: Mapping[str, str] | None = None) -> list[str]:
    """In order, the notes behind all others: whether one hangs before or behind a cut may change. Added ones come last
    and in no order: words that are replaced around them may put one of the base's on their other side.
    """
    ordered = sorted(state.witness.segments, key=lambda one: one.kind == "note")
    added = {each.act for each in state.structures if isinstance(each.operation, Add) and each.operation.span}
    kept: list[str] = []
    notes: list[str] = []
    for segment in ordered:
        is_added = segment.kind == "note" and not added.isdisjoint(segment.id.split("."))
        (notes if is_added else kept).append((wanted or {}).get(segment.id, segment.text))
    return kept + sorted(notes)


def has_bare_split(acts: list[Act]) -> bool:
    bodies = (act.body for act in acts if isinstance(act.body, Correct))
    return any(isinstance(each, Split) and not each.span.quote for body in bodies for each in body.operations)


def recovers(base: Witness, acts: list[Act]) -> None:
    undo = Act("ffffffff", 10_000, (), "", "ak", Undo(tuple(act.id for act in acts)))
    assert compute_state(base, [*acts, undo]).witness == compute_state(base, []).witness


@settings(max_examples=300)
@given(histories(), st.data())
def test_what_is_rewritten_reads_as_wanted_and_nothing_else_changes(
    made: tuple[Witness, list[Act]], data: st.DataObject
) -> None:
    base, acts = made
    for _ in range(2):  # the second time on what the first one decided
        state = compute_state(base, acts)
        originals = {segment.id.partition(".")[2]: segment.text for segment in base.segments}
        chosen = data.draw(st.lists(st.sampled_from(state.witness.segments), max_size=3, unique_by=lambda one: one.id))
        wanted = {
            one.id: data.draw(rewordings(one.text, originals.get(one.id.partition(".")[2], one.text)))
            for one in chosen
            if one.kind != "fw"
        }
        added = {each.act for each in state.structures if isinstance(each.operation, Add)}
        wanted = {key: text for key, text in wanted.items() if text.strip() or not set(key.split(".")) & added}
        try:
            bodies = rewrite(base, acts, wanted, diff_words, why="as edited")
        except StaleError:
            assert has_bare_split(acts)  # where a split took no character away, there may be nothing to hold on to
            return
        acts = list(would_be(acts, bodies))
        after = compute_state(base, acts)
        assert texts_of(after) == texts_of(state, wanted)
        assert not after.problems
        changed = {segment.id: segment.text for segment in state.witness.segments}
        assert bool(bodies) == any(changed[key] != text for key, text in wanted.items())
    recovers(base, acts)


@given(histories())
def test_the_same_text_needs_no_decision(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    state = compute_state(base, acts)
    assert rewrite(base, acts, {each.id: each.text for each in state.witness.segments}, diff_words) == ()
