"""Floors of the table of calques: it fires, it was not made from the sample, and clean prose is left alone."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.injections import english, garnett
from tests.quality.measure_calques import BITEXT, MUST, SHARE, bitext, clean, found, in_sample, post_edited, to_pair
from workbench.check.calques import table
from workbench.text.phrases import Phrase

ALARMS = 1.0  # entries that speak on English alone, in 10,000 words of prose in print
TRIES = 2.0  # phrases looked at for a word of the text: what a text costs

pytestmark = pytest.mark.data


@pytest.mark.slow
def test_entries_stand_in_translations_and_not_in_the_sample_alone() -> None:
    data_dir()
    names = {entry.name for entry in table()}
    fired = (set(post_edited("train").flagged) & names).union(*(bitext(name) for name in BITEXT))
    assert len(fired) >= MUST
    assert len(in_sample() - fired) <= SHARE * len(names)


@pytest.mark.slow
def test_clean_prose_is_left_alone() -> None:
    data_dir()
    for name, texts in {"garnett": garnett(), **english()}.items():
        alarms, words = clean(texts)
        assert alarms.total() / words * 10_000 <= ALARMS, (name, alarms)


def test_a_text_costs_a_look_up_for_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    data_dir()
    tries = 0
    match = Phrase.match

    def count(phrase: Phrase, words: list[str], start: int) -> tuple[int, int] | None:
        nonlocal tries
        tries += 1
        return match(phrase, words, start)

    monkeypatch.setattr(Phrase, "match", count)
    texts = garnett()[:500]
    for text in texts:
        list(found(to_pair("", text)))
    assert 0 < tries <= TRIES * sum(len(text.split()) for text in texts)
