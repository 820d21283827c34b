"""Pressed links: the same when they are unfolded, whatever the passages."""

from __future__ import annotations

import pytest

from tests.unit.align.texts import ENGLISH, RUSSIAN
from workbench.align.pressed import press, unfold
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.words import Passage, link_words
from workbench.model.words import WordLinks
from workbench.packs.pack import find_pack


@pytest.mark.parametrize(("of_a", "of_b"), [(1, 1), (2, 1), (1, 3), (0, 1), (1, 0), (0, 0)])
def test_links_come_back_as_they_were(of_a: int, of_b: int) -> None:
    pack = find_pack("ru", "en")
    assert pack is not None
    a = [Passage(f"ru.p{number}", 10 * number, text) for number, text in enumerate(RUSSIAN[:of_a])]
    b = [Passage(f"en.p{number}", 7, text) for number, text in enumerate(ENGLISH[:of_b])]
    links = link_words(WordKnowledge.of_pack(pack), a, b)
    assert bool(links.links) == bool(a and b)
    assert unfold(press(links), a, b) == links


def test_they_take_little_room() -> None:
    pack = find_pack("ru", "en")
    assert pack is not None
    links = link_words(
        WordKnowledge.of_pack(pack), [Passage("ru.p1", 0, RUSSIAN[0])], [Passage("en.p1", 0, ENGLISH[0])]
    )
    assert len(press(links)) == 12 * (1 + len(links.a) + len(links.b) + len(links.links))


def test_other_passages_are_refused() -> None:
    data = press(WordLinks())
    assert unfold(data, [], []) == WordLinks()
    with pytest.raises(ValueError, match="argument"):
        unfold(data, [Passage("ru.p1", 0, "Да.")], [])
