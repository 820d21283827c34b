"""Word links inside a bead: what is linked, how sure, the same bytes for anybody, and bounded work."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from functools import cache

import pytest

from tests.unit.align.texts import ENGLISH, GOLD, RUSSIAN
from workbench.align import words
from workbench.align.fixed import Integers
from workbench.align.word_block import Block, agree
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.words import Passage, link_beads, link_words
from workbench.model.words import WordLinks
from workbench.packs.pack import find_pack

NOBODY = WordKnowledge(("de", "fr"))


@cache
def packed() -> WordKnowledge:
    pack = find_pack("ru", "en")
    assert pack is not None
    return WordKnowledge.of_pack(pack)


def link(a: str, b: str, knowledge: WordKnowledge | None = None) -> WordLinks:
    return link_words(knowledge or packed(), [Passage("a", 0, a)], [Passage("b", 0, b)])


def likely(found: WordLinks) -> set[tuple[str, str]]:
    return {(found.a[each.a].text, found.b[each.b].text) for each in found.links if each.probability >= 0.5}


def sure(found: WordLinks, a: str, b: str) -> float:
    return sum(each.probability for each in found.links if (found.a[each.a].text, found.b[each.b].text) == (a, b))


@pytest.mark.parametrize(
    ("russian", "english", "expected"),
    [
        ("Старик пришёл домой.", "The old man came home.", {("пришёл", "came"), ("домой", "home")}),
        ("Встретились Сато и Малик.", "Malik and Sato met.", {("Сато", "Sato"), ("Малик", "Malik")}),
        ("В 1961 году было 1945 книг.", "In 1961 there were 1945 books.", {("1961", "1961"), ("1945", "1945")}),
        ("Пришло двадцать человек.", "20 people came.", {("двадцать", "20")}),
    ],
)  # fmt: skip
def test_partners(russian: str, english: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= likely(link(russian, english))


def test_words_are_linked_though_their_order_differs() -> None:
    found = link("В Нагое капитан Мори ждал на палубе.", "Captain Mori was waiting on deck in Nagoya.")
    pairs = {("капитан", "Captain"), ("Мори", "Mori"), ("ждал", "waiting"), ("палубе", "deck"), ("Нагое", "Nagoya")}
    assert pairs <= likely(found)


def test_names_that_no_lexicon_has_are_linked_by_their_sound() -> None:
    found = link("Гвендрил поблагодарила Тальборика.", "Gwendril thanked Talborik.")
    assert {("Гвендрил", "Gwendril"), ("Тальборика", "Talborik")} <= likely(found)


@pytest.mark.parametrize(
    ("russian", "english", "pairs"),
    [
        ("В 1961 году пришли 12 кранов.", "In 1961 twelve cranes came.", [("1961", "1961"), ("12", "twelve")]),
        ("3 мая 1961 года шёл дождь.", "On May 3, 1961, it rained.", [("3", "3"), ("мая", "May"), ("1961", "1961")]),
    ],
)
def test_numbers_are_linked_by_value(russian: str, english: str, pairs: list[tuple[str, str]]) -> None:
    found = link(russian, english)
    shares = [sure(found, *pair) for pair in pairs]
    assert min(shares) > 0.9


def test_a_number_in_two_words_shares_its_partner() -> None:
    found = link("Там 3 400 книг.", "There are 3,400 books.")
    assert sure(found, "3", "3,400") + sure(found, "400", "3,400") > 0.95
    assert [word.text for word in found.behind("b", 10, 15)] == ["3", "400"]


def test_another_number_may_stand_for_a_number_but_is_never_sure() -> None:
    wrong, right = (link("Там 120 человек.", f"There were {figures} people.") for figures in ("210", "120"))
    assert 0.3 < sure(wrong, "120", "210") < 0.7 < 0.95 < sure(right, "120", "120")


def test_the_word_beside_a_years_figures_misses_nothing() -> None:
    year = next(
        word for word in link("В 1961 году ушёл пароход.", "In 1961 the steamer left.").a if word.text == "году"
    )
    assert year.counterpart > 0.9
    assert year.absence < 1000


def test_a_word_that_is_left_out_says_so() -> None:
    russian = "Капитан купил красные яблоки и старую лодку."
    whole = link(russian, "The captain bought red apples and an old boat.")
    holed = link(russian, "The captain bought red apples.")
    said = {word.text: word.absence for word in holed.a}
    assert min(said["старую"], said["лодку"]) > 4096
    assert all(word.absence < 0 for word in whole.a if word.text in ("старую", "лодку", "яблоки"))
    assert max(said["Капитан"], said["яблоки"]) < 0


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [("", "", []), ("Дом.", "", ["Дом"]), ("", "A house.", ["A", "house"]), ("—", "…", []), (" ", "\n", [])],
)
def test_an_empty_side_has_no_links_and_the_other_its_words(a: str, b: str, told: list[str]) -> None:
    found = link(a, b)
    assert not found.links
    assert [word.text for word in (*found.a, *found.b)] == told
    assert all(word.linked == 0 for word in (*found.a, *found.b))


def test_no_passages_at_all() -> None:
    assert link_words(packed(), [], []) == WordLinks()


def test_one_word_each() -> None:
    assert likely(link("Дом", "house")) == {("Дом", "house")}
    assert likely(link("Лодка", "however")) == set()


def test_words_are_told_where_their_units_have_them() -> None:
    found = link_words(
        packed(), [Passage("ru.p1", 7, "Дом. "), Passage("ru.p2", 0, "Лодка")], [Passage("x", 3, "boat")]
    )
    assert [(word.unit, word.start, word.end) for word in found.a] == [("ru.p1", 7, 10), ("ru.p2", 0, 5)]
    assert [(word.unit, word.start, word.end) for word in found.b] == [("x", 3, 7)]
    assert [tuple(each)[:2] for each in found.links] == [(1, 0)]


def test_another_pair_of_languages_has_numbers_names_and_cognates() -> None:
    found = link("Kapitän Mori wartete 1961 in Nagoya", "Le capitaine Mori attendait à Nagoya en 1961", NOBODY)
    assert {("Kapitän", "capitaine"), ("Mori", "Mori"), ("1961", "1961"), ("Nagoya", "Nagoya")} <= likely(found)
    assert ("wartete", "attendait") not in likely(found)


def test_what_was_taught_is_used() -> None:
    taught = WordKnowledge(("de", "fr"), taught={("haus", "maison"): 40.0})
    sides = "Das alte Haus", "La vieille maison"
    assert ("Haus", "maison") in likely(link(*sides, taught))
    assert ("Haus", "maison") not in likely(link(*sides, NOBODY))


def test_in_one_language_words_are_their_own_partners() -> None:
    english = WordKnowledge(("en", "en"))
    found = link("The old ship left port at night", "At night the old vessels left the ports", english)
    expected = {("old", "old"), ("left", "left"), ("port", "ports"), ("at", "At"), ("night", "night")}
    assert expected <= likely(found)
    text = "The old ship left port at night and came back"
    same = link(text, text, english)
    assert {(each.a, each.b) for each in same.links if each.probability > 0.5} == {(n, n) for n in range(10)}
    assert all(word.linked > 0.9 for word in same.a)


def test_probabilities_are_shares_and_no_word_has_more_than_one() -> None:
    russian, english = " ".join(RUSSIAN), " ".join(ENGLISH)
    again = f"{english} {english}"  # every word has two partners that are as good
    for found in (link(russian, english), link(russian, again), link(english, english, WordKnowledge(("en", "en")))):
        assert found.links
        assert all(0 < each.probability <= 1 for each in found.links)
        for side, number in ((found.a, 0), (found.b, 1)):
            sums = Counter[int]()
            for each in found.links:
                sums[int(each[number])] += round(1000 * each.probability)
            assert max(sums.values()) <= 1002
            for at, word in enumerate(side):
                assert 0 <= word.linked <= 1
                assert 0 <= word.counterpart <= 1
                assert 1000 * word.linked >= sums[at] - 2, "what is told is part of what is linked"


def test_links_stay_inside_the_beads_of_the_port() -> None:
    """All texts as one bead: the links with their probabilities, by the sentences they join."""
    found = link_words(
        packed(),
        [Passage(f"a{number}", 0, text) for number, text in enumerate(RUSSIAN)],
        [Passage(f"b{number}", 0, text) for number, text in enumerate(ENGLISH)],
    )
    gold = {(f"a{i}", f"b{j}") for side_a, side_b in GOLD for i in side_a for j in side_b}
    weight = {True: 0.0, False: 0.0}
    for each in found.links:
        weight[(found.a[each.a].unit, found.b[each.b].unit) in gold] += each.probability
    assert weight[False] < 0.05 * weight[True]


def test_the_same_links_whatever_was_linked_before() -> None:
    pairs = [(RUSSIAN[a[0]], ENGLISH[b[0]]) for a, b in GOLD if a and b]
    assert [link(*pair) for pair in pairs] == [link(*pair) for pair in reversed(pairs)][::-1]


@pytest.mark.parametrize("cells", [1 << 18, 40])
@pytest.mark.parametrize("together", [1 << 15, 60])
def test_beads_have_the_links_that_they_have_alone(cells: int, together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all sizes, empty ones and such as are cut; in whatever order they come."""
    monkeypatch.setattr(words, "_CELLS", cells)
    monkeypatch.setattr(words, "_TOGETHER", together)
    texts = [(" ".join(RUSSIAN[:end]), " ".join(ENGLISH[start:])) for start in range(3) for end in range(4)]
    texts += [(RUSSIAN[a[0]], ENGLISH[b[0]]) for a, b in GOLD if a and b] + [("", "No"), ("", ""), ("Нет", "")]
    beads = [([Passage(f"a{n}", n, a)], [Passage(f"b{n}", 0, b)]) for n, (a, b) in enumerate(texts)]
    for knowledge in (packed(), NOBODY, WordKnowledge(("ru", "en"), taught={("не", "not"): 40.0})):
        alone = [link_words(knowledge, *bead) for bead in beads]
        assert any(each.links for each in alone)
        assert link_beads(knowledge, beads) == alone
        assert link_beads(knowledge, beads[::-1]) == alone[::-1]
    assert link_beads(packed(), []) == []


