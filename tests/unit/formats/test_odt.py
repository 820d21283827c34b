"""ODT: what word processors write; what is refused."""

from __future__ import annotations

import pytest

from tests.made.copies.odt import make_odt
from tests.received import to_tei
from workbench.formats.archive import write_archive
from workbench.formats.odt import FORMAT, read_odt
from workbench.formats.registry import Draft, ReadOptions, detect
from workbench.model.errors import InputError
from workbench.model.returned import Comment, Stamp
from workbench.model.witness import Role, Witness, walk_blocks, walk_segments
from workbench.tei.profile import validate
from workbench.text.mint import mint

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                         ("draw", "drawing"), ("meta", "meta"), ("fo", "xsl-fo-compatible")]
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = """<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2" style:parent-style-name="Strong"/>
<style:style style:name="Strong"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P1" style:parent-style-name="Quotations"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-bullet text:level="2"/></text:list-style></office:automatic-styles>"""
BODY = """<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body><text:p>The Lamp Room 1</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">The <text:change-start/>Lamp<text:change-end/> Room</text:h>
<text:p>Port Alder, 3 May 1904</text:p>
<text:p>The <text:span text:style-name="T1">keeper <text:span
  text:style-name="T2">counted</text:span></text:span><text:s text:c="2"/>the lamps<text:note
  ><text:note-citation>1</text:note-citation><text:note-body><text:p>Of
  brass.</text:p><text:p>Twelve.</text:p></text:note-body></text:note>,   and
  <text:a xlink:href="https://a.example/x">ropes</text:a>.<office:annotation><text:p>Sure?</text:p></office:annotation>
</text:p>
<text:p text:style-name="P1">He said it twice.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>one</text:p>
  <text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>
  <text:list-item><text:p>two</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>lamp</text:p></table:table-cell>
  <table:table-cell><text:p>12</text:p></table:table-cell></table:table-row>
  <table:table-row><table:table-cell><text:p/></table:table-cell>
  <table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>
<text:section><text:p>The sea was grey,<text:line-break/>and nobody came.</text:p></text:section>
<text:p><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>
<text:h text:outline-level="2">Ropes</text:h><text:p>We slept.</text:p>"""
META = "<office:document-meta {}><office:meta><dc:title>Lamps</dc:title><meta:initial-creator>Anna Keller</meta:initial-creator><dc:creator>Lev</dc:creator></office:meta></office:document-meta>"  # noqa: E501


def make(body: str = BODY, /, **changed: str | bytes | None) -> bytes:
    content = f"<office:document-content {NAMES}>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"  # noqa: E501
    members: dict[str, str | bytes | None] = {
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": META.format(NAMES),
    }  # fmt: skip
    members |= changed
    held = {
        name: each.encode() if isinstance(each, str) else each for name, each in members.items() if each is not None
    }
    return write_archive(held, stored=("mimetype",))


def read(data: bytes) -> Draft:
    return read_odt(data, "sources/x.odt", ReadOptions("en"))


def test_a_document_of_every_kind() -> None:
    draft = read(make())
    assert [(each.kind, each.text) for each in walk_segments(draft.nodes)] == [
        ("head", "The Lamp Room"),
        ("dateline", "Port Alder, 3 May 1904"),
        ("p", "The keeper counted  the lamps, and ropes."),
        ("note", "Of brass. Twelve."),
        ("quote", "He said it twice."),
        ("item", "one"), ("item", "inner"), ("item", "two"),
        ("cell", "lamp"), ("cell", "12"), ("cell", ""), ("cell", "3"),
        ("p", "The sea was grey,"), ("p", "and nobody came."),
        ("p", "In a box."),
        ("head", "Ropes"), ("p", "We slept."),
    ]  # fmt: skip
    said = draft.bibliography
    assert (said.title, said.author) == ("Lamps", "Anna Keller")
    assert [each.message for each in draft.notes] == ["comments passed over: 1", "tables of contents passed over: 1"]
    witness = Witness("x", "en", Role.BASE, mint(draft.nodes, "x", "en"), "A title")
    assert [str(error) for error in validate(to_tei(witness), "x.xml")] == []


