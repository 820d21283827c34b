"""The search: words of any text, across chapters, from the disk; shown with a line around them, and lit there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Opened, Site
from tests.browser.test_use import complaints_of_axe
from workbench.model.edition import Snapshot

pytestmark = pytest.mark.browser


def ask(page: Any, query: str) -> Any:
    if not page.locator("dialog.search[open]").count():
        page.keyboard.press("/")
    page.locator("#search-words").fill(query)
    page.locator("dialog.search:not([aria-busy])").wait_for()
    return page.locator(".found a")


def lit(page: Any) -> list[str]:
    return list(page.evaluate("[...(CSS.highlights.get('found') || [])].map(range => range.toString())"))


def until(is_so: Callable[[], bool]) -> None:
    """The policy of the page forbids what playwright waits for conditions with."""
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def holding(snapshot: Snapshot, text: str, pattern: str) -> list[str]:
    """Ids of the segments of a text that have it, without the text's own."""
    word = re.compile(pattern, re.IGNORECASE)
    return [each.id.partition(".")[2] for each in snapshot.witness(text).segments if word.search(each.text)]


# language, text, what is typed, what is found
SAME: tuple[tuple[str, str, str, list[str]], ...] = (
    ("en", "The Ferry and the ferryman; a referry.", "ferry", ["Ferry", "ferryman"]),
    ("en", "The Ferry and the ferryman.", '"ferry"', ["Ferry"]),
    ("en", "To be or not to be.", '"not to"', ["not to"]),
    ("en", "not today, not  to-day", '"not to"', ["not  to"]),
    ("en", "He went to the old pier, the oldest.", "old pier", ["old", "pier", "oldest"]),
    ("en", "“Don’t,” said the cafés’ owner", "don't CAFE", ["Don’t", "cafés"]),
    ("en", "well–known", "well-known", ["well–known"]),
    ("en", "a so\u2039U+00AD\u203aft hyphen", "soft", ["so\u2039U+00AD\u203aft"]),
    ("en", "wait.. what", '".."', [".."]),
    ("ru", "Всё ещё ЗА́МОК, замо\u0301к и замки́", "все еще замок", ["Всё", "ещё", "ЗА́МОК", "замо\u0301к"]),
    ("ru", "лошадь, лошади, лошадьми, лошадка; площадь", "лошадь", ["лошадь", "лошади", "лошадьми"]),
    ("ru", "Анна, Анну, Анной, Аннушка, ананас", "анна", ["Анна", "Анну", "Анной"]),
    ("ru", "Вронский Вронскому с Вронскими, вронскость", "Вронского", ["Вронский", "Вронскому", "Вронскими"]),
    ("ru", "говорил, говорят, говорить, говор, заговорил", "говорила", ["говорил", "говорят", "говорить", "говор"]),
    ("ru", "стол, стола, столик, сто, стоит", "стол", ["стол", "стола", "столик"]),
    ("ru", "мой и мои", '"мой"', ["мой"]),
    ("ru", "мои\u0306 день", "мой", ["мои\u0306"]),
    ("uk", "ЇЖАК їжака", "їжак", ["ЇЖАК", "їжака"]),
    ("he", "הַמַּעְבֹּרֶת", "המעברת", ["הַמַּעְבֹּרֶת"]),
    ("el", "Ο ποταμός, ΠΟΤΑΜΟΣ", "ποταμος", ["ποταμός", "ΠΟΤΑΜΟΣ"]),
    ("zh", "我们渡过石头河", "石头", ["石头"]),
    ("en", "a.*b (c) [d] \\e", "a.*b", ["a.*b"]),
    ("en", "nothing", "", []),
    ("en", "nothing", '" "', []),
)


def test_what_is_the_same_word(site: Site) -> None:
    script = """([text, query, language]) => workbenchFind.found(text, workbenchFind.wordsOf(query), language)
        .map(([start, end]) => text.slice(start, end))"""
    page = site.open().page
    for language, text, query, found in SAME:
        assert page.evaluate(script, [text, query, language]) == found, (text, query)


def test_as_many_paragraphs_as_have_a_word_that_begins_so(site: Site) -> None:
    """In Russian other endings are found besides; see above."""
    page = site.open().page
    ask(page, "")
    for text, queries in (
        ("ru", "ип"),
        ("en-mt", ("the", "lamp", "ferry", "no", "n", "павел")),
        ("en-corr", ("ferry", "the")),
    ):
        page.locator("#search-in").select_option(text)
        for query in queries:
            names = [each.split()[1] for each in ask(page, query).locator(".where").all_inner_texts()]
            assert sorted(names) == sorted(holding(site.snapshot, text, rf"\b{query}")), (text, query)


