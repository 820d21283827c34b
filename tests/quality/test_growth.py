"""Work grows with the text and not its square: four times the text, at most 5 times the cells and lookups."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.growth import bible, work

pytestmark = [pytest.mark.data, pytest.mark.slow]


def test_four_times_the_text_is_little_more_than_four_times_the_work() -> None:
    a, b = bible(data_dir("align"))
    quarter, whole = work(a[: len(a) // 4], b[: len(b) // 4]), work(a, b)
    assert quarter.cells > 0
    assert whole.cells <= 5 * quarter.cells
    assert whole.lookups <= 5 * quarter.lookups
