"""Other projects' TEI: what becomes of each of its habits, valid or not."""

from __future__ import annotations

import pytest

from workbench.model.edition import Edition, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.witness import Block, Mark, Role, Segment, Witness, walk_segments
from workbench.tei.attributes import ELEMENT
from workbench.tei.foreign import ForeignText, count_elements, read_foreign
from workbench.tei.names import XML_ID
from workbench.tei.parse import parse
from workbench.tei.witness import read_witness, write_witness
from workbench.text.mint import mint

NAMESPACE = ' xmlns="http://www.tei-c.org/ns/1.0"'


def foreign(body: str, *, around: str = "<text><body>{}</body></text>", namespace: str = NAMESPACE) -> ForeignText:
    return read_foreign(f"<TEI{namespace}>{around.format(body)}</TEI>".encode(), "sources/f.xml")


def segments(text: ForeignText) -> list[tuple[str, str, str]]:
    return [(one.kind, one.name, one.text) for one in walk_segments(text.nodes)]


def written(text: ForeignText) -> str:
    entry = WitnessEntry("ru", Role.SOURCE, "ru", ("sources/f.xml",))
    witness = Witness("ru", "ru", Role.SOURCE, mint(text.nodes, "ru", "ru"), "T")
    data = write_witness(witness, entry, Edition("e", "E"), (), headers=(("sources/f.xml", text.header),))
    assert read_witness(data, "ru.xml", role=Role.SOURCE, language="ru") == witness
    return data.decode()


def only(text: ForeignText) -> Segment:
    (node,) = text.nodes
    assert isinstance(node, Segment)
    return node


def test_blanks_are_evened_out_and_marks_shrink_to_their_words() -> None:
    segment = only(foreign("<p> Она <hi> была </hi>\n   гувернанткой <pb n='6'/> у нас. </p>"))
    assert segment.text == "Она была гувернанткой у нас."
    assert [(mark.name, segment.text[mark.start : mark.end], mark.start) for mark in segment.marks] == [
        ("hi", "была", 4),
        ("pb", "", 21),
    ]


def test_blanks_stay_where_the_file_says_so() -> None:
    assert only(foreign('<p xml:space="preserve"> a\n  b </p>')).text == " a\n  b "


def test_a_line_break_parts_two_words() -> None:
    assert only(foreign("<p>one<lb/>two<lb break='no'/>three</p>")).text == "one twothree"


def test_a_note_hangs_behind_its_word_and_is_a_segment_of_its_own() -> None:
    segment = only(foreign("<p>Word <note><p>Aside.</p></note> and more.</p>"))
    assert segment.text == "Word and more."
    (mark,) = segment.marks
    assert (mark.start, mark.name) == (4, "note")
    assert segments(foreign("<p>a<note><p>Aside.</p></note></p>"))[1] == ("note", "p", "Aside.")


def test_a_division_in_a_note_is_no_division_of_the_text() -> None:
    text = foreign("<p>a<note><div type='section'><head>1</head><p>Aside.</p></div></note></p>")
    assert segments(text)[1:] == [("fw", "head", "1"), ("note", "p", "Aside.")]
    assert count_elements(parse(written(text).encode(), "ru.xml")).get("div") is None


def test_one_reading_is_the_text_the_other_is_kept_beside() -> None:
    text = foreign("<p>он <choice><orig>добраго</orig><reg>доброго</reg></choice> <del>x</del>сказал</p>")
    assert only(text).text == "он доброго сказал"
    assert segments(text)[1:] == [("fw", "orig", "добраго"), ("fw", "del", "x")]
    assert "<choice>" in written(text)


def test_a_heading_behind_text_is_a_heading_in_another_element() -> None:
    assert segments(foreign("<div><p>a</p><head>b</head><p>c</p></div>")) == [
        ("p", "", "a"), ("head", "ab", "b"), ("p", "", "c"),
    ]  # fmt: skip


def test_a_paragraph_in_a_paragraph_is_put_behind_it() -> None:
    assert [text for _, _, text in segments(foreign("<p>a<p>b</p>c</p>"))] == ["a", "b", "c"]


def test_stray_text_becomes_a_segment() -> None:
    assert segments(foreign("stray <hi>text</hi><p>a</p>more")) == [
        ("p", "ab", "stray text"), ("p", "", "a"), ("p", "ab", "more"),
    ]  # fmt: skip


def test_unknown_elements_keep_their_names() -> None:
    text = foreign("<chapter><para>a <b>c</b></para></chapter>", namespace="")
    data = written(text)
    assert 'type="para"' in data
    assert '<seg xml:id="ru.p1.m1" type="b">c</seg>' in data
    segment = next(walk_segments(text.nodes))
    assert (ELEMENT, "para") in segment.attributes


