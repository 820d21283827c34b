"""Notes that acts add, in the corrected text's file: at their places, valid, and gone with the acts."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.unit.correct.port import act, add, behind, change, correct, drop, insert, join, port, split
from tests.unit.tei.worked import edition_of, snapshot_of
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add
from workbench.model.witness import Segment
from workbench.tei.corrected import write_corrected
from workbench.tei.corrected_reading import is_ours, read_corrected
from workbench.tei.folder_index import FolderIndex
from workbench.tei.frame import Element, name_of
from workbench.tei.names import NAMESPACES, XML_ID
from workbench.tei.profile import validate
from workbench.tei.rules_acts import check_acts, check_base
from workbench.tei.rules_segments import check_anchors, check_notes
from workbench.tei.witness import write_witness


def note(unit: str, words: str, text: str, past: int = 0) -> Add:
    place = behind(unit, words)
    return Add(place.segment, "note", text, place, past)


ON_BOARD = correct(1, note("p1", "We met", "On board. By the pilot."))
CASES: dict[str, tuple[Act, ...]] = {
    "alone": (ON_BOARD,),
    "in emphasis": (correct(1, note("p2", "the lamp", "Oil.")),),
    "behind a note of the base": (correct(1, note("p1", "the crew.", "And old.")),),
    "in front of all": (correct(1, note("p1", "", "First.")),),
    "at the end of the text": (correct(1, note("p6", "will answer.", "He did.")),),
    "in a heading": (correct(1, note("h1", "A Visit", "Of two days.")),),
    "in a verse": (correct(1, note("l1", "The sea", "Off the cape.")),),
    "in a note": (correct(1, note("fn1", "The crew", "Six men.")),),
    "its words are corrected, split and joined": (
        ON_BOARD,
        correct(2, change("p1", "met", "saw"), sees=(1,)),
        correct(3, split("p1", "We met"), sees=(1, 2)),
        correct(4, join("p1", "p2"), sees=(1, 2, 3)),
    ),
    "behind words that are taken out": (
        correct(1, note("p1", "at dawn", "Early.")),
        correct(2, change("p1", " at dawn", "")),
    ),
    "in a sentence that is taken out": (ON_BOARD, correct(2, change("p1", " We met the crew.", ""))),
    "sentences become one": (ON_BOARD, correct(2, change("p1", "crew. The tour", "crew; the tour"))),
    "inside words put in": (
        correct(1, insert("p4", "spring.”", " It was dark. Very dark.")),
        correct(2, note("p4", "spring.”", "No moon.", past=13)),
    ),
    "inside words of another": (
        correct(1, change("p4", "oil until", "oil enough until")),
        correct(2, note("p4", "There is ", "Three barrels.", past=10)),
    ),
    "three at one place": tuple(correct(n, note("p5", "this coast", f"Note {n}.")) for n in (3, 1, 2)),
    "beside a dropped segment": (
        correct(1, note("p3", "He said", "To us.")),
        correct(2, drop("p3"), sees=(1,)),
        correct(3, note("p2", "two years.", "Not one."), join("p2", "p4")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_file_has_every_note_at_its_place_and_the_base_is_in_it(name: str) -> None:
    base = port()
    state = compute_state(base, CASES[name])
    edition = edition_of((base,))
    base_file = write_witness(base, edition.base, edition, ())
    data = write_corrected(snapshot_of(edition, (base,), state), base_file)
    assert validate(data, "en-corr.xml") == []
    reading = read_corrected(data, "en-corr.xml")
    assert reading.base == {f"en-corr{one.id[5:]}": one.text for one in base.segments}
    assert reading.corrected == {one.id: one.text for one in state.witness.segments if one.text}
    index = FolderIndex({"en-corr.xml": data, "en-mt.xml": base_file})
    checks = (check_base, check_acts, check_anchors, check_notes)
    assert [problem[2] for check in checks for problem in check(index)] == []
    wanted = {
        mark.node.id: (segment.id, segment.text[: mark.start])
        for segment in state.witness.segments
        for mark in segment.marks
        if isinstance(mark.node, Segment)
    }
    assert _places(data) == wanted
    assert list(_places(data)) == list(wanted)


def _places(data: bytes) -> dict[str, tuple[str, str]]:
    """By note: the segment it hangs in and the words in front of it, in the corrected reading."""
    found: dict[str, tuple[str, str]] = {}
    body = etree.fromstring(data).find(".//tei:body", NAMESPACES)
    assert body is not None
    texts: dict[str, str] = {}

    def walk(element: Element, segment: str) -> str:
        add(segment, element.text)
        for child in element:
            segment = inside(child, segment)
            add(segment, child.tail)
        return segment

    def add(segment: str, text: str | None) -> None:
        texts[segment] = texts.get(segment, "") + (text or "")

    def inside(child: Element, segment: str) -> str:
        name, xml_id = name_of(child), child.get(XML_ID, "")
        if is_ours(child) and name == "choice":
            return walk(child[1], segment)
        if is_ours(child) and name == "surplus":
            return segment
        if name == "milestone" and child.get("unit") == "paragraph" and not child.get("source"):
            return xml_id
        if name == "note":
            found[xml_id] = (segment, texts[segment])
        if len(child) and name_of(child[0]) == "anchor" and child[0].get(XML_ID) == f"{xml_id}.a":
            walk(child, xml_id)
            return segment
        return walk(child, segment)

    walk(body, "")
    return found


def test_it_is_marked_as_a_note_of_its_act() -> None:
    base = port()
    edition = edition_of((base,))
    state = compute_state(base, [ON_BOARD])
    text = write_corrected(snapshot_of(edition, (base,), state)).decode()
    assert 'type="restore" subtype="note"' in text
    assert 'target="en-mt.xml#string-index(en-mt.p1.s2,6)"' in text
    assert '<supplied reason="editorial-note" resp="edition.xml#ed.people.ak" change="#en-corr.act.00000001"' in text


def test_one_act_with_a_split_a_note_and_a_paragraph() -> None:
    base = port()
    new = (Add("en-mt.p4", "p", "New."), note("p4", "oil", "Of whales."), split("p4", "spring.”"))
    state = compute_state(base, [correct(1, *new)])
    edition = edition_of((base,))
    data = write_corrected(snapshot_of(edition, (base,), state))
    assert validate(data, "en-corr.xml") == []
    assert read_corrected(data, "x").corrected == {one.id: one.text for one in state.witness.segments}
    assert act(1, state.acts[0].body) == state.acts[0]


def test_several_paragraphs_added_behind_one_stand_in_their_order() -> None:
    base = port()
    acts = [correct(2, add("p4", "One."), add("p4", "Two.")), correct(1, add("p4", "Zero."))]
    state = compute_state(base, acts)
    edition = edition_of((base,))
    reading = read_corrected(write_corrected(snapshot_of(edition, (base,), state)), "en-corr.xml")
    assert list(reading.corrected) == [one.id for one in state.witness.segments]
