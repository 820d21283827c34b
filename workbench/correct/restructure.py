"""From a whole text that somebody edited to decisions: words changed; segments split, joined, moved, dropped, added.

    rows = [Row(("en-corr.p1",), ("One.", "Two.")), Row((), ("New.",)), Row(("en-corr.p2",), ())]
    restructure(base, acts, rows, diff_words, why="as the author has it")

Rows are in the order of the new text. Segments that none of them names stay as they are. As with `rewrite`, decisions
that would not give just the wanted text are never returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from workbench.correct.deciding import Deciding, Group
from workbench.correct.foresee import would_be
from workbench.correct.hunks import Diff
from workbench.correct.placing import SEAM
from workbench.correct.planning import Plan, Row, Run, make_plan
from workbench.correct.proof import is_proved, to_expected
from workbench.correct.readd import change_added
from workbench.correct.weave import Chunk, Part
from workbench.model.act import Act, Body, Correct, Drop, Join, Operation, Split
from workbench.model.errors import StaleError, UsageError
from workbench.model.ids import to_state_id
from workbench.model.span import Span
from workbench.model.witness import Witness, walk_segments


def restructure(
    base: Witness,
    acts: Iterable[Act],
    rows: Sequence[Row],
    diff: Diff,
    *,
    why: str = "",
    state_id: str = "en-corr",
) -> tuple[Body, ...]:
    """UsageError if a row names no segment of the state, StaleError if what is in conflict would have to change."""
    known = tuple(acts)
    deciding = Deciding(base, known, diff, why)
    chunks = {to_state_id(chunk.id, state_id): chunk for chunk in deciding.woven.chunks}
    unknown = next((each for row in rows for each in row.ids if each not in chunks), None)
    if unknown is not None:
        raise UsageError(f"{unknown} is no segment of the corrected text", hint="look with `workbench status`")
    nested = find_nested(base)
    for coarse, may_reject in product(range(3), (True, False)):
        plan = make_plan(rows, chunks, deciding.woven, nested, coarse=coarse)
        deciding.refuse_conflicts(chunk for run in plan.changed() for chunk in run.chunks)
        bodies = _decide(base, deciding, plan, why, may_reject=may_reject)
        if is_proved(base, would_be(known, bodies), deciding, to_expected(rows, chunks, nested)):
            return bodies
    raise StaleError(
        "no decisions on the base give this text",
        hint="correct it in smaller steps, or undo what was split, joined or moved before (workbench log)",
    )


def find_nested(base: Witness) -> set[str]:
    """The segments that hang in others: they are no part of the order of the text."""
    nodes = [mark.node for segment in base.segments for mark in segment.marks if mark.node is not None]
    return {segment.id for node in nodes for segment in walk_segments((node,))}


def _decide(base: Witness, deciding: Deciding, plan: Plan, why: str, *, may_reject: bool) -> tuple[Body, ...]:
    groups = [group for run in plan.runs if run.texts for group in _groups(deciding, run)]
    bodies = deciding.bodies(groups, may_reject=may_reject)
    texts = {segment.id: segment.text for segment in base.segments}

    def drop(run: Run) -> tuple[Operation, ...]:
        return tuple(Drop(Span.of(each, texts[each], 0, len(texts[each]))) for each in run.segments)

    bodies += [Correct(drop(run), why) for run in plan.runs if not run.texts and not run.goes_along]
    lists = plan.wanted(drop)
    return (*bodies, *change_added(deciding.woven, deciding.standing, lists, bodies, why)) if lists else tuple(bodies)


def _groups(deciding: Deciding, run: Run) -> list[Group]:
    if len(run.chunks) == len(run.texts):
        pairs = zip(run.chunks, run.texts, strict=True)
        return [group for chunk, text in pairs if chunk.text != text for group in deciding.groups(chunk, text)]
    whole, joins = _seam_together(run.chunks, deciding)
    return deciding.groups(whole, SEAM.join(run.texts), deciding.placing.with_joins(joins))


def _seam_together(chunks: Sequence[Chunk], deciding: Deciding) -> tuple[Chunk, dict[str, Join]]:
    """The segments as one, with a seam where each ends: where one is split it stands for what the split took away,
    between two of the base it is a join that is not there yet.
    """
    first = chunks[0]
    whole = Chunk(first.id, first.like, list(first.parts), first.act, start=first.start)
    joins: dict[str, Join] = {}
    for left, right in pairwise(chunks):
        split = _find_split(right, deciding)
        if split is not None:
            span = split.span
            whole.parts.append(Part(SEAM, span.segment, span.start, span.end, right.act))
        else:
            last = deciding.woven.segments_of(left)[-1]
            joins[last] = Join(last, right.like.id, SEAM)
            whole.parts.append(Part(SEAM, "", 0, 0, "seam"))
        whole.parts += right.parts
    return whole, joins


def _find_split(chunk: Chunk, deciding: Deciding) -> Split | None:
    """The split that this segment begins behind."""
    return next(
        (
            each
            for (act, segment, _, end, is_split), each in deciding.local.items()
            if is_split and isinstance(each, Split) and (act, segment, end) == (chunk.act, chunk.like.id, chunk.start)
        ),
        None,
    )
