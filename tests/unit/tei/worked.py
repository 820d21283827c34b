"""A small edition made by hand for the tests of the TEI writers: a text, its translation, corrections, findings."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.act import Act
from workbench.model.alignment import Alignment
from workbench.model.edition import Edition, Person, Snapshot, WitnessEntry
from workbench.model.finding import Finding
from workbench.model.state import State
from workbench.model.witness import Witness


def edition_of(witnesses: Sequence[Witness]) -> Edition:
    entries = tuple(WitnessEntry(one.id, one.role, one.language, ()) for one in witnesses)
    people = (Person("ak", "A. K."), Person("mv", "M. V.", "https://orcid.org/0000-0002-1825-0097"))
    return Edition("small", "The Sea", date="2026-03-04", licence="CC0", people=people, witnesses=entries)


def snapshot_of(
    edition: Edition,
    witnesses: Sequence[Witness],
    state: State,
    *,
    acts: Sequence[Act] | None = None,
    alignments: Sequence[Alignment] = (),
    findings: Sequence[Finding] = (),
) -> Snapshot:
    made = state.acts if acts is None else tuple(acts)
    return Snapshot(edition, tuple(witnesses), state, made, tuple(alignments), tuple(findings))
