"""A draft tree becomes a witness's tree: ids are minted, prose is cut into sentences.

mint((Segment("", "p", "We came. We saw."),), "en-mt", "en")[0].sentences[1].id == "en-mt.p1.s2"
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from workbench.model.ids import ID_PREFIXES
from workbench.model.witness import Mark, Node, Segment, Sentence
from workbench.text.sentences import split_sentences

# Kinds that are read as prose; the others are one unit each.
PROSE = frozenset({"p", "quote", "note"})
# Blocks without an id of their own: they only hold together what has one.
_UNNAMED = frozenset({"row", "opener", "closer"})


def mint(nodes: tuple[Node, ...], witness_id: str, language: str) -> tuple[Node, ...]:
    """The same tree with ids, numbered by kind in document order from 1, and sentences in prose."""
    return _Mint(witness_id, language).all(nodes)


class _Mint:
    def __init__(self, witness_id: str, language: str) -> None:
        self._witness = witness_id
        self._language = language
        self._numbers: Counter[str] = Counter()

    def all(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(self._node(node) for node in nodes)

    def _node(self, node: Node) -> Node:
        if isinstance(node, Segment):
            return self._segment(node)
        identifier = "" if node.name in _UNNAMED else self._next(ID_PREFIXES.get(node.name, node.name))
        return replace(node, id=identifier, children=self.all(node.children))

    def _segment(self, segment: Segment) -> Segment:
        identifier = self._next(ID_PREFIXES.get(segment.kind, segment.kind))
        return replace(
            segment, id=identifier, sentences=self._sentences(segment, identifier), marks=self._marks(segment.marks)
        )

    def _marks(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return tuple(mark if mark.node is None else replace(mark, node=self._node(mark.node)) for mark in marks)

    def _sentences(self, segment: Segment, identifier: str) -> tuple[Sentence, ...]:
        if segment.kind not in PROSE:
            return ()
        stretches = split_sentences(segment.text, self._language)
        return tuple(Sentence(f"{identifier}.s{n}", start, end) for n, (start, end) in enumerate(stretches, 1))

    def _next(self, prefix: str) -> str:
        self._numbers[prefix] += 1
        return f"{self._witness}.{prefix}{self._numbers[prefix]}"
