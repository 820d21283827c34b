"""The edition made by hand says what the engines would say: else the page would be tested on what cannot be."""

from __future__ import annotations

from tests.snapshots import ferry_snapshot
from workbench.correct.state import compute_state
from workbench.model.finding import Finding
from workbench.model.witness import Segment


def test_the_corrected_state_is_the_computed_one() -> None:
    snapshot = ferry_snapshot()
    computed = compute_state(snapshot.state.base, snapshot.acts)
    assert computed.problems == ()
    made = snapshot.state
    assert [(each.id, each.kind, each.text) for each in computed.witness.segments] == [
        (each.id, each.kind, each.text) for each in made.witness.segments
    ]
    assert sorted(computed.changes, key=str) == sorted(made.changes, key=str)
    assert set(computed.segment_beads) == set(made.segment_beads)
    assert {each.act for each in computed.structures} == {each.act for each in made.structures}


def test_no_span_of_a_finding_is_stale() -> None:
    snapshot = ferry_snapshot()
    texts: dict[str, Segment] = {
        each.id: each for text in (*snapshot.witnesses, snapshot.state.witness) for each in text.segments
    }
    findings: tuple[Finding, ...] = (*snapshot.findings, *snapshot.state_findings)
    for finding in findings:
        for span in (*finding.spans, *finding.source):
            assert not span.is_stale(texts[span.segment].text), finding.rule
