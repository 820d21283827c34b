"""Runs as HTML: which of several claims words are drawn by, and where an id may be broken."""

from __future__ import annotations

from tests.snapshots import finding
from workbench.model.finding import Finding, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.render.draw import LONG, Links, draw_runs, parted
from workbench.render.runs import runs_of

TEXT = (
    "He stood at the the helm and said nothing of the two lanterns that somebody had lit on the old pier before dark."
)


def claim(rule: str, severity: Severity, start: int, end: int) -> Finding:
    return finding(rule, "style", severity, [Span.of("en-mt.p1", TEXT, start, end)], "m")


def test_what_is_said_of_words_inside_a_long_claim_is_seen() -> None:
    """A claim about all of a sentence is a line; a lighter one about two of its words is marked as it is."""
    whole = claim("sentence-added", Severity.MAJOR, 0, len(TEXT))
    doubled = claim("doubled-word", Severity.MINOR, TEXT.index("the the"), TEXT.index(" helm"))
    drawn = draw_runs(runs_of(Segment("en-mt.p1", "p", TEXT), (whole, doubled)), Links({}, "index.html", "en-mt"))
    assert f'<mark class="minor" data-finding="{whole.id} {doubled.id}">the the</mark>' in drawn
    assert f'<mark class="major whole" data-finding="{whole.id}">He stood at </mark>' in drawn


def test_of_two_short_claims_the_graver_one_is_drawn() -> None:
    grave, light = (claim(each.value, each, 3, LONG) for each in (Severity.CRITICAL, Severity.MINOR))
    drawn = draw_runs(runs_of(Segment("en-mt.p1", "p", TEXT), (light, grave)), Links({}, "index.html", "en-mt"))
    assert '<mark class="critical" ' in drawn
    assert '"minor' not in drawn.replace('"flag minor"', "").replace('"minor, open"', "")


def test_an_id_is_broken_between_its_words_only() -> None:
    assert parted("docAuthor1") == "doc<wbr>Author1"
    assert parted("p12") == "p12"
    assert parted("<b>aB") == "&lt;b&gt;a<wbr>B"
