"""The written folder: nothing runs, nothing is lost, every link leads somewhere, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest
from lxml import html

from tests.data import ROOT
from tests.snapshots import HOSTILE, book_snapshot, ferry_snapshot
from workbench.model.edition import Bibliography, Snapshot
from workbench.model.finding import Status
from workbench.render.rows import columns_of
from workbench.render.site import render_edition
from workbench.text.languages import direction
from workbench.text.normalise import show_controls

FERRY = ferry_snapshot()
FILES = render_edition(FERRY)
BOOK = book_snapshot(11, 40)
BOOK_FILES = render_edition(BOOK)
SITES = pytest.mark.parametrize("files", [FILES, BOOK_FILES], ids=["article", "book"])


def page(files: dict[str, bytes], name: str = "index.html") -> html.HtmlElement:
    return html.document_fromstring(files[name].decode("utf-8"))


def pages(files: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    return {name: page(files, name) for name in files if name.endswith(".html")}


def shown_text(element: html.HtmlElement) -> str:
    """What is read: the signs of findings and of places are links with a label, not words of the text."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for sign in copy.xpath(
        ".//a[contains(@class, 'flag') or contains(@class, 'place') or @class='mark-back'] | .//sup"
    ):
        sign.drop_tree()
    return copy.text_content()


def test_every_text_is_there_character_for_character() -> None:
    document = page(FILES)
    for text in columns_of(FERRY):
        for segment in text.segments:
            (element,) = document.xpath("//*[@id=$id]", id=segment.id.removeprefix("en-mt."))
            assert shown_text(element).removeprefix(" ") == show_controls(segment.text), segment.id
            assert element.get("lang") == text.language
            assert (element.get("dir") or "ltr") == direction(text.language)


SCRIPTS = {name for name in FILES if name.startswith("assets/") and name.endswith(".js")}


def test_hostile_text_is_text() -> None:
    for document in pages(FILES).values():
        assert {script.get("src") for script in document.iter("script")} == SCRIPTS
        for element in document.iter():
            if isinstance(element.tag, str):
                assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
                assert not (element.get("href") or "").startswith("javascript")
    text = FILES["index.html"].decode("utf-8")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x0b-\x1f]", text)
    assert "‹U+202E›" in text
    assert page(FILES).xpath("string(//title)") == FERRY.edition.title


@pytest.mark.parametrize("field", ["id", "message", "why", "name", "language"])
def test_hostile_attributes_stay_in_their_quotes(field: str) -> None:
    from dataclasses import replace

    finding = FERRY.findings[1]
    changed = {
        "id": lambda: replace(FERRY, findings=(replace(finding, id=HOSTILE),)),
        "message": lambda: replace(
            FERRY, findings=(replace(finding, message=HOSTILE, rule=HOSTILE, category=HOSTILE),)
        ),
        "why": lambda: replace(FERRY, versions=((HOSTILE, HOSTILE),)),
        "name": lambda: replace(FERRY, edition=replace(FERRY.edition, id=HOSTILE, title=HOSTILE, rights=HOSTILE)),
        "language": lambda: replace(
            FERRY, state=replace(FERRY.state, witness=replace(FERRY.state.witness, language=HOSTILE))
        ),
    }[field]()
    for document in pages(render_edition(changed)).values():
        assert len(list(document.iter("script"))) == len(SCRIPTS)
        for element in document.iter():
            if isinstance(element.tag, str):
                assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
                assert element.tag != "b"


