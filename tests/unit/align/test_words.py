"""Words inside a bead: names, numbers, places, probabilities; texts that are empty, long, or of other languages."""

from __future__ import annotations

import itertools
import tracemalloc

import pytest

from workbench.align.word_knowledge import WordKnowledge
from workbench.align.word_side import read_words
from workbench.align.word_teaching import teach
from workbench.align.words import Passage, link_words
from workbench.model.words import WordLinks
from workbench.packs.pack import find_pack

PACK = find_pack("ru", "en")
assert PACK is not None
RUSSIAN_ENGLISH = WordKnowledge.of_pack(PACK)
ENGLISH_ONLY = WordKnowledge(("en", "en"))


def link(a: str, b: str, knowledge: WordKnowledge = RUSSIAN_ENGLISH) -> WordLinks:
    return link_words(knowledge, [Passage("a", 0, a)], [Passage("b", 0, b)])


def pairs(links: WordLinks, least: float = 0.3) -> set[tuple[str, str]]:
    return {(links.a[each.a].text, links.b[each.b].text) for each in links.links if each.probability >= least}


@pytest.mark.parametrize(
    ("russian", "english", "expected"),
    [
        ("Старик пришёл домой.", "The old man came home.", {("пришёл", "came"), ("домой", "home")}),
        ("Встретились Сато и Малик.", "Malik and Sato met.", {("Сато", "Sato"), ("Малик", "Malik")}),
        ("В 1961 году было 1945 книг.", "In 1961 there were 1945 books.", {("1961", "1961"), ("1945", "1945")}),
        ("Это случилось 3 марта 1917 года.", "It happened on March 3, 1917.", {("марта", "March"), ("1917", "1917")}),
        ("Пришло двадцать человек.", "20 people came.", {("двадцать", "20")}),
    ],
)  # fmt: skip
def test_partners(russian: str, english: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= pairs(link(russian, english))


def test_the_word_for_year_stands_beside_its_figures() -> None:
    assert ("года", "1917") not in pairs(link("3 марта 1917 года он уехал.", "On March 3, 1917, he left."))


def test_what_nothing_renders_says_so() -> None:
    whole = link("Он купил молоко и хлеб.", "He bought milk and bread.")
    less = link("Он купил молоко и хлеб.", "He bought milk.")
    bread = [next(word for word in links.a if word.text == "хлеб") for links in (whole, less)]
    assert bread[0].linked > 0.5 > bread[1].linked
    assert bread[0].absence < 0 < bread[1].absence
    assert bread[0].counterpart > bread[1].counterpart


@pytest.mark.parametrize(("a", "b"), [("", ""), ("Дом.", ""), ("", "House."), ("…", "—"), ("Дом", "House")])
def test_sides_with_hardly_a_word(a: str, b: str) -> None:
    links = link(a, b)
    assert len(links.links) == (a == "Дом" and bool(b))
    assert [word.text for word in links.a] == [word for word in ("Дом",) if word in a]


def test_offsets_are_those_of_the_units() -> None:
    a = [Passage("ru.p1", 7, "Он пришёл."), Passage("ru.p2", 0, "Все молчали.")]
    links = link_words(RUSSIAN_ENGLISH, a, [Passage("en.p1", 3, "He came. All were silent.")])
    assert [(word.unit, word.start, word.text) for word in links.a] == [
        ("ru.p1", 7, "Он"), ("ru.p1", 10, "пришёл"), ("ru.p2", 0, "Все"), ("ru.p2", 4, "молчали"),
    ]  # fmt: skip
    assert links.b[0].start == 3


def test_probabilities_are_shares() -> None:
    links = link(
        "Капитан сказал, что пароход уйдёт в пять часов утра, если не будет бури.",
        "The captain said that the steamer would leave at five in the morning unless there was a storm.",
    )
    assert all(0 < each.probability <= 1 for each in links.links)
    for word in (*links.a, *links.b):
        assert 0 <= word.linked <= 1
        assert 0 <= word.counterpart <= 1
    sums: dict[int, float] = {}
    for each in links.links:
        sums[each.a] = sums.get(each.a, 0.0) + each.probability
    assert max(sums.values()) <= 1.5, "roots of products: near one, not exactly"


def test_two_texts_of_one_language_are_linked_by_their_words() -> None:
    text = "The captain waited on the deck until the rain had stopped."
    links = link(text, text, ENGLISH_ONLY)
    assert {(each.a, each.b) for each in links.links if each.probability > 0.5} == {(n, n) for n in range(len(links.a))}


def test_without_a_pack_texts_teach_their_words() -> None:
    nouns = {"haus": "maison", "hof": "cour", "hund": "chien", "baum": "arbre", "tisch": "table", "stadt": "ville"}
    german = [f"das {one} und das {two}" for one, two in itertools.permutations(nouns, 2)]
    french = [f"la {nouns[one]} et la {nouns[two]}" for one, two in itertools.permutations(nouns, 2)]
    knowledge = WordKnowledge(("de", "fr"), taught=teach(german, french, ("de", "fr")))
    found = pairs(link("der hund und der baum", "le chien et l’arbre", knowledge))
    assert ("hund", "chien") in found
    assert ("hund", "arbre") not in found


def test_a_bead_of_thousands_of_words_stays_small() -> None:
    hours = range(1000, 1700)
    a = " ".join(f"Капитан Мори ждал на палубе {hour} часов." for hour in hours)
    b = " ".join(f"Captain Mori waited on deck for {hour} hours." for hour in hours)
    link("Он", "He")
    tracemalloc.start()
    links = link(a, b)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 120_000_000
    assert len(links.a) == 4900
    assert {(str(hour), str(hour)) for hour in hours} <= pairs(links)


def test_words_know_what_they_are() -> None:
    side = read_words(["В 1961 года, Сато.", "Он"], "ru")
    assert [token.text for token in side.tokens] == ["В", "1961", "года", "Сато", "Он"]
    assert side.texts == (0, 0, 0, 0, 1)
    assert side.numbers[1] == "1961"
    assert side.is_unit == (False, False, True, False, False)
    assert side.is_name == (True, False, False, True, True)
    assert side.sounds[3]
