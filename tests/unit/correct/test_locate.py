from __future__ import annotations

import pytest

from tests.unit.correct.port import port
from workbench.correct.locate import find_all, find_span, is_whole
from workbench.model.errors import StaleError, UsageError

P4 = port().segment("en-mt.p4")


def test_one_place() -> None:
    span = find_span(P4, "oil")
    assert (span.quote, span.before, span.after) == ("oil", "There is ", " until spring.” We t")
    assert not span.is_stale(P4.text)


def test_words_that_are_not_there() -> None:
    with pytest.raises(StaleError, match=r"does not stand in en-mt\.p4"):
        find_span(P4, "Oil")


def test_several_places_are_listed_with_their_numbers() -> None:
    with pytest.raises(UsageError) as caught:
        find_span(P4, "very")
    assert caught.value.hint is not None
    assert "1: " in caught.value.hint
    assert "2: " in caught.value.hint
    assert find_span(P4, "very", 2).start == find_span(P4, "very", 1).end + 1


def test_a_number_too_high() -> None:
    for nth in (0, 3, -1):
        with pytest.raises(UsageError, match="only 2 times"):
            find_span(P4, "very", nth)


def test_places_do_not_overlap_and_nothing_stands_nowhere() -> None:
    assert [(each.segment, each.start) for each in find_all(port().segments, "boats")] == [
        ("en-mt.p3", 26),
        ("en-mt.p6", 10),
    ]
    assert find_all(port().segments, "") == []


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("the end", "the", True),
        ("other", "the", False),
        ("them", "the", False),
        ("night..", "night..", True),
        ("“the”", "the", True),
        ("заму́к", "заму", False),
        ("a-b", "a", True),
    ],
)
def test_whole_words(text: str, words: str, whole: bool) -> None:
    at = text.index(words)
    assert is_whole(text, at, at + len(words)) is whole
