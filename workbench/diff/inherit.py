"""A newer text of a witness gets its ids: what is the same as before keeps its own, what is new gets one never used.

    heirs = inherit(earlier, draft, trace(...), used)   # heirs.nodes: the draft's tree under its final ids
    heirs.moved, heirs.retired, heirs.minted            # (was, is) pairs; ids used no longer; ids first used now

A segment whose words did not change keeps its sentences too, whatever the splitter makes of it today.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.diff.lineage import Tie, trace
from workbench.diff.sequences import Alphabet, count_kept
from workbench.model.ids import ID_PREFIXES
from workbench.model.witness import (
    Block,
    Node,
    Segment,
    Sentence,
    Witness,
    segments_of,
    sentence_text,
    walk_blocks,
    walk_segments,
)


@dataclass(frozen=True, slots=True)
class Heirs:
    """moved: units that are now part of another one, (was, is)."""

    nodes: tuple[Node, ...]
    moved: tuple[tuple[str, str], ...]
    retired: tuple[str, ...]
    minted: tuple[str, ...]


def inherit(old: Witness, draft: Witness, ties: Sequence[Tie], used: Iterable[str]) -> Heirs:
    """ties: of the segments of both. used: every id that a unit of the witness ever had; none of it is given anew."""
    before = list(units_of(old.nodes))
    naming = _Naming(old, draft, _Mint(old.id, [*used, *before]))
    naming.name_segments(ties)
    naming.name_blocks()
    naming.name_sentences(ties)
    nodes = naming.renamed(draft.nodes)
    there = set(units_of(nodes))
    return Heirs(
        nodes,
        tuple((was, now) for was, now in naming.moved.items() if was not in there),
        tuple(unit for unit in before if unit not in there),
        tuple(naming.mint.minted),
    )


def units_of(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The ids of all blocks, segments and sentences."""
    yield from (block.id for block in walk_blocks(nodes) if block.id)
    for segment in walk_segments(nodes):
        yield segment.id
        yield from (sentence.id for sentence in segment.sentences)


class _Mint:
    """Gives ids above all that were ever used."""

    def __init__(self, witness: str, used: Iterable[str]) -> None:
        self._prefix = f"{witness}."
        self._largest: dict[str, int] = defaultdict(int)
        for unit in used:
            self._note(unit.removeprefix(self._prefix))
        self.minted: list[str] = []

    def unit(self, prefix: str) -> str:
        """`p` -> `en-mt.p41`; `p12.s` -> `en-mt.p12.s7`."""
        self._largest[prefix] += 1
        self.minted.append(f"{self._prefix}{prefix}{self._largest[prefix]}")
        return self.minted[-1]

    def sentence(self, segment: str) -> str:
        return self.unit(f"{segment.removeprefix(self._prefix)}.s")

    def _note(self, name: str) -> None:
        """Wherever the number may begin: the name of an element may end in a digit itself (`div1`)."""
        at = len(name)
        while at and name[at - 1].isdecimal():
            at -= 1
            self._largest[name[:at]] = max(self._largest[name[:at]], int(name[at:]))


