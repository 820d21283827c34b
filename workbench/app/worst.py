"""The segments to read first: those that the judge likes least.

found = list_worst(snapshot, "10%", findings)
found[0].score, found[0].findings       # Score("en-mt.p9", 0.155, 1, 14), 2
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.app.look import links_of
from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.finding import Finding
from workbench.model.score import Score


@dataclass(frozen=True, slots=True)
class Worst:
    """findings: how many of those given stand in it. source: the text of the segments that it renders."""

    score: Score
    findings: int
    text: str
    source: str


def list_worst(snapshot: Snapshot, asked: str, findings: Sequence[Finding], on: str | None = None) -> list[Worst]:
    """asked: a number of segments, or a share (`10%`) of those that have a score; on: the base, or the state's id."""
    state = snapshot.state.witness.id
    scores = snapshot.state_scores if on == state else snapshot.scores
    judged = sorted((each for each in scores if each.rank is not None), key=lambda each: each.rank or 0)
    text = snapshot.witness(on or snapshot.state.base.id)
    source = snapshot.edition.source
    beads = links_of(snapshot).of(source.id, text.id, Level.SEGMENT) if source else ()
    behind = {unit: bead.a for bead in beads for unit in bead.b}
    texts = {each.id: each.text for each in text.segments}
    texts |= {each.id: each.text for each in snapshot.witness(source.id).segments} if source else {}
    number = Counter(finding.segment for finding in findings)
    return [
        Worst(each, number[each.segment], texts[each.segment], " ".join(texts[x] for x in behind.get(each.segment, ())))
        for each in judged[: how_many(asked, len(judged))]
    ]


def how_many(asked: str, of: int) -> int:
    """`10%` of 11 are two: a part of a segment is one."""
    found = re.fullmatch(r"(\d{1,9})(%?)", asked.strip())
    if found is None or int(found[1]) == 0 or (found[2] and int(found[1]) > 100):
        raise UsageError(f"{asked!r} is no number of segments", hint="--worst 20 or --worst 10%")
    return math.ceil(int(found[1]) * of / 100) if found[2] else int(found[1])
