"""Numbers, dates and times of four languages in one form."""

from __future__ import annotations

import pytest

from workbench.text.numbers import find_numbers

CASES = [
    ("ru", "20 апреля 1945 г. в 15 часов", ["1945-04-20", "15:00"]),
    ("en", "On April 20th, 1945, at 3 pm", ["1945-04-20", "15:00"]),
    ("en", "on 20 April 1945 at three o'clock in the afternoon", ["1945-04-20", "15:00"]),
    ("de", "am 20. April 1945", ["1945-04-20"]),
    ("fr", "le 20 avril 1945", ["1945-04-20"]),
    ("ru", "20.04.1945", ["1945-04-20"]),
    ("ru", "третьего марта, в мае 1941 года, в июле", ["--03-03", "1941-05", "--07"]),
    ("en", "in May 1941; we may march", ["1941-05"]),
    ("ru", "1,5 тысячи, 100 млн, 2,5 млрд", ["1500", "100000000", "2500000000"]),
    ("en", "1,500 and 1.5 million and 1,234.5", ["1500", "1500000", "1234.5"]),
    ("de", "1.500 Meter, 3,5 Prozent", ["1500", "3.5%"]),
    ("ru", "1 500 000 рублей, 4,25%, 15 процентов", ["1500000", "4.25%", "15%"]),
    ("en", "0.25 percent, 15 per cent", ["0.25%", "15%"]),
    ("ru", "двадцать пять тысяч шестьсот солдат", ["25600"]),
    ("en", "twenty-five thousand six hundred men; two hundred and five", ["25600", "205"]),
    ("ru", "двух человек, с пятью", ["2", "5"]),
    ("ru", "XIX век, 19-й, девятнадцатого", ["19", "19", "19"]),
    ("en", "the XIX and the 19th and the nineteenth", ["19", "19", "19"]),
    ("ru", "ЧАСТЬ ПЕРВАЯ", ["1"]),
    ("en", "PART ONE, Chapter 12", ["1", "12"]),
    ("ru", "1945 года, 1990-е", ["1945", "1990"]),
    ("ru", "три часа ждали; в три часа дня", ["3", "15:00"]),
    ("en", "7 a.m., 12 p.m., 12 a.m., 3:30 p.m., 15:30", ["07:00", "12:00", "00:00", "15:30", "15:30"]),
    ("ru", "3 дня", ["3"]),
    ("en", "2 1/2 million, 2½ million, 1/2, ¾, two and a half million, a million and a half",
     ["2500000", "2500000", "0.5", "0.75", "2500000", "1500000"]),
    ("en", "10bn, 10 mln, 3 tln, 5 bln, $10m, £2.5bn, €7k", ["10000000000", "10000000", "3000000000000", "5000000000",
     "10000000", "2500000000", "7000"]),
    ("en", "10m deep; 1/2/2020", ["10", "1", "2", "2020"]),
    ("ru", "2 трлн, 3 млрд, 1,5 млн, 10 тыс., пять с половиной тысяч",
     ["2000000000000", "3000000000", "1500000", "10000", "5500"]),
    ("en", "The rest of Windows 10 May fail; On 10 May; on Monday 10 May; Windows 10 May 2020",
     ["10", "--05-10", "--05-10", "2020-05-10"]),
    ("en", "March 10 miles; on March 10; In May 10 people", ["10", "--03-10", "--05-10"]),
    ("en", "In 2020 10 may be enough and 12 march", ["2020", "10", "12"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_values(language: str, text: str, values: list[str]) -> None:
    assert [number.value for number in find_numbers(text, language)] == values


@pytest.mark.parametrize("text", ["one of them was the first", "hundreds of people, thousands of birds", "I came", "a"])
def test_what_is_no_number(text: str) -> None:
    assert find_numbers(text, "en") == []


def test_offsets_and_kinds() -> None:
    text = "В 1945 году 5% из двадцати, 3 мая, в 15:30, XX век."
    found = find_numbers(text, "ru")
    assert [(text[n.start : n.end], n.kind) for n in found] == [
        ("1945 году", "year"), ("5%", "percent"), ("двадцати", "number"), ("3 мая", "date"), ("15:30", "time"),
        ("XX", "ordinal"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["1.2.3.4", "1,2,3", "99999999999999999999", "5:99", "00:00", "½ ² Ⅻ ٣", "1.", ",5"])
def test_odd_figures_do_no_harm(text: str) -> None:
    for language in ("ru", "en", "de", "fr", "xx"):
        for number in find_numbers(text, language):
            assert text[number.start : number.end].strip() != ""
