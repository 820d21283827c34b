from __future__ import annotations

import json

import pytest

from tests.unit.formats.findings.read import marked, read
from workbench.model.errors import InputError

TOKENS = "There are three cranes here ."


def test_runs_of_bad_tokens() -> None:
    texts = read("OK OK BAD BAD OK OK\nBAD OK\n", "tags", TOKENS + "\nYes .\n")
    assert [marked(each) for each in texts] == [["three cranes"], ["Yes"]]
    assert [each.line for each in texts] == [1, 2]


def test_bad_gaps_are_points_where_words_are_missing() -> None:
    gaps = "BAD OK OK BAD BAD"  # before Yes, Yes, between, the stop, behind it
    (text,) = read(gaps + "\n", "tags", "Yes .\n")
    assert [(each.start, each.end, each.category) for each in text.claims] == [
        (0, 0, "omission"),
        (4, 5, ""),
        (5, 5, "omission"),
    ]


def test_escapes_of_moses_and_the_end_of_the_line() -> None:
    (text,) = read("OK BAD OK OK BAD BAD\n", "tags", "It &apos;s 5 @-@ 6 <EOS>\n")
    assert text.text == "It 's 5 - 6"
    assert marked(text) == ["'s", "6"]
    (end,) = read("OK BAD\n", "tags", "Yes <EOS>\n")
    assert [(each.start, each.end) for each in end.claims] == [(3, 3)]
    assert "missing" in end.claims[0].message


def test_an_empty_line_has_no_tags_or_one_gap() -> None:
    assert [each.claims for each in read("OK\n\nOK\n", "tags", "Yes\n\nNo\n")] == [(), (), ()]
    (_, middle, _) = read("OK\nBAD\nOK\n", "tags", "Yes\n\nNo\n")
    assert [(each.start, each.end) for each in middle.claims] == [(0, 0)]


@pytest.mark.parametrize(
    ("tags", "beside", "words"),
    [
        ("OK OK\n", "One two three\n", "has 2 tags for 3 tokens"),
        ("OK OK\nOK BAD\n", "One two\n", "has 2 lines of tags, beside has 1"),
        ("OK OK\n", None, "without a text"),
    ],
)
def test_tags_that_do_not_fit(tags: str, beside: str | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tags, "tags", beside)


def test_json_lines() -> None:
    record = {
        "src": "Там четыре крана.", "mt": "There are three  cranes.", "mt_tags": "OK OK BAD BAD OK",
        "gap_tags": "OK OK OK OK OK BAD", "mt_off": [[0, 5], [6, 9], [10, 15], [17, 23], [23, 24]],
    }  # fmt: skip
    (text,) = read(json.dumps(record, ensure_ascii=False) + "\n", "tags-jsonl")
    assert marked(text) == ["three  cranes", ""]
    assert text.claims[1].start == 24
    as_lists = record | {"mt_tags": str(record["mt_tags"]).split(), "gap_tags": []}
    assert marked(read(json.dumps(as_lists), "tags-jsonl")[0]) == ["three  cranes"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mt_off": [[0, 3]]}, "2 mt_tags and 1 places"),
        ({"mt_off": [[0, 3], [2, 4]]}, "behind the one before it"),
        ({"mt_off": [[0, 3], [3, 40]]}, "does not lie in mt, of 4"),
        ({"mt_off": [[0, 3], [3, None]]}, "no list of"),
        ({"mt_off": None}, "mt_off is missing"),
        ({"mt_tags": "OK MAYBE"}, "something else than OK and BAD"),
        ({"mt_tags": [1, 2]}, "something else than OK and BAD"),
        ({"gap_tags": "OK OK"}, "2 gap_tags for 2 tokens"),
    ],
)
def test_json_lines_that_do_not_fit(change: dict[str, object], words: str) -> None:
    good = {"mt": "Yes.", "mt_tags": "OK BAD", "mt_off": [[0, 3], [3, 4]]}
    with pytest.raises(InputError, match=words) as caught:
        read(json.dumps(good) + "\n\n" + json.dumps(good | change) + "\n", "tags-jsonl")
    assert caught.value.line == 3
