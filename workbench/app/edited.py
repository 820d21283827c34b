"""How far the base is from what it became, and from other translations.

edits_of(snapshot, part).rate       # 0.083: HTER without shifts
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.app.look import links_of
from workbench.app.metrics import measure
from workbench.app.part import Part
from workbench.diff.edit_rate import count_edits
from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.report import Edits, Likeness, SegmentEdits
from workbench.model.witness import Role, Witness
from workbench.text.languages import primary


def edits_of(snapshot: Snapshot, part: Part) -> Edits:
    rows = edits_by_bead(snapshot, part)
    changed = sorted((row for row in rows if row.edits), key=lambda row: -row.edits)
    return Edits(sum(row.edits for row in rows), sum(row.words for row in rows), tuple(changed))


def edits_by_bead(snapshot: Snapshot, part: Part) -> tuple[SegmentEdits, ...]:
    """Of every bead of base and corrected text, in order, changed or not; furniture has neither edits nor words."""
    old, new = _texts(snapshot.state.base), _texts(snapshot.state.witness)
    rows = []
    for bead in snapshot.state.segment_beads:
        if part.holds(bead):
            edits, words = count_edits(_joined(old, bead.a), _joined(new, bead.b))
            rows.append(SegmentEdits(bead.a, bead.b, edits, words))
    return tuple(rows)


def _texts(text: Witness) -> dict[str, str]:
    """Furniture is no part of the text that is translated."""
    return {segment.id: segment.text for segment in text.segments if segment.is_aligned}


def _joined(texts: Mapping[str, str], units: Iterable[str]) -> str:
    return " ".join(texts[unit] for unit in units if unit in texts)


def likeness_of(snapshot: Snapshot, part: Part) -> tuple[Likeness, ...]:
    """The base beside the corrected text, then beside every other translation of its language."""
    base, links = snapshot.state.base, links_of(snapshot)
    ours = _texts(base)
    made = []
    for text in (snapshot.state.witness, *snapshot.witnesses):
        is_state = text.id == snapshot.state.witness.id
        if not (is_state or text.role in (Role.TRANSLATION, Role.REVISION)):
            continue
        if primary(text.language) != primary(base.language):
            continue
        beads = snapshot.state.segment_beads if is_state else links.of(base.id, text.id, Level.SEGMENT)
        theirs = _texts(text)
        pairs = [(_joined(ours, bead.a), _joined(theirs, bead.b)) for bead in beads if not part.base.isdisjoint(bead.a)]
        pairs = [pair for pair in pairs if any(pair)]
        if pairs:
            measured = measure([one for one, _ in pairs], [other for _, other in pairs])
            role = "corrected" if is_state else text.role.value
            made.append(Likeness(text.id, role, len(pairs), measured.chrf, measured.ter))
    return tuple(made)
