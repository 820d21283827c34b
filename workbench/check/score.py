"""One number for a passage, from what was found in it: 1 nothing, towards 0 the worse.

Penalties are MQM's (0, 1, 5, 25), weighed by confidence and spread over the length of the passage.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.finding import Finding, Severity

_PENALTY = {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
_WORDS = 10  # a penalty of one in ten words halves the score


def score(findings: Iterable[Finding], words: int) -> float:
    """0..1, higher is better, three decimals."""
    penalty = sum(_PENALTY[finding.severity] * finding.confidence for finding in findings)
    return round(1 / (1 + penalty * _WORDS / max(words, _WORDS)), 3)
