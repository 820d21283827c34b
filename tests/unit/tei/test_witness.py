"""The witness file: layout, header, kinds of the manifest, what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.data import shared_dir
from workbench.model.edition import Bibliography, Edition, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.witness import Block, Mark, Node, Place, Role, Segment, Sentence, Witness, walk_blocks
from workbench.tei.names import ATTRIBUTES, CONTENT, NAMESPACES, XML_ID
from workbench.tei.witness import read_original_headers, read_witness, write_witness

ENTRY = WitnessEntry("x", Role.BASE, "en", ("sources/x.txt",))
EDITION = Edition("e", "An edition", witnesses=(ENTRY,))
SOURCES = (("sources/x.txt", "ab" * 32),)


def write(*nodes: Node, entry: WitnessEntry = ENTRY, edition: Edition = EDITION) -> str:
    witness = Witness(entry.id, entry.language, entry.role, nodes, "A title")
    return write_witness(witness, entry, edition, SOURCES).decode()


def read(data: str, *kinds: tuple[str, str]) -> Witness:
    return read_witness(data.encode(), "x.xml", role=Role.BASE, language="en", kinds=kinds)


def paragraph(*marks: Mark) -> Segment:
    text = "One two. Three four."
    sentences = (Sentence("x.p1.s1", 0, 8), Sentence("x.p1.s2", 9, 20))
    return Segment("x.p1", "p", text, sentences, marks, (), Place("sources/x.txt", 5, 5))


def canonical_text(data: bytes) -> bytes:
    text = etree.fromstring(data).find("tei:text", NAMESPACES)
    assert text is not None
    return etree.tostring(text, method="c14n")


def body_of(data: str) -> str:
    return data[data.index("<body>") : data.index("</body>")]


@pytest.mark.data
@pytest.mark.parametrize(("name", "role", "language"), [("en-mt", "base", "en"), ("ru", "source", "ru")])
def test_the_worked_example_is_written_as_it_stands(name: str, role: str, language: str) -> None:
    data = shared_dir("examples", "tei", f"{name}.xml").read_bytes()
    entry = WitnessEntry(name, Role(role), language, (f"sources/{name}.txt",))
    witness = read_witness(data, f"{name}.xml", role=Role(role), language=language)
    again = write_witness(witness, entry, EDITION, SOURCES)
    assert canonical_text(data) == canonical_text(again)
    assert read_witness(again, f"{name}.xml", role=Role(role), language=language) == witness


def test_a_segment_opens_with_its_anchor_and_says_its_line() -> None:
    assert (
        '<p xml:id="x.p1" source="sources/x.txt#line=4,5"><anchor xml:id="x.p1.a" type="align"/>'
        '<s xml:id="x.p1.s1">One two.</s> <s xml:id="x.p1.s2">Three four.</s></p>'
    ) in write(paragraph())


def test_markup_inside_a_sentence_stays_inside() -> None:
    assert '<s xml:id="x.p1.s1">One <hi>two</hi>.</s>' in write(paragraph(Mark(4, 7, 0, "hi")))


def test_markup_across_sentences_cuts_them() -> None:
    assert (
        '<s xml:id="x.p1.s1" part="I" next="#x.p1.s1.2">One </s><hi>'
        '<s xml:id="x.p1.s1.2" part="F" prev="#x.p1.s1">two.</s> '
        '<s xml:id="x.p1.s2" part="I" next="#x.p1.s2.2">Three</s></hi>'
        '<s xml:id="x.p1.s2.2" part="F" prev="#x.p1.s2"> four.</s>'
    ) in write(paragraph(Mark(4, 14, 0, "hi")))


def test_a_note_in_mid_sentence_cuts_it_and_never_stands_inside() -> None:
    note = Segment("x.fn1", "note", "Aside.", (Sentence("x.fn1.s1", 0, 6),))
    tree = etree.fromstring(write(paragraph(Mark(0, 7, 0, "hi"), Mark(3, 3, 1, "note", (), note))).encode())
    assert tree.xpath("count(//tei:note)", namespaces=NAMESPACES) == 1
    assert tree.xpath("count(//tei:s//tei:note)", namespaces=NAMESPACES) == 0
    parts = tree.xpath("//tei:p/descendant::tei:s[@part]/@xml:id", namespaces=NAMESPACES)
    assert parts == ["x.p1.s1", "x.p1.s1.2", "x.p1.s1.3"]


def test_the_closing_anchor_stands_before_trailing_furniture() -> None:
    furniture = Segment("x.fw1", "fw", "Share", attributes=(("type", "web-furniture"),))
    lines = body_of(write(replace(furniture, id="x.fw2"), paragraph(), furniture)).splitlines()
    assert [line.strip()[:12] for line in lines[1:5]] == [
        '<fw xml:id="',
        '<p xml:id="x',
        "<anchor xml:",
        '<fw xml:id="',
    ]


def test_a_character_xml_cannot_hold_keeps_its_place() -> None:
    data = write(Segment("x.p1", "p", "a\x08b\rc"))
    assert '>a<g type="control" n="U+0008">\ufffd</g>b&#13;c</p>' in data
    assert read(data).segments[0].text == "a\x08b\rc"


def test_no_character_xml_cannot_hold_in_an_attribute() -> None:
    with pytest.raises(InputError, match=r"U\+0008"):
        write(Segment("x.p1", "p", "a", attributes=(("n", "\x08"),)))


def test_what_tei_does_not_allow_is_kept_in_the_header() -> None:
    odd = Segment("x.p1", "p", "a", attributes=(("id", "61ac"), ("rend", "left"), (XML_ID, "old")))
    data = write(odd, Segment("x.p2", "p", "b", (), (Mark(0, 1, 0, "persFoo", (("corresp", "#old"),)),)))
    element = etree.fromstring(data.encode()).find("tei:text//tei:p", NAMESPACES)
    assert element is not None
    assert dict(element.attrib) == {XML_ID: "x.p1", "rend": "left"}
    assert '<seg xml:id="x.p2.m1" corresp="#x.p1">b</seg>' in data
    back = read(data)
    assert back.segments[0] == odd
    assert back.segments[1].marks[0].name == "persFoo"
    assert back.segments[1].marks[0].attributes == (("corresp", "#old"),)


def test_original_headers_come_back_character_for_character() -> None:
    header = b'<teiHeader xml:id="p1">a & "b"\r\n]]></teiHeader>'
    witness = Witness("x", "en", Role.BASE, (paragraph(),), "t")
    data = write_witness(witness, ENTRY, EDITION, SOURCES, headers=(("sources/x.xml", header),))
    assert read_original_headers(data, "x.xml") == (("sources/x.xml", header),)


def test_a_reconstruction_says_so() -> None:
    entry = WitnessEntry("ru", Role.RECONSTRUCTION, "ru", (), bibliography=Bibliography(date="2026"))
    data = write(Segment("ru.p1", "p", "a"), entry=entry)
    assert '<date evidence="conjecture" cert="low" when="2026">2026</date>' in data
    assert 'target="taxonomy.xml#tax.role.source"' in data
    assert 'target="taxonomy.xml#tax.state.reconstructed"' in data


def test_the_header_states_what_is_known_and_what_is_not() -> None:
    data = write(paragraph())
    assert "<author>not named</author>" in data
    assert "<date>not stated</date>" in data
    assert '<change n="workbench 0.1.0; x.txt sha256:abababababab">' in data
    assert "<edition n=" in data
    assert '<idno type="sha256">' + "ab" * 32 in data


def test_kinds_of_the_manifest() -> None:
    nodes = (
        Segment("x.h1", "head", "I"), Segment("x.p1", "p", "a"), Segment("x.p2", "p", "II"), Segment("x.p3", "p", "b"),
    )  # fmt: skip
    witness = read(write(Block("div", "x.d1", nodes)), ("p1", "furniture"), ("h1", "chapter"), ("p2", "chapter"))
    assert [(one.id, one.kind, one.name) for one in witness.segments] == [
        ("x.h1", "head", ""), ("x.p1", "fw", "p"), ("x.p2", "head", "p"), ("x.p3", "p", ""),
    ]  # fmt: skip
    divisions = [(one.id, [child.id for child in one.children]) for one in walk_blocks(witness.nodes)]
    assert divisions == [("x.d1", ["x.d2", "x.d3"]), ("x.d2", ["x.h1", "x.p1"]), ("x.d3", ["x.p2", "x.p3"])]


def test_a_kind_for_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="no segment p9"):
        read(write(paragraph()), ("p9", "head"))


@pytest.mark.parametrize("data", ["<TEI/>", '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "<x/>"])
def test_other_xml_is_no_witness(data: str) -> None:
    with pytest.raises(InputError, match="not a witness file"):
        read(data)


def test_a_segment_without_an_id_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="mint the ids"):
        write(Segment("", "p", "a"))


def test_every_attribute_of_the_table_has_a_pattern_or_points() -> None:
    from workbench.tei.names import GLOBAL_ATTRIBUTES, POINTERS, VALUES

    named = set().union(*ATTRIBUTES.values()) | GLOBAL_ATTRIBUTES
    assert named <= set(VALUES) | POINTERS
    assert set(ATTRIBUTES) == set(CONTENT)


def test_a_long_text_is_written_in_counted_steps() -> None:
    """One segment of 20,000 sentences: work grows with the text, not with its square."""
    count = 20_000
    sentences = tuple(Sentence(f"x.p1.s{n + 1}", 3 * n, 3 * n + 2) for n in range(count))
    marks = tuple(Mark(3 * n, 3 * n + 1, 0, "hi") for n in range(count))
    witness = Witness("x", "en", Role.BASE, (Segment("x.p1", "p", "a. " * count, sentences, marks),), "t")
    data = write_witness(witness, ENTRY, EDITION, SOURCES)
    assert read_witness(data, "x.xml", role=Role.BASE, language="en") == witness
