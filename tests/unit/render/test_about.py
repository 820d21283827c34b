"""The head of the page: who, what, from what; the same whatever the day."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.model.edition import Person
from workbench.render.about import about_of
from workbench.render.beside import Beside, Download
from workbench.render.site import render_edition

FERRY = ferry_snapshot()


def test_people_are_told_with_what_they_did() -> None:
    about = about_of(FERRY)
    deeds = {each.name: each.deeds for each in about.people}
    assert sum(int(words.split()[0]) for words in deeds.values() if "correction" in words) > 5
    assert about.acts == len(FERRY.acts)
    assert about.last.startswith(max(FERRY.acts, key=lambda act: act.order).id)
    assert about_of(replace(FERRY, acts=())).last == ""


def test_somebody_whom_the_manifest_does_not_name_is_told_all_the_same() -> None:
    nobody = replace(FERRY, edition=replace(FERRY.edition, people=()))
    assert {each.name for each in about_of(nobody).people} == {act.who for act in FERRY.acts}


def test_the_page_tells_people_rights_files_and_what_it_was_made_from() -> None:
    person = Person("vera", "Vera Voss", "0000-0002-1825-0097")
    edition = replace(FERRY.edition, people=(person,), rights="Ours <all>", licence="CC BY 4.0")
    edition = replace(edition, authority="The Keepers")
    digest = "1a074de3407e68442c49e4861e95470c33fdd280467b7c40d0d60d4134da5b0c"
    base = replace(edition.base, digest=digest)
    edition = replace(edition, witnesses=(base, *(each for each in edition.witnesses if each.id != base.id)))
    beside = Beside(packs=(("ru-en", "9b39b46bde38551e77"),))
    page = html.fromstring(render_edition(replace(FERRY, edition=edition), beside=beside)["index.html"])
    (about,) = page.xpath("//details[@id='about']")
    text = " ".join(about.text_content().split())
    for said in ("Vera Voss", "Ours <all>", "CC BY 4.0", "The Keepers", "ru-en 9b39b46bde38551e", digest, "workbench "):
        assert said in text, said
    for file in base.files:
        assert file in text
    assert about.xpath(".//a/@href") == ["https://orcid.org/0000-0002-1825-0097"]
    assert "The Keepers" in page.xpath("string(//p[@class='byline'])")


def test_files_to_take_along_lie_in_the_folder() -> None:
    files = (Download("ferry.txt", "Plain text", b"x" * 1200), Download("ferry.tei.zip", "TEI", b"y" * 2_400_000))
    made = render_edition(FERRY, beside=Beside(downloads=files))
    links = html.fromstring(made["index.html"]).xpath("//p[@class='downloads']//a/@href")
    assert links == ["downloads/ferry.txt", "downloads/ferry.tei.zip"]
    assert [len(made[link]) for link in links] == [1200, 2_400_000]
    assert [each.size for each in files] == ["2 kB", "2.4 MB"]


def test_a_chapter_leads_to_what_is_said_of_the_whole_book() -> None:
    files = render_edition(book_snapshot(11, 40))
    assert html.fromstring(files["index.html"]).xpath("//details[@id='about']")
    chapter = html.fromstring(files[next(name for name in files if name.startswith("pages/"))])
    assert not chapter.xpath("//details[@id='about']")
    assert "../index.html#about" in chapter.xpath("//header//a/@href")