def test_all_words_must_be_in_the_paragraph(site: Site) -> None:
    page = site.open().page
    assert ask(page, "Павла цифрами").locator(".where").all_inner_texts() == ["ru p7"]
    assert ask(page, "Павла лампа").count() == 0
    assert page.locator(".said-found").inner_text() == "No paragraph has this."


def test_the_corrected_text_is_found_where_it_differs_and_whole_if_asked_for(site: Site) -> None:
    page = site.open().page
    texts = ask(page, "fifth").locator(".where").all_inner_texts()
    assert texts == ["en-corr p2", "en-2 p2", "en-rev p2"]
    assert "en-corr h1" not in ask(page, "ferry").locator(".where").all_inner_texts()
    page.locator("#search-in").select_option("en-corr")
    hits = ask(page, "ferry")
    assert hits.first.locator(".where").inner_text() == "en-corr h1"
    hits.first.click()
    assert page.url.endswith("#en-corr.h1")
    assert lit(page) == ["Ferry"]


def test_found_words_are_lit_across_marks_and_signs(site: Site) -> None:
    """`Guten Tag` has a span of its own; between it and `and` stands the sign of a note."""
    opened = site.open()
    before = opened.page.locator("#p1").inner_html()
    ask(opened.page, '"word guten tag and"').first.click()
    assert lit(opened.page)[0].replace("1", "") == "word Guten Tag and"
    assert opened.page.locator("#p1").inner_html() == before
    assert not opened.page.locator("dialog.search").is_visible()
    assert opened.complaints == []


def test_a_text_that_is_hidden_is_shown_where_something_was_found_in_it(site: Site) -> None:
    page = site.open().page
    assert not page.locator("#he\\.h1").is_visible()
    page.locator("[name=column][value='0']").click()
    ask(page, "המעבורת").first.click()
    assert page.locator("#he\\.h1").is_visible()
    assert len(lit(page)) == 1


def test_across_chapters_with_the_keyboard_alone(book: Site) -> None:
    opened: Opened = book.open()
    page = opened.page
    hits = ask(page, "утром 285")
    assert page.locator(".said-found").inner_text() == "1 paragraph in 1 chapter"
    assert page.locator(".found h2").all_inner_texts() == ["Part 1 · Chapter 8"]
    assert hits.locator("mark").first.inner_text() == "285"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/pages/d8.html?find=%D1%83%D1%82%D1%80%D0%BE%D0%BC+285#ru.p285")
    until(lambda: len(lit(page)) == 4)
    assert lit(page) == ["285", "Утром", "Утром", "Утром"]
    segment, bar = page.locator("#ru\\.p285").bounding_box(), page.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= segment["y"] < 900
    page.keyboard.press("/")
    assert page.locator("#search-words").input_value() == "утром 285"
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()
    assert opened.complaints == []
    assert all(url.startswith("file:") for url in opened.requests)


def test_many_places_are_shown_by_and_by(book: Site) -> None:
    page = book.open().page
    hits = ask(page, "road")
    assert page.locator(".said-found").inner_text() == "440 paragraphs in 11 chapters"
    assert hits.count() == 60
    page.get_by_role("button", name="Show more").click()
    assert hits.count() == 120
    assert page.evaluate("document.activeElement.querySelector('.where').textContent") == "en-mt p61"
    assert [each.split()[-1] for each in page.locator(".found h2").all_inner_texts()] == ["1", "2", "3"]


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (360, "dark")])
def test_axe_is_silent_and_nothing_sticks_out(book: Site, width: int, scheme: str) -> None:
    page = book.open(width=width, color_scheme=scheme).page
    ask(page, "road")
    assert complaints_of_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("dialog.search").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_folder_that_was_copied_in_part_says_so(book: Site) -> None:
    (book.index.parent / "search" / "text-ru.js").unlink()
    page = book.open().page
    page.locator(".search-open").click()
    page.locator("dialog.search:not([aria-busy]) .said-found", has_text="missing").wait_for()
    assert "search/text-ru.js" in page.locator(".said-found").inner_text()


def test_single_keys_and_pages_without_script(site: Site) -> None:
    page = site.open().page
    page.locator("[name=keys]").click()
    page.keyboard.press("/")
    assert page.locator("dialog.search").count() == 0
    page.get_by_role("button", name="Search").click()
    assert page.locator("dialog.search").is_visible()
    page.keyboard.type("j/")
    assert page.locator("#search-words").input_value() == "j/"
    without = site.open(java_script_enabled=False).page
    assert without.locator(".search-open, dialog").count() == 0
