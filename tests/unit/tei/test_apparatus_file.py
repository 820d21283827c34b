"""The corrected text with an apparatus: readings, sigla, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.snapshots import ferry_snapshot
from tests.unit.tei.worked import ENGLISH, small
from workbench.diff.compare import compare
from workbench.formats.registry import WriteOptions, detect, formats, stamp
from workbench.model.alignment import Bead
from workbench.model.edition import Snapshot, WitnessEntry
from workbench.model.witness import Role, Segment, Witness
from workbench.tei.apparatus_file import write_apparatus
from workbench.tei.apparatus_rules import check_apparatus
from workbench.tei.frame import NS
from workbench.tei.names import XML_ID
from workbench.tei.returned import read_returned

_REVISED = {
    "h1": "The Old Bridge",
    "p1": "The river froze. We crossed over its ice.",
    "p2": "The guard said nothing at all to us, whoever asked him, and went home early.",
}


def with_revision() -> Snapshot:
    """A copy that agrees with a correction, has a third reading elsewhere, and lacks most of the text."""
    snapshot = small().snapshot
    state = snapshot.state.witness
    segments = tuple(Segment(f"en-rev.{name}", "p", text) for name, text in _REVISED.items())
    revision = Witness("en-rev", "en", Role.REVISION, segments)
    beads = [Bead((f"en-corr.{name}",), (f"en-rev.{name}",)) for name in _REVISED]
    edition = replace(
        snapshot.edition,
        witnesses=(*snapshot.edition.witnesses, WitnessEntry("en-rev", Role.REVISION, "en", ())),
    )
    return replace(
        snapshot,
        edition=edition,
        witnesses=(*snapshot.witnesses, revision),
        comparisons=(compare(state, revision, beads),),
    )


def apparatus(snapshot: Snapshot) -> etree._Element:
    return etree.fromstring(write_apparatus(snapshot, "en-corr base= acts=0:00000000"))


def readings(root: etree._Element, segment: str) -> list[list[tuple[str, str]]]:
    """Of each app of a segment: whose, and the words."""
    element = next(one for one in root.iter() if one.get(XML_ID) == segment)
    return [
        [(one.get("wit", "").replace("#wit.", ""), "".join(one.itertext())) for one in app]
        for app in element.iter(NS + "app")
    ]


def test_lem_is_the_correction_and_rdg_the_machine() -> None:
    root = apparatus(small().snapshot)
    assert readings(root, "en-corr.h1") == [[("en-corr", "Old Bridge"), ("en-mt", "Bridge")]]
    assert readings(root, "en-corr.p4") == [[("en-corr", ""), ("en-mt", ENGLISH[4])]]
    assert [one.get(XML_ID) for one in root.iter(NS + "witness")] == ["wit.en-corr", "wit.en-mt"]
    assert not [value for one in root.iter(NS + "*") for value in one.attrib.values() if ".xml#" in str(value)]


@pytest.mark.parametrize(
    "snapshot", [small().snapshot, ferry_snapshot(), with_revision()], ids=["small", "ferry", "rev"]
)
def test_reading_the_base_gives_the_base(snapshot: Snapshot) -> None:
    root = apparatus(snapshot)
    base = f"#wit.{snapshot.state.base.id}"
    for app in list(root.iter(NS + "app")):
        for reading in list(app):
            if base not in reading.get("wit", "").split():
                app.remove(reading)
    for note in list(root.iter(NS + "note")):
        note.text = ""
        for child in list(note):
            note.remove(child)
    words = "".join("".join(next(root.iter(NS + "body")).itertext()).split())
    texts = [each.text for each in snapshot.state.base.segments if each.kind != "note"]
    assert words.replace("\ufffd", "\x07") == "".join("".join(texts).split())


def test_a_revision_agrees_or_has_a_reading_of_its_own_or_is_silent() -> None:
    root = apparatus(with_revision())
    assert readings(root, "en-corr.h1") == [[("en-corr en-rev", "Old Bridge"), ("en-mt", "Bridge")]]
    over_it = readings(root, "en-corr.p1")[-1]
    assert over_it[0] == ("en-corr", "over it")
    assert set(over_it[1:]) == {("en-mt", "on it"), ("en-rev", "over its ice")}
    assert readings(root, "en-corr.p1")[0] == [("en-corr", " The ice was thick. "), ("en-mt en-rev", " ")]
    assert [whose for whose, _ in next(iter(readings(root, "en-corr.p5")))] == ["en-corr", "en-mt"]


def test_it_comes_back_as_it_went_with_its_stamp_and_acts() -> None:
    snapshot = ferry_snapshot()
    write = formats()["tei-apparatus"].write
    assert write
    data = write(snapshot, WriteOptions())
    assert detect(data[:4096], "x.xml", may=lambda each: each.back).id == "tei-apparatus"
    found = read_returned(data, "x.xml")
    assert found.stamp == stamp(snapshot, WriteOptions())
    assert found.text_id == "en-corr"
    texts = {each.segment: each.text for each in found.passages}
    assert texts == {each.id: each.text for each in snapshot.state.witness.segments if each.text}
    assert write(snapshot, WriteOptions()) == data


def test_an_edited_lemma_comes_back() -> None:
    data = write_apparatus(small().snapshot, "en-corr base= acts=0:00000000").replace(b">Old Bridge<", b">New Bridge<")
    assert read_returned(data, "x.xml").passages[0].text == "The New Bridge"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('wit="#wit.en-corr"', 'wit="#wit.x"', "no witness #wit.x"),
        ("<lem", "<rdg", None),
        ('change="#en-corr.act.0000000a"', 'change="#en-corr.act.x"', "no act #en-corr.act.x"),
        ("</rdg></app></head>", "</app></head>", None),
        (' wit="#wit.en-corr">Old', ">Old", "does not say whose"),
    ],
)
def test_what_was_broken_is_named_with_its_line(old: str, new: str, words: str | None) -> None:
    data = write_apparatus(small().snapshot, "en-corr base= acts=0:00000000").decode()
    assert check_apparatus(data.encode(), "x.xml") == []
    found = check_apparatus(data.replace(old, new, 1).encode(), "x.xml")
    assert found
    assert found[0].line
    assert words is None or words in found[0].message
