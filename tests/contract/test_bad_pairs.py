"""Whatever stands in the pairs of `bitext check`: an answer for each, or one message with the line; never a crash.

Growth is tested by counted work: twice as long a passage takes about twice as many calls of functions.
"""

from __future__ import annotations

import cProfile
import json
import pstats
from pathlib import Path
from typing import Any

import pytest

from workbench.app.bitext import check_pairs
from workbench.cli.main import run

REFUSED: dict[str, tuple[str, str]] = {
    "no id": ('{"mt": "a"}', "no id"),
    "no mt": ('{"id": 1}', "no text mt"),
    "mt null": ('{"id": 1, "mt": null}', "no text mt"),
    "mt a list": ('{"id": 1, "mt": ["a"]}', "no text mt"),
    "src a number": ('{"id": 1, "mt": "a", "src": 5}', "src is no text"),
    "src a list": ('{"id": 1, "mt": "a", "src": ["b"]}', "src is no text"),
    "half a character in mt": ('{"id": 1, "mt": "We \\ud800 came"}', "half a character"),
    "half a character in src": ('{"id": 1, "mt": "We came", "src": "\\udc00"}', "half a character"),
    "NaN": ('{"id": NaN, "mt": "a"}', "JSON"),
    "Infinity": ('{"id": -Infinity, "mt": "a"}', "JSON"),
    "a control in a string": ('{"id": 1, "mt": "a\x01b"}', "JSON"),
    "an array": ('[{"id": 1, "mt": "a"}]', "no id"),
    "something behind": ('{"id": 1, "mt": "a"} b', "JSON"),
    "deep": ('{"id": 1, "mt": "a", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "JSON"),
    "a number of 5000 figures": ('{"id": ' + "9" * 5000 + ', "mt": "a"}', "JSON"),
    "mt_off null": ('{"id": 1, "mt": "a", "mt_off": null}', "mt_off"),
    "mt_off of strings": ('{"id": 1, "mt": "a", "mt_off": [["0", "1"]]}', "mt_off"),
    "mt_off of truths": ('{"id": 1, "mt": "a", "mt_off": [[false, true]]}', "mt_off"),
    "mt_off before the text": ('{"id": 1, "mt": "a", "mt_off": [[0, 1], [-5, 1]]}', "mt_off"),
    "mt_off behind the text": ('{"id": 1, "mt": "a", "mt_off": [[0, 2]]}', "0 <= start <= end <= 1"),
    "mt_off far away": (f'{{"id": 1, "mt": "a", "mt_off": [[{10**30}, {10**31}]]}}', "mt_off"),
    "mt_off backwards": ('{"id": 1, "mt": "abc", "mt_off": [[3, 1]]}', "mt_off"),
    "mt_off of three": ('{"id": 1, "mt": "a", "mt_off": [[0, 1, 2]]}', "mt_off"),
}

RUSSIAN = "Мы пришли в порт."
TEXTS: dict[str, tuple[str, str | None]] = {
    "empty": ("", RUSSIAN),
    "blanks": (" \u00a0 \t", RUSSIAN),
    "one word": ("Yes", "Да"),
    "source null": ("We came.", None),
    "source in English": ("We came to the port.", "We came to the port."),
    "source in Chinese": ("We came to the port.", "我们来到港口。"),
    "swapped": (RUSSIAN, "We came to the port."),
    "Chinese": ("我们来到港口。他们来了。", RUSSIAN),
    "Hebrew": ("בבוקר הגענו אל המעבורת (1961).", RUSSIAN),
    "Arabic figures": ("وصلنا في عام ١٩٦١", "Мы пришли в 1961."),
    "emoji": ("👍🏽👨‍👩‍👧‍👦 🇷🇺", "👍"),
    "only marks": ("... !!! ??? — ( ) “ ” ’", "…"),
    "only numbers": ("1 2 3 4,5.6:7", "1 2 3"),
    "raised figures": ("²³¹ ½ Ⅻ ①", "²³ ½ ⅓"),
    "NUL and controls": ("We\x00 \x1b[31m came\x07\u200f\r\n\tx", "Мы\x00 пришли."),
    "line separators": ("We\u2028came\u0085x", RUSSIAN),
    "stress on stress": ("e" + "\u0301" * 500, "е" + "\u0301" * 500),
    "a number of 5000 figures": ("7" * 5000, "7" * 5000),
    "thousands of thousands": ("1" + ",000" * 2000, "1" + " 000" * 2000),
    "a number in endless words": ("one hundred and " * 500, "сто " * 500),
    "nothing but opening marks": ("“" * 3000, "«" * 3000),
}


def ask(folder: Path, *records: dict[str, Any], languages: tuple[str, str] = ("ru", "en")) -> list[dict[str, Any]]:
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return list(check_pairs(path, *languages))


@pytest.mark.parametrize("name", REFUSED)
def test_a_record_that_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    line, words = REFUSED[name]
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"id": 0, "mt": "We came."}\n\n' + line + "\n", "utf-8")
    capsys.readouterr()
    assert run(["bitext", "check", str(path)]) == 3
    printed = capsys.readouterr()
    assert "pairs.jsonl:3: " in printed.err
    assert words in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == "", "an answer before everything is read"


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_any_kind_is_answered(tmp_path: Path, name: str) -> None:
    text, source = TEXTS[name]
    offsets = [[0, len(text)], [len(text), len(text)], [0, 0], [0, len(text)]]
    for languages in (("ru", "en"), ("zz", "qq")):
        (answer,) = ask(tmp_path, {"id": name, "mt": text, "src": source, "mt_off": offsets}, languages=languages)
        assert answer["id"] == name
        assert 0 <= answer["score"] <= 1
        assert len(answer["mt_bad"]) == len(offsets)
        assert all(0 <= bad <= 1 for bad in answer["mt_bad"])
        assert answer["mt_bad"][0] == answer["mt_bad"][-1]
        for span in answer["spans"]:
            assert 0 <= span["start"] <= span["end"] <= len(text)


