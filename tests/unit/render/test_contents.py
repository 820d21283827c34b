"""The contents of a book: each chapter with what `check --json` says of it, in order, with its neighbours."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from workbench.cli.main import run

CHAPTERS, PARAGRAPHS = 5, 110


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five chapters without an original; the more faults the later; some corrected, one of them with a new fault."""
    folder = tmp_path_factory.mktemp("harbour")
    lines = []
    for chapter in range(1, CHAPTERS + 1):
        lines.append(f"Chapter {chapter}")
        for number in range(1, PARAGRAPHS + 1):
            fault = " the the" if number <= 3 * (chapter - 1) else " the"
            end = ".." if chapter == 4 and number < 3 else "."
            lines.append(f"On day {number} somebody rang{fault} bell of pier {chapter}{end}")
    (folder / "en.txt").write_text("\n\n".join(lines), "utf-8")
    edition = folder / "edition"
    assert run(["-q", "new", str(edition), "--base", str(folder / "en.txt"), "--title", "The Bell"]) == 0
    for paragraph, old, new in (
        (PARAGRAPHS + 1, "the the", "the"),
        (2 * PARAGRAPHS + 1, "the the", "the"),
        (2 * PARAGRAPHS + 50, "somebody rang", "somebody somebody rang"),
        (50, "somebody", "nobody"),
    ):
        assert run(["-q", "-C", str(edition), "correct", f"p{paragraph}", old, new, "--who", "Vera"]) == 0
    assert run(["-q", "-C", str(edition), "remark", "p1", "Which bell?", "--who", "Vera"]) == 0
    assert run(["-q", "-C", str(edition), "build"]) == 0
    return edition


def page(book: Path, name: str = "index.html") -> html.HtmlElement:
    return html.document_fromstring((book / "build" / "html" / name).read_text("utf-8"))


def told(items: html.HtmlElement) -> dict[str, dict[str, int]]:
    """Open findings by text and severity, as an element of the page says in its attributes."""
    return {
        each.get("data-text"): {
            name.removeprefix("data-"): int(value)
            for name, value in each.attrib.items()
            if name.removeprefix("data-") in ("critical", "major", "minor", "neutral")
        }
        for each in items.xpath(".//*[@data-text][not(self::label or self::input or self::option)]")
    }


def checked(book: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run(["-q", "-C", str(book), "check", "--json", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_counts_of_a_chapter_are_those_of_check(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {"en-mt": checked(book, capsys), "en-corr": checked(book, capsys, "--on", "en-corr")}
    assert found["en-mt"] != found["en-corr"]
    chapters = page(book).xpath("//nav[@class='contents']//li")
    assert len(chapters) == CHAPTERS
    of_chapters: Counter[str] = Counter()
    for chapter in chapters:
        file = chapter.find("a").get("href")
        anchors = set(page(book, file).xpath("//main//@id"))
        here = told(chapter)
        in_page = told(page(book, file).xpath("//ul[@class='counts']")[0])
        for text, findings in found.items():
            of_text = Counter(
                each["severity"]
                for each in findings
                if each["segment"].removeprefix("en-mt.") in anchors and each["status"] in ("open", "introduced")
            )
            assert here.get(text, here.get("en-mt", {})) == of_text, (file, text)
            assert in_page[text] == of_text
            of_chapters[text] += of_text.total()
    assert of_chapters == {text: len(findings) for text, findings in found.items()}
    whole = told(page(book).xpath("//ul[@class='counts']")[0])
    assert {text: sum(counts.values()) for text, counts in whole.items()} == of_chapters


def test_corrections_are_told_where_they_are(book: Path) -> None:
    chapters = [" ".join(each.text_content().split()) for each in page(book).xpath("//nav[@class='contents']//li")]
    assert chapters == [
        "Chapter 1 · 1 correction",
        "Chapter 2 2 minor · 1 correction",
        "Chapter 3 5 minor · 2 corrections · corrected text: 6 minor",
        "Chapter 4 11 minor",
        "Chapter 5 12 minor",
    ]
    totals = page(book).xpath("//ul[@class='counts']/li")
    assert totals[-1].text_content() == "Decisions: 4 corrections, 1 remark"


def test_each_chapter_leads_to_its_neighbours_and_to_the_contents(book: Path) -> None:
    files = page(book).xpath("//nav[@class='contents']//a/@href")
    for number, file in enumerate(files):
        for nav in page(book, file).xpath("//nav[@class='chapters']"):
            links = {each.get("rel") or "contents": each.get("href") for each in nav.findall("a")}
            wanted = {"contents": "../index.html"}
            wanted |= {"prev": f"../{files[number - 1]}"} if number else {}
            wanted |= {"next": f"../{files[number + 1]}"} if number + 1 < len(files) else {}
            assert links == wanted
            assert list(links) == [each for each in ("prev", "contents", "next") if each in wanted]
