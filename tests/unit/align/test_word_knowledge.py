"""Ratios of two words, and how likely a word has a partner: from a pack, from the texts, from spelling alone."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.align.fixed import Integers
from workbench.align.word_block import ONE, WHOLE, Block
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.word_ratios import Ratios
from workbench.align.word_side import WordSide, read_words
from workbench.packs.pack import find_pack


@pytest.fixture(scope="module")
def packed() -> WordKnowledge:
    pack = find_pack("ru", "en")
    assert pack is not None
    return WordKnowledge.of_pack(pack)


def sides(a: str, b: str, languages: tuple[str, str] = ("ru", "en")) -> tuple[WordSide, WordSide]:
    return read_words([a], languages[0]), read_words([b], languages[1])


def ratios(knowledge: WordKnowledge, a: str, b: str) -> Integers:
    one, other = sides(a, b, knowledge.languages)
    table: Integers = Ratios(knowledge, one, other).of(Block.of([((0, len(one)), (0, len(other)))]))[0]
    return table


def test_a_lexicon_tells_partners_from_others(packed: WordKnowledge) -> None:
    found = ratios(packed, "капитан купил лодку", "the captain bought boats")
    assert found.shape == (3, 4)
    assert [int(row.argmax()) for row in found] == [1, 2, 3]
    assert min(found[0, 1], found[1, 2], found[2, 3]) > 20 * ONE
    assert max(found[0, 0], found[1, 1], found[2, 1]) < 2 * ONE


def test_equal_numbers_and_names_are_partners_whoever_knows_them(packed: WordKnowledge) -> None:
    for knowledge in (packed, WordKnowledge(("ru", "en"))):
        found = ratios(knowledge, "Гвендрил купила 12 лодок", "Gwendril bought twelve boats")
        assert found[0, 0] >= 200 * ONE
        assert found[2, 2] >= 200 * ONE
        assert found[2, 0] < 20 * ONE


def test_cognates_count_only_where_no_lexicon_knows_better() -> None:
    found = ratios(WordKnowledge(("de", "fr")), "der kapitän und das haus", "le capitaine et la maison")
    assert found[1, 1] == 30 * ONE
    assert found[4, 4] == ONE


def test_in_one_language_stems_are_partners_and_most_words_have_one() -> None:
    english = WordKnowledge(("en", "en"))
    assert ratios(english, "two old ships", "an older ship")[2, 2] >= 200 * ONE
    a = read_words(["two old ships"], "en")
    assert english.chances(a, is_a=True).before.min() >= 0.7 * WHOLE


def test_what_was_taught_only_raises() -> None:
    taught = WordKnowledge(("de", "fr"), taught={("haus", "maison"): 5000.0, ("haus", "kapitan"): 0.1})
    found = ratios(taught, "Haus Kapitän", "maison capitaine")
    assert found[0, 0] == 300 * ONE, "rare words are all as telling"
    assert found[1, 1] == 30 * ONE
    assert found[0, 1] == ONE


def test_nothing_is_known_of_no_words(packed: WordKnowledge) -> None:
    assert len(packed.chances(read_words([""], "ru"), is_a=True).before) == 0


def test_stretches_have_the_ratios_that_they_have_alone(packed: WordKnowledge) -> None:
    pairs = [("капитан купил лодку", "the captain bought a boat"), ("Да", "Yes, it was"), ("В 1961 году", "1961")]
    for knowledge in (packed, WordKnowledge(("ru", "en"), taught={("да", "yes"): 40.0, ("да", "year"): 9.0})):
        one, other = ([read_words([pair[side]], ("ru", "en")[side]) for pair in pairs] for side in (0, 1))
        block = Block.of([((0, 3), (0, 5)), ((3, 4), (5, 8)), ((4, 7), (8, 9))])
        found = Ratios(knowledge, WordSide.join(one), WordSide.join(other)).of(block)
        for number, (pair, rows, columns) in enumerate(zip(pairs, (3, 1, 3), (5, 3, 1), strict=True)):
            assert found[number, :rows, :columns].tolist() == ratios(knowledge, *pair).tolist()


def test_ratios_are_never_less_than_one_sixteenth(packed: WordKnowledge) -> None:
    found = ratios(packed, "и не только капитан, но 12 яблок", "however, the storm has damaged 7 roofs of Xq")
    assert found.min() >= 1
    assert found.dtype == np.int64


def test_words_that_translations_keep_are_missed_more_than_those_they_drop(packed: WordKnowledge) -> None:
    side = read_words(["бы капитан 1961"], "ru")
    chances = packed.chances(side, is_a=True)
    particle, captain, year = chances.usual.tolist()
    assert particle < captain <= WHOLE - 5
    assert year >= 0.95 * WHOLE
    for share in (*chances.before.tolist(), *chances.usual.tolist()):
        assert 5 <= share <= WHOLE - 5


def test_a_word_looked_at_alone_has_the_ratios_it_has_in_a_sentence(packed: WordKnowledge) -> None:
    whole = ratios(packed, "капитан купил лодку", "the captain bought a boat")[1].tolist()
    alone = [ratios(packed, "купил", word)[0, 0] for word in ("the", "captain", "bought", "a", "boat")]
    assert alone == whole
