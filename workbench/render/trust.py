"""How far a rule can be believed, in one honest sentence.

    trust_in("abbreviation-kept")
    # "This rule was right in 20 of 21 places of Russian medical abstracts, machine-translated, in which …"

Of the sets with enough findings the one that speaks least for the rule is told, as in the catalogue; a set whose errors
were put in for the measurement says only that the rule finds such errors.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.measured import ENOUGH, MADE, Measured
from workbench.packs.rule_precision import kinds_of_text, measured


def trust_in(rule: str, origin: str = "") -> str:
    """origin: who found it, if no rule of ours."""
    if origin:
        return f"Found by {origin}; how often it is right was not measured here."
    return in_words(measured().get(rule, ()))


def in_words(sets: Sequence[Measured]) -> str:
    real = [each for each in sets if each.set != MADE and each.flagged]
    made = [f"right in {each.right} of {each.flagged} reports" for each in sets if each.set == MADE]
    enough = [each for each in real if each.flagged >= ENOUGH]
    if enough:
        worst = min(enough, key=lambda each: each.precision)
        return f"This rule was right in {worst.right} of {worst.flagged} places of {kinds_of_text()[worst.set]}."
    told = f" With errors put in for the measurement: {made[0]}." if made else ""
    if real:
        right, flagged = sum(each.right for each in real), sum(each.flagged for each in real)
        return f"Too rare in real translations to be measured there: right in {right} of {flagged} places.{told}"
    if made:
        return f"In real translations this rule was never met, so how often it is right there is not known.{told}"
    return "How often this rule is right was never measured."
