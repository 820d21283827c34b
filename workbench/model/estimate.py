"""How bad a text is as far as rules can see: an estimate with its uncertainty.

Estimate("en-mt", 2110, 23.4, 15.1, 31.7)       # 23.4 per 1,000 words, 95 %: 15.1 to 31.7
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """penalty: MQM's, for 1,000 words of the text; low, high: 95 %. Steps of 1/10."""

    text: str
    words: int
    penalty: float
    low: float
    high: float
