"""Runs: whatever lies on a text, the text stays whole and each thing covers its own words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.snapshots import finding
from workbench.model.finding import Finding, Severity
from workbench.model.span import Span
from workbench.model.witness import Mark, Segment
from workbench.render.runs import Change, Light, Partner, Run, runs_of

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("<&\"'\u202e\x07\ń"), max_size=60)


@st.composite
def stretches(draw: st.DrawFn, text: str) -> list[tuple[int, int]]:
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places), max_size=5))
    return [(min(pair), max(pair)) for pair in pairs]


@st.composite
def loaded(draw: st.DrawFn) -> tuple[Segment, list[Finding], list[Change], list[Light], list[Partner]]:
    text = draw(TEXTS)
    take = stretches(text)
    marks = tuple(
        Mark(start, end, 0, draw(st.sampled_from(["hi", "emph", "foreign", "lb", "pb", "unknown"])))
        for start, end in sorted(draw(take))
    )
    findings = [
        finding(f"rule-{number}", "style", Severity.MINOR, [Span.of("a.p1", text, start, end)], "m")
        for number, (start, end) in enumerate(draw(take))
    ]
    changes = [Change(f"act{number}", start, end, "del") for number, (start, end) in enumerate(draw(take))]
    lights = [Light(f"f{number}", start, end) for number, (start, end) in enumerate(draw(take))]
    cuts = sorted({0, len(text), *(place for pair in draw(take) for place in pair)})
    partners = [Partner(number, *pair) for number, pair in enumerate(pairwise(cuts), 1)]
    return Segment("a.p1", "p", text, marks=marks), findings, changes, lights, partners


@given(loaded())
@settings(max_examples=150)
def test_runs_join_back_to_the_text(
    case: tuple[Segment, list[Finding], list[Change], list[Light], list[Partner]],
) -> None:
    segment, findings, changes, lights, partners = case
    runs = runs_of(segment, findings, changes, lights, partners)
    texts = [run.text for run in runs if run.kind == "text"]
    assert "".join(texts) == segment.text
    assert all(texts)
    for each in findings:
        covered = "".join(run.text for run in runs if run.kind == "text" and each in run.findings)
        assert covered == each.spans[0].quote
        assert sum(run.kind == "flag" and each in run.findings for run in runs) == 1
    for light in lights:
        covered = "".join(run.text for run in runs if light.finding in run.lights)
        assert covered == segment.text[light.start : light.end]
    for partner in partners:
        covered = "".join(run.text for run in runs if run.kind == "text" and run.partner == partner.number)
        assert covered == segment.text[partner.start : partner.end]


def test_plain_paragraphs_take_the_short_way_to_the_same_runs() -> None:
    text = " One. Two.  "
    partners = [Partner(1, 1, 5), Partner(2, 6, 10)]
    short = runs_of(Segment("a.p1", "p", text), partners=partners)
    long = runs_of(Segment("a.p1", "p", text, marks=(Mark(0, 0, 0, "anchor"),)), partners=partners)
    assert [(run.text, run.partner) for run in short] == [(" ", 0), ("One.", 1), (" ", 0), ("Two.", 2), ("  ", 0)]
    assert [(run.text, run.partner) for run in long] == [(run.text, run.partner) for run in short]


def test_an_omission_is_a_flag_between_words() -> None:
    text = "One. Two."
    gap = finding("omission", "accuracy.omission", Severity.MAJOR, [Span.of("a.p1", text, 4, 4)], "gone")
    runs = runs_of(Segment("a.p1", "p", text), [gap])
    assert [(run.kind, run.text) for run in runs] == [("text", "One."), ("flag", ""), ("text", " Two.")]


def test_markup_that_crosses_a_correction() -> None:
    mark = Mark(0, 8, 0, "hi", (("rend", "bold sup"),))
    runs = runs_of(Segment("a.p1", "p", "one two three", marks=(mark,)), changes=[Change("x", 4, 13, "ins")])
    assert runs == (
        Run("one ", styles=("bold", "raised")),
        Run("two ", styles=("bold", "raised"), act="x", sign="ins"),
        Run("three", act="x", sign="ins"),
    )


def test_a_footnote_mark_and_a_line_break_stand_where_they_hang() -> None:
    note = Segment("a.fn1", "note", "See there.", attributes=(("n", "3"),))
    marks = (Mark(3, 3, 0, "note", (), note), Mark(4, 4, 0, "lb"), Mark(4, 7, 0, "foreign", (("xml:lang", "fr"),)))
    runs = runs_of(Segment("a.p1", "p", "one mot", marks=marks))
    assert [(run.kind, run.text, run.target) for run in runs] == [
        ("text", "one", ""), ("note", "3", "a.fn1"), ("text", " ", ""), ("break", "", ""), ("text", "mot", ""),
    ]  # fmt: skip
    assert (runs[-1].language, runs[-1].styles) == ("fr", ("italic",))
