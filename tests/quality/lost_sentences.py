"""A sentence dropped out of one side of a real Russian–English text, and what the aligner makes of it.

    for case in sentence_cases("sentence-omitted", 200, seed=2):
        case.context         # beads of the aligner, nothing given away
        case.expected        # the segment that lost its sentence, or has one too many
        case.words           # the sentence that is left over on the other side

Texts are the dev documents of `align` with the segments that render nothing taken out, in windows of twenty beads. A
place is fit where one paragraph renders one other and both have as many sentences, two or more. *tune*: those of the
first half of each document, which rules may be mended on; *report*: those of the second.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from tests.data import data_dir
from tests.quality.cases import Case, to_witness
from workbench.align.witnesses import align_witnesses
from workbench.app.known import known_words
from workbench.app.parted import parted
from workbench.model.context import Context
from workbench.model.witness import Role
from workbench.text.sentences import split_sentences

DOCUMENTS = (("news", "wmt21-ref-para"), ("news", "wmt21-mt-para"))
HALVES = ("tune", "report")
_BEADS = 20  # of a window
_WORDS = 4  # of a sentence that is worth missing

Beads = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # texts of segments that render each other


@cache
def windows(half: str) -> tuple[Beads, ...]:
    """Stretches of documents in which every segment has its counterpart."""
    found: list[Beads] = []
    for place in DOCUMENTS:
        folder = data_dir("align", *place)
        a, b = ((folder / name).read_text("utf-8").split("\n") for name in ("src.txt", "tgt.txt"))
        beads = []
        for line in (folder / "gold.tsv").read_text("utf-8").splitlines():
            left, _, right = line.partition("\t")
            if left.strip() and right.strip():
                beads.append((_texts(a, left), _texts(b, right)))
        part = len(beads) // len(HALVES)
        beads = beads[HALVES.index(half) * part :][:part]
        found += [tuple(beads[at : at + _BEADS]) for at in range(0, part - _BEADS + 1, _BEADS)]
    return tuple(found)


def _texts(lines: list[str], numbers: str) -> tuple[str, ...]:
    return tuple(lines[int(number)] for number in numbers.split(","))


def sentence_cases(rule: str, number: int, seed: int, half: str = "report") -> Iterator[Case]:
    """A sentence dropped out of the translation, or (`sentence-added`) out of the source."""
    chance = random.Random(f"{rule} {seed}")
    for _ in range(number):
        place = None
        while place is None:
            beads = chance.choice(windows(half))
            at = chance.randrange(len(beads))
            place = _lose(beads[at], rule, chance)
        pair, left_over = place
        yield _to_case((*beads[:at], pair, *beads[at + 1 :]), at, left_over)


def _lose(
    bead: tuple[tuple[str, ...], tuple[str, ...]], rule: str, chance: random.Random
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], str] | None:
    """The bead with a sentence dropped on one side, and its counterpart on the other; None where it is not fit."""
    if len(bead[0]) != 1 or len(bead[1]) != 1:
        return None
    (source,), (target,) = bead
    theirs, ours = split_sentences(source, "ru"), split_sentences(target, "en")
    if len(theirs) != len(ours) or len(ours) < 2:
        return None
    number = chance.randrange(len(ours))
    if any(len(text[slice(*cut[number])].split()) < _WORDS for text, cut in ((source, theirs), (target, ours))):
        return None
    if rule == "sentence-omitted":
        return ((source,), (_without(target, ours, number),)), source[slice(*theirs[number])]
    return ((_without(source, theirs, number),), (target,)), target[slice(*ours[number])]


def _without(text: str, cut: list[tuple[int, int]], number: int) -> str:
    start = cut[number][0]
    end = cut[number + 1][0] if number + 1 < len(cut) else len(text)
    return (text[:start] + text[end:]).strip()


def _to_case(beads: Beads, at: int, left_over: str) -> Case:
    before = sum(len(b) for _, b in beads[:at])
    context = to_aligned(beads)
    return Case(context, frozenset({context.witness.segments[before].id}), left_over)


def to_aligned(beads: Beads) -> Context:
    """The two texts, aligned as an edition is."""
    source = to_witness([text for a, _ in beads for text in a], "src", "ru", Role.SOURCE)
    target = to_witness([text for _, b in beads for text in b])
    _, segments, sentences = align_witnesses(source, target, lexica=known_words("ru", "en"))
    return Context(target, source, segments.beads, parted(sentences.beads, source, target))
