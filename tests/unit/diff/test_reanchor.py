from __future__ import annotations

from workbench.diff.reanchor import propose
from workbench.model.span import Span
from workbench.model.witness import Segment

OLD = "The keeper said that the two cranes in the port would stand idle until the first of May."


def span(words: str) -> Span:
    start = OLD.index(words)
    return Span.of("a.p1", OLD, start, start + len(words))


def best(words: str, *texts: str) -> tuple[str, str, float]:
    found = propose(span(words), [Segment(f"a.p{n}", "p", text) for n, text in enumerate(texts, 1)])
    return (found[0].span.segment, found[0].span.quote, found[0].score) if found else ("", "", 0.0)


def test_words_that_moved_in_their_segment() -> None:
    assert best("two cranes", "Yesterday, at noon, " + OLD) == ("a.p1", "two cranes", 1.0)


def test_words_that_changed_a_little() -> None:
    segment, quote, score = best("two cranes in the port", OLD.replace("cranes", "crane"))
    assert (segment, quote) == ("a.p1", "two crane in the port")
    assert 0.9 < score < 1


def test_words_that_went_to_another_segment() -> None:
    assert best("two cranes", "Nothing here.", OLD)[:2] == ("a.p2", "two cranes")


def test_a_short_quote_is_found_by_what_stands_around_it() -> None:
    text = "In two words: " + OLD.replace("idle", "quite idle")
    found = propose(span("two"), [Segment("a.p1", "p", text)])
    assert found[0].span.start == text.index("two cranes")
    assert found[0].score > found[1].score


def test_a_place_between_two_letters_has_no_words_of_its_own() -> None:
    at = OLD.index(" cranes")
    found = propose(Span.of("a.p1", OLD, at, at), [Segment("a.p1", "p", "Well: " + OLD)])
    assert found[0].span.start == at + len("Well: ")
    assert found[0].span.quote == ""


def test_what_is_not_there_is_not_proposed() -> None:
    assert propose(span("two cranes in the port"), [Segment("a.p1", "p", "It snowed on Tuesday.")]) == ()
    assert propose(span("two"), [Segment("a.p1", "p", "")]) == ()


def test_words_as_typed_without_any_surroundings() -> None:
    typed = Span("a.p1", 0, 0, "two crane in the port")
    found = propose(typed, [Segment("a.p1", "p", OLD)])
    assert found[0].span.quote == "two cranes in the port"
