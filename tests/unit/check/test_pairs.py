from __future__ import annotations

from workbench.app.bitext import read_pair
from workbench.check.judge import find_judge
from workbench.check.pairs import judge


def check_pair(identifier: object, source: str, text: str, mt_off: object = None) -> dict[str, object]:
    return judge(identifier, read_pair(source, text, "ru", "en"), mt_off)


def test_a_record_has_what_the_design_fixes() -> None:
    record = check_pair(
        "7", "Здесь стоят 120 человек.", "There are 150 men here..", mt_off=[[0, 5], [10, 13], [18, 24]]
    )
    assert record["id"] == "7"
    assert isinstance(record["score"], float)
    assert 0 < record["score"] < 1
    spans = record["spans"]
    assert isinstance(spans, list)
    rules = {span["rule"]: (span["start"], span["end"]) for span in spans}
    assert rules["doubled-stop"] == (22, 24)
    assert rules["number-differs"] == (10, 13)
    assert set(spans[0]) == {"start", "end", "category", "severity", "rule", "confidence", "message"}
    bad = record["mt_bad"]
    assert isinstance(bad, list)
    assert bad[0] == 0.0
    assert bad[1] > 0.3
    assert bad[2] > 0.5


def test_without_a_source_the_text_alone_is_judged() -> None:
    record = check_pair(1, "", "He saw the the berth.")
    assert [span["rule"] for span in record["spans"]] == ["doubled-word"]  # type: ignore[attr-defined]
    assert "mt_bad" not in record


def test_without_a_judge_a_good_pair_scores_one() -> None:
    assert check_pair(1, "Мы пришли утром.", "We came in the morning.")["score"] == 1.0
    assert check_pair(1, "", "")["score"] == 1.0


def test_a_source_without_a_translation_scores_nothing() -> None:
    for judge_of in (None, find_judge("ru", "en")):
        for text in ("", " ", "…"):
            assert judge(1, read_pair("Мы пришли утром.", text, "ru", "en"), None, judge_of)["score"] == 0.0
        assert judge(1, read_pair("…", "…", "ru", "en"), None, judge_of)["score"] != 0.0


def test_a_judge_tells_a_good_pair_from_a_bad_one() -> None:
    judge_of = find_judge("ru", "en")
    offsets = [[0, 2], [3, 7], [8, 10], [11, 14], [15, 22]]
    good, bad = (
        judge(1, read_pair("Мы пришли утром.", text, "ru", "en"), offsets, judge_of)
        for text in ("We came in the morning.", "We came is the tomorrows.")
    )
    assert good["score"] > bad["score"]  # type: ignore[operator]
    assert max(good["mt_bad"]) < max(bad["mt_bad"])  # type: ignore[call-overload]
