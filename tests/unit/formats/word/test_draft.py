"""A Word document comes in: what it says by styles, by tracked changes, and what is no text."""

from __future__ import annotations

import random

import pytest

from tests.made.word import paragraph, run, sign, word
from workbench.formats.archive import read_archive, write_archive
from workbench.formats.registry import Draft, ReadOptions, detect, formats
from workbench.model.errors import InputError
from workbench.model.witness import Segment, walk_blocks, walk_segments


def read(data: bytes, changes: str = "accepted") -> Draft:
    reader = formats()["docx"].read
    assert reader is not None
    return reader(data, "x.docx", ReadOptions("en", changes))


def segments(data: bytes, changes: str = "accepted") -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in walk_segments(read(data, changes).nodes)]


def only(data: bytes) -> Segment:
    return next(walk_segments(read(data).nodes))


def said(data: bytes) -> list[str]:
    return [each.message for each in read(data).notes]


def test_styles_say_what_is_a_heading_whatever_their_ids() -> None:
    data = word(paragraph("One", style="1") + paragraph("Two", style="Mine") + paragraph("Words."))
    assert segments(data) == [("head", "One"), ("head", "Two"), ("p", "Words.")]


def test_looks_do_where_no_style_says_it() -> None:
    bold = paragraph(run("A Visit", "<w:b/>"))
    data = word(
        bold + paragraph(run("Bold words end in a stop.", "<w:b/>")) + paragraph("Chapter 1") + paragraph("We.")
    )
    assert [kind for kind, _ in segments(data)] == ["head", "p", "head", "p"]


def test_many_headings_with_long_texts_open_chapters() -> None:
    body = "".join(paragraph(f"Day {n}", style="1") + paragraph("Words.") * 20 for n in range(3))
    types = [dict(each.attributes).get("type") for each in walk_blocks(read(word(body)).nodes) if each.name == "div"]
    assert types == ["chapter", "chapter", "chapter"]


def test_emphasis_is_that_of_runs_and_character_styles() -> None:
    data = word(
        paragraph(
            "We ",
            run("came ", "<w:i/>"),
            run("late", '<w:rStyle w:val="Emphasis"/><w:b/>'),
            run(".", '<w:i w:val="0"/>'),
        )
    )
    marks = [(each.start, each.end, each.depth, dict(each.attributes)["rend"]) for each in only(data).marks]
    assert only(data).text == "We came late."
    assert marks == [(3, 12, 0, "italic"), (8, 12, 1, "bold")]


def test_blanks_become_one_and_forced_lines_part_segments() -> None:
    assert segments(word(paragraph(" We \t came.  ", "<w:r><w:br/></w:r>", "It  rained."))) == [
        ("p", "We came."), ("p", "It rained."),
    ]  # fmt: skip


NUMBERING = (
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
)


def test_lists_are_numbered_as_word_does() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = paragraph("Intro.") + paragraph("one", properties=item) + paragraph("two", properties=item)
    nodes = read(word(body, numbering=NUMBERING)).nodes
    assert [dict(each.attributes).get("n") for each in walk_segments(nodes)] == [None, "(iii)", "(iv)"]
    assert [each.name for each in walk_blocks(nodes)] == ["div", "list"]


def test_tables_keep_rows_empty_cells_and_cells_of_several_paragraphs() -> None:
    def cell(*texts: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(paragraph(each) for each in texts)}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('name')}{cell('age')}</w:tr>"
        f"<w:tr>{cell('Ivan')}{cell('')}</w:tr><w:tr>{cell('a', 'b', more=wide)}</w:tr>"
    )
    nodes = read(word(paragraph("Below.") + f"<w:tbl>{rows}</w:tbl>" + paragraph("Above."))).nodes
    table = next(each for each in walk_blocks(nodes) if each.name == "table")
    assert dict(table.attributes) == {"rows": "3", "cols": "2"}
    assert [[each.text for each in walk_segments((row,))] for row in table.children] == [
        ["name", "age"], ["Ivan", ""], ["a", "b"],
    ]  # fmt: skip
    assert dict(table.children[0].attributes) == {"role": "label"}
    assert [each.place.first for each in walk_segments(nodes) if each.place] == [1, 2, 2, 3, 3, 4, 4, 5]


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> A pier.</w:t></w:r></w:p>'
    "</w:footnote>"
)


def test_notes_hang_where_they_are_called() -> None:
    data = word(paragraph("The mole", '<w:r><w:footnoteReference w:id="2"/></w:r>', " was new."), footnotes=FOOTNOTES)
    segment = only(data)
    assert segment.text == "The mole was new."
    (mark,) = segment.marks
    assert (mark.start, mark.end, mark.name) == (8, 8, "note")
    assert isinstance(mark.node, Segment)
    assert (mark.node.text, dict(mark.node.attributes)) == ("A pier.", {"place": "bottom", "n": "1"})