def test_a_taught_mapping_has_no_order() -> None:
    sides = "Das alte Haus und das neue Haus", "La vieille maison et la nouvelle maison"
    taught = {("haus", "maison"): 40.0, ("alt", "vieil"): 12.0, ("neu", "nouvel"): 9.0}
    turned = dict(reversed(taught.items()))
    assert link(*sides, WordKnowledge(("de", "fr"), taught=taught)) == link(
        *sides, WordKnowledge(("de", "fr"), taught=turned)
    )


def test_the_same_bytes_for_any_hash_seed() -> None:
    code = (
        "from tests.unit.align.test_words import *\n"
        "print([link(RUSSIAN[a[0]], ENGLISH[b[0]]) for a, b in GOLD if a and b])\n"
        "from workbench.align.word_teaching import teach\n"
        "print(list(teach(RUSSIAN[:7] * 3, ENGLISH * 3, ('ru', 'en')).items()))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(printed) == 1


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 1), (1000, 1000), (100_000, 7), (12_345, 6_789)])
def test_a_long_bead_is_cut_into_stretches_of_bounded_size(rows: int, columns: int) -> None:
    cut = words._cut(rows, columns)
    assert cut[0][0][0] == cut[0][1][0] == 0
    assert cut[-1][0][1] == rows
    assert cut[-1][1][1] == columns
    assert all(before == (after[0], after[1]) for before, after in zip(_ends(cut), _starts(cut), strict=True))
    largest = max((j - i) * (n - k) for (i, j), (k, n) in cut)
    assert largest <= 1.1 * words._CELLS or len(cut) == min(rows, columns)
    assert all(j > i and n > k for (i, j), (k, n) in cut)