def test_ids_are_given_back_as_they_are(tmp_path: Path) -> None:
    ids = [None, True, 1.5, [1, {"a": 2}], {"b": 1}, "", 10**40, "\ud800", 1, 1]
    assert [each["id"] for each in ask(tmp_path, *({"id": each, "mt": "We came."} for each in ids))] == ids


def test_line_ends_and_a_mark_in_front(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1, "mt": "We came.."}\r\n\r\n{"id": 2, "mt": "We saw."}\r\n')
    assert [each["id"] for each in check_pairs(path, "ru", "en")] == [1, 2]
    for data in (b'{"id": 1, "mt": "caf\xe9"}\n', '{"id": 1, "mt": "a"}\n'.encode("utf-16")):
        path.write_bytes(data)
        capsys.readouterr()
        assert run(["bitext", "check", str(path)]) == 3
        assert "UTF-8" in capsys.readouterr().err


def test_sides_in_the_wrong_language_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english, russian = "We came to the port in the rain. " * 4, "Мы пришли в порт под дождём. " * 4
    chinese = "我们来到港口下雨了" * 9
    path = tmp_path / "pairs.jsonl"
    said = []
    for source, text in (
        (russian, english),
        (english, english),
        (english, russian),
        (chinese, english),
    ):
        path.write_text(json.dumps({"id": 1, "src": source, "mt": text}), "utf-8")
        capsys.readouterr()
        assert run(["bitext", "check", str(path)]) == 0
        printed = capsys.readouterr()
        assert json.loads(printed.out)["id"] == 1
        said.append(printed.err)
    assert said[0] == ""
    assert "src: is said to be ru and is written in Latin letters" in said[1]
    assert "look swapped" in said[2]
    assert "is written in other letters" in said[3]


ENGLISH_SENTENCE = "The chief of the port met us there and said that there were three cranes. "
RUSSIAN_SENTENCE = "Начальник порта встретил нас и сказал, что там три крана. "
LONG: dict[str, tuple[str, str, int]] = {
    "prose": (ENGLISH_SENTENCE, RUSSIAN_SENTENCE, 60),
    "one sentence": ("word and ", "слово ", 400),
    "opening marks": ("“", "«", 1500),
    "numbers": ("12 ", "13 ", 700),
    "no blanks": ("a", "б", 4000),
    "names": ("Petrov ", "Петров ", 500),
    "brackets": ("(", "(", 1500),
    "dots": (".", ".", 6000),  # longer than what `tokenize` keeps
    "line ends": ("a\n", "б\n", 700),
}


@pytest.mark.parametrize("name", LONG)
def test_time_grows_as_the_passage(tmp_path: Path, name: str) -> None:
    text, source, times = LONG[name]
    ask(tmp_path, {"id": 0, "mt": "We came.", "src": RUSSIAN})  # packs and tables are read
    calls = []
    for number in (times, 2 * times):
        profile = cProfile.Profile()
        profile.enable()
        ask(tmp_path, {"id": 0, "mt": text * number, "src": source * number})
        profile.disable()
        calls.append(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
    assert calls[1] <= 2.6 * calls[0], calls


def test_that_nobody_judges_a_language_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"id": 1, "mt": "Il pleut."}\n{"id": 2, "mt": "Il fait beau."}\n', "utf-8")
    for target, times in (("fr", 1), ("en", 0)):
        assert run(["bitext", "check", str(path), "--target-lang", target]) == 0
        assert capsys.readouterr().err.count("nobody judges") == times
