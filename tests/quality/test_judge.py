"""The floors of the judge on dev (nothing was trained on it), its size, and what a thousand pairs cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import data_dir
from tests.quality.judged import MEASURES, judged

FLOORS = {
    (True, "word MCC"): 0.27,
    (True, "word MCC inside genre"): 0.165,
    (True, "passage Pearson (z)"): 0.60,
    (True, "passage Pearson inside genre"): 0.38,
    (True, "worst fifth below median"): 0.83,
    (True, "worst fifth with HTER > 0.3"): 0.46,
    (False, "word MCC"): 0.235,
    (False, "word MCC inside genre"): 0.125,
    (False, "passage Pearson (z)"): 0.54,
}
DATA = Path(__file__).resolve().parents[2] / "workbench" / "packs" / "data"


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize(("with_source", "measure"), FLOORS)
def test_floor(with_source: bool, measure: str) -> None:
    data_dir("qe")
    reached = MEASURES[measure](judged("dev", with_source=with_source))
    assert reached >= FLOORS[with_source, measure]


def test_what_ships_is_small() -> None:
    files = [*(DATA / "en").iterdir(), *(DATA / "judges").iterdir()]
    assert 0 < sum(path.stat().st_size for path in files) <= 11_000_000
