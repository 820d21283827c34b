"""Every format keeps the contract of the registry."""

from __future__ import annotations

import pytest

from tests.received import import_text, to_tei
from workbench.formats.registry import Format, ReadOptions, WriteOptions, detect, formats
from workbench.model.edition import Edition, Snapshot, WitnessEntry
from workbench.model.state import State
from workbench.model.witness import Node, Role, Witness, walk_segments
from workbench.text.mint import mint

# A text with all that a format may have a sign for.
RICH = """Share this

The Harbour Report

Port Alder, 3 May 1904

The mole[1] was _quite_ new, and nobody asked who had paid for it or where the money had come from.

[p. 2]

- a dredger
- two cranes

name\tage
Ivan\t40

* * *

The sea was grey,
and nobody came home.

[1] A pier of stone.
"""
BOTH = [each for each in formats().values() if each.read and each.write and not each.is_lossy]


@pytest.mark.parametrize("each", formats().values(), ids=lambda each: each.id)
def test_a_format_has_a_title_extensions_and_a_use(each: Format) -> None:
    assert each.title
    assert all(extension.startswith(".") for extension in each.extensions)
    assert each.read or each.write


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"We came.\n", "x.txt", "text"),
        (b"<!doctype html><html><body><p>We came.</p></body></html>", "x.html", "html"),
        (b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>We came.</p></body></text></TEI>', "x.xml", "tei"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_file_is_told_and_read_into_a_draft_without_ids(data: bytes, name: str, expected: str) -> None:
    found = detect(data, name)
    assert found.id == expected
    assert found.read is not None
    segments = list(walk_segments(found.read(data, name, ReadOptions("en")).nodes))
    assert [segment.text for segment in segments] == ["We came."]
    assert [(segment.id, segment.sentences) for segment in segments] == [("", ())]


def _snapshot(nodes: tuple[Node, ...]) -> Snapshot:
    text = Witness("x", "en", Role.BASE, mint(nodes, "x", "en"), "A title")
    entry = WitnessEntry("x", Role.BASE, "en", ("sources/x",))
    state = State(text, text, (), (), (), (), ())
    return Snapshot(Edition("e", "An edition", witnesses=(entry,)), (text,), state, (), (), ())


def test_some_format_is_read_and_written() -> None:
    assert {"docx", "epub", "markdown", "text"} <= {each.id for each in BOTH}


@pytest.mark.parametrize("each", BOTH, ids=lambda each: each.id)
def test_what_is_written_is_read_back_the_same(each: Format) -> None:
    assert each.read
    assert each.write
    options = WriteOptions("x", with_furniture=True)
    nodes = import_text(RICH.encode(), "en").nodes
    written = each.write(_snapshot(nodes), options)
    again = each.read(written, f"sources/x{each.extensions[0]}", ReadOptions("en")).nodes
    kinds = [(segment.kind, segment.text) for segment in walk_segments(nodes)]
    assert {kind for kind, _ in kinds} == {"fw", "head", "dateline", "p", "note", "item", "cell", "l"}
    assert [(segment.kind, segment.text) for segment in walk_segments(again)] == kinds
    assert each.write(_snapshot(again), options) == written


def test_a_witness_of_ours_is_read_back_as_a_received_text() -> None:
    """TEI is written as a folder, not by the registry, but what it has of a text comes in like any other."""
    witness = import_text(RICH.encode(), "en")
    read = formats()["tei"].read
    assert read
    again = read(to_tei(witness), "sources/x.xml", ReadOptions("en")).nodes
    assert [(each.kind, each.text) for each in walk_segments(again)] == [
        (each.kind, each.text) for each in witness.segments
    ]
