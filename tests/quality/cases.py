"""Texts for the measurements of rules: a context with one error put in, and where it must be found.

to_witness(["He came. He saw."]).segments[0].id     # mt.p1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.app.words import WordLinker
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint


@dataclass(frozen=True, slots=True)
class Case:
    """A context with one error, and the segments in which it may be reported. words: what a report must name."""

    context: Context
    expected: frozenset[str]
    words: str = ""


def to_witness(paragraphs: Sequence[str], prefix: str = "mt", language: str = "en", role: Role = Role.BASE) -> Witness:
    nodes = tuple(Segment("", "p", text) for text in paragraphs)
    return Witness(prefix, language, role, mint(nodes, prefix, language))


def to_pairs(pairs: Sequence[tuple[str, str]]) -> Context:
    """Paragraphs that render each other one to one, their words linked when asked for."""
    source = to_witness([a for a, _ in pairs], "src", "ru", Role.SOURCE)
    target = to_witness([b for _, b in pairs])
    segments = tuple(Bead((a.id,), (b.id,), 0.95) for a, b in zip(source.segments, target.segments, strict=True))
    sentences = tuple(
        Bead(tuple(s.id for s in a.sentences), tuple(s.id for s in b.sentences), 0.95)
        for a, b in zip(source.segments, target.segments, strict=True)
    )
    return Context(target, source, segments, sentences, link_words=WordLinker(source, target, sentences))
