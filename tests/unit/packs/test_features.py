"""Words and their rows: what is written differently but means the same word is one, and rows stay in their part."""

from __future__ import annotations

import pytest

from workbench.packs.features import MOST, Buckets, split_words

BUCKETS = Buckets(own=50, shared=20)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ёлка-то и за\u0301мок", ["елка", "то", "и", "замок"]),
        ("и\u0306од", ["йод"]),
        ("Don’t don't", ["don't", "don't"]),
        ("1 500 или 1,500, а не 1,5", ["1500", "или", "1500", "а", "не", "1", "5"]),
        ("«…» — !", []),
        ("", []),
        ("а" * 40, ["а" * 24]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_each_language_has_rows_of_its_own_and_some_in_common() -> None:
    russian, english = set(BUCKETS.of("глава", "ru")), set(BUCKETS.of("glava", "en"))
    assert all(row < 50 or 100 <= row < 120 for row in russian)
    assert all(50 <= row < 120 for row in english)
    assert {row for row in russian if row >= 100} == {row for row in english if row >= 100}


def test_a_number_is_the_same_in_both_languages_and_nothing_else() -> None:
    assert BUCKETS.of("1945", "ru") == BUCKETS.of("1945", "en")
    assert len(BUCKETS.of("1945", "ru")) == 1


@pytest.mark.parametrize("word", ["я", "щ" * 24, "a", "w" * 24, "漢字", "\U0001d400"])
def test_no_word_has_more_rows_than_its_sum_has_room_for(word: str) -> None:
    for language in ("ru", "en"):
        assert 1 <= len(BUCKETS.of(word, language)) <= MOST


def test_the_rows_of_this_version_stay_where_they_are() -> None:
    """A shipped file relies on them: another answer here needs another VERSION."""
    buckets = Buckets(own=1000, shared=100)
    assert buckets.of("дом", "ru") == [424, 352, 3, 424, 702, 112, 584, 2031, 2045, 2052, 2043]
    assert buckets.of("house", "en")[:4] == [1959, 1841, 1505, 1378]
    assert buckets.of("1945", "en") == [2027]
