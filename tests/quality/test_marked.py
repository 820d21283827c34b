"""Floors of spans against professionals' marks, and of their confidence (tables: docs/explanation/judge.md)."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.confidence import auroc, calibration_error, claimed
from tests.quality.marked import bio, figures, zh_en

pytestmark = [pytest.mark.data, pytest.mark.slow]


def test_spans_beside_the_source_against_professionals() -> None:
    data_dir()
    chars, _, _, spans, flagged = figures(bio(humans=False), 0.6)
    assert chars >= 0.24
    assert spans >= 0.30
    assert flagged <= 0.5


def test_spans_in_english_alone_against_professionals() -> None:
    """Precise, and few: rules that speak on English alone see little of what a good machine gets wrong."""
    data_dir()
    _, precision, recall, _, flagged = figures(zh_en(), 1.0)
    assert precision >= 0.6
    assert recall >= 0.015
    assert flagged <= 0.05


def test_confidence_is_the_share_that_is_right() -> None:
    data_dir()
    spans = claimed()
    assert len(spans) > 300
    assert calibration_error(spans) <= 0.09
    assert auroc(spans) >= 0.7
