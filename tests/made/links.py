"""The ferry’s beads and comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.made.decisions import ADDED
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.apparatus import Place, Reading, Unit
from workbench.model.edits import Comparison, Edit, Op, Relation, SegmentDiff
from workbench.model.state import State
from workbench.model.witness import Witness


def ferry_alignments(base: Witness, state: State) -> tuple[Alignment, ...]:
    def pairs(left: str, right: str, names: Sequence[tuple[str, str]]) -> list[Bead]:
        def ids(prefix: str, joined: str) -> tuple[str, ...]:
            return tuple(f"{prefix}.{name}" for name in joined.split())

        return [Bead(ids(left, a), ids(right, b), 0.951) for a, b in names]

    segments = pairs(
        "ru",
        "en-mt",
        [
            ("h1", "h1"),
            ("h2", "h2"),
            ("dl1", "dl1"),
            ("p1", "p1"),
            ("fn1", "fn1"),
            ("p2", "p2 p3"),
            ("p3 p4", "p4"),
            ("p5", ""),
            ("", "p5"),
            ("p6", "p7"),
            ("p7", "p6"),
            ("l1", "l1"),
            ("l2", "l2"),
            ("p8", "p8"),
            ("i1", "i1"),
            ("i2", "i2"),
            ("c1", "c1"),
            ("c2", "c2"),
            ("q1", "q1"),
            ("p9 p10", "p9"),
            ("p11", "p10 p11"),
            ("sig1", "sig1"),
        ],
    )
    segments = [
        replace(
            bead,
            moved=bead.a in (("ru.p6",), ("ru.p7",)),
            confidence=0.312 if bead.a == ("ru.q1",) else bead.confidence,
        )
        for bead in segments
    ]
    segments += [Bead(("ru.p5",), ("en-corr.p4.88888888",))]
    sentences = pairs(
        "ru",
        "en-mt",
        [
            ("p1.s1", "p1.s1"),
            ("p1.s2", "p1.s2"),
            ("p1.s3", "p1.s3"),
            ("p1.s4", "p1.s4"),
            ("p2.s1", "p2.s1"),
            ("p2.s2", "p2.s2"),
            ("p2.s3", "p3.s1"),
            ("p2.s4", "p3.s2"),
            ("p3.s1 p3.s2", "p4.s1"),
            ("p4.s1", "p4.s2"),
            ("p7.s1", "p6.s1"),
            ("p7.s2", "p6.s2"),
        ],
    )
    others = {
        "en-2": [("h1", "h1"), ("p1", "p1"), ("p2", "p2"), ("p5", "p3")],
        "en-rev": [("h1", "h1"), ("p2", "p2 p3")],
        "he": [("h1", "h1"), ("p1", "p1")],
    }
    made = [
        Alignment("ru", "en-mt", Level.SEGMENT, tuple(segments)),
        Alignment("ru", "en-mt", Level.SENTENCE, tuple(sentences)),
    ]
    made += [Alignment("ru", other, Level.SEGMENT, tuple(pairs("ru", other, names))) for other, names in others.items()]
    made.append(Alignment("en-mt", "en-corr", Level.SEGMENT, state.segment_beads, derived=True))
    made.append(Alignment("en-mt", "en-corr", Level.SENTENCE, state.sentence_beads, derived=True))
    return tuple(made)


def ferry_units(base: Witness) -> tuple[Unit, ...]:
    """p2 and p3 are one for the revision; p5 is dropped, a paragraph added behind p4, words of p6 are corrected."""
    texts = {segment.id: segment.text for segment in base.segments}
    both = "\n".join((texts["en-mt.p2"], texts["en-mt.p3"]))
    start = texts["en-mt.p6"].index("and they loved her")
    special = {
        "en-mt.p2": Unit(("en-mt.p2", "en-mt.p3"), both, (Place(0, 4, (Reading("Four", ("en-rev",)),)),)),
        "en-mt.p4": Unit(("en-mt.p4",), texts["en-mt.p4"], (), (Reading(ADDED, ("en-corr",)),)),
        "en-mt.p5": Unit(
            ("en-mt.p5",), texts["en-mt.p5"], (Place(0, len(texts["en-mt.p5"]), (Reading("", ("en-corr",)),)),)
        ),
        "en-mt.p6": Unit(
            ("en-mt.p6",),
            texts["en-mt.p6"],
            (Place(start, start + 18, (Reading("but everybody loved her", ("en-corr",)),)),),
        ),
    }
    return tuple(special.get(each, Unit((each,), texts[each], ())) for each in texts if each != "en-mt.p3")


def ferry_comparisons() -> tuple[Comparison, ...]:
    same = Edit(Op.EQUAL, " boats lay at the pier. The ", " boats lay at the pier. The ")
    rest = " one was being repaired.\nNobody knew who owned them. They were painted in the colour of an old coin."
    words = (Edit(Op.REPLACE, "Five", "Four"), same, Edit(Op.REPLACE, "sixth", "fifth"), Edit(Op.EQUAL, rest, rest))
    title = (Edit(Op.EQUAL, "The ", "The "), Edit(Op.REPLACE, "Ferry on the Stone River", "Kamennaya Ferry"))
    block = (Edit(Op.REPLACE, ADDED, "In winter one drives across the ice, and it is Pavel who sets the markers."),)
    revision = SegmentDiff(("en-mt.p2", "en-mt.p3"), ("en-rev.p2", "en-rev.p3"), words, 0.08)
    return (
        Comparison(
            "en-mt", "en-corr", Relation.CORRECTION, (SegmentDiff(("en-mt.p2",), ("en-corr.p2",), words[:3], 0.1),)
        ),
        Comparison("en-mt", "en-2", Relation.RETRANSLATION, (SegmentDiff(("en-mt.h1",), ("en-2.h1",), title, 0.55),)),
        Comparison(
            "en-corr",
            "en-2",
            Relation.RETRANSLATION,
            (SegmentDiff(("en-corr.p4.88888888",), ("en-2.p3",), block, 0.72, is_block=True),),
        ),
        Comparison("en-mt", "en-rev", Relation.CORRECTION, (revision,)),
    )
