from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.app.wanted import Place, Wanted, WantedDismissal, WantedRemark, read_wanted
from workbench.model.errors import InputError


def read(tmp_path: Path, *lines: str) -> list[object]:
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return [asked for _, asked in read_wanted(path)]


def test_every_kind_is_read(tmp_path: Path) -> None:
    edits = [{"segment": "p1", "old": "a", "new": "b"}, {"segment": "p2", "old": "c", "new": "d", "nth": 2}]
    assert read(
        tmp_path,
        json.dumps({"act": "correct", "segment": "p1", "old": "x", "new": "y", "why": "z", "source": ["и"]}),
        "",
        json.dumps({"act": "correct", "edits": edits}),
        json.dumps({"act": "remark", "segment": "p3", "text": "hm"}),
        json.dumps({"act": "dismiss", "finding": "abc", "why": "fine"}),
    ) == [
        Wanted((Place("p1", "x", "y"),), "z", source=("и",)),
        Wanted((Place("p1", "a", "b"), Place("p2", "c", "d", 2))),
        WantedRemark("p3", "hm"),
        WantedDismissal("abc", "fine"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ("[1]", "not a JSON object"),
        ('{"act": "destroy"}', "act is 'destroy'"),
        ('{"act": "correct", "segment": "p1", "old": "a"}', "new is missing"),
        ('{"act": "correct", "segment": "p1", "old": 3, "new": "b"}', "old is not a text"),
        ('{"act": "correct", "segment": "p1", "old": "a", "new": "b", "nth": 0}', "nth is not a number"),
        ('{"act": "correct", "segment": "p1", "old": "a", "new": "b", "wy": ""}', "unknown field 'wy'"),
        ('{"act": "correct", "edits": []}', "edits is not a list"),
        (
            '{"act": "correct", "edits": [{"segment": "p1", "old": "a", "new": "b"}], "source": "x"}',
            "source is not a list",
        ),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(InputError, match=r"decisions\.jsonl:2") as caught:
        read(tmp_path, '{"act": "remark", "segment": "p1", "text": "x"}', line)
    assert words in caught.value.message


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_wanted(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_wanted(tmp_path / "absent.jsonl")