def test_marks_markers_and_rows() -> None:
    draft = read(make())
    keeper = next(each for each in walk_segments(draft.nodes) if each.text.startswith("The keeper"))
    assert [(each.start, each.end, each.depth, each.name) for each in keeper.marks] == [
        (4, 18, 0, "hi"), (11, 18, 1, "hi"), (29, 29, 0, "note"), (35, 40, 0, "ref"),
    ]  # fmt: skip
    items = [dict(each.attributes)["n"] for each in walk_segments(draft.nodes) if each.kind == "item"]
    assert items == ["1.", "-", "2."]
    blocks = list(walk_blocks(draft.nodes))
    assert [len(each.children) for each in blocks if each.name == "row"] == [2, 2]
    assert [dict(each.attributes)["type"] for each in blocks if each.name == "div"] == ["article", "section"]


REFUSED: dict[str, tuple[bytes, str]] = {
    "no content": (make(**{"content.xml": None}), "lacks content.xml"),
    "a spreadsheet": (make(**{"content.xml": f"<office:document-content {NAMES}/>"}), "holds no text document"),
    "empty": (make("<text:p/>"), "holds no text"),
    "locked": (make(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "is locked by a password"),
    "deep": (make("<text:section>" * 200 + "<text:p>a</text:p>" + "</text:section>" * 200), "deep"),
    "broken": (make("<text:p>"), "broken XML"),
    "packed": (make(f"<text:p>{'a' * 30_000_000}</text:p>"), "packed beyond measure"),
    "no archive": (b"We came.\n", "is a broken archive"),
    "cut": (make()[:-60], "is a broken archive"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_one_message(case: str) -> None:
    data, message = REFUSED[case]
    with pytest.raises(InputError) as caught:
        read(data)
    assert message in str(caught.value)
    assert caught.value.file == "sources/x.odt"


def test_a_file_is_told_by_its_bytes() -> None:
    assert detect(make(), "x.zip") is FORMAT
    assert detect(b"We came.\n", "x.odt") is FORMAT


def test_a_copy_comes_back_with_what_people_say_of_it() -> None:
    """Ours are by “Workbench”, or end in a line that names the remark."""
    said = "".join(
        f"<office:annotation><dc:creator>{who}</dc:creator><dc:date>2026-05-03T10:00:00.123</dc:date>"
        + "".join(f"<text:p>{line}</text:p>" for line in lines)
        + "</office:annotation>"
        for who, lines in (
            ("Lev", ["Which port?", "Ours?"]),
            ("Workbench", ["minor"]),
            ("Ann", ["Sure?", "remark 1f0c7a52"]),
        )
    )
    body = f"<text:p>We came.</text:p><text:p>* * *</text:p><text:p>It {said}rained.</text:p>"
    assert FORMAT.back is not None
    returned = FORMAT.back(make(body), "x.odt")
    assert [each.text for each in returned.passages] == ["We came.", "It rained."]
    assert returned.passages[1].comments == (Comment("Which port?\nOurs?", "Lev", "2026-05-03T10:00:00Z"),)
    assert returned.stamp is None


def test_a_copy_bears_the_stamp_it_went_out_with_and_a_table_does_not_come_back() -> None:
    assert FORMAT.back is not None
    stamp = Stamp.of("en-corr", "3f", ["1f0c7a52"])
    returned = FORMAT.back(make_odt("<text:p>We came.</text:p>", Workbench=str(stamp)), "x.odt")
    assert returned.stamp == stamp
    with pytest.raises(InputError, match="is the table of two texts as ODT"):
        FORMAT.back(make_odt("<text:p>We came.</text:p>", **{"Workbench table": "segment"}), "x.odt")


def test_lines_without_words_are_known_by_their_styles() -> None:
    body = (
        '<text:p>One.</text:p><text:p text:style-name="Section_20_Break">* * *</text:p>'
        '<text:p text:style-name="Page_20_Mark">[p. 7]</text:p><text:p>Two.</text:p>'
    )
    nodes = read(make(body)).nodes
    assert [each.text for each in walk_segments(nodes)] == ["One.", "Two."]
    found = {each.name: dict(each.attributes).get("n") for each in walk_blocks(nodes)}
    assert (found["milestone"], found["pb"]) == ("* * *", "7")


def test_a_note_that_comes_back_hangs_where_it_is_called() -> None:
    inner = "<text:note-citation>1</text:note-citation><text:note-body><text:p>A port.</text:p></text:note-body>"
    note = f"<text:note>{inner}</text:note>"
    assert FORMAT.back is not None
    passages = FORMAT.back(make(f"<text:p>We came{note} home.</text:p>"), "x.odt").passages
    assert [(each.text, each.is_nested, each.hangs) for each in passages] == [
        ("We came home.", False, None),
        ("A port.", True, 7),
    ]
