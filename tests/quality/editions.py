"""Editions of several texts made out of pairs that are known to render each other, segment by segment.

    to_edition(["He came."], {"o1": ["He arrived."], "o2": ["He came in."]}, ["Он пришёл."]).others[1].witness.id

News: a machine's and two people's translations of the same Russian news (`align/editions`, `align/news`), joined where
all four sides have one segment. Abstracts: nine translations of the same Russian abstracts (`qe/ru-en-bio-mqm`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from tests.data import data_dir
from tests.quality.cases import to_witness
from workbench.app.words import WordLinker
from workbench.diff.compare import compare
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.other_text import OtherText, no_words
from workbench.model.witness import Role, Witness

Quadruple = tuple[str, str, str, str]


def to_edition(
    base: Sequence[str],
    others: Mapping[str, Sequence[str]],
    source: Sequence[str] = (),
    role: Role = Role.TRANSLATION,
) -> Context:
    """Segments render each other by number; sentences too where there are as many."""
    text = to_witness(base)
    original = to_witness(source, "src", "ru", Role.SOURCE) if source else None
    beside = []
    for name, paragraphs in others.items():
        other = to_witness(paragraphs, name, "en", role)
        link = WordLinker(original, other, _sentences(original, other)) if original else no_words
        beside.append(OtherText(other, compare(text, other, _segments(text, other)), _sentences(text, other), link))
    if original is None:
        return Context(text, others=tuple(beside))
    beads = _sentences(original, text)
    link_words = WordLinker(original, text, beads)
    return Context(text, original, _segments(original, text), beads, tuple(beside), link_words=link_words)


def _segments(a: Witness, b: Witness) -> tuple[Bead, ...]:
    return tuple(Bead((one.id,), (other.id,), 0.95) for one, other in zip(a.segments, b.segments, strict=True))


def _sentences(a: Witness, b: Witness) -> tuple[Bead, ...]:
    beads = []
    for one, other in zip(a.segments, b.segments, strict=True):
        left, right = ([sentence.id for sentence in segment.sentences] for segment in (one, other))
        if len(left) == len(right):
            beads += [Bead((x,), (y,), 0.95) for x, y in zip(left, right, strict=True)]
        else:
            beads.append(Bead(tuple(left), tuple(right), 0.95))
    return tuple(beads)


@cache
def quadruples() -> tuple[Quadruple, ...]:
    """The Russian, a machine's translation, and those of two people."""
    russian = {text: source for source, text in _pairs("news", "wmt21-ref-sent")}
    machine = {text: other for other, text in _pairs("editions", "wmt21-mt-ref-sent")}
    both = _pairs("editions", "wmt21-refA-refB-sent")
    return tuple((russian[a], machine[a], a, b) for a, b in both if a in russian and a in machine)


def _pairs(*place: str) -> list[tuple[str, str]]:
    folder = data_dir("align", *place)
    a, b = ((folder / name).read_text("utf-8").split("\n") for name in ("src.txt", "tgt.txt"))
    beads = [line.split("\t") for line in (folder / "gold.tsv").read_text("utf-8").splitlines()]
    return [(a[int(i)], b[int(j)]) for i, j in beads if i.isdigit() and j.isdigit()]


@cache
def abstracts() -> tuple[Mapping[str, dict[str, Any]], ...]:
    """Each segment as records by system."""
    found: dict[tuple[str, int], dict[str, dict[str, Any]]] = defaultdict(dict)
    for line in data_dir("qe", "ru-en-bio-mqm", "ru-en-bio-mqm-dev.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        found[record["doc"], record["seg"]][record["system"]] = record
    return tuple(found.values())
