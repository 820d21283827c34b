"""An edition with a word in every field that people or files fill: a paragraph, a finding and a decision for each.

    snapshot = hostile_snapshot(PAYLOADS)               # what the page must show as text
    plain = hostile_snapshot([f"w{n:03}w" for …])       # the same with nothing to fear: pages are built alike

chapters: each word is the title of a chapter, so that there is a page for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Body, Change, Correct, Dismiss, Remark
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Bibliography, Edition, Person, Snapshot, WitnessEntry
from workbench.model.edits import Comparison, Edit, Op, Relation, SegmentDiff
from workbench.model.finding import Evidence, Finding, Severity, Status
from workbench.model.span import Span
from workbench.model.state import Problem
from workbench.model.witness import Block, Mark, Node, Role, Segment, Sentence, Witness

TEXTS = {"en-mt": ("en", Role.BASE), "ru": ("ru", Role.SOURCE), "en-2": ("en-GB", Role.TRANSLATION)}


def hostile_snapshot(words: Sequence[str], *, chapters: bool = False) -> Snapshot:
    texts = {each: _witness(each, words, chapters=chapters) for each in TEXTS}
    base = texts["en-mt"]
    acts = tuple(act for number, word in enumerate(words) for act in _acts(number, word, base))
    state = compute_state(base, acts)
    problems = tuple(Problem("stale", (), f"unlike {word} here") for word in words)
    ids = [segment.id.partition(".")[2] for segment in base.segments]
    alignments = [
        Alignment("ru", other, Level.SEGMENT, tuple(Bead((f"ru.{each}",), (f"{other}.{each}",)) for each in ids))
        for other in ("en-mt", "en-2")
    ]
    alignments.append(Alignment("en-mt", "en-corr", Level.SEGMENT, state.segment_beads, derived=True))
    findings = tuple(each for number, word in enumerate(words) for each in _findings(number, word, texts))
    return Snapshot(
        _edition(words),
        tuple(texts.values()),
        replace(state, problems=problems),
        acts,
        tuple(alignments),
        findings,
        (),
        (_comparison(words),),
        tuple((f"sources/{word}.txt", f"{word[:8]}0123456789ab") for word in words),
        tuple(act.id for act in acts),
    )


def _text(word: str) -> str:
    return f"Before {word} behind, and once more {word}"


def _witness(identifier: str, words: Sequence[str], *, chapters: bool) -> Witness:
    language, role = TEXTS[identifier]
    nodes: list[Node] = []
    for number, word in enumerate(words, 1):
        part: list[Node] = [
            Block("milestone", f"{identifier}.sb{number}", attributes=(("unit", "section"), ("n", word))),
            Block("pb", f"{identifier}.pb{number}", attributes=(("n", word),)),
            _paragraph(identifier, number, word),
        ]
        if chapters:
            head = Segment(f"{identifier}.h{number}", "head", word)
            part = [head, *part, Segment(f"{identifier}.q{number}", "quote", word)]
            nodes.append(Block("div", f"{identifier}.d{number}", children=tuple(part)))
        else:
            nodes += part
    return Witness(identifier, language, role, tuple(nodes), words[0])


def _paragraph(identifier: str, number: int, word: str) -> Segment:
    """With every kind of inline mark, each with the word in its attributes."""
    name, text = f"{identifier}.p{number}", _text(word)
    end = len(text)
    note = Segment(f"{identifier}.fn{number}", "note", word, attributes=(("n", word),))
    marks = (
        Mark(0, 6, 0, "hi", (("rend", word),)),
        Mark(7, 7 + len(word), 0, "foreign", (("xml:lang", word), ("rend", word))),
        Mark(end, end, 0, "pb", (("n", word), ("facs", word))),
        Mark(end, end, 0, "note", (("n", word),), note),
    )
    return Segment(name, "p", text, (Sentence(f"{name}.s1", 0, end),), marks, (("rend", word),))


def _acts(number: int, word: str, base: Witness) -> tuple[Act, ...]:
    segment = next(each for each in base.segments if each.id == f"en-mt.p{number + 1}")
    place = Span.of(segment.id, segment.text, 0, 6)
    bodies: tuple[Body, ...] = (
        Correct((Change(place, f"{word} first"),), f"for {word}", f"style.{word}", Severity.MINOR),
        Correct((Add(segment.id, "p", f"added {word}"),), word),
        Remark(segment.id, f"about {word}", place),
        Dismiss(f"{number:08x}dddd", None, f"as {word} is right"),
    )
    return tuple(
        Act(f"{number:06x}a{kind}", 1 + 4 * number + kind, (), "2026-03-02T10:15:00Z", f"who{number}", body)
        for kind, body in enumerate(bodies)
    )


def _findings(number: int, word: str, texts: dict[str, Witness]) -> tuple[Finding, ...]:
    def place(text: str, start: int) -> Span:
        segment = next(each for each in texts[text].segments if each.id == f"{text}.p{number + 1}")
        return Span.of(segment.id, segment.text, start, start + len(word))

    evidence, source = (Evidence(word, word), Evidence("value", f"is {word}")), (place("ru", 7),)
    second = 7 + len(word) + len(" behind, and once more ")
    opened = Finding(
        f"{number:08x}aaaa", word, f"accuracy.{word}", Severity.MAJOR, (place("en-mt", 7),), f"says {word} twice", 0.9,
        evidence, source, suggestion=f"not {word}",
    )  # fmt: skip
    received = Finding(
        f"{number:08x}bbbb", word, "other", Severity.CRITICAL, (place("en-mt", second),), word, 0.5, origin=word
    )
    dismissed = Finding(
        f"{number:08x}dddd", "doubled-word", "other", Severity.MINOR, (place("en-mt", 7),), word, 0.5,
        status=Status.DISMISSED, act=f"{number:06x}a3",
    )  # fmt: skip
    return opened, received, dismissed


def _comparison(words: Sequence[str]) -> Comparison:
    diffs = [
        SegmentDiff(
            (f"en-mt.p{number}",),
            (f"en-2.p{number}",),
            (Edit(Op.EQUAL, "Before ", "Before "), Edit(Op.REPLACE, word, f"other {word}"), Edit(Op.INSERT, "", word)),
            0.5,
            is_block=number % 2 == 0,
        )
        for number, word in enumerate(words, 1)
    ]
    return Comparison("en-mt", "en-2", Relation.RETRANSLATION, tuple(diffs))


def _edition(words: Sequence[str]) -> Edition:
    """Fields that come once have all words, one behind the other."""
    joined = " ".join(words)
    people = tuple(Person(f"who{number}", f"name {word}") for number, word in enumerate(words))
    book = Bibliography(*(f"{field} {joined}" for field in ("title", "author", "by", "engine", "date", "at")))
    rest = Bibliography(url=joined, accessed=joined, rights=joined, licence=f"licence {joined}", note=joined)
    entries = tuple(
        WitnessEntry(each, role, language, (f"sources/{joined}",), bibliography=rest if each == "ru" else book)
        for each, (language, role) in TEXTS.items()
    )
    return Edition("hostile", joined, joined, joined, joined, joined, joined, people, entries)
