"""One segment of the base with all that decisions made of it: who wrote which words, and how it came to read so.

    blame_segment(directory, "p12")       # [Blamed(id="en-corr.p12", stretches=(…))]
    versions(directory, "p12")            # the base's words, then each act that changed them

Only the passage is computed: of a book the rest is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.history import Line, describe_operation, to_lines
from workbench.app.workspace import Workspace, find_segment, open_workspace
from workbench.correct.about import segments_about, targets_of
from workbench.correct.around import acts_within, around, hosts_of, reach
from workbench.correct.blame import Stretch, blame
from workbench.correct.force import acts_in_force, segments_of
from workbench.correct.present import where_they_are
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Correct, Replace, Retarget
from workbench.model.ids import to_state_id, witness_of
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class Blame:
    """A stretch of a corrected segment; line and source: of the act that put it there, None and () for the base's."""

    stretch: Stretch
    line: Line | None
    source: tuple[Span, ...]

    def to_json(self, segment: str) -> dict[str, object]:
        start = self.stretch.start
        return {
            "type": "stretch",
            "segment": segment,
            "start": start,
            "end": start + len(self.stretch.text),
            "text": self.stretch.text,
            "old": self.stretch.old,
            "source": [{"segment": s.segment, "start": s.start, "end": s.end, "quote": s.quote} for s in self.source],
            "act": None if self.line is None else self.line.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Blamed:
    """A segment of the corrected text. built: what made it a segment, as (what, act)."""

    id: str
    stretches: tuple[Blame, ...]
    built: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """How the segment read after an act (None: as received). texts: by id; none if it is left out.

    problems: acts that stood aside then, in words.
    """

    line: Line | None
    texts: tuple[tuple[str, str], ...]
    problems: tuple[str, ...] = ()

    def to_json(self, segment: str) -> dict[str, object]:
        return {
            "type": "version",
            "segment": segment,
            "texts": [{"id": each, "text": text} for each, text in self.texts],
            "problems": list(self.problems),
            "act": None if self.line is None else self.line.to_json(),
        }


@dataclass(frozen=True, slots=True)
class _Passage:
    work: Workspace
    base: Witness
    segment: str
    near: frozenset[str]
    acts: tuple[Act, ...]

    @classmethod
    def open(cls, directory: Path, reference: str) -> _Passage:
        work = open_workspace(directory)
        base, acts = work.witness(work.edition.base.id), _on_this_text(work.acts())
        segment = find_segment(base, _of_base(reference, work.state_id, base.id)).id
        near = reach(hosts_of(base), acts, [segment])
        return cls(work, around(base, near), segment, frozenset(near), acts)

    def state(self, acts: Sequence[Act]) -> State:
        return compute_state(self.base, acts_within(acts, self.near), self.work.state_id)

    def lines(self, acts: Sequence[Act]) -> dict[str, Line]:
        return {line.id: line for line in to_lines(acts, self.work.edition.people)}

    def units(self, state: State) -> tuple[str, ...]:
        """What the segment is in the state: one, more where it was split, none where it was dropped."""
        if self.segment not in {unit for bead in state.segment_beads for unit in bead.a}:  # furniture, or no words
            wanted = to_state_id(self.segment, state.witness.id)
            return tuple(each.id for each in state.witness.segments if each.id == wanted)
        return tuple(unit for bead in state.segment_beads if self.segment in bead.a for unit in bead.b)


def _on_this_text(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts as if all of them had been made on the text that there is now."""
    here = where_they_are(acts, acts_in_force(acts))
    return tuple(act for act in here if not isinstance(act.body, Replace | Retarget))


def blame_segment(directory: Path, reference: str) -> list[Blamed]:
    """reference: p12, en-mt.p12 or en-corr.p12. What was added behind it comes with it. Empty if it is left out."""
    passage = _Passage.open(directory, reference)
    state, lines = passage.state(passage.acts), passage.lines(passage.acts)
    known = {act.id: act for act in passage.acts}
    added = _added(state, passage.segment)
    return [
        Blamed(
            unit,
            tuple(Blame(each, lines.get(each.act), _source(known.get(each.act))) for each in blame(state, unit)),
            tuple((what, lines[act]) for what, act in _built(state, passage.segment)) if unit not in added else (),
        )
        for unit in (*passage.units(state), *added)
    ]


def versions(directory: Path, reference: str) -> list[Version]:
    """As received, then after each act that changed how it reads, in the order of the acts."""
    passage = _Passage.open(directory, reference)
    groups = {act.group for act in passage.acts if act.group and _is_near(act, passage, {})}
    known: dict[str, Act] = {}
    lines = passage.lines(passage.acts)
    found = [Version(None, ((passage.segment, passage.base.segment(passage.segment).text),))]
    for number, act in enumerate(passage.acts, 1):
        known[act.id] = act
        targets = [known[target] for target in targets_of(act.body) if target in known]
        if not _is_near(act, passage, known) and not any(target.group in groups for target in targets if target.group):
            continue
        state = passage.state(passage.acts[:number])
        texts = tuple((unit, state.witness.segment(unit).text) for unit in passage.units(state))
        problems = tuple(problem.message for problem in state.problems)
        if [text for _, text in texts] != [text for _, text in found[-1].texts] or problems != found[-1].problems:
            found.append(Version(lines[act.id], texts, problems))
    return found


def _is_near(act: Act, passage: _Passage, known: dict[str, Act]) -> bool:
    is_textual = isinstance(act.body, Correct) or bool(targets_of(act.body))
    return is_textual and not passage.near.isdisjoint(segments_about(act.body, known))


def _of_base(reference: str, state: str, base: str) -> str:
    """`en-corr.p12` and `en-corr.p12.1f0c7a52` mean what they were made of."""
    if witness_of(reference) != state or "." not in reference:
        return reference
    return f"{base}.{reference.split('.')[1]}"


def _source(act: Act | None) -> tuple[Span, ...]:
    return act.body.source if act is not None and isinstance(act.body, Correct) else ()


def _added(state: State, segment: str) -> tuple[str, ...]:
    """The segments of the state that acts added behind this one."""
    begin = f"{to_state_id(segment, state.witness.id)}."
    return tuple(unit for bead in state.segment_beads if not bead.a for unit in bead.b if unit.startswith(begin))


def _built(state: State, segment: str) -> Iterator[tuple[str, str]]:
    """The splits and joins that the segment took part in."""
    for each in state.structures:
        if segment in segments_of(each.operation) and not isinstance(each.operation, Add):
            yield describe_operation(each.operation), each.act
