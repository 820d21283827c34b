"""Texts for the measurements of rules: a context with one error put in, and where it must be found.

to_witness(["He came. He saw."]).segments[0].id     # mt.p1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
