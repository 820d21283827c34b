"""What was measured of the shipped rules, and on what.

measured()["doubled-stop"][0]       # Measured("injected", 202, 200, "recall 1.000")
kinds_of_text()["bio-mqm-dev"]      # "medical abstracts, machine-translated, in which professionals marked the errors"
"""

from __future__ import annotations

from functools import cache

from workbench.model.measured import Measured
from workbench.packs.tables import read_table


@cache
def measured() -> dict[str, tuple[Measured, ...]]:
    """What `python -m tests.quality.measure_rules` measured, by rule."""
    table: dict[str, tuple[Measured, ...]] = {}
    for rule, name, flagged, right, _, beside in read_table("rule-precision.tsv"):
        table[rule] = (*table.get(rule, ()), Measured(name, int(flagged), int(right), beside))
    return table


@cache
def kinds_of_text() -> dict[str, str]:
    """What the sets are, in words that follow “places of”."""
    return {row[0]: row[1] for row in read_table("precision-sets.tsv")}