@SITES
def test_the_policy_allows_only_our_own_files(files: dict[str, bytes]) -> None:
    for document in pages(files).values():
        (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert not document.xpath("//@style | //style | //script[not(@src)] | //img | //iframe | //object")
        assert not [link for link in document.xpath("//@href | //@src") if "//" in link]


@SITES
def test_ids_are_unique_and_links_lead_somewhere(files: dict[str, bytes]) -> None:
    documents = pages(files)
    ids: dict[str, Counter[str]] = {name: Counter(document.xpath("//@id")) for name, document in documents.items()}
    for name, document in documents.items():
        assert [each for each, count in ids[name].items() if count > 1] == []
        for link in document.xpath("//a/@href"):
            file, _, anchor = link.partition("#")
            target = normpath(join(dirname(name), file)) if file else name
            assert target in files, link
            assert not anchor or anchor in ids[target], link
        for link in document.xpath("//link/@href | //script/@src"):
            assert normpath(join(dirname(name), link)) in files


def told(snapshot: Snapshot, text: str) -> dict[str, str]:
    mine = [each for each in (*snapshot.findings, *snapshot.state_findings) if not each.hint]
    mine = [each for each in mine if each.segment.startswith(f"{text}.")]
    statuses = Counter(each.status for each in mine)
    counts = {"total": len(mine), "corrected": statuses[Status.CORRECTED], "dismissed": statuses[Status.DISMISSED]}
    counts |= Counter(each.severity.value for each in mine if each.status is Status.OPEN)
    return {f"data-{name}": str(count) for name, count in counts.items()}


@pytest.mark.parametrize("text", ["en-mt", "en-corr"])
def test_counts_are_those_of_the_data(text: str) -> None:
    (count,) = page(FILES).xpath("//li[@data-text=$text]", text=text)
    assert {name: value for name, value in count.attrib.items() if name != "data-text"} == told(FERRY, text)


def test_each_finding_has_one_note_and_hints_have_none() -> None:
    document = page(FILES)
    for finding in (*FERRY.findings, *FERRY.state_findings):
        assert len(document.xpath("//*[@id=$id]", id=f"n-{finding.id}")) == (0 if finding.hint else 1), finding.rule
        flags = document.xpath("//a[contains(@class, 'flag')][@href=$to]", to=f"#n-{finding.id}")
        assert len(flags) == (0 if finding.hint else len(finding.spans))


def test_a_finding_says_what_and_why() -> None:
    finding = next(each for each in FERRY.findings if each.rule == "idiom-literal")
    (note,) = page(FILES).xpath("//*[@id=$id]", id=f"n-{finding.id}")
    words = " ".join(note.text_content().split())
    for part in (
        "critical",
        "accuracy › mistranslation",
        "open",
        "conjecture",
        finding.message,
        "<i>as if reading</i>",
        "Confidence 0.900.",
        "never measured",
    ):
        assert part in words
    (light,) = page(FILES).xpath("//span[@class='light'][contains(@data-for, $id)]", id=finding.id)
    assert light.text_content() == "как по писаному"


def test_a_finding_that_stands_in_both_texts_keeps_the_confidence_of_each() -> None:
    (also,) = [
        each for each in FERRY.state_findings if f"n-{each.id}" in pages(FILES)["index.html"].xpath("//li/p/@id")
    ][:1]
    changed = replace(FERRY, state_findings=tuple(
        replace(each, confidence=0.333) if each is also else each for each in FERRY.state_findings
    ))  # fmt: skip
    (of,) = page(render_edition(changed)).xpath("//li[p/@id=$id]/@data-of", id=f"n-{also.id}")
    assert of.split(" ")[1] == "en-corr:open:0.333"


def test_settled_findings_say_by_whom_and_why() -> None:
    (note,) = page(FILES).xpath("//*[@id='n-000000000000']")
    words = " ".join(note.text_content().split())
    assert "Dismissed by M. Voss <mv>, 2026-03-03: The writer says so on purpose." in words


def test_corrections_are_marked_in_both_texts_and_told_once() -> None:
    document = page(FILES)
    (old,) = document.xpath("//*[@id='p6']//del")
    (new,) = document.xpath("//*[@id='en-corr.p6']//ins")
    assert (old.text_content(), new.text_content()) == ("and they loved her", "but everybody loved her")
    assert document.xpath("string(//*[@id='en-corr.p4.88888888']//ins)").startswith("In winter people")
    assert document.xpath("string(//*[@id='p5']//del)") == "Every traveller must see this river."
    assert len(document.xpath("//*[@id='en-corr.p7']//a[contains(@class, 'place')]")) == 1
    for act in FERRY.state.acts:
        assert len(document.xpath("//*[@id=$id]", id=f"a-{act.id}")) == 1
    assert "Ask the author" in document.xpath("string(//*[@id='a-bbbb0001'])")
    assert not document.xpath("//*[@id='a-bbbb0002']"), "a remark that was undone"


def test_partners_of_a_row_bear_the_same_number() -> None:
    document = page(FILES)
    numbers = [document.xpath("//*[@id=$id]//@data-s", id=each) for each in ("ru.p4", "p4", "en-corr.p4")]
    assert numbers[0] == [numbers[1][1]] == [numbers[2][1]]


def test_comparisons_say_what_they_are() -> None:
    document = page(FILES)
    groups = {
        each.get("label"): [option.text for option in each]
        for each in document.xpath("//select[@name='compare']/optgroup")
    }
    assert groups == {
        "corrections": ["en-corr with en-mt", "en-rev with en-mt"],
        "another translator’s wording": ["en-2 with en-mt", "en-2 with en-corr"],
    }
    (told,) = document.xpath("//option[@value='en-mt..en-rev']/@data-told")
    assert told.startswith(
        "en-rev beside en-mt: a corrected copy of the machine translation. 1 of 1 paragraph differs: "
    )
    assert told.endswith(": 2 replaced, 0 put in, 0 taken out.")


def test_differences_are_written_as_lengths() -> None:
    """Both wordings stand in the page; two paragraphs may render two."""
    document = page(FILES)
    codes = dict(each.split(" ", 1) for each in document.xpath("//@data-diff") for each in each.split(";"))
    assert codes["1"] == "0,1|0,1 8 -4+4=28-5+5=100"
    assert codes["3"] == "0|0 72 *"


def test_a_book_has_contents_and_neighbours() -> None:
    contents = page(BOOK_FILES)
    assert [each.text for each in contents.xpath("//nav//h2")] == ["Part 1", "Part 2"]
    assert len(contents.xpath("//nav//li/a")) == 11
    second = page(BOOK_FILES, "pages/d2.html")
    assert {each.get("href") for each in second.xpath("//a[@rel]")} == {"../pages/d1.html", "../pages/d3.html"}


def test_a_long_text_without_chapters_is_the_index() -> None:
    files = render_edition(book_snapshot(1, 500))
    assert [name for name in files if name.endswith(".html")] == ["index.html"]
    assert len(page(files).xpath("//main//p[contains(@id, 'ru.')]")) == 500
    assert page(files).xpath("string(//h1)") == "The Snow"


def test_addresses_survive_an_insertion() -> None:
    """Ids are minted once; a page and an anchor do not depend on what stands before them."""
    from dataclasses import replace

    without = replace(
        FERRY,
        witnesses=FERRY.witnesses[:2],
        comparisons=(),
        collate=lambda: (),
        findings=FERRY.findings[3:],
        state_findings=(),
    )
    before, after = (set(page(render_edition(each)).xpath("//main//@id")) for each in (without, FERRY))
    assert before <= after


@pytest.mark.parametrize("seed", ["0", "77"])
def test_the_same_bytes_whatever_the_hash_seed(seed: str) -> None:
    script = (
        "import hashlib; from tests.snapshots import ferry_snapshot; from workbench.render.site import render_edition;"
        "files = render_edition(ferry_snapshot());"
        "print(hashlib.sha256(b''.join(name.encode() + files[name] for name in sorted(files))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    expected = hashlib.sha256(b"".join(name.encode() + FILES[name] for name in sorted(FILES))).hexdigest()
    assert done.stdout.strip() == expected
    assert render_edition(ferry_snapshot()) == FILES


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "ltr"), ("he", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("ur-PK", "rtl")]
)
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_a_text_is_told_about_without_doubling_its_rights_and_titles_keep_their_direction() -> None:
    book = Bibliography(title="המעבורת (12)", note="Written by us.", rights="CC BY 4.0, as ours.", licence="CC BY 4.0")
    entries = tuple(replace(each, bibliography=book) for each in FERRY.edition.witnesses)
    edition = replace(FERRY.edition, title="המעבורת (12).", witnesses=entries)
    made = page(render_edition(replace(FERRY, edition=edition)))
    told = [text for each in made.xpath("//details[@class='about']//dd") if "us." in (text := each.text_content())]
    assert told
    assert all(text.endswith("(12) · Written by us. · CC BY 4.0, as ours.") for text in told)
    assert made.xpath("//h1/bdi/text()") == ["המעבורת (12)."]