def _ends(cut: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[int, int]]:
    return [(a[1], b[1]) for a, b in cut[:-1]]


def _starts(cut: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[int, int]]:
    return [(a[0], b[0]) for a, b in cut[1:]]


def test_a_thousand_words_a_side_are_linked_along_the_whole_bead(monkeypatch: pytest.MonkeyPatch) -> None:
    """By counted cells: the work of a bead twice as long is twice as much, once beads are cut."""
    cells: list[int] = []

    def counted(block: Block, ratio: Integers, before_a: Integers, before_b: Integers) -> Integers:
        cells.append(ratio.size)
        return agree(block, ratio, before_a, before_b)

    monkeypatch.setattr(words, "agree", counted)
    work = []
    for copies in (125, 250):
        cells.clear()
        found = link("Капитан Мори ждал на палубе и видел " * copies, "Captain Mori waited on deck and saw " * copies)
        work.append(sum(cells))
        assert max(cells) <= 1.1 * words._CELLS
        assert sum(word.linked > 0.3 for word in found.a) > 0.8 * len(found.a)
    assert work[1] < 2.6 * work[0]


def test_a_bead_of_thousands_of_words_stays_small_and_right() -> None:
    hours = range(1000, 1700)
    a = " ".join(f"Капитан Мори ждал на палубе {hour} часов." for hour in hours)
    b = " ".join(f"Captain Mori waited on deck for {hour} hours." for hour in hours)
    link("Он", "He")
    tracemalloc.start()
    found = link(a, b)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 120_000_000
    assert len(found.a) == 4900
    assert {(str(hour), str(hour)) for hour in hours} <= likely(found)
