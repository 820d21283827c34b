"""Which rules speak by default."""

from __future__ import annotations

import pytest

from workbench.check.trust import at_least, is_trusted
from workbench.model.measured import Measured


@pytest.mark.parametrize(
    ("sets", "trusted"),
    [
        ([], False),
        ([Measured("a", 19, 19, "lift 2.00")], False),
        ([Measured("a", 20, 16, "lift 1.10")], True),
        ([Measured("a", 40, 28, "lift 1.40")], False),  # on one set only
        ([Measured("a", 100, 70, "lift 1.40"), Measured("b", 100, 72, "lift 1.50")], True),
        ([Measured("a", 100, 70, "lift 1.40"), Measured("b", 20, 14, "lift 1.40")], False),  # not surely
        (
            [Measured("a", 40, 36, "recall 0.900"), Measured("b", 40, 19, "lift 0.90")],
            False,
        ),  # oftener wrong than right
    ],
)
def test_a_rule_is_trusted(sets: list[Measured], trusted: bool) -> None:
    assert is_trusted(sets) is trusted


def test_the_lower_bound() -> None:
    assert at_least(36, 40) == pytest.approx(0.769, abs=0.001)
    assert at_least(0, 10) == pytest.approx(0.0)
