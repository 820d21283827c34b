"""The words of one segment with their partners in the source, for people and programs: `workbench show p12 --words`.

for bead in show_words(directory, "p2"):
    bead.a_ids, bead.b_ids, bead.words.links
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.app.compute import compute_for_reader
from workbench.app.contexts import sentence_beads_of
from workbench.app.look import in_reading_order, links_of
from workbench.app.words import WordLinker
from workbench.app.workspace import full_id, open_workspace
from workbench.model.alignment import Bead, Level
from workbench.model.errors import UsageError
from workbench.model.event import Report, ignore
from workbench.model.ids import witness_of
from workbench.model.words import LinkedWord, WordLinks

MISSED = 4096  # 1/4096 nat: of a word that says so much by standing alone a partner was to be expected


@dataclass(frozen=True, slots=True)
class BeadWords:
    """A bead of the source (a) and a text (b), and its words."""

    source: str
    text: str
    bead: Bead
    words: WordLinks

    def to_json(self) -> dict[str, object]:
        return {
            "a": self.source,
            "b": self.text,
            "a_ids": list(self.bead.a),
            "b_ids": list(self.bead.b),
            "a_words": [_word_record(word) for word in self.words.a],
            "b_words": [_word_record(word) for word in self.words.b],
            "links": [list(link) for link in self.words.links],
        }


def _word_record(word: LinkedWord) -> dict[str, object]:
    return {
        "segment": word.unit,
        "start": word.start,
        "end": word.end,
        "word": word.text,
        "linked": word.linked,
        "counterpart": word.counterpart,
        "missed": word.absence >= MISSED,
    }


def show_words(directory: Path, reference: str, report: Report = ignore) -> list[BeadWords]:
    """The beads of a segment; one of the source is shown with the base. UsageError where there is no source."""
    work = open_workspace(directory)
    snapshot = compute_for_reader(work, report)
    if snapshot.edition.source is None:
        raise UsageError(
            "this edition has no source: words have nothing to be partners of",
            hint="workbench add FILE --role source",
        )
    source = snapshot.witness(snapshot.edition.source.id)
    wanted = full_id(reference, snapshot.state.base.id)
    owner = next((text for text in in_reading_order(snapshot) if text.id == witness_of(wanted)), None)
    if owner is None or wanted not in {segment.id for segment in owner.segments}:
        raise UsageError(f"there is no segment {reference}", hint="workbench export jsonl lists them")
    text = snapshot.state.base if owner.id == source.id else owner
    links = links_of(snapshot)
    of_state = text.id == snapshot.state.witness.id
    packs = work.packs()
    pieces = sentence_beads_of(source, snapshot.state if of_state else text, links, packs)
    linker = WordLinker(source, text, pieces, packs)
    beads = [bead for bead in links.of(source.id, text.id, Level.SEGMENT) if wanted in (*bead.a, *bead.b)]
    return [BeadWords(source.id, text.id, bead, linker(bead)) for bead in beads]
