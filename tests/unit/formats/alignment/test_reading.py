"""Alignments of other programs: told by what stands in them, read, refused with a line."""

from __future__ import annotations

import pytest

from workbench.formats.alignment.registry import Link, read_links
from workbench.formats.archive import write_archive
from workbench.model.errors import InputError

LADDER = "0\t0\t0.3\n1\t1\t0.5\n2\t3\t-0.1\n3\t3\t0\n"
BEADS = (Link(1, ("0",), ("0",)), Link(2, ("1",), ("1", "2")), Link(3, ("2",), ()))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (LADDER, "hunalign"),
        ("[0]:[0]:0.1\n[1]:[1, 2]:0.25\n[2]:[]:0.9\n", "vecalign"),
        ("[0]:[0]\n[1]:[1,2]\n[2]:[]\n", "vecalign"),
        ("([0], [0])\n([1], [1, 2])\n([2], [])\n", "vecalign"),
    ],
)
def test_numbers(data: str, what: str) -> None:
    found, links = read_links(data.encode(), "x")
    assert found.id == what
    assert links.links == BEADS
    assert links.counts == (3, 3)
    assert links.numbered


CES = """<cesAlign version="1.0"><linkList><linkGrp fromDoc="ru/1.xml" toDoc="en/1.xml">
<link xtargets="s1 s2;s1" certainty="0.9"/>
<link xtargets="s3;"/><link xtargets=";"/></linkGrp></linkList></cesAlign>"""
INTERTEXT = """<?xml version="1.0" encoding="utf-8"?>
<linkGrp toDoc="port.ru.xml" fromDoc="port.en.xml">
<link type="2-1" xtargets="1:1 1:2;1:1" status="man"/></linkGrp>"""


def test_ids_of_ces_and_intertext() -> None:
    _, ces = read_links(CES.encode(), "x")
    assert ces.links == (Link(2, ("s1", "s2"), ("s1",)), Link(3, ("s3",), ()))
    assert ces.documents == ("ru/1.xml", "en/1.xml")
    _, intertext = read_links(INTERTEXT.encode(), "x")
    assert intertext.links == (Link(3, ("1:1", "1:2"), ("1:1",)),)
    assert intertext.documents == ("port.ru.xml", "port.en.xml"), "the ids in front are of toDoc"
    assert not intertext.numbered


def test_an_archive_brings_the_texts() -> None:
    data = write_archive(
        {"b.txt": b"One.\nTwo.\nThree.\n", "ladder": LADDER.encode(), "a.txt": "Раз.\nДва.\nТри.\n".encode()}
    )
    found, links = read_links(data, "x.zip")
    assert found.id == "hunalign"
    assert links.texts is not None
    assert links.texts[0][1] == ("1", "Два.")
    text = '<text><p id="1"><s id="1:1">{}</s><s id="1:2">{}</s></p></text>'
    data = write_archive(
        {
            "z.xml": INTERTEXT.encode(),
            "x/port.en.xml": text.format("One.", "Two.").encode(),
            "x/port.ru.xml": text.format("Раз.", "Два.").encode(),
        }
    )
    _, links = read_links(data, "x.zip")
    assert links.texts == ((("1:1", "Раз."), ("1:2", "Два.")), (("1:1", "One."),))
    data = write_archive({"p.ru": "Раз.\nДва.\n".encode(), "p.en": b"One.\nTwo.\n"})
    found, links = read_links(data, "x.zip")
    assert found.id == "moses"
    assert links.links == (Link(1, ("0",), ("0",)), Link(2, ("1",), ("1",)))
    assert links.turned().links == links.links


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"0\t0\n1\tx\n", "no alignment that can be read", None),
        ((LADDER * 1).encode() + b"2\t1\t0\n", "leads back", 5),
        (LADDER.encode() * 14 + b"x\n", "no rung of a ladder", 57),
        (b"[0]:[0]\n" * 60 + b"[1:[0]\n", "is no bead", 61),
        (CES.replace(";s1", "").encode(), "one semicolon", 2),
        (CES.replace("</linkList>", '<linkGrp fromDoc="a" toDoc="b"/></linkList>').encode(), "2 pairs of texts", 3),
        (CES.replace("</linkList>", "").encode(), "broken XML", 3),
        (
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><cesAlign>&a;<link xtargets=";"/></cesAlign>',
            "entity",
            None,
        ),
        (b"We came.\n", "no alignment that can be read", None),
        (b"", "no alignment that can be read", None),
        (write_archive({"a": b"x\n"}), "holds no alignment", None),
        (write_archive({"a": LADDER.encode(), "b": LADDER.encode()}), "holds 2 alignments", None),
        (write_archive({"a": LADDER.encode(), "b": b"x\n"}), "holds 1 files beside", None),
        (write_archive({"a": b"x\n", "b": b"x\ny\n"}), "1 and 2 lines", None),
        (write_archive({"a": LADDER.encode()})[:-20], "broken archive", None),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(data: bytes, words: str, line: int | None) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_links(data, "x")
    assert line is None or caught.value.line == line


def test_no_line_makes_the_bead_pattern_slow() -> None:
    with pytest.raises(InputError):
        read_links(b"[" + b"1 " * 50_000 + b":\n", "x")
