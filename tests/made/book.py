"""A book of two texts, as long as one likes."""

from __future__ import annotations

from dataclasses import replace

from tests.made.texts import segment
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Edition, Snapshot, WitnessEntry
from workbench.model.state import State
from workbench.model.witness import Block, Node, Role, Segment, Witness


def book_snapshot(chapters: int, paragraphs: int) -> Snapshot:
    """A book of two texts: parts of ten chapters, equal paragraphs, nothing corrected."""
    texts = {}
    for identifier, language, words in (
        ("ru", "ru", "Снег шёл всю ночь. Утром дороги не стало."),
        ("en-mt", "en", "It snowed all night. By morning the road was gone."),
    ):
        parts: list[Node] = []
        number = 0
        for first in range(0, chapters, 10):
            divisions: list[Node] = [
                Segment(f"{identifier}.h{chapters + 1 + first}", "head", f"Part {first // 10 + 1}")
            ]
            for chapter in range(first, min(first + 10, chapters)):
                body: list[Node] = [Segment(f"{identifier}.h{chapter + 1}", "head", f"Chapter {chapter + 1}")]
                for _ in range(paragraphs):
                    number += 1
                    body.append(segment(f"{identifier}.p{number}", "p", f"{number}. {words} {words} {words}"))
                divisions.append(Block("div", f"{identifier}.d{chapter + 1}", children=tuple(body)))
            parts.append(Block("div", f"{identifier}.part{first}", children=tuple(divisions)))
        role = Role.SOURCE if identifier == "ru" else Role.BASE
        texts[identifier] = Witness(identifier, language, role, tuple(parts), "The Snow")
    base, source = texts["en-mt"], texts["ru"]
    ids = [part.id for part in base.segments]
    sentence_ids = [sentence.id for part in base.segments for sentence in part.sentences]
    to_state = [Bead((each,), (each.replace("en-mt", "en-corr"),)) for each in ids]
    sentence_beads = tuple(Bead((each,), (each.replace("en-mt", "en-corr"),)) for each in sentence_ids)
    state = State(base, _renamed(base), (), (), (), tuple(to_state), sentence_beads)
    edition = Edition(
        "snow",
        "The Snow",
        witnesses=(
            WitnessEntry("ru", Role.SOURCE, "ru", ("ru.txt",)),
            WitnessEntry("en-mt", Role.BASE, "en", ("en.txt",)),
        ),
    )
    alignments = (
        Alignment("ru", "en-mt", Level.SEGMENT, tuple(Bead((each.replace("en-mt", "ru"),), (each,)) for each in ids)),
        Alignment(
            "ru", "en-mt", Level.SENTENCE, tuple(Bead((each.replace("en-mt", "ru"),), (each,)) for each in sentence_ids)
        ),
        Alignment("en-mt", "en-corr", Level.SEGMENT, state.segment_beads, derived=True),
        Alignment("en-mt", "en-corr", Level.SENTENCE, state.sentence_beads, derived=True),
    )
    return Snapshot(edition, (base, source), state, (), alignments, ())


def _renamed(base: Witness) -> Witness:
    def rename(node: Node) -> Node:
        identifier = node.id.replace("en-mt", "en-corr")
        if isinstance(node, Segment):
            sentences = tuple(replace(each, id=each.id.replace("en-mt", "en-corr")) for each in node.sentences)
            return replace(node, id=identifier, sentences=sentences)
        return replace(node, id=identifier, children=tuple(rename(child) for child in node.children))

    return Witness("en-corr", base.language, Role.REVISION, tuple(rename(node) for node in base.nodes), base.title)
