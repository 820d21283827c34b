"""Everything of an edition as JSON Lines: segments, beads, findings, scores, acts, each line typed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbench.formats.records import Record, bead_record, finding_record, score_record, segment_record
from workbench.formats.registry import Format, WriteOptions
from workbench.model.edition import Snapshot
from workbench.model.ids import witness_of
from workbench.store.acts import act_to_json


def write_jsonl(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """One text only, if asked for: its segments, the beads it stands in, its findings and scores; acts always."""
    lines = [json.dumps(record, ensure_ascii=False) for record in _records(snapshot, options.of)]
    # The journal's own lines, with their type in front.
    acts = ({"type": "act", **json.loads(act_to_json(act))} for act in snapshot.acts)
    lines += [json.dumps(record, ensure_ascii=False) for record in acts]
    return "".join(line + "\n" for line in lines).encode("utf-8")


def _records(snapshot: Snapshot, of: str | None) -> Iterator[Record]:
    texts = (*snapshot.witnesses, snapshot.state.witness)
    lines: dict[str, int | None] = {}
    for text in texts:
        lines.update((each.id, each.place.first if each.place else None) for each in text.segments)
    for text in texts:
        if of in (None, text.id):
            yield from (segment_record(text.id, segment) for segment in text.segments)
    for alignment in snapshot.alignments:
        if of in (None, alignment.a, alignment.b):
            yield from (bead_record(alignment, bead) for bead in alignment.beads)
    for finding in (*snapshot.findings, *snapshot.state_findings):
        record = finding_record(finding, lines)
        if of in (None, record["witness"]):
            yield record
    for score in (*snapshot.scores, *snapshot.state_scores):
        if of in (None, witness_of(score.segment)):
            yield score_record(score)


FORMAT = Format("jsonl", "JSON Lines", (".jsonl",), lambda data, name: 0, None, write_jsonl)
