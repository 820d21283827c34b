"""One number for a passage, from what was found in it: 1 nothing, towards 0 the worse.

Penalties are MQM's (0, 1, 5, 25), weighed by confidence and spread over the length of the passage.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.finding import Finding

_WORDS = 10  # a penalty of one in ten words halves the score


def score(findings: Iterable[Finding], words: int) -> float:
    """0..1, higher is better, three decimals."""
    penalty = sum(finding.severity.penalty * finding.confidence for finding in findings)
    return round(1 / (1 + penalty * _WORDS / max(words, _WORDS)), 3)
