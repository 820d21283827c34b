"""A small edition made by hand for the tests of the TEI writers: a text, its translation, corrections, findings.

edition = small(); edition.files["en-corr.xml"]
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Change, Correct, Dismiss, Drop, Join, Operation, PinBead, Split
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Edition, Person, Snapshot, WitnessEntry
from workbench.model.finding import Evidence, Finding, Severity, Status
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Block, Mark, Node, Place, Role, Segment, Sentence, Witness
from workbench.tei.folder import write_folder
from workbench.tei.witness import write_witness

RUSSIAN = (
    "Мост",
    "Река замёрзла. Лёд был толстым. Мы перешли по нему.",
    "Сторож сказал: «Весной мост починят».",
    "Ночью шёл снег. Утром он растаял.",
    "Было пять лодок.",
)
ENGLISH = (
    "The Bridge",
    "The river froze. We crossed on it.",
    "The guard said: “In spring the bridge will",
    "be repaired.” There were four boats boats.",
    "Nobody knows why. It is a mystery.",
    "We stayed. We waited. The snow came and it went.",
)


def edition_of(witnesses: Sequence[Witness]) -> Edition:
    entries = tuple(WitnessEntry(one.id, one.role, one.language, (f"sources/{one.id}.txt",)) for one in witnesses)
    people = (Person("ak", "A. K."), Person("mv", "M. V.", "https://orcid.org/0000-0002-1825-0097"))
    return Edition("small", "The Bridge", date="2026-03-04", licence="CC0", people=people, witnesses=entries)


def snapshot_of(
    edition: Edition,
    witnesses: Sequence[Witness],
    state: State,
    *,
    acts: Sequence[Act] | None = None,
    alignments: Sequence[Alignment] = (),
    findings: Sequence[Finding] = (),
) -> Snapshot:
    made = state.acts if acts is None else tuple(acts)
    return Snapshot(edition, tuple(witnesses), state, made, tuple(alignments), tuple(findings))


def segment(xml_id: str, kind: str, text: str, line: int, marks: Sequence[Mark] = ()) -> Segment:
    """Sentences of a paragraph end where a blank follows a stop."""
    sentences, at = [], 0
    if kind in ("p", "note"):
        for number, part in enumerate(text.replace(". ", ".\n").replace(".” ", ".”\n").split("\n"), 1):
            sentences.append(Sentence(f"{xml_id}.s{number}", at, at + len(part)))
            at += len(part) + 1
    place = Place(f"sources/{xml_id.partition('.')[0]}.txt", line, line)
    return Segment(xml_id, kind, text, tuple(sentences), tuple(marks), (), place)


def witness(xml_id: str, language: str, role: Role, lines: Sequence[str]) -> Witness:
    nodes: list[Node] = [segment(f"{xml_id}.h1", "head", lines[0], 1)]
    for number, line in enumerate(lines[1:], 1):
        marks: list[Mark] = []
        if number == 1:
            note = segment(f"{xml_id}.fn1", "note", "A note.", len(lines) + 1)
            end = line.index(".") + 1
            marks = [Mark(4, end + 3, 0, "hi", (("rend", "italic"),)), Mark(end, end, 1, "note", (), note)]
        nodes.append(segment(f"{xml_id}.p{number}", "p", line, number + 1, marks))
        if number == 2:
            nodes.append(Block("pb", f"{xml_id}.pb1", (), (("n", "2"),)))
    return Witness(xml_id, language, role, (Block("div", f"{xml_id}.d1", tuple(nodes)),), lines[0])


@dataclass(frozen=True)
class Small:
    """The edition, the received files, and the whole folder."""

    snapshot: Snapshot
    witness_files: dict[str, bytes]
    sources: dict[str, bytes]
    files: dict[str, bytes]


def act(number: int, *operations: Operation, category: str | None = None, source: Sequence[Span] = ()) -> Act:
    body = Correct(operations, f"reason {number}", category, Severity.MAJOR if category else None, tuple(source))
    return Act(f"{number:08x}", number, (), f"2026-03-02T10:{number:02d}:00Z", "ak", body)


def span(text: Witness, unit: str, words: str) -> Span:
    found = text.segment(f"{text.id}.{unit}")
    start = found.text.index(words)
    return Span.of(found.id, found.text, start, start + len(words))


def point(text: Witness, unit: str, behind: str) -> Span:
    found = text.segment(f"{text.id}.{unit}")
    end = found.text.index(behind) + len(behind)
    return Span.of(found.id, found.text, end, end)


@cache
def small() -> Small:
    ru = witness("ru", "ru", Role.SOURCE, RUSSIAN)
    en = witness("en-mt", "en", Role.BASE, ENGLISH)
    acts = (
        act(1, Change(point(en, "p1", "froze."), " The ice was thick."), category="accuracy.omission",
            source=[span(ru, "p1", "Лёд был толстым.")]),
        act(2, Change(span(en, "p1", "on it"), "over it"), category="style.unidiomatic-style"),
        act(3, Join("en-mt.p2", "en-mt.p3")),
        act(4, Change(span(en, "p3", " boats"), ""), category="accuracy.addition"),
        act(5, Change(span(en, "p3", "four"), "five"), category="accuracy.mistranslation"),
        act(6, Drop(span(en, "p4", ENGLISH[4])), category="accuracy.addition"),
        act(7, Add("en-mt.p4", "p", "At night it snowed. It thawed in the morning."), category="accuracy.omission"),
        act(8, Change(span(en, "p5", "We stayed. We waited."), "We stayed and waited."), category="style"),
        act(9, Split(point_span(en, "p5", "waited."))),
        act(10, Change(span(en, "p5", "snow"), "sleet"), Change(span(en, "h1", "Bridge"), "Old Bridge")),
    )  # fmt: skip
    state = compute_state(en, acts)
    pin = Act(
        "0000000b",
        11,
        (),
        "2026-03-02T11:00:00Z",
        "mv",
        PinBead(Level.SENTENCE, ("ru.p2.s1",), ("en-mt.p2.s1", "en-mt.p3.s1")),
    )
    findings = _findings(ru, en)
    dismiss = Act("0000000c", 12, (), "2026-03-02T11:05:00Z", "mv", Dismiss(findings[3].id, None, "No error."))
    edition = edition_of((ru, en))
    snapshot = snapshot_of(
        edition, (ru, en), state, acts=(*acts, pin, dismiss), alignments=_alignments(), findings=findings
    )
    sources = {f"sources/{one}.txt": ("\n".join([*lines, "[1] A note."]) + "\n").encode() for one, lines in
               (("ru", RUSSIAN), ("en-mt", ENGLISH))}  # fmt: skip
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in sources.items()}
    files = {
        f"{one.id}.xml": write_witness(
            one, edition.entry(one.id), edition, ((f"sources/{one.id}.txt", digests[f"sources/{one.id}.txt"]),)
        )
        for one in (ru, en)
    }
    return Small(snapshot, files, sources, write_folder(snapshot, files, sources))


def point_span(text: Witness, unit: str, behind: str) -> Span:
    """The blank behind these words."""
    found = point(text, unit, behind)
    whole = text.segment(found.segment).text
    return Span.of(found.segment, whole, found.end, found.end + 1)


def _alignments() -> tuple[Alignment, ...]:
    def beads(*pairs: tuple[str, str]) -> tuple[Bead, ...]:
        made = []
        for left, right in pairs:
            a = tuple(f"ru.{unit}" for unit in left.split())
            b = tuple(f"en-mt.{unit}" for unit in right.split())
            made.append(Bead(a, b, 0.912))
        return tuple(made)

    segments = beads(
        ("h1", "h1"), ("p1", "p1"), ("fn1", "fn1"), ("p2", "p2 p3"), ("", "p4"), ("p3", "p5"), ("p4", "")
    )  # fmt: skip
    sentences = beads(
        ("p1.s1", "p1.s1"), ("fn1.s1", "fn1.s1"), ("p1.s2", ""), ("p1.s3", "p1.s2"), ("p2.s1", "p2.s1 p3.s1"),
        ("", "p3.s2"), ("", "p4.s1"), ("", "p4.s2"), ("p3.s1", "p5.s1"), ("", "p5.s2"), ("p3.s2", "p5.s3"),
        ("p4.s1", ""),
    )  # fmt: skip
    pinned = Bead(sentences[4].a, sentences[4].b, pinned=True)
    moved = Bead(sentences[-2].a, sentences[-2].b, 0.5, moved=True)
    return (
        Alignment("ru", "en-mt", Level.DIVISION, beads(("d1", "d1"))),
        Alignment("ru", "en-mt", Level.SEGMENT, segments),
        Alignment("ru", "en-mt", Level.SENTENCE, (*sentences[:4], pinned, *sentences[5:-2], moved, sentences[-1])),
    )


def _findings(ru: Witness, en: Witness) -> tuple[Finding, ...]:
    note_crossing = span(en, "p1", "froze. We crossed")
    return (
        Finding(
            "a1",
            "number-mismatch",
            "accuracy.mistranslation",
            Severity.CRITICAL,
            (span(en, "p3", "four"),),
            "“four” stands for «пять».",
            0.93,
            (Evidence("source", "пять"), Evidence("value here", "4")),
            (span(ru, "p4", "пять"),),
            "five",
            status=Status.CORRECTED,
            act="00000005",
        ),
        Finding(
            "a2",
            "source-sentence-unaligned",
            "accuracy.omission",
            Severity.MAJOR,
            (point(en, "p1", "froze."),),
            "Left out.",
            0.864,
            source=(span(ru, "p1", "Лёд был толстым."),),
            conjecture=True,
            status=Status.CORRECTED,
            act="00000001",
        ),
        Finding(
            "a3",
            "abrupt-step",
            "linguistic-conventions.textual-conventions",
            Severity.NEUTRAL,
            (note_crossing,),
            "Abrupt.",
            0.31,
            hint=True,
        ),
        Finding(
            "a4",
            "quote-unbalanced",
            "linguistic-conventions.punctuation",
            Severity.MINOR,
            (span(en, "p2", "“"), span(en, "p3", "”")),
            "Opened here, closed there.",
            0.55,
            status=Status.DISMISSED,
            act="0000000c",
        ),
        Finding(
            "a5",
            "translation-unaligned",
            "accuracy.addition",
            Severity.MAJOR,
            (span(en, "p4", ENGLISH[4]),),
            "Not in the source.",
            0.82,
            source=(Span.of("ru.p3", RUSSIAN[3], 0, 0),),
        ),
        Finding(
            "a6",
            "xcomet",
            "other",
            Severity.MINOR,
            (span(en, "p4", ENGLISH[4]),),
            "xCOMET takes these words for a minor error.",
            0.42,
            (Evidence("score of the segment", "0.710"),),
            origin="xcomet",
        ),
    )
