"""Do the texts of an edition agree with each other? `workbench align --check`.

    check = check_agreement(directory)
    check[0].contradictions        # en-mt = en-2: what goes through ru, and what these two say by themselves

Each text is aligned with one, the hub; all other pairs are joined through it, and the corrected state follows from
the acts. Here those pairs are aligned directly too, knowing nothing of the hub. A wrong bead of the hub rarely has
the same wrong bead on the direct way, so where they contradict each other one of the two is to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from workbench.align.agree import Contradiction, contradictions
from workbench.align.witnesses import align_witnesses
from workbench.app.cache import Cache
from workbench.app.compute import compute_for_reader
from workbench.app.known import known_words
from workbench.app.look import in_reading_order, links_of
from workbench.app.workspace import Workspace, open_workspace
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.event import Report, Started, ignore
from workbench.model.ids import to_state_id
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class Agreement:
    """A pair of texts and where its two ways contradict each other. through: the hub; empty: it follows from acts."""

    a: str
    b: str
    through: str
    level: Level
    beads: int
    contradictions: tuple[Contradiction, ...]

    def to_json(self) -> Iterator[dict[str, object]]:
        for each in self.contradictions:
            a_ids, b_ids = each.units()
            yield {
                "type": "contradiction",
                "level": self.level.value,
                "a": self.a,
                "b": self.b,
                "through": self.through or None,
                "a_ids": list(a_ids),
                "b_ids": list(b_ids),
                "kind": "partners" if each.is_pairing else "alone",
                "joined": [_record(bead) for bead in each.one],
                "direct": [_record(bead) for bead in each.other],
            }


def _record(bead: Bead) -> dict[str, object]:
    return {"a_ids": list(bead.a), "b_ids": list(bead.b), "confidence": bead.confidence, "pinned": bead.pinned}


def check_agreement(
    directory: Path, texts: Sequence[str] = (), level: str = "segment", report: Report = ignore
) -> list[Agreement]:
    """Every pair that is not aligned by itself, or the pair TEXTS. UsageError where that is aligned by itself."""
    work = open_workspace(directory)
    snapshot = compute_for_reader(work, report)
    if level == Level.DIVISION:
        raise UsageError("divisions follow from their segments", hint="check the beads of segments or of sentences")
    report(Started("aligning directly"))
    found = [_agreement(work, snapshot, a, b, Level(level)) for a, b in _pairs(snapshot, texts)]
    return _told_once(found, snapshot.state.base.id, snapshot.state.witness.id)


def _told_once(found: Sequence[Agreement], base: str, state: str) -> list[Agreement]:
    """What the base has in common with its corrected state is told of the base."""
    told = {_words(pair, each) for pair in found for each in pair.contradictions if base in (pair.a, pair.b)}
    kept = []
    for pair in found:
        if state in (pair.a, pair.b) and base not in (pair.a, pair.b):
            names = tuple(base if text == state else text for text in (pair.a, pair.b))
            in_base = replace(pair, a=names[0], b=names[1])
            rest = tuple(each for each in pair.contradictions if _words(in_base, each) not in told)
            pair = replace(pair, contradictions=rest)
        kept.append(pair)
    return kept


def _words(pair: Agreement, contradiction: Contradiction) -> tuple[object, ...]:
    """What is said, whatever the confidence; units under the names of the pair."""
    return tuple(
        tuple(
            (tuple(to_state_id(unit, pair.a) for unit in bead.a), tuple(to_state_id(unit, pair.b) for unit in bead.b))
            for bead in beads
        )
        for beads in (contradiction.one, contradiction.other)
    )


def _pairs(snapshot: Snapshot, texts: Sequence[str]) -> list[tuple[Witness, Witness]]:
    """Pairs whose beads are joined or follow from acts, in reading order."""
    aligned = {frozenset((each.a, each.b)) for each in snapshot.alignments if not each.derived}
    order = in_reading_order(snapshot)
    pairs = [(a, b) for a, b in combinations(order, 2) if frozenset((a.id, b.id)) not in aligned]
    if not texts:
        return pairs
    wanted = [pair for pair in pairs if {pair[0].id, pair[1].id} == set(texts)]
    if len(texts) == 2 and wanted:
        return wanted
    known = ", ".join(f"{a.id} {b.id}" for a, b in pairs)
    raise UsageError(
        f"{' '.join(texts)} is no pair that can be checked",
        hint=f"pairs with a second way: {known}" if known else "a second way needs a third text: workbench add FILE",
    )


def _agreement(work: Workspace, snapshot: Snapshot, a: Witness, b: Witness, level: Level) -> Agreement:
    def align() -> tuple[Alignment, ...]:
        return align_witnesses(a, b, lexica=known_words(a.language, b.language, work.packs()))

    links = links_of(snapshot)
    direct = next(each for each in Cache(work).alignments(a, b, (), align) if each.level is level)
    joined = links.of(a.id, b.id, level)
    pair = {snapshot.state.base.id, snapshot.state.witness.id}
    through = "" if {a.id, b.id} == pair else _middle(links.hub, snapshot, {a.id, b.id})
    return Agreement(
        a.id, b.id, through, level, len(joined), tuple(sorted(contradictions(joined, direct.beads), key=_sure))
    )


def _sure(contradiction: Contradiction) -> float:
    """The least sure first: there, one of the two is likely wrong; where all are sure, a text often lacks something."""
    return min(bead.confidence for bead in (*contradiction.one, *contradiction.other))


def _middle(hub: str, snapshot: Snapshot, pair: set[str]) -> str:
    """The source and the corrected state meet in the base."""
    return snapshot.state.base.id if hub in pair else hub
