"""Sentence pairs on which word links are measured, halved: what constants were looked at with, and what is reported.

    gold("news", "report")[0]       # Pair(source, target) of the 1–1 gold, in the order of the texts
    judged("tune")[0].links         # {(0, 0), (1, 2)}: words that the data set's own aligner joins

Links of `ru-en` (MLQE-PE) come with the data; they are another program's, no person's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tests.data import data_dir
from tests.quality.alignment_scores import folders, read
from tests.quality.gold_pairs import gold_pairs
from workbench.text.tokens import Token, words

HALVES = ("tune", "report")
_TUNED = 300  # pairs of a set
_FEWEST, _MOST = 8, 40  # words of a sentence


class Pair(NamedTuple):
    source: str
    target: str


class Judged(NamedTuple):
    """links: numbers of words of both sides. bad_source, bad_target: words that people's post-edit changed."""

    source: str
    target: str
    genre: str
    links: frozenset[tuple[int, int]]
    bad_source: frozenset[int]
    bad_target: frozenset[int]


class Marked(NamedTuple):
    """spans: [start, end) in the target that a person marked, by kind."""

    source: str
    target: str
    spans: tuple[tuple[int, int, str], ...]


@cache
def gold(name: str, half: str) -> tuple[Pair, ...]:
    """The 1–1 beads of a set (`news`, `bible`) with sentences of a usual length."""
    root = data_dir("align")
    tuned = [pair.source for pair in gold_pairs(root, name) if _is_usual(pair.source, pair.target)][:_TUNED]
    known, targets = set[str](), set[str]()
    found: list[Pair] = []
    for path in folders(root, name, "sent"):
        document = read(path)
        for a, b in document.gold:
            if len(a) == len(b) == 1:
                pair = Pair(document.a[a[0]], document.b[b[0]])
                if pair.source not in known and pair.target not in targets and _is_usual(*pair):
                    found.append(pair)
                known.add(pair.source)
                targets.add(pair.target)
    return tuple(pair for pair in found if (pair.source in set(tuned)) == (half == "tune"))


def _is_usual(source: str, target: str) -> bool:
    return _FEWEST <= len(words(source)) <= _MOST and len(words(target)) >= _FEWEST


@cache
def judged(half: str) -> tuple[Judged, ...]:
    """Of the dev part, never of the test."""
    lines = data_dir("qe", "ru-en", "dev.jsonl").read_text("utf-8").splitlines()
    part = len(lines) // len(HALVES)
    return tuple(_judged(json.loads(line)) for line in lines[HALVES.index(half) * part :][:part])


def _judged(record: dict[str, str]) -> Judged:
    source, target = record["src"], record["mt"]
    of_source = _words_at(words(source), _offsets(source, record["src_tok"].split()))
    of_target = _words_at(words(target), _offsets(target, record["mt_tok"].split()))
    pairs = [tuple(map(int, pair.split("-"))) for pair in record["align"].split()]
    return Judged(
        source,
        target,
        "wikiquote" if "wikiquote" in record["doc"] else "reddit",
        frozenset((i, j) for a, b in pairs for i in of_source[a] for j in of_target[b]),
        _bad(of_source, record["src_tags"]),
        _bad(of_target, record["mt_tags"]),
    )


def _offsets(text: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Where the tokens of a text stand; an empty stretch for one that is not written so."""
    found, at = [], 0
    for token in tokens:
        start = text.find(token, at)
        found.append((start, start + len(token)) if start >= 0 else (at, at))
        at = found[-1][1]
    return found


def _words_at(tokens: Sequence[Token], offsets: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [[n for n, token in enumerate(tokens) if token.start < end and start < token.end] for start, end in offsets]


def _bad(places: Sequence[list[int]], tags: str) -> frozenset[int]:
    return frozenset(word for at, tag in zip(places, tags.split(), strict=True) if tag == "BAD" for word in at)


@cache
def marked() -> tuple[Marked, ...]:
    """Outputs of machines in `ru-en-bio-mqm` dev; not used for any choice."""
    lines = data_dir("qe", "ru-en-bio-mqm", "ru-en-bio-mqm-dev.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return tuple(
        Marked(each["src"], each["mt"], tuple((span[0], span[1], span[3]) for span in each["spans"]))
        for each in records
        if not each["human"]
    )
