"""A small edition made by hand from model types only: every case that a page, a TEI file or an export must show.

    snapshot = ferry_snapshot()         # six texts, one row of each kind
    snapshot = book_snapshot(50, 220)   # fifty chapters of 220 paragraphs

The texts were written for these tests. Nothing here calls an engine, so it cannot hide an engine's mistake.
"""

from __future__ import annotations

from functools import partial

from tests.made.book import book_snapshot
from tests.made.decisions import ferry_acts, ferry_state
from tests.made.findings import ferry_findings, finding
from tests.made.links import ferry_alignments, ferry_comparisons, ferry_units
from tests.made.others import ferry_edition, other_witnesses
from tests.made.texts import HOSTILE, ferry_base, ferry_source
from workbench.model.edition import Snapshot

__all__ = ["HOSTILE", "book_snapshot", "ferry_snapshot", "finding"]


def ferry_snapshot() -> Snapshot:
    base, source = ferry_base(), ferry_source()
    acts = ferry_acts(base)
    state = ferry_state(base, acts)
    findings, state_findings = ferry_findings(base, source, state)
    return Snapshot(
        ferry_edition(),
        (base, source, *other_witnesses()),
        state,
        acts,
        ferry_alignments(base, state),
        findings,
        state_findings,
        ferry_comparisons(),
        (("witnesses/en-mt.xml", "4b883fe6d198b1780ec69b56a6bff6f1"), ("journal.jsonl", "36d6623d2584aa77")),
        tuple(act.id for act in acts if act.id not in ("bbbb0002", "bbbb0003")),
        collate=partial(ferry_units, base),
    )