class _Naming:
    """names: draft id -> final id, of segments and blocks."""

    def __init__(self, old: Witness, draft: Witness, mint: _Mint) -> None:
        self.old, self.draft, self.mint = old, draft, mint
        self.names: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        self._sentences: dict[str, tuple[Sentence, ...]] = {}

    def name_segments(self, ties: Sequence[Tie]) -> None:
        for tie in ties:
            was, now = self._sides(tie)
            pairs = _pair(was, now)
            self.names.update((now[j].id, was[i].id) for i, j in pairs.items())
            if now:
                self.moved.update(
                    (each.id, was[_nearest(at, pairs)].id) for at, each in enumerate(was) if at not in pairs
                )
        for segment in self.draft.segments:
            if segment.id not in self.names:
                self.names[segment.id] = self.mint.unit(ID_PREFIXES.get(segment.kind, segment.kind))

    def name_blocks(self) -> None:
        """Those of one kind that hold most of the same segments; empty ones by what they stand behind or before."""
        self._name_full()
        self._name_empty()
        for block in walk_blocks(self.draft.nodes):
            if block.id and block.id not in self.names:
                self.names[block.id] = self.mint.unit(ID_PREFIXES.get(block.name, block.name))

    def _name_full(self) -> None:
        owners: dict[str, list[Block]] = defaultdict(list)
        for block in walk_blocks(self.old.nodes):
            for segment in segments_of(block):
                owners[segment.id].append(block)
        shared: Counter[tuple[str, str]] = Counter()
        for block in walk_blocks(self.draft.nodes):
            for segment in segments_of(block) if block.id else ():
                known = owners.get(self.names[segment.id], ())
                shared.update((each.id, block.id) for each in known if each.id and each.name == block.name)
        taken: set[str] = set()
        for (was, now), _ in shared.most_common():
            if was not in taken and now not in self.names:
                self.names[now] = was
                taken.add(was)

    def _name_empty(self) -> None:
        taken = set(self.names.values())
        for step in (1, -1):
            known = {key: block for block, key in _empty_blocks(self.old.nodes, step, {}) if block not in taken}
            for block, key in _empty_blocks(self.draft.nodes, step, self.names):
                if block not in self.names and key in known:
                    self.names[block] = known.pop(key)
                    taken.add(self.names[block])

    def name_sentences(self, ties: Sequence[Tie]) -> None:
        for tie in ties:
            was, now = self._sides(tie)
            if len(was) == len(now) == 1 and was[0].text == now[0].text and was[0].sentences and now[0].sentences:
                self._sentences[now[0].id] = was[0].sentences
            elif was and now:
                self._trace_sentences(was, now)
        for segment in self.draft.segments:
            if segment.id not in self._sentences:
                self._sentences[segment.id] = tuple(
                    replace(each, id=self.mint.sentence(self.names[segment.id])) for each in segment.sentences
                )

    def _trace_sentences(self, was: Sequence[Segment], now: Sequence[Segment]) -> None:
        old, new = ([(segment, each) for segment in side for each in segment.sentences] for side in (was, now))
        final: dict[int, str] = {}
        for tie in trace([sentence_text(*each) for each in old], [sentence_text(*each) for each in new]):
            if tie.old and tie.new:
                home, first = old[tie.old[0]][0].id, old[tie.old[0]][1].id
                name = self.names[new[tie.new[0]][0].id]
                final[tie.new[0]] = first if home == name else self.mint.sentence(name)
                self.moved.update((old[each][1].id, final[tie.new[0]]) for each in tie.old)
        for at, (segment, _) in enumerate(new):
            if at not in final:
                final[at] = self.mint.sentence(self.names[segment.id])
        for segment in now:
            self._sentences[segment.id] = tuple(
                replace(each, id=final[at]) for at, (owner, each) in enumerate(new) if owner is segment
            )

    def _sides(self, tie: Tie) -> tuple[list[Segment], list[Segment]]:
        return [self.old.segments[i] for i in tie.old], [self.draft.segments[j] for j in tie.new]

    def renamed(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(self._rename(node) for node in nodes)

    def _rename(self, node: Node) -> Node:
        if isinstance(node, Block):
            return replace(node, id=self.names[node.id] if node.id else "", children=self.renamed(node.children))
        marks = tuple(mark if mark.node is None else replace(mark, node=self._rename(mark.node)) for mark in node.marks)
        return replace(node, id=self.names[node.id], sentences=self._sentences[node.id], marks=marks)


def _pair(was: Sequence[Segment], now: Sequence[Segment]) -> dict[int, int]:
    """Which segment of a tie, by number, inherits from which: in order, those that share most words."""
    if len(was) < 2 or len(now) < 2:
        return {0: 0} if was and now else {}
    alphabet = Alphabet()
    old, new = ([alphabet.pack(each.text.split()) for each in side] for side in (was, now))
    best: list[list[tuple[int, dict[int, int]]]] = [[(0, {})] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            score, rest = best[i + 1][j + 1]
            taken = (score + count_kept(old[i], new[j]), {j: i, **rest})
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1], key=lambda each: each[0])
    return best[0][0][1]


def _nearest(number: int, pairs: Mapping[int, int]) -> int:
    """Of the old segments that have heirs, the one before this, or the first."""
    return max((each for each in pairs.values() if each < number), default=min(pairs.values()))


def _empty_blocks(nodes: tuple[Node, ...], step: int, names: Mapping[str, str]) -> list[tuple[str, tuple[object, ...]]]:
    """Blocks without segments, each with what it is and the segment it stands behind (or before: step -1)."""
    found: list[tuple[str, tuple[object, ...]]] = []
    seen: Counter[tuple[object, ...]] = Counter()
    last = ""
    for node in list(_leaves(nodes))[::step]:
        if isinstance(node, Segment):
            last = names.get(node.id, node.id)
        elif node.id:
            key = (node.name, node.attributes, last)
            seen[key] += 1
            found.append((node.id, (*key, seen[key])))
    return found


def _leaves(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Segments, and blocks in which there are none (a page break, a figure with its picture)."""
    for node in nodes:
        if isinstance(node, Segment):
            yield node
            yield from _leaves(tuple(mark.node for mark in node.marks if mark.node is not None))
            continue
        if not segments_of(node):
            yield node
        yield from _leaves(node.children)
