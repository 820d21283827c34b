"""Every word on the page is under its language and its direction, in texts, notes, lists and charts.

The edition is Hebrew beside its Arabic original, with an English translation: what runs from right to left is the
base here, so that corrections, findings and comparisons do too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import run

pytestmark = pytest.mark.browser

HEBREW = """שתי הבארות

שאבתי את המים, צלולים וקרים,
ונתתי לפרד לשתות;
הדרך הולכת, הבאר עומדת,
ואין שם מקום לטעות.

השומר אמר: «חזור במאי», וכתב מילה מילה אחת על הקיר. הוא נתן לי 3 תאנים.

המשכנו בלילה.
"""
ARABIC = """البئران

سحبتُ الماءَ باردًا صافيا
وأعطيتُه للبغل
الطريقُ تمضي والبئرُ هنا
وليس أحدُهما أحمق

قال الحارس: «عُد في مايو» وكتب كلمة واحدة على الحائط. أعطاني 4 تينات.

مضينا ليلًا.
"""
ENGLISH = """The Two Wells

I drew the water, cold and clear,
And gave it to the mule;
The road goes on, the well stays here,
And neither is a fool.

The keeper said: “Come back in May,” and wrote one word on the wall. He gave me 4 figs.

We went on by night.
"""
# Words with letters of a script: the language they are said to be in, the direction of their line, where they stand.
WALK = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        const script = /\p{Script=Hebrew}/u.test(node.data) ? "he" : /\p{Script=Arabic}/u.test(node.data) ? "ar" : "";
        if (!script || element.closest("script, title")) { continue; }
        // A sentence about words is in the language of the page; the browser turns the words in it.
        if (/\p{Script=Latin}/u.test(node.data) && !element.closest(".segment, q")) { continue; }
        const alone = element.closest("bdi, [dir=auto]");
        found.push([script, element.closest("[lang]").lang, alone ? "apart" : getComputedStyle(element).direction,
            element.closest(".segment, q, .finding, .decision, .compare, header, .list, .decisions, .command, option")
                ?.className || element.tagName, node.data.trim().slice(0, 40)]);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def wells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wells")
    for name, text in (("he.txt", HEBREW), ("ar.txt", ARABIC), ("en.txt", ENGLISH)):
        (folder / name).write_text(text, "utf-8")
    edition = folder / "edition"
    texts = ["--base", str(folder / "he.txt"), "--source", str(folder / "ar.txt"), "--title", "שתי הבארות"]
    languages = ["--base-language", "he", "--source-language", "ar"]
    assert run(["-q", "new", str(edition), *texts, *languages]) == 0
    here = ["-q", "-C", str(edition)]
    assert run([*here, "add", str(folder / "en.txt"), "--id", "en", "--role", "translation", "--language", "en"]) == 0
    assert run([*here, "correct", "p1", "מילה מילה", "מילה", "--who", "Vera", "--why", "doubled"]) == 0
    assert run([*here, "build"]) == 0
    return edition / "build" / "html"


@pytest.fixture
def page(chromium: Any, wells: Path) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    opened.goto((wells / "index.html").as_uri())
    opened.evaluate("for (const each of document.querySelectorAll('details')) { each.open = true; }")
    yield opened
    context.close()


def test_words_are_under_their_language_and_direction(page: Any) -> None:
    found = page.evaluate(WALK)
    assert len(found) > 30
    assert {script for script, *_ in found} == {"he", "ar"}
    wrong_way = [each for each in found if each[2] == "ltr"]
    assert wrong_way == []
    texts = [each for each in found if "segment" in each[3] or each[3] == "Q"]
    assert len(texts) > 15
    assert [each for each in texts if not each[1].startswith(each[0])] == []


def test_columns_keep_their_order_and_signs_stand_behind_their_words(page: Any) -> None:
    lefts = page.locator(".heads .cell").evaluate_all("all => all.map(each => each.getBoundingClientRect().left)")
    assert lefts == sorted(lefts)
    assert page.locator("#p1").evaluate("each => getComputedStyle(each).textAlign") in ("start", "right")
    line = page.locator("#l1").bounding_box()
    cell = page.locator("#l1").evaluate("each => each.parentElement.getBoundingClientRect().right")
    assert abs(line["x"] + line["width"] - cell) < 20, "verse begins at the right"
    flag = page.locator("#p1 del").first
    assert flag.evaluate("each => getComputedStyle(each).direction") == "rtl"
