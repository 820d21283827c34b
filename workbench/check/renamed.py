"""Findings of a text that says the same under other ids: a corrected text before its first correction.

    if say_the_same(before, context):
        findings = rename(run(before), before.witness, context.witness)     # as run(context) would give them

Rules are the slowest part of a check, so what they said of the one text is said of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count

from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Finding
from workbench.model.ids import finding_id, to_state_id, witness_of
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness


def say_the_same(one: Context, other: Context) -> bool:
    """Whether both have the same words, sentences and beads, whatever the ids. Other texts are not looked at."""
    name = other.witness.id
    return (
        one.witness.language == other.witness.language
        and renamed_segments(one.witness, name) == [replace(segment, marks=()) for segment in other.witness.segments]
        and renamed_beads(one.segment_beads, name) == list(other.segment_beads)
        and renamed_beads(one.sentence_beads, name) == list(other.sentence_beads)
    )


def renamed_segments(witness: Witness, name: str) -> list[Segment]:
    """As a state of that name has them, if nobody corrected them; without their marks, which no local rule looks at."""
    return [
        replace(
            segment,
            id=to_state_id(segment.id, name),
            sentences=tuple(replace(each, id=to_state_id(each.id, name)) for each in segment.sentences),
            marks=(),
        )
        for segment in witness.segments
    ]


def renamed_beads(beads: Sequence[Bead], name: str) -> list[Bead]:
    return [replace(bead, b=tuple(to_state_id(unit, name) for unit in bead.b)) for bead in beads]


def rename(
    findings: Sequence[Finding], one: Witness, other: Witness, only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """findings: of our rules about `one`; the same about `other`, in the order in which a check has them.

    only: segments of `other`; what is said of others is left out.
    """
    findings = [each for each in findings if only is None or to_state_id(each.segment, other.id) in only]
    order = {segment.id: number for number, segment in enumerate(other.segments)}
    units = re.compile(rf"(?<![\w.-]){re.escape(one.id)}(?=\.[a-z]+\d)")
    ids = _ids(findings, other.id)

    def spans(found: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            replace(span, segment=to_state_id(span.segment, other.id)) if witness_of(span.segment) == one.id else span
            for span in found
        )

    renamed = [
        replace(
            each,
            id=ids[each.id],
            spans=spans(each.spans),
            source=spans(each.source),
            message=units.sub(other.id, each.message),
            evidence=tuple(replace(reason, value=units.sub(other.id, reason.value)) for reason in each.evidence),
        )
        for each in findings
    ]
    renamed.sort(key=lambda each: (order[each.segment], each.spans[0].start, each.spans[0].end, each.rule, each.id))
    return tuple(renamed)


def _ids(findings: Sequence[Finding], name: str) -> dict[str, str]:
    """The new id for each. Of equal claims in a segment some may have been left out: they are counted all the same."""
    alike: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for each in findings:
        alike[each.rule, each.segment, each.spans[0].quote].add(each.id)
    ids: dict[str, str] = {}
    for (rule, segment, quote), waiting in alike.items():
        numbers = count(1)
        while waiting:
            nth = next(numbers)
            before = finding_id(rule, segment, quote, nth)
            if before in waiting:
                waiting.remove(before)
                ids[before] = finding_id(rule, to_state_id(segment, name), quote, nth)
    return ids
