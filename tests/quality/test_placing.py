"""Word tags of people on 1000 machine translations (MLQE-PE, ru-en dev) received as findings: they land on their words.

python -m tests.quality.test_placing          # how many of the texts with one word changed are found
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.data import data_dir
from workbench.app.placing import Placed, Placer
from workbench.formats.findings.registry import Received, importers
from workbench.model.foreign import ForeignText
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

SET = "qe/ru-en/dev.jsonl"


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in data_dir(SET).read_text("utf-8").splitlines()]


def witness(texts: list[str]) -> Witness:
    return Witness("en-mt", "en", Role.BASE, mint(tuple(Segment("", "p", text) for text in texts), "en-mt", "en"))


def with_gaps(record: dict[str, Any]) -> str:
    """2N + 1 tags, as the shared tasks have them."""
    tags, gaps = record["mt_tags"].split(), record["gap_tags"].split()
    return " ".join([gaps[0], *(each for pair in zip(tags, gaps[1:], strict=True) for each in pair)])


@pytest.mark.data
def test_tags_land_on_their_words_in_both_forms() -> None:
    every = records()
    placer = Placer(witness([each["mt"] for each in every]))
    as_json = importers()["tags-jsonl"].read(Received(data_dir(SET).read_bytes(), "x"))
    tags = "\n".join(with_gaps(each) for each in every) + "\n"
    tokens = "\n".join(each["mt_tok"] for each in every) + "\n"
    as_lines = importers()["tags"].read(Received(tags.encode(), "x", tokens.encode(), "y"))
    number = 0
    for one, other, here, there in zip(as_json, as_lines, placer.place(as_json), placer.place(as_lines), strict=True):
        assert isinstance(here, Placed)
        assert isinstance(there, Placed)
        for left, right in zip(one.claims, other.claims, strict=True):
            spans = here.spans(left.start, left.end)
            assert spans == there.spans(right.start, right.end)
            assert spans is not None
            assert "".join(span.quote for span in spans) == one.text[left.start : left.end]
            number += 1
    assert number == 1212


@pytest.mark.data
def test_a_changed_word_moves_no_other_to_a_wrong_place() -> None:
    found, words, wrong = measure()
    assert wrong == 0
    assert found >= 0.9
    assert words > 10_000


def measure() -> tuple[float, int, int]:
    """Share of texts that are found with one word changed, dropped or added; words carried; those to a wrong place."""
    texts = [each["mt"] for each in records()]
    held = witness(texts)
    changed = list(_changed(texts))
    placed = Placer(held).place([ForeignText(text, 1) for _, text in changed])
    words = wrong = 0
    for (number, text), place in zip(changed, placed, strict=True):
        at = 0
        for word in text.split() if isinstance(place, Placed) else ():
            at = text.index(word, at)
            spans = place.spans(at, at + len(word)) if isinstance(place, Placed) else None
            at += len(word)
            if spans is not None:
                words += 1
                quote = "".join(span.quote for span in spans)
                wrong += quote != word or spans[0].segment != held.segments[number].id
    return sum(isinstance(place, Placed) for place in placed) / len(placed), words, wrong


def _changed(texts: list[str]) -> Iterator[tuple[int, str]]:
    chance = random.Random(1)
    for number, text in enumerate(texts):
        words = text.split()
        at = chance.randrange(len(words))
        if len(words) >= 4:
            yield number, " ".join([*words[:at], *chance.choice(([], ["zzyx"], [words[at], "zzyx"])), *words[at + 1 :]])


if __name__ == "__main__":
    share, carried, mistaken = measure()
    print(f"found {share:.3f}; words carried {carried}, to a wrong place {mistaken}")
