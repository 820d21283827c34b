"""What a correction brought in is told with its act; what was there before, or moved, is not."""

from __future__ import annotations

from workbench.check.runner import run
from workbench.check.status import settle, settle_state
from workbench.correct.force import acts_in_force
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Body, Change, Correct, Dismiss, Join, Split, Undo
from workbench.model.context import Context
from workbench.model.finding import Finding, Status
from workbench.model.span import Span
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

TEXTS = (
    "He saw the the berth. It was late.",
    "The crane stood (in the rain) all night.",
    "We left.",
    "She said (so he wrote that the port was shut.",
)
BASE = Witness("en-mt", "en", Role.BASE, mint(tuple(Segment("", "p", text) for text in TEXTS), "en-mt", "en"))


def act(number: int, body: Body, sees: tuple[str, ...] = ()) -> Act:
    return Act(f"{number:08x}", number, sees, "2026-03-01T10:00:00Z", "ak", body)


def span(segment: int, words: str) -> Span:
    each = BASE.segments[segment]
    at = each.text.index(words)
    return Span.of(each.id, each.text, at, at + len(words))


def change(segment: int, old: str, new: str) -> Correct:
    return Correct((Change(span(segment, old), new),))


def of_state(*acts: Act) -> dict[tuple[str, str], Finding]:
    state = compute_state(BASE, acts)
    found = run(Context(state.witness))
    settled = settle_state(found, acts_in_force(acts), state, run(Context(BASE)))
    return {(each.segment.removeprefix("en-corr."), each.rule): each for each in settled}


def introduced(*acts: Act) -> dict[tuple[str, str], str | None]:
    return {place: each.act for place, each in of_state(*acts).items() if each.status is Status.INTRODUCED}


def test_nothing_decided_nothing_introduced() -> None:
    assert introduced() == {}
    assert of_state()["p1", "doubled-word"].status is Status.OPEN


def test_words_put_in_that_a_rule_speaks_of() -> None:
    assert introduced(act(1, change(2, "left", "left left"))) == {("p3", "doubled-word"): "00000001"}


def test_the_act_that_did_it_is_named_and_no_other() -> None:
    acts = (act(1, change(1, "crane", "hoist")), act(2, change(1, "night.", "night..")))
    assert introduced(*acts) == {("p2", "doubled-stop"): "00000002"}


def test_a_mark_taken_away_is_told_although_no_words_came_in() -> None:
    assert introduced(act(1, change(1, "rain)", "rain"))) == {("p2", "bracket-unbalanced"): "00000001"}


def test_what_was_there_before_is_open_wherever_it_moved() -> None:
    acts = (act(1, change(0, "He saw", "Late that evening he saw")), act(2, change(3, "port", "harbour")))
    assert introduced(*acts) == {}
    assert of_state(*acts)["p1", "doubled-word"].status is Status.OPEN


def test_one_mended_and_one_put_in_elsewhere_are_two() -> None:
    acts = (act(1, change(0, "the the", "the")), act(2, change(0, "was late", "was the the end")))
    assert introduced(*acts) == {("p1", "doubled-word"): "00000002"}


def test_a_wrong_correction_of_a_fault_is_a_new_fault() -> None:
    assert introduced(act(1, change(0, "the the", "a a"))) == {("p1", "doubled-word"): "00000001"}


def test_a_second_of_the_same_kind_is_the_new_one() -> None:
    acts = (act(1, change(0, "was late", "was the the end")),)
    found = [each for each in _all(*acts) if each.rule == "doubled-word"]
    assert [each.status for each in found] == [Status.OPEN, Status.INTRODUCED]


def _all(*acts: Act) -> tuple[Finding, ...]:
    state = compute_state(BASE, acts)
    return settle_state(run(Context(state.witness)), acts_in_force(acts), state, run(Context(BASE)))


def test_paragraphs_that_acts_made() -> None:
    assert introduced(act(1, Correct((Add("en-mt.p3", "p", "It rained and and rained."),)))) == {
        ("p3.00000001", "doubled-word"): "00000001"
    }
    split = introduced(act(1, Correct((Split(span(1, " stood")),))))
    assert set(split.values()) == {"00000001"}
    joined = act(1, Correct((Join("en-mt.p3", "en-mt.p4"),)))
    assert ("p3", "bracket-unbalanced") not in introduced(joined)
    assert of_state(joined)["p3", "bracket-unbalanced"].status is Status.OPEN


def test_undone_or_dismissed_is_not_introduced() -> None:
    acts = (act(1, change(2, "left", "left left")),)
    assert introduced(*acts, act(2, Undo(("00000001",)))) == {}
    found = of_state(*acts)["p3", "doubled-word"]
    dismissed = of_state(*acts, act(2, Dismiss(found.id, found.spans[0], "as it should be")))
    assert dismissed["p3", "doubled-word"].status is Status.DISMISSED


def test_the_base_has_no_introduced_findings() -> None:
    acts = (act(1, change(2, "left", "left left")),)
    state = compute_state(BASE, acts)
    found = settle(run(Context(BASE)), acts_in_force(acts), state, run(Context(state.witness)))
    assert {each.status for each in found} == {Status.OPEN}
