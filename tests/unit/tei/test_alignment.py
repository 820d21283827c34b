from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.unit.tei.worked import small
from workbench.model.errors import InputError
from workbench.tei.alignment import alignments_of, read_alignment, write_alignment

SNAPSHOT = small().snapshot
DATA = small().files["alignment.xml"]


def links() -> dict[str, tuple[str, str]]:
    """Target -> type and other attributes worth a look."""
    found = {}
    for link in etree.fromstring(DATA).iter("{*}link"):
        found[link.get("target", "")] = (link.get("type", ""), link.get("cert") or link.get("resp") or "")
    return found


def test_written_and_read_back() -> None:
    assert read_alignment(DATA, "alignment.xml") == alignments_of(SNAPSHOT)


def test_a_missing_sentence_stands_behind_the_one_before_it() -> None:
    assert links()["ru.xml#ru.p1.s2 en-mt.xml#string-index(en-mt.p1.s1,16)"] == ("1-0", "0.912")


def test_a_missing_paragraph_stands_at_the_next_anchor_or_the_end() -> None:
    found = links()
    assert found["ru.xml#ru.p4 en-mt.xml#en-mt.end"][0] == "1-0"
    assert found["ru.xml#ru.p3.a en-mt.xml#en-mt.p4"][0] == "0-1"
    assert found["ru.xml#ru.p3.a en-mt.xml#en-mt.p4.s2"][0] == "0-1"


def test_a_pinned_link_names_the_person_and_has_no_confidence() -> None:
    target = "ru.xml#ru.p2.s1 en-mt.xml#en-mt.p2.s1 en-mt.xml#en-mt.p3.s1"
    assert links()[target] == ("1-2", "edition.xml#ed.people.mv")


def test_base_and_corrected_text_are_linked() -> None:
    found = links()
    joined = "en-mt.xml#en-mt.p2 en-mt.xml#en-mt.p3 en-corr.xml#en-corr.p2"
    assert found[joined] == ("2-1", "")
    assert found["en-mt.xml#en-mt.p5 en-corr.xml#en-corr.p5 en-corr.xml#en-corr.p5.00000009"][0] == "1-2"
    assert found["en-mt.xml#string-index(en-mt.p1.s1,16) en-corr.xml#en-corr.p1.s1.00000001"][0] == "0-1"


def test_nothing_aligned_is_still_a_file() -> None:
    state = replace(SNAPSHOT.state, segment_beads=(), sentence_beads=())
    empty = write_alignment(replace(SNAPSHOT, alignments=(), state=state))
    assert read_alignment(empty, "alignment.xml") == ()


def test_a_link_that_leaves_its_texts_is_refused() -> None:
    broken = DATA.replace(b"ru.xml#ru.h1 ", b"fr.xml#fr.h1 ")
    with pytest.raises(InputError, match="leaves its two texts"):
        read_alignment(broken, "alignment.xml")
