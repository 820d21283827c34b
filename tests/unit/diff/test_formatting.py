from __future__ import annotations

import pytest

from workbench.diff.formatting import settle

OLD = 'He said: "Go" - now...'


@pytest.mark.parametrize(
    ("new", "settled", "places", "taken"),
    [
        (OLD, OLD, 0, OLD),
        ("He said: “Go” – now…", OLD, 4, "He said: “Go” – now…"),
        ('He  said:\u00a0"Go" - now...', OLD, 2, OLD),
        ("He said: “Stop” – now!", 'He said: "Stop" - now!', 3, "He said: “Stop” – now!"),
        ('He said: "Go" - now, friend.', 'He said: "Go" - now, friend.', 0, 'He said: "Go" - now, friend.'),
    ],
)
def test_formatting_stays_unless_it_is_taken(new: str, settled: str, places: int, taken: str) -> None:
    assert settle(OLD, new) == (settled, places)
    assert settle(OLD, new, take=True) == (taken, places)


def test_a_boundary_of_segments_is_no_white_space() -> None:
    assert settle("One. Two.", "One.\nTwo.") == ("One.\nTwo.", 0)
    assert settle("Don't", "Don’t") == ("Don't", 1)
