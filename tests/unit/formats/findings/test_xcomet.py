from __future__ import annotations

import json

import pytest

from tests.unit.formats.findings.read import marked, read
from workbench.model.errors import InputError

ERROR = {"text": "three", "confidence": 0.4178, "severity": "major", "start": 9, "end": 15}
SEGMENT = {"src": "Там четыре крана.", "mt": "There are three cranes.", "COMET": 0.71}
GOOD = {"src": "Шёл дождь.", "mt": "It rained.", "ref": "It was raining.", "COMET": 0.98}


def test_what_comet_score_writes() -> None:
    file = {"mt.txt": [GOOD, {**SEGMENT, "errors": [ERROR]}]}
    first, second = read(json.dumps(file, ensure_ascii=False, indent=4), "xcomet")
    assert (first.text, first.source, first.claims) == ("It rained.", "Шёл дождь.", ())
    assert marked(second) == [" three"]  # with the blank before it, as xCOMET counts
    claim = second.claims[0]
    assert (claim.severity, claim.confidence, claim.category) == ("major", 0.418, "")
    assert claim.evidence[0].value == "0.710"
    assert (second.line, claim.line) == (9, 14), "the lines on which the objects begin"


@pytest.mark.parametrize(
    "record",
    [
        {**SEGMENT, "error_spans": [ERROR]},
        {**SEGMENT, "metadata": {"error_spans": [ERROR]}},
        {**SEGMENT, "errors": [ERROR]},
    ],
    ids=["error_spans", "metadata", "errors"],
)
def test_other_ways_to_write_it(record: dict[str, object]) -> None:
    as_list, as_lines = json.dumps([record]), json.dumps(record) + "\n" + json.dumps(GOOD) + "\n"
    assert marked(read(as_list, "xcomet")[0]) == [" three"]
    lines = read(as_lines, "xcomet")
    assert [each.line for each in lines] == [1, 2]
    assert marked(lines[0]) == [" three"]


def test_several_translations_in_one_file() -> None:
    texts = read(json.dumps({"a.txt": [GOOD], "b.txt": [{**SEGMENT, "errors": []}]}), "xcomet")
    assert [each.system for each in texts] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("words", "is_said"), [("th ree", False), ("<unk>", False), ("cranes", True), ("", False)])
def test_words_that_are_not_at_their_place_are_told(words: str, is_said: bool) -> None:
    file = [{**SEGMENT, "errors": [{**ERROR, "text": words}]}]
    assert bool(read(json.dumps(file), "xcomet")[0].claims[0].problem) is is_said


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"end": 900}, "do not lie in their text of 23"),
        ({"start": -1}, "do not lie"),
        ({"start": 16}, "do not lie"),
        ({"start": "9"}, "start is not a whole number"),
        ({"start": True}, "start is not a whole number"),
        ({"start": None}, "start is missing"),
        ({"severity": None}, "severity is missing"),
        ({"confidence": 1.5}, "not between 0 and 1"),
        ({"confidence": "high"}, "confidence is not a number"),
    ],
)
def test_a_bad_span_is_named_with_its_line(change: dict[str, object], words: str) -> None:
    file = json.dumps({"mt.txt": [{**SEGMENT, "errors": [{**ERROR, **change}]}]}, indent=1)
    with pytest.raises(InputError, match=words) as caught:
        read(file, "xcomet")
    assert (caught.value.file, caught.value.line) == ("received", 8)
