"""The MQM penalty of a text for 1,000 words, from what rules found in it, with its uncertainty.

    estimate("en-mt", findings, sizes)      # Estimate("en-mt", 2110, 23.4, 15.1, 31.7)

A finding costs 0, 1, 5 or 25 by severity, times its confidence. What is uncertain is whether each finding is right
(a coin that falls as often as its confidence says), and which segments the text happens to have (the variance of a
ratio of sums: Cochran 1977, 6.3). Both are added; the interval is 1.96 standard errors to either side, never below 0.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from workbench.model.estimate import Estimate
from workbench.model.finding import Finding, Status

_WORDS = 1000
_SIGMAS = 1.96  # 95 %


def estimate(text: str, findings: Iterable[Finding], words: Mapping[str, int]) -> Estimate:
    """findings: of the text; what is a hint, dismissed, or received from elsewhere (it is not what rules see) does not
    count. words: of its segments, how many.
    """
    total = sum(words.values())
    if not total:
        return Estimate(text, 0, 0.0, 0.0, 0.0)
    costs: dict[str, float] = defaultdict(float)
    doubt = 0.0
    for finding in findings:
        if _counts(finding) and finding.segment in words:
            weight, sure = finding.severity.penalty, finding.confidence
            costs[finding.segment] += weight * sure
            doubt += weight * weight * sure * (1 - sure)
    mean = sum(costs.values()) / total
    size = len(words)
    spread = sum((costs[segment] - mean * number) ** 2 for segment, number in words.items()) if size > 1 else 0.0
    error = _SIGMAS * math.sqrt(doubt + spread * size / max(1, size - 1)) / total
    low, high = max(0.0, mean - error), mean + error
    return Estimate(text, total, *(round(_WORDS * each, 1) for each in (mean, low, high)))


def _counts(finding: Finding) -> bool:
    return not (finding.hint or finding.origin or finding.status is Status.DISMISSED)
