"""Which paragraphs of a newer text are those of the earlier one."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from workbench.diff.lineage import Tie, is_alike, trace

A = "The boat came to the port at dawn, and nobody was there to meet it."
B = "Orlov kept the lamp for thirty years and never missed a night."
C = "In winter the road goes over the ice, with branches for marks."
D = "The tar was bought in town. Nobody ever asked what it was for."


def test_kept_changed_new_and_gone() -> None:
    changed = B.replace("thirty", "twenty")
    assert trace([A, B, C], [A, D, changed]) == [Tie((0,), (0,)), Tie((), (1,)), Tie((1,), (2,)), Tie((2,), ())]


def test_split_and_joined() -> None:
    assert trace([A, D, B], [A, "The tar was bought in town.", "Nobody ever asked what it was for.", B]) == [
        Tie((0,), (0,)),
        Tie((1,), (1, 2)),
        Tie((2,), (3,)),
    ]
    assert trace([A, B, C], [f"{A} {B}", C]) == [Tie((0, 1), (0,)), Tie((2,), (1,))]


def test_an_unchanged_paragraph_that_moved_is_not_taken_for_another_that_is_like_it() -> None:
    like = B.replace("lamp", "boat").replace("thirty", "forty").replace("night", "day")
    assert is_alike(B, like)
    found = trace([A, B, C, D], [A, like, C, D, B])
    assert Tie((1,), (4,), moved=True) in found
    assert Tie((), (1,)) in found


def test_what_only_took_the_place_of_another_is_new() -> None:
    assert trace([A, B, C], [A, D, C]) == [Tie((0,), (0,)), Tie((), (1,)), Tie((2,), (2,)), Tie((1,), ())]


def test_short_ones_and_empty_ones_keep_their_order() -> None:
    old = ["", "Yes.", A, "", "Yes.", "No."]
    assert trace(old, old) == [Tie((at,), (at,)) for at in range(len(old))]
    assert trace(["Yes.", A, B, C], [A, B, C, "Yes."])[-1] == Tie((0,), (3,), moved=True)


def test_a_heading_with_another_number_is_another() -> None:
    chapters = [text for number in range(1, 6) for text in (f"Chapter {number}", f"{number}. {A}")]
    found = trace(chapters, [*chapters[:4], "Chapter X", D, *chapters[4:]])
    assert {tie.old: tie.new for tie in found if tie.old} == {(at,): (at + 2 * (at > 3),) for at in range(10)}


@given(st.lists(st.sampled_from([A, B, C, D, "Yes.", "", "Yes. No."]), max_size=9), st.randoms(use_true_random=False))
def test_everything_stands_in_one_tie(old: list[str], chance: random.Random) -> None:
    new = [each for each in old if chance.random() < 0.8] + ["No."] * chance.randint(0, 2)
    chance.shuffle(new)
    ties = trace(old, new)
    assert sorted(i for tie in ties for i in tie.old) == list(range(len(old)))
    assert sorted(j for tie in ties for j in tie.new) == list(range(len(new)))
    assert trace(old, old) == [Tie((at,), (at,)) for at in range(len(old))]
