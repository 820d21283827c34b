"""Every segment has the score that `bitext check` gives it; what is too short has none; nothing is judged twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Never

import pytest

from workbench.app.bitext import read_pair
from workbench.check.judge import find_judge
from workbench.check.pairs import judge
from workbench.check.scores import Judged, count_judged, passages, score_segments, to_known, word_sizes
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Witness
from workbench.model.words import LinkedWord, WordLink, WordLinks
from workbench.text.mint import mint

PAIRS = (
    ("Начальник порта встретил нас у причала. Шёл дождь.", "The chief of the port met us at the berth. It rained."),
    ("Он участвовал в войне.", "He participated to the war."),
    ("", "The cranes of the port do not work at night."),
)


def text_of(*paragraphs: str, kind: str = "p") -> Witness:
    nodes = tuple(Segment("", kind, text) for text in paragraphs)
    return Witness("en-mt", "en", Role.BASE, mint(nodes, "en-mt", "en"))


@pytest.mark.parametrize(("source", "text"), PAIRS)
def test_a_segment_has_the_score_of_bitext_check(source: str, text: str) -> None:
    context = read_pair(source, text, "ru", "en")
    (score,) = score_segments(context)
    assert score.value == judge(0, context, None, find_judge("ru" if source else None, "en"))["score"]
    assert score.rank == 1


def test_what_has_too_few_words_has_no_score_and_furniture_is_not_there() -> None:
    nodes = (
        Segment("", "fw", "Share this page now"),
        Segment("", "p", "Two words."),
        Segment("", "p", "It is late now."),
    )
    text = Witness("en-mt", "en", Role.BASE, mint(nodes, "en-mt", "en"))
    first, second = score_segments(Context(text, link_words=no_links))
    assert (first.segment, first.value, first.rank, first.words) == ("en-mt.p1", None, None, 2)
    assert (second.segment, second.rank, second.words) == ("en-mt.p2", 1, 4)


def test_the_lowest_is_read_first_and_of_equals_the_one_in_front() -> None:
    good, bad = "He went home and sat down by the fire.", "He went at home and sat by of the down fires."
    scores = score_segments(Context(text_of(good, bad, good), link_words=no_links))
    assert scores[1].value is not None
    assert scores[0].value is not None
    assert scores[1].value < scores[0].value
    assert [score.rank for score in scores] == [2, 1, 3]


def test_nobody_judges_a_language_that_has_no_judge() -> None:
    text = Witness("fr", "fr", Role.BASE, mint((Segment("", "p", "Il est tard ce soir."),), "fr", "fr"))
    (score,) = score_segments(Context(text, link_words=no_links))
    assert (score.value, score.rank) == (None, None)


def no_links(_bead: Bead) -> Never:
    raise AssertionError("words were linked")


def two_beside_one() -> Context:
    """One paragraph of the source is two here; its first sentence is the first of them."""
    source = Witness("ru", "ru", Role.SOURCE, mint((Segment("", "p", "Мы пришли домой. Шёл дождь."),), "ru", "ru"))
    text = text_of("We came home late.", "It was raining hard.")
    theirs = [each.id for each in source.segments[0].sentences]
    ours = [segment.sentences[0].id for segment in text.segments]
    beads = (Bead(("ru.p1",), ("en-mt.p1", "en-mt.p2")),)
    return Context(text, source, beads, tuple(Bead((a,), (b,)) for a, b in zip(theirs, ours, strict=True)))


def test_of_a_bead_with_two_segments_each_has_its_own_sentences() -> None:
    first, second = passages(two_beside_one())
    assert (first.source, second.source) == ("Мы пришли домой.", "Шёл дождь.")


def test_links_are_counted_in_what_the_judge_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [("Шёл", 17, 20), ("Мы", 0, 2)]
    a = tuple(
        LinkedWord("ru.p1", start, end, word, 0.9, 0.9, 0) for word, start, end in sorted(words, key=lambda w: w[1])
    )
    b = (LinkedWord("en-mt.p1", 0, 2, "We", 0.9, 0.9, 0), LinkedWord("en-mt.p2", 0, 2, "It", 0.9, 0.9, 0))
    links = WordLinks(a, b, (WordLink(0, 0, 0.9), WordLink(1, 1, 0.8)))
    given = []

    class Listening:
        def read(self, text: str, source: str = "", links: WordLinks | None = None) -> Never:
            given.append((text, source, links))
            raise StopIteration

    monkeypatch.setattr("workbench.check.scores.find_judge", lambda *_: Listening())
    with pytest.raises(StopIteration):
        score_segments(
            replace(two_beside_one(), link_words=lambda _bead: links),
            {next(passages(two_beside_one())).key: Judged(0.5)},
        )
    ((text, source, told),) = given
    assert told is not None
    assert (text, source) == ("It was raining hard.", "Шёл дождь.")
    assert [(word.start, word.end) for word in told.a] == [(0, 3)]
    assert told.links == (WordLink(0, 0, 0.8),)


def test_what_is_known_is_not_judged_again() -> None:
    context = read_pair(*PAIRS[0], "ru", "en")
    scores = score_segments(context)
    known = to_known(context, scores)
    assert score_segments(replace(context, link_words=no_links), known) == scores
    changed = read_pair(PAIRS[0][0], PAIRS[0][1].replace("met", "saw"), "ru", "en")
    with pytest.raises(AssertionError):
        score_segments(replace(changed, link_words=no_links), known)


@pytest.mark.parametrize(("source", "target"), [("ru", "en"), ("ru", "fr"), ("de", "en-GB")])
def test_how_many_are_judged_is_counted_without_judging(source: str, target: str) -> None:
    for text in ("Он участвовал в войне.", ""):
        context = read_pair(text, "It is late now, and it rains.", source, target)
        found = score_segments(context)
        number = sum(score.rank is not None for score in found)
        assert count_judged(context.witness, context.source, context.segment_beads) == number
        assert word_sizes(context.witness) == {score.segment: score.words for score in found}
