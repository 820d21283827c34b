"""The rules, found by scanning `rules/`; other packages add theirs by the entry point `workbench.rules`.

rules()["doubled-word"].title
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points

from workbench.check import rules as package
from workbench.check.rule import Rule
from workbench.model.measured import ENOUGH
from workbench.packs.rule_precision import measured
from workbench.packs.tables import read_table

_PRIOR = 10  # findings' worth of trust in what a rule says of itself


@cache
def rules() -> dict[str, Rule]:
    """All rules by id, in that order. Two of one id, or one that is not named like its file, is an error."""
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(package.__path__):
        rule: Rule = importlib.import_module(f"{package.__name__}.{module.name}").RULE
        if rule.id != module.name.replace("_", "-"):
            raise ValueError(f"the rule {rule.id} stands in {module.name}.py")
        found[rule.id] = rule
    for point in entry_points(group="workbench.rules"):
        added: Rule = point.load()
        if added.id in found:
            raise ValueError(f"two rules are called {added.id}")
        found[added.id] = added
    return dict(sorted(found.items()))


@cache
def beliefs() -> dict[str, float]:
    """What the confidence of a rule's claims is multiplied by, 0..1, as `python -m tests.quality.confidence` found."""
    return {
        rule: min(1.0, (int(right) + _PRIOR) / (float(said) + _PRIOR))
        for rule, _, said, right in read_table("rule-beliefs.tsv")
    }


def precision(rule: str) -> float | None:
    """Of the set that speaks least for the rule, among those where it said enough to judge by; None without any."""
    return min((each.precision for each in measured().get(rule, ()) if each.flagged >= ENOUGH), default=None)
