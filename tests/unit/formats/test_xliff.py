"""XLIFF as other tools write it: cut into marked segments, several files, states, notes, phases."""

from __future__ import annotations

import pytest

from tests.snapshots import ferry_snapshot
from workbench.formats.registry import ReadOptions, WriteOptions, detect
from workbench.formats.xliff import back_xliff, problems_of_xliff, read_xliff, write_xliff
from workbench.formats.xliff2 import back_xliff2, problems_of_xliff2, read_xliff2, write_xliff2
from workbench.model.errors import InputError
from workbench.model.witness import Block, walk_segments

CUT = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mtc="https://www.matecat.com" version="1.2">
  <file original="port.docx" source-language="ru-RU" target-language="en_US" datatype="x-docx">
    <header><phase-group>
      <phase phase-name="p1" process-name="translation" contact-name="Vera Translator" date="2026-05-03T10:00:00Z"/>
    </phase-group></header>
    <body>
      <trans-unit id="NFD1" restype="heading"><source>Порт</source><target state="final">Port</target></trans-unit>
      <trans-unit id="NFD2">
        <source>Мы пришли. Шёл дождь.</source>
        <seg-source><mrk mid="0" mtype="seg">Мы <g id="1" ctype="italic">пришли</g>.</mrk> <mrk mid="1" mtype="seg">Шёл дождь.</mrk></seg-source>
        <target><mrk mid="0" mtype="seg">We <g id="1" ctype="italic">came</g>.</mrk> <mrk mid="1" mtype="seg">It rained.</mrk></target>
        <note from="Vera">Is it the old port?</note>
      </trans-unit>
    </body>
  </file>
  <file original="letter.docx" source-language="ru-RU" target-language="en_US" datatype="x-docx">
    <body>
      <trans-unit id="a"><source>Никто <x id="1"/>не ждал.</source></trans-unit>
      <group id="g"><trans-unit id="b"><source>Конец.</source><target phase-name="p1">The end.</target></trans-unit></group>
    </body>
  </file>
