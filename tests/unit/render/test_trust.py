"""What a note says of its rule is what was measured, and no more."""

from __future__ import annotations

import pytest

from workbench.check.registry import precision, rules
from workbench.model.measured import ENOUGH, MADE, Measured
from workbench.packs.rule_precision import kinds_of_text, measured
from workbench.render.trust import in_words, trust_in

PUT_IN = Measured(MADE, 200, 196, "recall 0.980")


def test_the_set_that_speaks_least_is_told() -> None:
    told = in_words(
        (PUT_IN, Measured("bio-mqm-dev", 21, 20), Measured("mlqe-dev", 40, 24), Measured("mlqe-train", 3, 0))
    )
    assert told.startswith("This rule was right in 24 of 40 places of Russian quotations and forum posts")


RARE = "Too rare in real translations to be measured there: right in"
NEVER = "In real translations this rule was never met, so how often it is right there is not known."
MADE_ONES = " With errors put in for the measurement: right in 196 of 200 reports."


@pytest.mark.parametrize(
    ("sets", "told"),
    [
        ((), "How often this rule is right was never measured."),
        ((Measured("mlqe-dev", 4, 1), Measured("mlqe-train", 5, 3)), f"{RARE} 4 of 9 places."),
        ((PUT_IN, Measured("mlqe-dev", 4, 1)), f"{RARE} 1 of 4 places.{MADE_ONES}"),
        ((PUT_IN, Measured("mlqe-dev", 0, 0)), f"{NEVER}{MADE_ONES}"),
    ],
)
def test_what_is_not_known_is_said(sets: tuple[Measured, ...], told: str) -> None:
    assert in_words(sets) == told


def test_errors_put_in_are_never_told_as_real_ones() -> None:
    for rule, sets in measured().items():
        real = [each for each in sets if each.set != MADE and each.flagged >= ENOUGH]
        assert trust_in(rule).startswith("This rule was right in") == bool(real), rule
        if real and not any(each.set == MADE and each.precision < 1 for each in sets):
            worst = min(real, key=lambda each: each.precision)
            assert f"right in {worst.right} of {worst.flagged} places" in trust_in(rule)
            assert precision(rule) == worst.precision


def test_every_rule_and_every_set_has_words() -> None:
    assert {each.set for sets in measured().values() for each in sets} == set(kinds_of_text())
    assert all(trust_in(rule).endswith(".") for rule in rules())


def test_what_was_found_elsewhere_is_not_vouched_for() -> None:
    assert trust_in("xcomet", "xcomet") == "Found by xcomet; how often it is right was not measured here."