@pytest.mark.parametrize("namespace", [NAMESPACE, "", ' xmlns="http://www.tei-c.org/ns/1.0" xmlns:n="urn:n"'])
def test_the_namespace_does_not_matter(namespace: str) -> None:
    text = foreign("<div1><head>a</head><p>b</p></div1>", namespace=namespace)
    assert segments(text) == [("head", "", "a"), ("p", "", "b")]
    assert isinstance(text.nodes[0], Block)
    assert text.nodes[0].name == "div"


def test_p4_is_read() -> None:
    data = (
        b'<!DOCTYPE TEI.2 PUBLIC "-//TEI P4//DTD" "tei2.dtd" [<!ENTITY hellip2 "&#8230;">]>\n<TEI.2><teiHeader>'
        b"<fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>"
        b'<text lang="ru"><body><div1 id="d"><p>a&mdash;b&hellip2;</p></div1></body></text></TEI.2>'
    )
    text = read_foreign(data, "f.xml")
    assert (text.title, text.language) == ("T", "ru")
    assert next(walk_segments(text.nodes)).text == "a—b…"


def test_ids_that_are_no_names_or_stand_twice_survive() -> None:
    text = foreign('<p xml:id="1">a</p><p xml:id="1">b</p><p id="x" xml:id="k">c <ref target="#k">d</ref></p>')
    assert text.ids == ("1", "1", "k")
    data = written(text)
    assert 'target="#ru.p3"' in data
    assert next(walk_segments(text.nodes)).attributes == ((XML_ID, "1"),)


def test_pointers_to_nothing_are_kept_in_the_header() -> None:
    data = written(foreign('<p>a <ref target="#gone">b</ref> <ref target="https://example.org/">c</ref></p>'))
    assert '<ref xml:id="ru.p1.m1">b</ref>' in data
    assert '<ref target="https://example.org/">c</ref>' in data


def test_xinclude_is_named_and_not_followed() -> None:
    text = foreign('<p>a</p><xi:include href="/etc/hostname"/>')
    assert any("XInclude" in note.message and note.line for note in text.notes)
    assert "/etc/hostname" in written(text)
    assert segments(text) == [("p", "", "a")]


def test_front_and_back_stay_what_they_are() -> None:
    text = foreign("<p>b</p>", around="<text><front><p>a</p></front><body>{}</body><back><p>c</p></back></text>")
    assert [node.name for node in text.nodes] == ["front", "body", "back"]
    assert [one.text for one in walk_segments(text.nodes)] == ["a", "b", "c"]
    assert "</front>\n    <body" in written(text)


def test_a_poem_amid_paragraphs_does_not_end_the_chapter() -> None:
    text = foreign("<div><head>I</head><p>a</p><div type='poem'><p>b</p></div><p>c</p></div>")
    chapter = text.nodes[0]
    assert isinstance(chapter, Block)
    assert [getattr(child, "name", "") for child in chapter.children] == ["", "", "floatingText", ""]


def test_mixed_and_nested_lists_tables_and_speeches() -> None:
    text = foreign(
        "<list><item>one <list><item>two</item></list></item><p>three</p></list>"
        "<table><row><cell>a</cell></row><p>b</p></table><sp><p>c</p><speaker>d</speaker></sp>"
    )
    assert [one for _, _, one in segments(text)] == ["one", "two", "three", "a", "b", "c", "d"]
    written(text)


def test_places_are_lines_of_the_file() -> None:
    place = next(walk_segments(foreign("<p>a</p>\n<p>b\nc</p>").nodes[1:])).place
    assert place is not None
    assert (place.file, place.first, place.last) == ("sources/f.xml", 2, 3)


def test_comments_are_left_out_and_said_so() -> None:
    text = foreign("<p>a<!-- b -->c<?pi d?></p>")
    assert only(text).text == "ac"
    assert [note.message for note in text.notes] == ["a comment was left out", "a processing instruction was left out"]


def test_the_text_inside_an_empty_element_is_not_lost() -> None:
    assert only(foreign("<p>a <gap>illegible</gap></p>")).text == "a illegible"


def test_a_file_of_ours_comes_in_without_what_we_added() -> None:
    text = foreign("<p>One <choice><sic>too</sic><corr>two</corr></choice>. <note>Aside.</note>Three.</p>")
    ours = read_foreign(written(text).encode(), "sources/again.xml")
    (segment,) = ours.nodes
    assert isinstance(segment, Segment)
    assert (segment.text, segment.attributes) == ("One two. Three.", ())
    assert [mark.name for mark in segment.marks] == ["choice", "sic", "corr", "note"]


def test_no_text_no_import() -> None:
    with pytest.raises(InputError, match="no TEI text"):
        read_foreign(b"<html><body/></html>", "f.xml")


def test_marks_come_in_document_order_parents_first() -> None:
    marks: tuple[Mark, ...] = only(foreign("<p>a <hi>b <foreign>c</foreign></hi> <hi>d</hi></p>")).marks
    assert [(mark.name, mark.start, mark.end, mark.depth) for mark in marks] == [
        ("hi", 2, 5, 0), ("foreign", 4, 5, 1), ("hi", 6, 7, 0),
    ]  # fmt: skip
