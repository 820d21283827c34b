"""Why a bead is what it is: the parts of its score, the words that met, and the best alignment that does otherwise.

    why = explain(source, base, "en-mt.p12", pins, lexica)
    why.steps[0].parts     # Parts(sizes=-0.3, lengths=2.1, words=31.0, ends=1.2), in nats: the numbers that decided
    why.lead, why.rival    # 11.6 nats before an alignment that has these beads instead

Everything is searched again as it was aligned; the sums of the parts are the scores of the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.align.band import Step, first_band
from workbench.align.beads import IndexBead, Stretch
from workbench.align.fixed import ONE
from workbench.align.levels import read_levels, solve_task
from workbench.align.links import Links
from workbench.align.meetings import Met, read_met
from workbench.align.model import Model
from workbench.align.prepare import Ready, ids_of, prepare
from workbench.align.problem import Problem
from workbench.align.scores import Parts, score_parts
from workbench.align.solve import Solved, Work, read_problem
from workbench.align.terms import read_surfaces
from workbench.align.units import Units
from workbench.model.alignment import Level, Pin
from workbench.model.errors import UsageError
from workbench.model.witness import Witness, sentence_text

Pair = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ScoredStep:
    """A bead of sentences. parts: in nats; met: the words that speak for it, the most telling first."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    parts: Parts
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """steps: the beads of sentences inside, empty where a person pinned it or it was found at another place.

    lead: nats before the best alignment that does otherwise. why_not: where that one differs: `begins`, `ends` or
    `inside`; rival: its beads instead, empty for `inside`.
    """

    level: Level
    a: tuple[str, ...]
    b: tuple[str, ...]
    confidence: float
    pinned: bool
    moved: bool
    steps: tuple[ScoredStep, ...] = ()
    lead: float = 0.0
    why_not: str = ""
    rival: tuple[Pair, ...] = ()


def explain(a: Witness, b: Witness, unit: str, pins: Sequence[Pin] = (), lexica: Sequence[Links] = ()) -> Explained:
    """unit: the id of a segment or sentence of either. UsageError where it is not aligned."""
    ready = prepare(a, b, pins, lexica)
    task = ready.task
    solved = solve_task(task)
    segments, pieces = read_levels(task, solved)
    level = Level.SENTENCE if any(unit in units.sentences for units in (ready.a, ready.b)) else Level.SEGMENT
    bead = _find(ready, level, unit, segments if level is Level.SEGMENT else pieces)
    ids = [ids_of(units, level) for units in (ready.a, ready.b)]
    named = tuple(ids[0][i] for i in bead.a), tuple(ids[1][j] for j in bead.b)
    inside = bead if level is Level.SENTENCE else IndexBead(task.a.of(bead.a), task.b.of(bead.b))
    found = Explained(level, *named, bead.confidence, bead.pinned, bead.moved)
    part = next((each for each in task.parts() if set(inside.a) <= set(each.a) and set(inside.b) <= set(each.b)), None)
    if bead.pinned or bead.moved or part is None:
        return found
    return _explain_part(ready, solved, part, inside, found)


def _find(ready: Ready, level: Level, unit: str, beads: Sequence[IndexBead]) -> IndexBead:
    for units, side in ((ready.a, "a"), (ready.b, "b")):
        ids = list(ids_of(units, level))
        if unit in ids:
            number = ids.index(unit)
            return next(bead for bead in beads if number in getattr(bead, side))
    raise UsageError(
        f"{unit} is not aligned here",
        hint="`workbench align` and `workbench align --level sentence` list what is; furniture stays out",
    )


def _explain_part(ready: Ready, solved: Solved, part: Stretch, inside: IndexBead, found: Explained) -> Explained:
    problem = read_problem(ready.task.a.side, ready.task.b.side, solved.known, part)
    work = Work(part, problem, first_band(problem))
    work.search(solved.model)
    sure = work.search_surely(solved.model)
    rows, columns = ({part_.index(each) for each in own} for part_, own in ((part.a, inside.a), (part.b, inside.b)))
    path = [step for step in work.path if rows & set(range(*step[:2])) or columns & set(range(*step[2:]))]
    if not path:
        return found
    whole: Step = path[0][0], path[-1][1], path[0][2], path[-1][3]
    rivals = sure.rivals_of(whole, ends=found.level is Level.SEGMENT)
    why_not = max(rivals, key=lambda name: rivals[name])
    places = {"begins": (whole[0], whole[2]), "ends": (whole[1], whole[3])}
    rival = work.rival(solved.model, places[why_not]) if why_not in places else []
    ours = set(work.path)
    return replace(
        found,
        steps=tuple(_scored(ready, part, problem, solved.model, step) for step in path),
        lead=round((sure.best - rivals[why_not]) / ONE, 1),
        why_not=why_not,
        rival=tuple(_ids(ready, part, step) for step in rival if step not in ours),
    )


def _scored(ready: Ready, part: Stretch, problem: Problem, model: Model, step: Step) -> ScoredStep:
    top, bottom, left, right = step
    here = _surfaces(ready.a, part.a[top:bottom]), _surfaces(ready.b, part.b[left:right])
    met: dict[tuple[str, str], float] = defaultdict(float)  # `Saw` and `saw` are two terms and read as one
    for each in read_met(problem, model, step):
        met[here[0].get(each.a, each.a), here[1].get(each.b, each.b)] += each.nats
    ranked = sorted(met.items(), key=lambda item: (-item[1], item[0]))
    words = tuple(Met(a, b, round(nats, 1)) for (a, b), nats in ranked)
    return ScoredStep(*_ids(ready, part, step), score_parts(problem, model, step), words)


def _surfaces(units: Units, pieces: Sequence[int]) -> dict[str, str]:
    """How the terms of these pieces are written there."""
    language, owner = units.pieces.side.language, units.pieces.side.owner
    found: dict[str, str] = {}
    for piece in pieces:
        segment = units.segments[owner[piece]]
        texts = {each.id: sentence_text(segment, each) for each in segment.sentences}
        found = read_surfaces(texts.get(units.sentences[piece], segment.text), language) | found
    return found


def _ids(ready: Ready, part: Stretch, step: Step) -> Pair:
    """Sentences, or the segment where it has none."""
    top, bottom, left, right = step
    return (
        tuple(_piece_id(ready.a, piece) for piece in part.a[top:bottom]),
        tuple(_piece_id(ready.b, piece) for piece in part.b[left:right]),
    )


def _piece_id(units: Units, piece: int) -> str:
    return units.sentences[piece] or units.segments[units.pieces.side.owner[piece]].id
