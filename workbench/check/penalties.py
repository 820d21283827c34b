"""The errors of a text by severity: what people corrected in it, and what rules still see.

    count_errors(findings, state.acts)      # Errors({Severity.MAJOR: 3, Severity.MINOR: 1}, ungraded=2)

A correction is one error of the severity that it states; one that states none counts as the findings that it settled;
one that settled none either is ungraded and costs nothing. Every open finding is one more error, whatever its
confidence. Hints, what was dismissed, and findings received from elsewhere do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.model.act import Act, Correct
from workbench.model.finding import Finding, Severity, Status
from workbench.model.report import Count


@dataclass(frozen=True, slots=True)
class Errors:
    by_severity: Mapping[Severity, int]
    ungraded: int = 0

    @property
    def points(self) -> int:
        return sum(severity.penalty * number for severity, number in self.by_severity.items())

    def rows(self) -> tuple[Count, ...]:
        """The gravest first; severities without an error too."""
        return tuple((severity.value, self.by_severity.get(severity, 0)) for severity in reversed(Severity))


def count_errors(findings: Iterable[Finding], corrections: Iterable[Act] = ()) -> Errors:
    """findings: of the text, settled. corrections: those in force that were made in it; none for a corrected text."""
    stated = {act.id: act.body.severity for act in corrections if isinstance(act.body, Correct)}
    counts: Counter[Severity] = Counter(severity for severity in stated.values() if severity)
    settled = set()
    for finding in findings:
        if finding.hint or finding.origin:
            continue
        if finding.is_open:
            counts[finding.severity] += 1
        elif finding.status is Status.CORRECTED and finding.act in stated:
            settled.add(finding.act)
            counts[finding.severity] += stated[finding.act] is None
    return Errors(counts, sum(severity is None and act not in settled for act, severity in stated.items()))
