"""How often a rule was right, on text it was not written from.

Measured("bio-mqm-dev", 21, 20, "lift 1.59").precision      # 0.952
"""

from __future__ import annotations

from dataclasses import dataclass

ENOUGH = 20  # findings that a share can be told from
MADE = "injected"  # the set whose errors were put in for the measurement; all others are translations as they are


@dataclass(frozen=True, slots=True)
class Measured:
    """How often the rule was right on text it was not written from: `right` of `flagged` on the named set.

    beside: what to hold that against, in words: `recall 0.980`, `lift 1.32`.
    """

    set: str
    flagged: int
    right: int
    beside: str = ""

    @property
    def precision(self) -> float:
        return round(self.right / self.flagged, 3) if self.flagged else 0.0
