from __future__ import annotations

import pytest

from tests.unit.formats.findings.read import marked, read
from workbench.model.errors import InputError

HEADER = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n"
START = "mt\td\t1\t1\tr1\tТам четыре крана.\t"
THREE = START + "There are <v>three</v> cranes.\tAccuracy/Mistranslation\tMajor\t"


def test_a_line_a_mark_and_a_text_for_all_lines_of_a_segment() -> None:
    other = THREE.replace("r1", "r2").replace("Major", "minor")
    texts = read(HEADER + THREE + '{"note": "count again"}\n' + other + "\n", "marot")
    assert [each.text for each in texts] == ["There are three cranes."]
    assert marked(texts[0]) == ["three", "three"]
    first, second = texts[0].claims
    assert (first.category, first.severity, first.line) == ("Accuracy/Mistranslation", "Major", 2)
    assert first.message == "Marked as major: Accuracy/Mistranslation. count again"
    assert [each.evidence[0].value for each in (first, second)] == ["r1", "r2"]


def test_a_note_may_begin_with_a_brace() -> None:
    text = read(HEADER + THREE + "{sic} count again\n", "marot")[0]
    assert text.claims[0].message == "Marked as major: Accuracy/Mistranslation. {sic} count again"


def test_a_mark_in_the_source() -> None:
    row = "mt\td\t1\t1\tr1\tТам <v>только</v> четыре крана.\tThere are four cranes.\tAccuracy/Omission\tMajor\t\n"
    text = read(HEADER + row, "marot")[0]
    assert (text.claims[0].on_source, marked(text), text.source) == (True, ["только"], "Там только четыре крана.")


def test_several_stretches_of_one_mark() -> None:
    text = read(HEADER + START + "<v>There</v> are <v>three</v> cranes.\tStyle/Awkward\tMinor\t\n", "marot")[0]
    assert marked(text) == ["There", "three"]


def test_a_mark_without_words_is_about_the_whole() -> None:
    text = read(HEADER + START + "There are cranes.\tNon-translation!\tMajor\t\n", "marot")[0]
    assert marked(text) == ["There are cranes."]


@pytest.mark.parametrize(
    "row",
    [
        START + "There are cranes.\tNo-error\tNo-error\t\n",
        START.replace("r1", "") + 'There are cranes.\t\t\t{"segment": {"metrics": {"x": 1.5}}}\n',
        START + "There are <v>cranes</v>.\tFound\tHOTW-test\t\n",
    ],
    ids=["no error", "no rater", "planted"],
)
def test_lines_that_claim_nothing(row: str) -> None:
    texts = read(HEADER + row, "marot")
    assert [(each.text, each.claims) for each in texts] == [("There are cranes.", ())]


def test_without_header_and_with_the_older_names() -> None:
    assert marked(read(THREE + "a note\n", "marot")[0]) == ["three"]
    assert marked(read(THREE.removesuffix("\t") + "\n", "marot")[0]) == ["three"]
    old = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n" + THREE.removesuffix("\t")
    assert marked(read(old, "marot")[0]) == ["three"]


def test_only_several_systems_are_told_apart() -> None:
    assert read(HEADER + THREE + "\n", "marot")[0].system == ""
    other = "other" + THREE.removeprefix("mt")
    assert [each.system for each in read(HEADER + THREE + "\n" + other + "\n", "marot")] == ["mt", "other"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (START + "There are <v>three cranes.\tA\tMajor\t\n", "without its </v>"),
        (START + "There are three</v> cranes.\tA\tMajor\t\n", "without its </v>"),
        (START + "<v>There <v>are</v></v> cranes.\tA\tMajor\t\n", "without its </v>"),
        ("mt\td\t1\n", "has 3 columns instead of 10"),
        (THREE + '{"note": 3}\n', "note is not a text"),
        (THREE + '{"note": \n', "is not JSON"),
    ],
)
def test_a_bad_line_is_named(row: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read(HEADER + "\n" + row, "marot")
    assert caught.value.line == 3


def test_a_header_that_lacks_a_column() -> None:
    with pytest.raises(InputError, match="no column severity"):
        read("system\tsource\ttarget\tcategory\n", "marot")
