"""The reports on the sample and on good text: their form, and floors far below what was measured."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.bootstrap import measure
from tests.quality.good_text import NOVEL, rate, units
from tests.quality.sample import WAYS, rows

ALARMS = 15.0  # findings shown by default in 10,000 words of good text; the aim is 5


def test_an_interval_holds_its_value() -> None:
    ratio = measure([(1, 4), (0, 2), (3, 4)])
    assert (ratio.part, ratio.whole, ratio.value) == (4, 10, 0.4)
    assert ratio.low <= ratio.value <= ratio.high
    assert measure([(1, 2)] * 50).low == measure([(1, 2)] * 50).high == 0.5
    assert measure([]).value == 0.0


def test_the_report_on_the_sample() -> None:
    found = list(rows())
    assert {(row.way, row.with_hints, row.measure) for row in found if row.part == "all"} == {
        (way, hints, kind) for way in WAYS for hints in (False, True) for kind in ("precision", "recall")
    }
    for row in found:
        assert 0 <= row.ratio.low <= row.ratio.value <= row.ratio.high <= 1
    for way in WAYS:
        recall = [row for row in found if (row.way, row.with_hints, row.measure) == (way, False, "recall")]
        whole = next(row.ratio.whole for row in recall if row.part == "all")
        assert whole > 80
        for kind in ("severity", "category"):
            assert sum(row.ratio.whole for row in recall if row.part.startswith(kind)) == whole
        shown = next(row.ratio for row in found if (row.way, row.measure, row.part) == (way, "precision", "all"))
        assert shown.whole >= 8
        assert shown.value >= 0.6
        assert next(row.ratio.value for row in recall if row.part == "all") >= 0.06
        assert next(row.ratio.value for row in recall if row.part == "severity major") >= 0.2


def test_hints_find_no_less() -> None:
    for way in WAYS:
        shown, hinted = (
            next(r.ratio for r in rows() if (r.way, r.with_hints, r.measure, r.part) == (way, hints, "recall", "all"))
            for hints in (False, True)
        )
        assert hinted.part >= shown.part


@pytest.mark.slow
@pytest.mark.data
def test_good_text_is_left_alone() -> None:
    data_dir("english")
    novel = [each for each in units() if each.kind == NOVEL]
    aside = [each for each in units() if each.kind != NOVEL]
    assert sum(each.words for each in aside) > 1_000_000
    assert rate(aside).value <= ALARMS
    assert rate(novel).value <= ALARMS
