"""An edition as JSON Lines."""

from __future__ import annotations

import json
from collections import Counter

from tests.made.book import book_snapshot
from workbench.formats.jsonl import write_jsonl
from workbench.formats.registry import WriteOptions

SNAPSHOT = book_snapshot(2, 1)


def _records(of: str | None = None) -> list[dict[str, object]]:
    return [json.loads(line) for line in write_jsonl(SNAPSHOT, WriteOptions(of)).decode().splitlines()]


def test_every_segment_of_every_text_and_every_bead_has_a_line() -> None:
    counts = Counter((each["type"], each.get("witness") or each.get("level")) for each in _records())
    segments = len(SNAPSHOT.witness("ru").segments)
    assert counts["segment", "ru"] == counts["segment", "en-mt"] == counts["segment", "en-corr"] == segments
    beads = [each for each in _records() if each["type"] == "bead"]
    assert len(beads) == sum(len(each.beads) for each in SNAPSHOT.alignments)


def test_a_segment_says_what_it_is() -> None:
    record = next(each for each in _records("ru") if each["id"] == "ru.p1")
    assert list(record) == ["type", "witness", "id", "kind", "text", "line"]
    assert (record["witness"], record["kind"], record["line"]) == ("ru", "p", None)
    assert str(record["text"]).startswith("1. Снег")


def test_letters_are_written_as_they_are() -> None:
    assert "Снег".encode() in write_jsonl(SNAPSHOT, WriteOptions())


def test_of_one_text_its_segments_and_the_beads_it_stands_in() -> None:
    records = _records("ru")
    assert {each["witness"] for each in records if each["type"] == "segment"} == {"ru"}
    pairs = {(each["a"], each["b"]) for each in records if each["type"] == "bead"}
    assert pairs == {("ru", "en-mt")}
