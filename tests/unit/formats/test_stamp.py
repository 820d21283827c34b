"""What travels inside an exported file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.returned import Returned, Stamp

_ACTS = st.lists(st.integers(0, 2**32 - 1).map(lambda number: f"{number:08x}"))


@given(_ACTS, st.text(max_size=20), st.text(max_size=20))
def test_a_stamp_is_found_again_wherever_it_stands(acts: list[str], before: str, after: str) -> None:
    stamp = Stamp.of("en-corr", "3f" * 32, acts)
    assert Stamp.read(f"{before} {stamp} {after}") == stamp


def test_the_order_of_acts_does_not_matter_and_each_of_them_does() -> None:
    one, other = "1f0c7a52", "00000001"
    assert Stamp.of("en-corr", "", (one, other)) == Stamp.of("en-corr", "", (other, one, one))
    assert Stamp.of("en-corr", "", (one,)) != Stamp.of("en-corr", "", (one, other))
    assert Stamp.read("no stamp") is None


def test_a_file_without_a_stamp_says_nothing() -> None:
    assert Returned.stamped(None, ()) == Returned("", ())
    assert Returned.stamped(Stamp.of("en-corr", "3f", ()), ()).digest == "3f"
