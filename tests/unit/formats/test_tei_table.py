"""The synopsis as a TEI table."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.made.book import book_snapshot
from tests.snapshots import ferry_snapshot
from workbench.formats.registry import WriteOptions, formats
from workbench.model.errors import UsageError

_TEI = "{http://www.tei-c.org/ns/1.0}"


def test_every_segment_stands_in_a_cell_of_its_text() -> None:
    snapshot = ferry_snapshot()
    write = formats()["tei-table"].write
    assert write
    data = write(snapshot, WriteOptions())
    assert write(snapshot, WriteOptions()) == data
    root = etree.fromstring(data)
    rows = list(root.iter(_TEI + "row"))
    assert ["".join(cell.itertext()) for cell in rows[0]] == ["ru", "en-mt", "en-corr"]
    found = {seg.get("n", ""): "".join(seg.itertext()) for seg in root.iter(_TEI + "seg")}
    texts = (snapshot.witness("ru"), snapshot.state.base, snapshot.state.witness)
    assert found == {
        each.id: each.text.replace("\x07", "\ufffd") for text in texts for each in text.segments if each.is_aligned
    }
    assert {cell.get("{http://www.w3.org/XML/1998/namespace}lang") for row in rows for cell in row} == {"ru", "en"}
    with pytest.raises(UsageError):
        write(snapshot, WriteOptions(of="ru"))


def test_a_book_is_one_table() -> None:
    write = formats()["tei-table"].write
    assert write
    assert write(book_snapshot(2, 3), WriteOptions()).count(b"<row") == 10
