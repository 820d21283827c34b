"""What the checks find in the sample edition, held against its own journal: `python -m tests.quality.sample`.

A finding is right if it touches a stretch of the base that a correction in force changes; a correction is found if a
finding touches one of its stretches. A missing word or mark may be said up to twelve characters beside its place.
Twice: from the English alone, and with the reconstructed Russian. The second is circular: the editors wrote the
reconstruction from this English and with these corrections in mind. Neither is a held-out test: those who wrote the
rules know the article. Intervals: 95 %, bootstrap over segments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from tests.quality.bootstrap import Ratio, measure
from workbench.app.compute import compute
from workbench.app.demo import fetch_sample
from workbench.app.workspace import open_workspace
from workbench.check.runner import run
from workbench.model.act import Act, Correct
from workbench.model.context import Context
from workbench.model.finding import Finding
from workbench.model.state import Applied, State

T = TypeVar("T")
_NEAR = 12
WAYS = ("English alone", "with the reconstruction (circular)")


@dataclass(frozen=True, slots=True)
class Sample:
    """state: with the corrections in force. findings: on the base, by way."""

    state: State
    findings: dict[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """part: what of the findings or corrections, `all`, `severity major`, `category accuracy`…"""

    way: str
    with_hints: bool
    measure: str
    part: str
    ratio: Ratio


@cache
def sample() -> Sample:
    with TemporaryDirectory() as folder:
        work = open_workspace(fetch_sample(Path(folder) / "japan-1945"))
        snapshot = compute(work)
    alone = run(Context(snapshot.state.base), work.edition.rules)
    return Sample(snapshot.state, {WAYS[0]: alone, WAYS[1]: snapshot.findings})


def rows() -> Iterator[Row]:
    state = sample().state
    by_segment, by_act = (_group(state.changes, by) for by in ("segment", "act"))
    for way in WAYS:
        for with_hints in (False, True):
            findings = [each for each in sample().findings[way] if with_hints or not each.hint]
            right = {each.id: any(touches(each, one) for one in by_segment.get(each.segment, ())) for each in findings}
            touched = {one for each in findings for one in by_segment.get(each.segment, ()) if touches(each, one)}
            found = {act.id: any(one in touched for one in by_act[act.id]) for act in state.acts}
            for part, chosen in _parts(findings, lambda each: (each.severity.value, each.category)):
                counts = _count((each.segment, right[each.id]) for each in chosen)
                yield Row(way, with_hints, "precision", part, measure(counts))
            for part, acts in _parts(state.acts, _said):
                counts = _count((by_act[act.id][0].segment, found[act.id]) for act in acts)
                yield Row(way, with_hints, "recall", part, measure(counts))


def _group(changes: Sequence[Applied], by: str) -> dict[str, list[Applied]]:
    groups: dict[str, list[Applied]] = defaultdict(list)
    for change in changes:
        groups[getattr(change, by)].append(change)
    return groups


def touches(finding: Finding, change: Applied) -> bool:
    for span in finding.spans:
        if span.segment == change.segment:
            near = _NEAR if span.start == span.end else 0
            if span.start == span.end or change.start == change.end:
                if span.start - near <= change.end and change.start <= span.end + near:
                    return True
            elif span.start < change.end and change.start < span.end:
                return True
    return False


def _parts(items: Sequence[T], said: Callable[[T], tuple[str, str]]) -> Iterator[tuple[str, Sequence[T]]]:
    """All; those of each severity; those of each dimension of the categories."""
    yield "all", items
    for severity in ("critical", "major", "minor", "neutral"):
        chosen = [item for item in items if said(item)[0] == severity]
        if chosen:
            yield f"severity {severity}", chosen
    for dimension in sorted({said(item)[1].split(".")[0] for item in items}):
        yield f"category {dimension}", [item for item in items if said(item)[1].split(".")[0] == dimension]


def _said(act: Act) -> tuple[str, str]:
    assert isinstance(act.body, Correct)
    return (act.body.severity.value if act.body.severity else "", act.body.category or "")


def _count(items: Iterable[tuple[str, bool]]) -> list[tuple[int, int]]:
    """(right, all) of each segment that has any, in the order of the items."""
    counts: dict[str, tuple[int, int]] = {}
    for segment, is_right in items:
        part, whole = counts.get(segment, (0, 0))
        counts[segment] = part + is_right, whole + 1
    return list(counts.values())


def main() -> None:
    print("| findings | hints | measure | of | | value | interval |\n|---|---|---|---|---|---|---|")
    for row in rows():
        ratio = row.ratio
        share, interval = f"{ratio.part} of {ratio.whole}", f"{ratio.low:.2f}–{ratio.high:.2f}"
        hints = "yes" if row.with_hints else "no"
        print(f"| {row.way} | {hints} | {row.measure} | {row.part} | {share} | {ratio.value:.2f} | {interval} |")


if __name__ == "__main__":
    main()
