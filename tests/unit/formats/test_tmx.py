"""TMX as others write it: several languages, no ids, who changed a unit and when."""

from __future__ import annotations

from workbench.formats.registry import ReadOptions
from workbench.formats.tmx import back_tmx, problems_of_tmx, read_tmx
from workbench.model.witness import walk_segments

MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="5.7"
 segtype="sentence" srclang="RU"/>
<body>
<tu><tuv xml:lang="RU"><seg>Мы пришли.</seg></tuv>
<tuv xml:lang="EN" changeid="Vera" changedate="20260503T100000Z" creationid="Anna" creationdate="20260401T080000Z"><seg>We <bpt i="1" type="italic">&lt;i&gt;</bpt>came<ept i="1">&lt;/i&gt;</ept>.</seg></tuv>
<tuv xml:lang="de"><seg>Wir kamen.</seg></tuv></tu>
<tu><note>Check the weather.</note><tuv xml:lang="EN" creationid="Anna" creationdate="20260401T080000Z"><seg>It rained.</seg></tuv><tuv xml:lang="RU"><seg>Шёл дождь.</seg></tuv></tu>
<tu><tuv xml:lang="RU"><seg>Никто не ждал.</seg></tuv></tu>
</body>
</tmx>
"""  # noqa: E501


def test_every_language_is_a_text_and_the_original_comes_first() -> None:
    texts = read_tmx(MEMORY.encode(), "m.tmx", ReadOptions("en"))
    assert texts.languages == ("ru", "en", "de")
    assert texts.has_original
    found = [[each.text for each in walk_segments(draft.nodes)] for draft in texts.drafts]
    assert found == [["Мы пришли.", "Шёл дождь.", "Никто не ждал."], ["We came.", "It rained."], ["Wir kamen."]]
    assert [(each.a, each.b, each.beads) for each in texts.pairs] == [
        (0, 1, (((0,), (0,)), ((1,), (1,)), ((2,), ()))),
        (0, 2, (((0,), (0,)), ((1,), ()), ((2,), ()))),
    ]
    (mark,) = next(walk_segments(texts.drafts[1].nodes)).marks
    assert (mark.start, mark.end, mark.attributes) == (3, 7, (("rend", "italic"),))


def test_any_language_may_be_the_original() -> None:
    texts = read_tmx(MEMORY.replace('srclang="RU"', 'srclang="*all*"').encode(), "m.tmx", ReadOptions("en"))
    assert not texts.has_original
    assert texts.languages == ("ru", "en", "de")


def test_who_changed_a_unit_comes_back_with_the_original_beside() -> None:
    returned = back_tmx(MEMORY.encode(), "m.tmx")
    assert (returned.stamp, returned.is_partial) == (None, True)
    assert [(each.segment, each.source, each.text) for each in returned.passages] == [
        ("", "Мы пришли.", "We came."),
        ("", "Шёл дождь.", "It rained."),
    ]
    assert [(mark.who, mark.when) for each in returned.passages for mark in each.authored] == [
        ("Vera", "2026-05-03T10:00:00Z"),
        ("Anna", "2026-04-01T08:00:00Z"),
    ]
    assert [each.text for each in returned.passages[1].comments] == ["Check the weather."]


def test_problems_have_lines() -> None:
    data = (
        MEMORY.replace("20260503T100000Z", "May")
        .replace('<ept i="1">', '<ept i="2">')
        .replace("<tu><note>", "<tu x=''><note>")
    )
    found = problems_of_tmx(data.encode(), "m.tmx")
    assert {each.line for each in found} == {8, 10}
    assert sum("no pair" in each.message for each in found) == 2


def test_lines_are_paragraphs_where_a_unit_has_several() -> None:
    """OmegaT keeps the line feeds of a PO file in its memory."""
    data = MEMORY.replace("<seg>It rained.</seg>", "<seg>It rained.\nAll day.</seg>")
    assert back_tmx(data.encode(), "m.tmx").passages[1].text == "It rained.\nAll day."
    texts = read_tmx(data.encode(), "m.tmx", ReadOptions("en"))
    assert [each.text for each in walk_segments(texts.drafts[1].nodes)][1] == "It rained. All day."
