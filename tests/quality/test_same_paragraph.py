"""Floors for what is taken for the same paragraph in a newer text (python -m tests.quality.same_paragraph)."""

from __future__ import annotations

import pytest

from tests.quality.editions import abstracts
from tests.quality.same_paragraph import likenesses, share
from workbench.diff.lineage import SAME, trace

pytestmark = pytest.mark.data


def test_another_machines_translation_keeps_the_ids() -> None:
    """Of the passages of all abstracts in a row nine in ten and more keep theirs, and none gets another's."""
    first, *others = [system for system in abstracts()[0] if "ref" not in system.lower()]
    for other in others[:5]:
        rows = [(each[first]["mt"], each[other]["mt"]) for each in abstracts() if first in each and other in each]
        ties = [tie for tie in trace(*zip(*rows, strict=True)) if tie.old and tie.new]
        assert len(rows) > 90
        assert all(tie.old == tie.new for tie in ties)
        assert sum(len(tie.old) for tie in ties) >= 0.92 * len(rows)


def test_two_renderings_are_told_from_neighbours() -> None:
    same, neighbours = likenesses()
    assert len(same) > 300
    assert share(same, SAME) >= 0.95
    assert share(neighbours, SAME) <= 0.01