CHANGED = (
    paragraph("We ", sign("del", run("came", tag="delText")), sign("ins", run("went")), " home.")
    + paragraph("Cut here.", properties=f"<w:rPr>{sign('ins', who='Tom')}</w:rPr>")
    + paragraph(" And on.", properties=f"<w:rPr>{sign('del')}</w:rPr>")
    + paragraph("Joined.")
    + paragraph(sign("moveFrom", run("Gone.")), properties=f"<w:rPr>{sign('moveFrom')}</w:rPr>")
    + paragraph("Last.")
)


def test_tracked_changes_are_accepted_or_rejected() -> None:
    assert [text for _, text in segments(word(CHANGED))] == ["We went home.", "Cut here.", "And on.Joined.", "Last."]
    assert [text for _, text in segments(word(CHANGED), "rejected")] == [
        "We came home.", "Cut here. And on.", "Joined.", "Gone.", "Last.",
    ]  # fmt: skip
    assert said(word(CHANGED)) == ["6 tracked changes by Tom, Vera: taken as accepted"]


def test_comments_pictures_hidden_text_macros_and_outside_things_are_told() -> None:
    comments = '<w:comment w:id="0" w:author="Vera"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    hidden = run("unseen", "<w:vanish/>")
    outside = '<Relationship Id="o" Type="x/image" Target="http://example.org/x.png" TargetMode="External"/>'
    data = word(
        paragraph("We came.", '<w:r><w:commentReference w:id="0"/></w:r>', hidden, "<w:r><w:drawing/></w:r>"),
        {"word/vbaProject.bin": b"\xd0\xcf"},
        outside,
        comments=comments,
    )
    assert segments(data) == [("p", "We came.")]
    assert said(data) == [
        "1 comment by Vera: no part of the text, left out",
        "left out: 1 picture",
        "left out: 1 stretch of hidden text",
        "its macros were ignored",
        "left alone, since outside the file: 1 thing it points to",
    ]


def test_text_boxes_once_fields_links_and_headers() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    body = paragraph(
        "We ", '<w:hyperlink r:id="q"><w:r><w:t>came</w:t></w:r></w:hyperlink>', field, f"<w:r>{both}</w:r>"
    )
    body += paragraph("Contents 3", style="TOC1")
    link = '<Relationship Id="q" Type="x/hyperlink" Target="http://example.org" TargetMode="External"/>'
    data = word(body, None, link, header1=paragraph("The Port"), footer1=paragraph("7"))
    assert segments(data) == [("fw", "The Port"), ("p", "We came"), ("p", "In a box."), ("fw", "Contents 3")]
    assert said(data) == []


def test_page_breaks_and_the_strict_edition_of_the_format() -> None:
    data = word(paragraph("One.") + paragraph('<w:r><w:br w:type="page"/></w:r>', "Two."))
    assert [getattr(each, "name", "") for each in read(data).nodes[0].children] == ["", "pb", ""]  # type: ignore[union-attr]
    assert detect(data, "x").id == "docx"
    other = word(paragraph("One."))
    members = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, part in read_archive(other, "x").items()
    }
    assert segments(write_archive(members)) == [("p", "One.")]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old .doc file"),
        (b"PK\x03\x04" + bytes(100), "broken archive"),
        (word(paragraph("We came."))[:-300], "broken archive"),
        (word(""), "holds no text"),
        (word(paragraph("x"), {"word/document.xml": b"<w:document"}), "word/document.xml, line 1: broken XML"),
        (word(paragraph("x"), {"word/document.xml": BOMB + b"<x>&b;</x>"}), "word/document.xml"),
        (word(paragraph("x"), {"word/document.xml": b"<html/>"}), "is no Word document"),
        (word("<w:sdt><w:sdtContent>" * 100 + paragraph("x") + "</w:sdtContent></w:sdt>" * 100), "deep"),
        (word(paragraph("x"), {f"word/media/{n}.png": b"" for n in range(5001)}), "the limit is 5000"),
        (word(paragraph("x"), {"word/document.xml": b" " * 200_000_000}), "packed beyond measure"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_one_message(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=r"x\.docx: ") as error:
        read(data)
    assert words in str(error.value)


def test_a_damaged_file_is_read_or_refused() -> None:
    chance = random.Random(3)
    good = word(CHANGED, footnotes=FOOTNOTES, numbering=NUMBERING)
    members = read_archive(good, "x")
    refused = 0
    for _ in range(300):
        name = chance.choice(sorted(members))
        part = bytearray(members[name])
        for _ in range(chance.randrange(1, 4)):
            part[chance.randrange(len(part))] = chance.randrange(32, 127)
        try:
            read(write_archive({**members, name: bytes(part)}))
        except InputError as error:
            assert error.file == "x.docx"  # noqa: PT017
            refused += 1
    assert refused > 50
