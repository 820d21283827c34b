"""The judge that ships: what is plainly worse scores lower; where there is nothing the answer is neutral."""

from __future__ import annotations

import tracemalloc

import pytest

from workbench.app.bitext import link_pair
from workbench.check.judge import Judge, Judgement, find_judge
from workbench.model.errors import InputError
from workbench.model.words import WordLinks
from workbench.packs.pack import find_pack

GOOD = [
    ("Капитан ждал на палубе.", "The captain was waiting on deck."),
    ("Посол приехал вечером.", "The ambassador arrived in the evening."),
    ("Никто не знал, что в письме.", "Nobody knew what was in the letter."),
    ("Утром пароход ушёл в Осаку.", "In the morning the steamer left for Osaka."),
    ("Он прочитал письмо дважды.", "He read the letter twice."),
]
PACK = find_pack("ru", "en")


def judge(source: str, text: str) -> Judgement:
    assert PACK is not None
    found = find_judge("ru" if source else None, "en")
    assert found is not None
    return found.read(text, source, link_pair(source, text, PACK)) if source else found.read(text)


@pytest.mark.parametrize("with_source", [True, False])
def test_words_in_disorder_score_lower(with_source: bool) -> None:
    """`the steamer left` as `left steamer the`: most are told."""
    worse = 0
    for source, text in GOOD:
        turned = " ".join(reversed(text.rstrip(".").split())) + "."
        scores = [judge(source if with_source else "", each).score for each in (text, turned)]
        worse += scores[1] < scores[0]
    assert worse >= 4


def test_a_translation_of_something_else_scores_lower() -> None:
    for (source, text), (_, other) in zip(GOOD, GOOD[1:] + GOOD[:1], strict=True):
        assert judge(source, other).score < judge(source, text).score


@pytest.mark.parametrize(("source", "text"), [("", ""), ("Он ушёл.", ""), ("", " \n"), ("Он ушёл.", " ")])
def test_where_there_is_nothing_the_answer_is_neutral(source: str, text: str) -> None:
    assert judge(source, text) == Judgement(0.5, ())


@pytest.mark.parametrize("text", ["He", "x" * 100_000, "a b " * 20_000, "¿?", "\u202e\u0000\ud7ff", "Он ушёл."])
@pytest.mark.parametrize("source", ["", "Он ушёл.", "He left."])
def test_odd_passages_are_judged_in_bounded_time(source: str, text: str) -> None:
    found = judge(source, text)
    assert 0.0 <= found.score <= 1.0
    assert all(0.0 <= word.bad <= 1.0 and text[word.start : word.end].strip() for word in found.words)


def test_words_stand_where_they_are() -> None:
    text = "He read the  letter — twice."
    words = judge("Он прочитал письмо дважды.", text).words
    assert [text[word.start : word.end] for word in words] == ["He", "read", "the", "letter", "—", "twice", "."]


def test_the_same_passage_is_judged_the_same_in_any_company() -> None:
    alone = judge(*GOOD[0])
    for pair in GOOD:
        judge(*pair)
    assert judge(*GOOD[0]) == alone


def test_a_judge_of_other_signs_is_refused() -> None:
    alone, beside = find_judge(None, "en"), find_judge("ru", "en")
    assert alone is not None
    assert beside is not None
    with pytest.raises(InputError, match="trained on"):
        Judge(beside.knowledge, alone.file).read("He left.", "Он ушёл.")


def test_a_language_that_nobody_judges() -> None:
    assert find_judge(None, "de") is None
    assert find_judge("de", "en") is None
    assert isinstance(find_judge("ru", "en-GB"), Judge)


def test_a_chapter_takes_no_more_memory_than_it_must() -> None:
    judge(*GOOD[0])
    text = " ".join(f"He left port {n}." for n in range(3000))
    source = " ".join(f"Он ушёл в порт {n}." for n in range(3000))
    found = find_judge("ru", "en")
    assert found is not None
    tracemalloc.start()
    found.read(text, source, WordLinks())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 250_000_000
