"""Units whose ids a tool dropped are told by their original: what stands beside it is the translation of that unit.

    returned = name_by_source(returned, desk, now)

A memory has one unit for an original that stands twice: it is of both where both are translated alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from workbench.app.compute import align_pair
from workbench.app.desk import Desk
from workbench.formats.bilingual.units import Unit, make_units
from workbench.formats.registry import WriteOptions
from workbench.model.alignment import Alignment, Level
from workbench.model.edition import Snapshot
from workbench.model.ids import to_state_id, witness_of
from workbench.model.returned import Passage, Returned
from workbench.model.state import State
from workbench.text.normalise import fold


def name_by_source(returned: Returned, desk: Desk, now: State) -> Returned:
    """With ids of the corrected text, as it is now. What the translation lacked, and the file has, has none."""
    ours = (desk.base.id, now.witness.id)
    is_named = [witness_of(each.segment) in ours for each in returned.passages]
    units = {} if all(is_named) else _units_by_source(desk, now)
    passages: list[Passage] = []
    left_out = list(returned.left_out)
    for each, has_id in zip(returned.passages, is_named, strict=True):
        if has_id:
            passages.append(replace(each, segment=to_state_id(each.segment, now.witness.id)))
            continue
        found = units.get(_key(each.source), [])
        same = [unit for unit in found if _text(unit) == " ".join(each.text.split("\n"))]
        if not found or not (each.source or same):
            what = f"no unit has this original: {each.source}" if each.source else "has no original beside it"
            left_out.append((what, each.text))
        elif not same and len({_text(unit) for unit in found}) > 1:
            left_out.append((f"several paragraphs have this original: {each.source}", each.text))
        else:
            for unit in same or found:
                named = list(_named(each, unit))
                if not named and not same:
                    what = f"{' and '.join(piece.id for piece in unit.target)} came back as one paragraph"
                    left_out.append((what, each.text))
                passages += named
    return replace(returned, passages=tuple(passages), left_out=tuple(left_out))


def _text(unit: Unit) -> str:
    return " ".join(piece.text for piece in unit.target)


def _named(passage: Passage, unit: Unit) -> Iterator[Passage]:
    """A passage for each paragraph of the unit; none where the file has another number of them."""
    parts = passage.text.split("\n")
    if len(unit.target) < 2:
        parts = [" ".join(parts)]
    if len(parts) == max(1, len(unit.target)):
        for number, text in enumerate(parts):
            authored = tuple(replace(each, start=0, end=len(text)) for each in passage.authored)
            segment = unit.target[number].id if unit.target else ""
            comments = () if number else passage.comments
            yield replace(passage, text=text, segment=segment, authored=authored, comments=comments)


def _units_by_source(desk: Desk, now: State) -> dict[str, list[Unit]]:
    """Of both levels; where a segment has one sentence, the segment."""
    edition, source = desk.work.edition, desk.source
    alignments = align_pair(desk.work, source, desk.base) if source else []
    for level, beads in ((Level.SEGMENT, now.segment_beads), (Level.SENTENCE, now.sentence_beads)):
        alignments.append(Alignment(desk.base.id, now.witness.id, level, beads, derived=True))
    texts = (desk.base, source) if source else (desk.base,)
    snapshot = Snapshot(edition, texts, now, desk.acts, tuple(alignments), ())
    found: dict[str, list[Unit]] = defaultdict(list)
    for level in (Level.SEGMENT, Level.SENTENCE):
        known = set(found)
        for unit in make_units(snapshot, WriteOptions(level=level)).units:
            key = _key(" ".join(piece.text for piece in unit.source))
            if key not in known:
                found[key].append(unit)
    return found


def _key(text: str) -> str:
    return " ".join(fold(text).split())
