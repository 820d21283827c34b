"""Words of a paragraph in its newer text: the same ones, or nowhere."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from workbench.diff.follow import Passage
from workbench.model.span import Span
from workbench.model.witness import Segment

OLD = "He fed the cat and the dog, and went to Togo in May. The lamp was lit at dawn."


def segments(name: str, *texts: str) -> list[Segment]:
    return [Segment(f"{name}.p{number}", "p", text) for number, text in enumerate(texts, 1)]


def follow(words: str, *new: str, old: str = OLD, nth: int = 1) -> str | None:
    """`p1: before[words]after` of where the nth place of the words is in the newer text."""
    start = -1
    for _ in range(nth):
        start = old.index(words, start + 1)
    span = Passage(segments("x", old), segments("x", *new)).follow(Span.of("x.p1", old, start, start + len(words)))
    if span is None:
        return None
    segment = next(each for each in segments("x", *new) if each.id == span.segment)
    assert not span.is_stale(segment.text)
    return f"{span.segment}: {span.before[-5:]}[{span.quote}]{span.after[:5]}"


def test_words_keep_their_place_when_others_change() -> None:
    new = OLD.replace("He fed", "Every morning he fed").replace("at dawn", "early")
    assert follow("Togo", new) == "x.p1: t to [Togo] in M"
    assert follow("the", new) == "x.p1:  fed [the] cat "
    assert follow("the", new, nth=2) == "x.p1:  and [the] dog,"
    assert follow("lamp was lit", new) == "x.p1:  The [lamp was lit] earl"


def test_words_that_are_gone_are_nowhere() -> None:
    assert follow("Togo", OLD.replace("Togo", "Chad")) is None
    assert follow("went to Togo", OLD.replace("to Togo", "with Togo")) is None


def test_a_little_word_beside_a_change_may_be_another() -> None:
    """Which of the two articles is left when the cat is gone? Nobody knows."""
    new = OLD.replace("the cat and the dog", "the dog")
    assert follow("the", new) is None
    assert follow("the", new, nth=2) is None
    assert follow("dog", new) == "x.p1:  the [dog], and"


def test_equal_words_are_told_apart_by_those_around() -> None:
    old = "So he said and so she said, and then he said it, and that was all of it for now."
    new = "At last " + old.replace("for now", "today")
    assert follow("said", new, old=old, nth=3) == "x.p1: n he [said] it, "
    twice = "the boat came and the boat left again"
    assert follow("boat", "Now " + twice.replace("again", ""), old=twice, nth=2) == "x.p1:  the [boat] left"


def test_a_refrain_that_grew_is_in_doubt() -> None:
    """The words around are equal everywhere: any of the places may be meant."""
    old = "x " + "row row row the boat " * 3 + "and away"
    new = "x " + "row row row the boat " * 4 + "and off"
    assert follow("boat", new, old=old, nth=3) is None


def test_the_second_part_of_a_paragraph_that_was_split() -> None:
    first, second = OLD.split(". ", 1)
    assert follow("lamp", first + ".", second) == "x.p2: The [lamp] was "
    assert follow("The", first + ".", second) == "x.p2: [The] lamp"
    assert follow("in May. The", first + ".", second) is None


def test_points_where_something_was_put_in() -> None:
    new = "Early, " + OLD
    assert follow("", new) is None, "the beginning of the paragraph is elsewhere now"
    at = OLD.index(" in May")
    place = Span.of("x.p1", OLD, at, at)
    found = Passage(segments("x", OLD), segments("x", new)).follow(place)
    assert found is not None
    assert (found.start, found.before[-4:], found.after[:3]) == (at + 7, "Togo", " in")
    end = Span.of("x.p1", OLD, len(OLD), len(OLD))
    assert Passage(segments("x", OLD), segments("x", new)).follow(end) is not None
    assert Passage(segments("x", OLD), segments("x", OLD + " Then it rained.")).follow(end) is None


def test_points_at_a_new_boundary_keep_to_the_letter_they_touch() -> None:
    first, second = (f"{part}." for part in OLD.removesuffix(".").split(". ", 1))
    passage = Passage(segments("x", OLD), segments("x", first, second))
    behind = len(first)
    found = [passage.follow(Span.of("x.p1", OLD, at, at)) for at in (behind, behind + 1)]
    assert [(each.segment, each.start) for each in found if each] == [("x.p1", behind), ("x.p2", 0)]


def test_joined_paragraphs() -> None:
    passage = Passage(segments("x", "One lamp.", "Two boats."), segments("x", "One lamp. Two boats."))
    found = passage.follow(Span.of("x.p2", "Two boats.", 4, 9))
    assert found == Span.of("x.p1", "One lamp. Two boats.", 14, 19)
    assert passage.is_unchanged
    assert not Passage(segments("x", "One lamp."), segments("x", "One Lamp.")).is_unchanged


@given(st.lists(st.sampled_from(["the", "a", "cat", "Togo", "sea,", "x."]), min_size=1, max_size=12), st.data())
def test_what_is_followed_has_the_same_words(old: list[str], data: st.DataObject) -> None:
    chance = random.Random(data.draw(st.integers(0, 10_000)))
    text = " ".join(old)
    new = " ".join(each for word in old for each in chance.choice([[word], [word], [word], [], [word, "new"]]))
    start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    span = Span.of("x.p1", text, start, end)
    found = Passage(segments("x", text), segments("x", new)).follow(span)
    if found is not None:
        assert found.quote == span.quote
        assert not found.is_stale(new)
    if new == text:
        assert found == span
