"""Why a bead of an edition is what it is: `workbench align --explain p12`.

    why = explain_unit(directory, "p12")
    why.explained.steps[0].met     # the words that met, and what each pair said

The pair is aligned again as `build` does it: a long book takes as long as its alignment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.align.explain import Explained, Pair, ScoredStep, explain
from workbench.align.fixed import ONE
from workbench.app.compute import pins_of
from workbench.app.known import known_words
from workbench.app.workspace import Workspace, open_workspace
from workbench.correct.force import acts_in_force
from workbench.model.errors import UsageError
from workbench.model.event import Report, Started, ignore
from workbench.model.ids import witness_of


@dataclass(frozen=True, slots=True)
class Explanation:
    """a, b: the texts that were aligned."""

    a: str
    b: str
    explained: Explained

    def to_json(self) -> dict[str, object]:
        why = self.explained
        return {
            "type": "explanation",
            "level": why.level.value,
            "a": self.a,
            "b": self.b,
            **_ids((why.a, why.b)),
            "confidence": why.confidence,
            "pinned": why.pinned,
            "moved": why.moved,
            "lead": why.lead,
            "why_not": why.why_not or None,
            "rival": [_ids(pair) for pair in why.rival],
            "steps": [_step_record(step) for step in why.steps],
        }


def _ids(pair: Pair) -> dict[str, object]:
    return {"a_ids": list(pair[0]), "b_ids": list(pair[1])}


def _step_record(step: ScoredStep) -> dict[str, object]:
    return {
        **_ids((step.a, step.b)),
        "score": nats(step.parts.total),
        "sizes": nats(step.parts.sizes),
        "lengths": nats(step.parts.lengths),
        "words": nats(step.parts.words),
        "ends": nats(step.parts.ends),
        "met": [{"a": each.a, "b": each.b, "nats": each.nats} for each in step.met],
    }


def nats(fixed: int) -> float:
    return round(fixed / ONE, 1)


def explain_unit(directory: Path, reference: str, texts: Sequence[str] = (), report: Report = ignore) -> Explanation:
    """reference: a segment (`p12`: of the base) or a sentence; texts: which pair, where the unit is in several."""
    work = open_workspace(directory)
    wanted = work.unit_id(reference)
    hub, other = _pair(work, witness_of(wanted), texts)
    by_id = {witness.id: witness for witness in work.witnesses()}
    a, b = by_id[hub], by_id[other]
    report(Started("aligning"))
    lexica = known_words(a.language, b.language, work.packs())
    return Explanation(hub, other, explain(a, b, wanted, pins_of(acts_in_force(work.acts()), b), lexica))


def _pair(work: Workspace, owner: str, texts: Sequence[str]) -> tuple[str, str]:
    """The text that all others are aligned with, and one of these. UsageError where there is no such pair."""
    edition = work.edition
    hub = (edition.source or edition.base).id
    known = [entry.id for entry in edition.witnesses]
    if work.state_id in (owner, *texts):
        raise UsageError(
            f"{work.state_id} follows {edition.base.id} word by word and is not aligned by itself",
            hint=f"ask for the unit of {edition.base.id}",
        )
    for text in texts:
        if text not in known:
            raise UsageError(f"there is no text {text}", hint=f"this edition has {', '.join(known)}")
    others = [text for text in (*texts, owner, edition.base.id, *known) if text != hub]
    if not others:
        raise UsageError("this edition has one text: there is nothing to align", hint="workbench add FILE")
    other = others[0]
    if owner not in (hub, other) or not set(texts) <= {hub, other}:
        raise UsageError(
            f"a unit of {owner} is in no bead of {' and '.join(texts)}: each text is aligned with {hub}",
            hint=f"workbench align {hub} {owner if owner != hub else other} --explain …",
        )
    return hub, other
