"""Hostile words on the road of people's files: text, name, manifest, glossary, received findings, decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from tests.browser.conftest import Site
from tests.browser.test_hostile import BUILT, assert_nothing_ran, opened
from tests.made.payloads import PAYLOADS
from workbench.app.compute import compute
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.text.normalise import show_controls

pytestmark = pytest.mark.browser
NAME = "<img src=x onerror=window.ran=1> {{ 7*7 }} ' & \u202e"
# What a text file can hold: no half characters, and no line ends inside a paragraph.
WORDS = [each for each in PAYLOADS if each.isprintable() and each.strip() == each]
LINES = [f"Before {word} behind." for word in WORDS]


def work(edition: Path, *arguments: str) -> None:
    assert run(["-q", "-C", str(edition), *arguments]) == 0, arguments


def tei(head: str, lines: Sequence[str]) -> str:
    """As a project elsewhere may have it: with the words in attributes, too."""
    parts = [
        f"<pb n={quoteattr(line)}/><p><hi rend={quoteattr(line)}>{escape(line[:2])}</hi>{escape(line[2:])}</p>"
        for line in lines
    ]
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{escape(NAME)}</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"<text><body><div><head>{head}</head>{''.join(parts)}</div></body></text></TEI>"
    )


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    english, russian = folder / f"{NAME}.xml", folder / f"{NAME}-ru.xml"
    english.write_text(tei("The Signs", [*LINES, "Five cranes stood here."]), "utf-8")
    russian.write_text(tei("Знаки", [*(f"До {word} после." for word in WORDS), "Стояли пять кранов."]), "utf-8")
    made = folder / "edition"
    assert run(["-q", "new", str(made), "--base", str(english), "--source", str(russian), "--title", NAME]) == 0
    manifest = made / "edition.yaml"
    told = json.dumps(" ".join(WORDS))
    lines = manifest.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("author:", "rights:", "date:"))]
    book = [f"      {field}: {told}" for field in ("translator", "url", "note", "rights")]
    at = next(number for number, line in enumerate(kept) if line.strip() == "bibliography:")
    manifest.write_text(
        "\n".join(
            [*kept[: at + 1], *book, *kept[at + 1 :], *(f"{key}: {told}" for key in ("author", "rights", "date"))]
        ),
        "utf-8",
    )
    (made / "glossary.tsv").write_text(
        f"source\ttarget\tstatus\tnote\nкран\t{WORDS[0]}\trequired\t{' '.join(WORDS)}\n", "utf-8"
    )
    text = "\n\n".join(LINES)
    matches = [
        {
            "message": f"says {word}",
            "offset": text.index(line) + len("Before "),
            "length": len(word),
            "replacements": [{"value": f"not {word}"}],
            "context": {"text": line, "offset": len("Before "), "length": len(word)},
            "rule": {"id": word, "issueType": "grammar", "category": {"name": word}},
        }
        for word, line in zip(WORDS, LINES, strict=True)
    ]
    (folder / "beside.txt").write_text(text, "utf-8")
    (folder / f"{NAME}.json").write_text(
        json.dumps({"software": {"name": "LanguageTool"}, "matches": matches}), "utf-8"
    )
    work(made, "findings", "add", str(folder / f"{NAME}.json"), "--beside", str(folder / "beside.txt"))
    for number, word in enumerate(WORDS[:12], 1):
        who = ("--who", f"name {word}")
        work(made, "correct", f"p{number}", "behind", f"after {word}", "--why", f"for {word}", "--nth", "1", *who)
        work(made, "remark", f"p{number}", f"about {word}", *who)
    work(made, "build")
    return made


@pytest.fixture
def site(chromium: Any, edition: Path) -> Iterator[Site]:
    made = Site(chromium, edition / "build" / "html", compute(open_workspace(edition)))
    yield made
    made.close()


def test_they_are_shown_and_nothing_runs(site: Site) -> None:
    made = opened(site)
    page = made.page
    page.evaluate("for (const each of document.querySelectorAll('details')) { each.open = true; }")
    shown = " ".join(page.evaluate("document.body.textContent").split())
    for word in WORDS:
        visible = " ".join(show_controls(word).split())
        for told in (f"Before {visible} behind.", f"До {visible} после.", f"says {visible}", f"not {visible}"):
            assert told in shown, told
    for word in WORDS[:12]:
        visible = show_controls(word)
        for told in (f"after {visible}", f"for {visible}", f"about {visible}", f"name {visible}, "):
            assert told in shown, told
    joined = " ".join(" ".join(show_controls(each) for each in WORDS).split())
    assert shown.count(joined) >= 8, "author, rights, date, and what is told of the base"
    assert page.locator("h1").inner_text() == show_controls(NAME)
    assert_nothing_ran(made)


def test_nothing_was_built_of_them(site: Site) -> None:
    page = opened(site).page
    built = {line.split(" ")[0] for line in page.evaluate(BUILT)}
    foreign = (
        "img iframe object embed video audio form-action base style title-x math textarea plaintext xmp frameset b i"
    )
    assert not built & set(foreign.split())
    # The script sets the place of the note through the object model, which the policy allows.
    names = page.evaluate(
        "[...new Set([...document.querySelectorAll('body *:not(#popover)')].flatMap(each => each.getAttributeNames()))]"
    )
    assert not [name for name in names if name.startswith("on") or name in ("style", "srcdoc", "action")]
    assert page.locator("main script, main meta, main link, main title:not(svg title)").count() == 0
