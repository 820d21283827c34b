"""What no format must fall over: numbers, depth, encodings, sizes; and that each file is told from the others."""

from __future__ import annotations

import json

import pytest

from workbench.formats.findings.records import read_json
from workbench.formats.findings.registry import importers, recognise, to_text
from workbench.formats.registry import LIMIT
from workbench.model.errors import InputError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": NaN}', "number that cannot be used"),
        ('{"a": -Infinity}', "number that cannot be used"),
        ('{"a": ' + "9" * 5000 + "}", "number that cannot be used"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"a": 1', "is not JSON"),
        ("", "is not JSON"),
        ('{"a": 1} {"a": 2}', "is not JSON"),
    ],
    ids=["NaN", "infinity", "digits", "lists", "objects", "cut", "empty", "two"],
)
def test_json_that_cannot_be_used(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_json(text, "x.json")


def test_numbers_beyond_a_float_are_refused() -> None:
    record = read_json('{"a": 1e999, "b": ' + "9" * 400 + "}", "x.json")
    for key in ("a", "b"):
        with pytest.raises(InputError, match="is not a number"):
            record.number(key)


def test_objects_know_their_lines() -> None:
    value = read_json('[{"a": "x\\ny"},\n\n {"b":\n {"c": 1}}]', "x.json", first=7)
    assert [each.line for each in value] == [7, 9]
    assert value[1]["b"].line == 10


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe{\x00", "is not UTF-8"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"{}", "no format of findings"),
        (b"A text in plain words.\n", "no format of findings"),
        (b'{"mt": "x"}\n', "no format of findings"),
        (b" " * (LIMIT + 1), "larger than 64 MB"),
    ],
    ids=["UTF-16", "empty", "blank", "object", "text", "no spans", "large"],
)
def test_files_that_are_none(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        recognise(data, "x")


def test_a_mark_and_windows_line_ends_make_no_difference() -> None:
    assert to_text(b"\xef\xbb\xbfa\r\nb\r\n", "x") == "a\nb\n"


def test_every_format_is_told_from_the_others() -> None:
    files = {
        "languagetool": '{"software": {"name": "LanguageTool"}, "matches": []}',
        "marot": "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n",
        "spans": json.dumps({"id": 1, "mt": "Yes.", "score": 1.0, "spans": []}),
        "tags": "OK OK BAD\nOK\n",
        "tags-jsonl": json.dumps({"mt": "Yes.", "mt_tags": "OK OK", "mt_off": [[0, 3], [3, 4]], "spans": ""}),
        "xcomet": json.dumps({"f": [{"mt": "Yes.", "COMET": 1.0}]}),
    }
    assert sorted(files) == list(importers())
    for name, text in files.items():
        assert recognise(text.encode(), "x").id == name
        scores = sorted(each.is_mine(text) for each in importers().values())
        assert scores[-1] > scores[-2], "two formats claim it alike"
