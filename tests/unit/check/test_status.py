"""Open, corrected, dismissed: by name, by place, and because nothing is found there any more."""

from __future__ import annotations

from dataclasses import replace

from workbench.check.runner import run
from workbench.check.score import score
from workbench.check.status import settle, settle_state
from workbench.correct.force import acts_in_force
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Body, Change, Correct, Dismiss, Undo
from workbench.model.context import Context
from workbench.model.finding import Finding, Severity, Status
from workbench.model.span import Span
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

TEXTS = ("He saw the the berth.. It was late.", "The crane stood (in the rain.", "We left.")
BASE = Witness("en-mt", "en", Role.BASE, mint(tuple(Segment("", "p", text) for text in TEXTS), "en-mt", "en"))


def act(number: int, body: Body, sees: tuple[str, ...] = ()) -> Act:
    return Act(f"{number:08x}", number, sees, "2026-03-01T10:00:00Z", "ak", body)


def change(segment: int, old: str, new: str, *findings: str) -> Correct:
    each = BASE.segments[segment]
    at = each.text.index(old)
    return Correct((Change(Span.of(each.id, each.text, at, at + len(old)), new),), findings=findings)


def settled(*acts: Act) -> dict[str, Finding]:
    state = compute_state(BASE, acts)
    found = run(Context(BASE))
    return {each.rule: each for each in settle(found, acts_in_force(acts), state, run(Context(state.witness)))}


def test_nothing_decided_everything_open() -> None:
    found = settled()
    assert {each.status for each in found.values()} == {Status.OPEN}
    assert set(found) == {"doubled-word", "doubled-stop", "bracket-unbalanced"}


def test_a_change_of_its_words_corrects_a_finding() -> None:
    found = settled(act(1, change(0, "the the", "the")))
    assert (found["doubled-word"].status, found["doubled-word"].act) == (Status.CORRECTED, "00000001")
    assert found["doubled-stop"].status is Status.OPEN


def test_an_act_that_names_a_finding_corrects_it() -> None:
    bracket = settled()["bracket-unbalanced"]
    found = settled(act(1, change(2, "left", "went", bracket.id)))
    assert found["bracket-unbalanced"].act == "00000001"


def test_a_finding_that_the_corrected_text_has_no_more_is_corrected() -> None:
    found = settled(act(1, change(1, "rain.", "rain).")))
    assert found["bracket-unbalanced"].status is Status.CORRECTED


def test_a_change_beside_it_that_mends_nothing_leaves_it_open() -> None:
    found = settled(act(1, change(1, "rain", "snow")))
    assert found["bracket-unbalanced"].status is Status.OPEN


def test_a_dismissal_counts_until_it_is_undone() -> None:
    target = settled()["doubled-stop"]
    dismissal = act(1, Dismiss(target.id, target.spans[0], "a house rule"))
    assert settled(dismissal)["doubled-stop"].status is Status.DISMISSED
    assert settled(dismissal, act(2, Undo((dismissal.id,))))["doubled-stop"].status is Status.OPEN


def test_what_was_dismissed_in_the_base_is_dismissed_in_the_corrected_text() -> None:
    target = settled()["doubled-stop"]
    acts = (act(1, Dismiss(target.id, target.spans[0], "a house rule")), act(2, change(0, "berth", "pier")))
    state = compute_state(BASE, acts)
    found = settle(run(Context(state.witness)), acts_in_force(acts), state)
    assert {each.rule: each.status for each in found if each.rule.startswith("doubled")} == {
        "doubled-stop": Status.DISMISSED,
        "doubled-word": Status.OPEN,
    }


def test_an_undone_correction_opens_the_finding_again() -> None:
    correction = act(1, change(0, "the the", "the"))
    assert settled(correction, act(2, Undo((correction.id,))))["doubled-word"].status is Status.OPEN


def test_the_score_falls_with_what_is_found() -> None:
    finding = next(iter(settled().values()))
    grave = replace(finding, severity=Severity.CRITICAL, confidence=1.0)
    slight = replace(finding, severity=Severity.MINOR, confidence=1.0)
    assert score([], 10) == 1.0
    assert 0 < score([grave], 10) < score([slight], 10) < 1
    assert score([slight], 100) > score([slight], 10)


def test_that_the_original_does_not_say_what_an_added_note_says_is_no_finding() -> None:
    place = Span.of(BASE.segments[2].id, BASE.segments[2].text, 7, 7)
    note = act(1, Correct((Add(place.segment, "note", "By by boat.", place),)))
    other = act(2, Correct((Add(place.segment, "p", "Nobody came."),)))
    state = compute_state(BASE, (note, other))
    ids = [segment.id for segment in state.witness.segments if segment.id.count(".") > 1]

    def claim(segment: str, rule: str, category: str) -> Finding:
        text = state.witness.segment(segment).text
        return Finding(
            f"{rule} {segment}", rule, category, Severity.MAJOR, (Span.of(segment, text, 0, len(text)),), "", 0.6
        )

    found = [claim(each, "sentence-added", "accuracy.addition") for each in ids]
    found += [claim(each, "doubled-word", "linguistic-conventions.grammar") for each in ids]
    found.append(replace(found[0], id="somebody says so", origin="Anna Keller"))
    left = settle_state(found, (note, other), state, ())
    assert len(ids) == 2
    assert left[0].segment == ids[1]
    assert [each.id for each in left] == [each.id for each in found[1:]]
    assert {each.act for each in left} == {note.id, other.id}
