"""Every format keeps the contract of the registry."""

from __future__ import annotations

import pytest

from workbench.formats.registry import Format, ReadOptions, detect, formats
from workbench.model.witness import walk_segments


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
