"""The things to decide about, one by one: findings, differences from another text, segments, or proposals.

items = list_items(snapshot, ReviewWish(Kind.FINDINGS, severity="major"))
items[0].finding, items[0].segments       # Finding(…), ("en-mt.p2",)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.app.review.bases import Bases
from workbench.app.review.differences import Difference, differences
from workbench.app.review.wish import Kind, ReviewWish
from workbench.app.workspace import select_range
from workbench.correct.about import segments_named
from workbench.correct.choose import is_stale
from workbench.correct.force import acts_in_force, proposals
from workbench.model.act import Act, Correct
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding, Severity, Status


@dataclass(frozen=True, slots=True)
class Item:
    """key: the same whenever the edition is opened. segments: of the base, at least one.

    One of finding, difference and proposal is set; none of them where a segment is to be read.
    """

    key: str
    segments: tuple[str, ...]
    finding: Finding | None = None
    difference: Difference | None = None
    proposal: Act | None = None


def list_items(snapshot: Snapshot, wish: ReviewWish) -> tuple[Item, ...]:
    """In the text's order, or the worst first. UsageError for a wish that nothing can answer."""
    makers = {
        Kind.FINDINGS: _findings, Kind.DIFFERENCES: _differences,
        Kind.SEGMENTS: _segments, Kind.PROPOSALS: _proposals,
    }  # fmt: skip
    wanted = _wanted_segments(snapshot, wish)
    found = [item for item in makers[wish.kind](snapshot, wish) if wanted is None or wanted & set(item.segments)]
    rank = {segment.id: number for number, segment in enumerate(snapshot.state.base.segments)}
    in_order = sorted(found, key=lambda item: (rank[item.segments[0]], _start(item)))
    return tuple(sorted(in_order, key=_badness(snapshot, wish)) if wish.worst else in_order)


def _start(item: Item) -> int:
    if item.finding:
        return item.finding.spans[0].start
    return item.difference.start if item.difference else 0


def _badness(snapshot: Snapshot, wish: ReviewWish) -> Callable[[Item], tuple[float, float]]:
    """For segments the judge's rank; for findings how bad, then how sure."""
    if wish.kind is Kind.SEGMENTS:
        ranks = {score.segment: score.rank for score in snapshot.scores if score.rank is not None}
        return lambda item: (ranks.get(item.segments[0], len(ranks) + 1), 0)
    return lambda item: (-item.finding.severity.rank, -item.finding.confidence) if item.finding else (0, 0)


def _findings(snapshot: Snapshot, wish: ReviewWish) -> Iterator[Item]:
    """Open ones of the base, and those that corrections brought in."""
    lowest = Severity(wish.severity).rank
    bases = Bases(snapshot.state)
    brought_in = (each for each in snapshot.state_findings if each.status is Status.INTRODUCED)
    for finding in (*snapshot.findings, *brought_in):
        if (
            finding.is_open
            and finding.severity.rank >= lowest
            and wish.rule in ("", finding.rule)
            and wish.has(finding.category)
            and (wish.hints or not finding.hint)
        ):
            yield Item(f"finding {finding.id}", bases.of((finding.segment,)), finding=finding)


def _differences(snapshot: Snapshot, wish: ReviewWish) -> Iterator[Item]:
    bases = Bases(snapshot.state)
    for each in differences(snapshot, wish.against):
        segments = bases.of(each.segments)
        if segments:
            yield Item(f"difference {each.key}", segments, difference=each)


def _segments(snapshot: Snapshot, wish: ReviewWish) -> Iterator[Item]:
    for segment in snapshot.state.base.segments:
        if segment.is_aligned:
            yield Item(f"segment {segment.id}", (segment.id,))


def _proposals(snapshot: Snapshot, wish: ReviewWish) -> Iterator[Item]:
    """Those that nobody has answered, and whose words are still there."""
    there = {segment.id: segment for segment in snapshot.state.base.segments}
    for act in proposals(acts_in_force(snapshot.acts)):
        assert isinstance(act.body, Correct)
        if not any(is_stale(operation, there) for operation in act.body.operations):
            yield Item(f"proposal {act.id}", segments_named(act.body), proposal=act)


def _wanted_segments(snapshot: Snapshot, wish: ReviewWish) -> set[str] | None:
    """None: all."""
    wanted = {segment.id for segment in select_range(snapshot.state.base, wish.where)} if wish.where else None
    if wish.since:
        recent = [act for act in acts_in_force(snapshot.acts) if act.when >= wish.since]
        touched = {each for act in recent if isinstance(act.body, Correct) for each in segments_named(act.body)}
        wanted = touched if wanted is None else wanted & touched
    return wanted
