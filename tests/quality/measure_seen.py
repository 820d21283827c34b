"""How much of what professionals mark rules see: `python -m tests.quality.measure_seen` prints the table of
docs/explanation/estimate.md.

On bio-mqm-dev, machine translation of Russian abstracts by seven systems. A mark is seen if a finding that is shown (no
hint) touches it; points are MQM's (0, 1, 5, 25). Words are those of the translations. Intervals: 95 % by Wilson.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.quality.measure_rules import MARKED, is_marked, records
from workbench.app.bitext import read_pair
from workbench.check.estimate import estimate
from workbench.check.runner import run
from workbench.check.trust import at_least
from workbench.model.finding import Finding, Severity
from workbench.text.tokens import count_words

SET = "bio-mqm-dev"


@dataclass(frozen=True, slots=True)
class Seen:
    """marks, points: of professionals; seen: those that a finding touches. words: of all translations."""

    marks: int
    seen: int
    points: int
    points_seen: int
    words: int
    said: float

    def lines(self) -> Iterator[str]:
        share = self.seen / self.marks
        low, high = at_least(self.seen, self.marks), 1 - at_least(self.marks - self.seen, self.marks)
        interval = f"{share:.1%} (95 %: {low:.1%}–{high:.1%})"
        yield f"| marks that a finding touches | {self.seen} of {self.marks} | {interval} |"
        yield f"| their penalty points | {self.points_seen} of {self.points} | {self.points_seen / self.points:.1%} |"
        yield f"| points in 1,000 words, professionals | | {1000 * self.points / self.words:.1f} |"
        yield f"| points in 1,000 words, the estimate | | {self.said:.1f} |"


def measure() -> Seen:
    marks = seen = points = points_seen = 0
    findings: list[Finding] = []
    sizes: dict[str, int] = {}
    for number, record in enumerate(each for each in records(*MARKED[SET]) if not each.get("human")):
        shown = [each for each in run(read_pair(record["src"], record["mt"], "ru", "en")) if not each.hint]
        for span in record["spans"]:
            weight = Severity(span[4].lower()).penalty
            touched = any(is_marked(finding, [span]) for finding in shown)
            marks, points = marks + 1, points + weight
            seen, points_seen = seen + touched, points_seen + weight * touched
        name = f"mt.p{number}"
        findings += [_moved(each, name) for each in shown]
        sizes[name] = count_words(record["mt"])
    found = estimate("mt", findings, sizes)
    return Seen(marks, seen, points, points_seen, found.words, found.penalty)


def _moved(finding: Finding, segment: str) -> Finding:
    return replace(finding, spans=tuple(replace(span, segment=segment) for span in finding.spans))


if __name__ == "__main__":
    for line in measure().lines():
        print(line)