</xliff>
"""  # noqa: E501


def test_files_groups_and_marked_segments_come_in() -> None:
    texts = read_xliff(CUT.encode(), "port.xliff", ReadOptions("en"))
    assert texts.languages == ("ru-RU", "en-US")
    source, target = ([(each.kind, each.text) for each in walk_segments(draft.nodes)] for draft in texts.drafts)
    assert source == [
        ("head", "Порт"), ("p", "Мы пришли."), ("p", "Шёл дождь."), ("p", "Никто не ждал."), ("p", "Конец."),
    ]  # fmt: skip
    assert target == [("head", "Port"), ("p", "We came."), ("p", "It rained."), ("p", "The end.")]
    assert texts.pairs[0].beads == (((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), ()), ((4,), (3,)))
    assert [isinstance(node, Block) for node in texts.drafts[0].nodes] == [True, True, True]
    marks = [mark for each in walk_segments(texts.drafts[1].nodes) for mark in each.marks]
    assert [(mark.start, mark.end, mark.name, mark.attributes) for mark in marks] == [
        (3, 7, "hi", (("rend", "italic"),))
    ]
    told = [note.message for note in texts.drafts[0].notes]
    assert told == ["1 notes of the file were not taken over", "inline codes without words were left out: x (1)"]


def test_what_the_file_says_of_its_units_comes_back() -> None:
    data = CUT.replace('id="b"', 'id="en-corr.p9"').replace('id="NFD1"', 'id="en-corr.h1"')
    phase = '<phase phase-name="p1" process-name="review" contact-name="Anna" date="2026-06-01T08:00:00Z"/>'
    header = f"<header><phase-group>{phase}</phase-group></header>"
    data = data.replace('<body>\n      <trans-unit id="a"', f'{header}<body><trans-unit id="a"')
    found = {each.segment: each for each in back_xliff(data.encode(), "port.xliff").passages}
    assert found["en-corr.h1"].is_read
    assert not found["en-corr.p9"].is_read
    assert [(each.who, each.when) for each in found["en-corr.p9"].authored] == [("Anna", "2026-06-01T08:00:00Z")]
    cut = found[""]
    assert cut.text == "We came. It rained."
    assert cut.source == "Мы пришли. Шёл дождь."
    assert [(each.text, each.who) for each in cut.comments] == [("Is it the old port?", "Vera")]


def test_languages_that_differ_are_refused_with_their_line() -> None:
    data = CUT.replace('letter.docx" source-language="ru-RU"', 'letter.docx" source-language="de"')
    with pytest.raises(InputError, match="from de to en-US") as caught:
        read_xliff(data.encode(), "port.xliff", ReadOptions("en"))
    assert caught.value.line == 17


def test_problems_have_lines() -> None:
    data = CUT.replace('id="NFD2"', 'id="NFD1"').replace('state="final"', 'state="finished"').replace(' id="1"/', "/")
    found = problems_of_xliff(data.encode(), "port.xliff")
    assert {each.line for each in found} >= {8, 9, 19}
    assert any("stands twice, first in line 8" in each.message for each in found)


def paragraphs_cut(data: bytes, to: str) -> bytes:
    return data.replace(b'<x id="1" ctype="lb"/>Nobody', to.encode() + b"Nobody", 1)


def test_a_break_that_was_lost_is_left_out_with_its_words() -> None:
    data = write_xliff(ferry_snapshot(), WriteOptions())
    start = data.index(b"Four boats")
    returned = back_xliff(data[:start] + paragraphs_cut(data[start:], " "), "port.xliff")
    assert [what for what, _ in returned.left_out] == [
        "en-corr.p2 and en-corr.p3 came back as 1 paragraphs instead of 2"
    ]
    assert not any(each.segment in ("en-corr.p2", "en-corr.p3") for each in returned.passages)


def test_a_translation_that_was_emptied_is_told_and_an_untranslated_one_is_not() -> None:
    data = write_xliff(ferry_snapshot(), WriteOptions())
    words = b"P. Kamensky, keeper"
    emptied = back_xliff(data.replace(words, b""), "port.xliff")
    assert [what for what, _ in emptied.left_out] == ["the translation of en-corr.sig1 was emptied"]
    new = data.replace(b'<target state="translated" state-qualifier="mt-suggestion">' + words, b'<target state="new">')
    assert back_xliff(new, "port.xliff").left_out == ()


def test_findings_are_quality_issues_of_xliff_2() -> None:
    data = write_xliff2(ferry_snapshot(), WriteOptions()).decode()
    assert 'its:locQualityIssueType="inconsistency"' in data
    assert 'its:locQualityIssueSeverity="20">Pavel</mrk>' in data
    assert "name-unsteady [workbench]: minor, terminology.inconsistent" in data
    assert detect(data.encode(), "port.xlf", may=lambda each: each.back).id == "xliff2"


TWO = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:its="http://www.w3.org/2005/11/its" version="2.1" srcLang="ru" trgLang="en">
<file id="f1">
<unit id="en-corr.p1" its:revPerson="Anna">
<notes><note>The rain is new.</note></notes>
<segment state="reviewed"><source>Мы <pc id="1" type="fmt" subType="xlf:b">пришли</pc>.</source><target>We <pc id="1" type="fmt" subType="xlf:b">came</pc>.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="final"><source>Шёл дождь.</source><target>It rained<cp hex="0007"/>.</target></segment>
</unit>
</file>
</xliff>
"""  # noqa: E501


def test_the_segments_of_a_unit_stand_together_again() -> None:
    (found,) = back_xliff2(TWO.encode(), "port.xlf").passages
    assert (found.segment, found.text, found.is_read) == ("en-corr.p1", "We came. It rained\x07.", True)
    assert [each.who for each in found.authored] == ["Anna"]
    assert [(each.text, each.who) for each in found.comments] == [("The rain is new.", "Anna")]
    texts = read_xliff2(TWO.encode(), "port.xlf", ReadOptions("en"))
    assert [each.text for each in walk_segments(texts.drafts[0].nodes)] == ["Мы пришли.", "Шёл дождь."]
    assert problems_of_xliff2(TWO.encode(), "port.xlf") == []


def test_problems_of_xliff_2_have_lines() -> None:
    data = TWO.replace(' trgLang="en"', "").replace('state="reviewed"', 'state="good"')
    found = problems_of_xliff2(data.encode(), "port.xlf")
    assert {(each.line, each.message.partition(",")[0]) for each in found} >= {(5, "has targets")}
    assert len(found) > 1
