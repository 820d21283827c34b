"""Numbers, dates and times of a text, in one form for all languages.

    [(n.kind, n.value) for n in find_numbers("20 апреля 1945 г. в 15 часов пришло 1,5 тысячи", "ru")]
    == [("date", "1945-04-20"), ("time", "15:00"), ("number", "1500")]

Values: numbers with a decimal point and no separators (`1500`, `0.25`), percentages with their sign (`5%`), dates as in
ISO 8601 with what is not said left out (`1945-04-20`, `--04-20`, `1945-04`, `--04`), times `15:00`. A number is read
with the separators of its language; words of number are read up to thousands of millions, in any case. A lone one,
first or second is no number: it is an article, a pronoun or an adverb as often, unless a part or a chapter bears it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.text.languages import primary
from workbench.text.number_parts import Part, read_parts
from workbench.text.units import may_be_unit, read_unit

_PARAGRAPH = 4096  # code points
_BOUND = r"(?<![\w])"
_PERCENT = re.compile(r"\s?(?:%|процент\w*|per\s?cent\b|prozent\b|pour\s?cent\b)", re.IGNORECASE)
_OF_YEAR = re.compile(r"\s?(?:г\.|гг\.|год\w*)", re.IGNORECASE)
_DECADE = re.compile(r"-?(?:е|х|ых|ые|s|er)\b")
_HEADING = re.compile(
    r"(?:часть|глава|книга|том|part|chapter|book|volume|kapitel|teil|band|chapitre|partie|livre)\s+$", re.IGNORECASE
)
_HOURS = re.compile(
    r"\s(?:ч\.|час(?:а|ов|у|ам)?|uhr|heures?)(?!\w)(?:\s(\d\d?)\s(?:мин\w*|minutes?)(?!\w))?", re.IGNORECASE
)
_HALF_OF_DAY = re.compile(
    r"\s?(?P<am>a\.?m\.?(?!\w)|утра\b|ночи\b|in the morning\b|at night\b)"
    r"|\s?(?P<pm>p\.?m\.?(?!\w)|дня\b|вечера\b|in the (?:afternoon|evening)\b)",
    re.IGNORECASE,
)
_MERIDIEM = re.compile(r"\s?[ap]\.?m", re.IGNORECASE)
_CLOCK = re.compile(r"\s?o['’]clock\b", re.IGNORECASE)
_WORD = re.compile(r"[\s-]?([^\W\d_]+)")
_NAME = re.compile(r"\b([A-Z]\w+)\s$")
_BEFORE_DAY = re.compile(
    r"On|By|From|Until|Till|Since|In|Before|After|The|Between|To|Around|About|For"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_AT = re.compile(r"(?:\b(?:в|к|около|до|после|с|at|by|around|um|à|vers)|\bпримерно в)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A stretch [start, end) of the text and what it says. kind: number, ordinal, percent, year, date, month, time."""

    start: int
    end: int
    value: str
    kind: str


def find_numbers(text: str, language: str) -> list[Number]:
    """In order and apart from one another. Those of the last paragraphs are kept: many ask for them in turn."""
    language = primary(language)
    return list(_kept(text, language) if len(text) <= _PARAGRAPH else _find(text, language))


def _find(text: str, language: str) -> tuple[Number, ...]:
    parts = read_parts(text, language)
    found: list[Number] = []
    for at, part in enumerate(parts):
        number = _read(text, language, parts, at) if not found or part.start >= found[-1].end else None
        if number is not None:
            found.append(number)
    return tuple(found)


_kept = lru_cache(64)(_find)


def _read(text: str, language: str, parts: Sequence[Part], at: int) -> Number | None:
    """The number that begins with a part; parts it goes on with are not read again."""
    date = _read_date(text, parts, at)
    part = parts[at]
    if date is not None and not (language == "en" and _is_no_date(text, date)):
        return date
    if part.kind == "month":
        is_word = part.value in ("3", "5") and text[part.start : part.end].lower() in ("march", "may", "mars", "mai")
        return None if is_word else Number(part.start, part.end, f"--{int(part.value):02d}", "month")
    time = _read_time(text, part)
    if time is not None:
        return time
    percent = _PERCENT.match(text, part.end)
    if percent:
        return Number(part.start, percent.end(), part.value + "%", "percent")
    if part.is_weak and not _HEADING.search(text, max(0, part.start - 12), part.start):
        return None
    return _plain(text, part)


def _plain(text: str, part: Part) -> Number:
    if part.kind == "date":
        return Number(part.start, part.end, part.value, "date")
    if not _is_year(part):
        return Number(part.start, part.end, part.value, "ordinal" if part.kind == "ordinal" else "number")
    after = _OF_YEAR.match(text, part.end) or _DECADE.match(text, part.end)
    return Number(part.start, after.end() if after else part.end, part.value, "year")


def _is_year(part: Part) -> bool:
    return part.kind == "digits" and len(part.value) == 4 and "1000" <= part.value <= "2199" and part.is_plain


def _read_date(text: str, parts: Sequence[Part], at: int) -> Number | None:
    """`20 апреля 1945 г.`, `April 20th, 1945`, `20 April`, `апрель 1945 года`, `am 20. April 1945`."""
    first, rest = parts[at], parts[at + 1 : at + 3]
    if not rest:
        return None
    if _is_day(first) and rest[0].kind == "month" and _near(text, first, rest[0], r"(?:\.|\sof)?\s"):
        year = rest[1] if len(rest) > 1 and _is_year(rest[1]) and _near(text, rest[0], rest[1], r",?\s") else None
        return _date(text, first, rest[0], first, year)
    if first.kind != "month":
        return None
    if _is_day(rest[0]) and _near(text, first, rest[0], r"\.?\s(?:the\s)?"):
        year = rest[1] if len(rest) > 1 and _is_year(rest[1]) and _near(text, rest[0], rest[1], r",?\s") else None
        return _date(text, first, first, rest[0], year)
    if _is_year(rest[0]) and _near(text, first, rest[0], r",?\s(?:of\s)?"):
        return _date(text, first, first, None, rest[0])
    return None


def _is_no_date(text: str, date: Number) -> bool:
    """`Windows 10 May fail`: a name with its number before a verb; `March 10 miles`: a distance behind one."""
    if not date.value.startswith("--"):
        return False
    if text[date.start].isdigit():
        name = _NAME.search(text, 0, date.start)
        return text[: date.end].endswith(("May", "March")) and name is not None and not _BEFORE_DAY.fullmatch(name[1])
    word = _WORD.match(text, date.end)
    if word is None or not may_be_unit(word[1], "en"):
        return False
    measure = read_unit(text, date.start, date.end, "en")
    return measure is not None and measure.start >= date.end


def _date(text: str, first: Part, month: Part, day: Part | None, year: Part | None) -> Number:
    used = [part for part in (month, day, year) if part is not None]
    end = max(part.end for part in used)
    after = _OF_YEAR.match(text, end) if year else None
    value = f"{year.value if year else '-'}-{int(month.value):02d}" + (f"-{int(day.value):02d}" if day else "")
    return Number(first.start, after.end() if after else end, value, "date")


def _is_small(digits: str, most: int) -> bool:
    """However many digits there are: Python refuses to read thousands of them."""
    return len(digits) <= 4 and int(digits) <= most


def _is_day(part: Part) -> bool:
    return (
        part.kind in ("digits", "ordinal", "word")
        and part.value.isdigit()
        and _is_small(part.value, 31)
        and int(part.value) >= 1
    )


def _near(text: str, one: Part, other: Part, between: str) -> bool:
    return re.fullmatch(between, text[one.end : other.start]) is not None


def _read_time(text: str, part: Part) -> Number | None:
    """`15:30`, `3.30 p.m.`, `в 15 часов`, `three o'clock in the afternoon`; `3 часа` alone is how long it took."""
    hour, minute, end = part.value, "0", part.end
    if part.kind == "clock":
        hour, _, minute = part.value.partition(":")
    elif not (part.kind in ("digits", "word") and hour.isdigit() and _is_small(hour, 24)):
        return None
    hours, clock = _HOURS.match(text, end), _CLOCK.match(text, end)
    if hours or clock:
        end = max(match.end() for match in (hours, clock) if match)
        minute = (hours and hours.group(1)) or minute
    half = _HALF_OF_DAY.match(text, end)
    if half and not (hours or clock or part.kind == "clock" or _MERIDIEM.match(text, end)):
        half = None  # `3 дня` are three days
    if not (half or clock or part.kind == "clock" or (hours and _AT.search(text, 0, part.start))):
        return None
    if half and int(hour) <= 12:
        hour = str(int(hour) % 12 + (12 if half.group("pm") else 0))
    end = half.end() if half else end
    return Number(part.start, end, f"{int(hour):02d}:{int(minute):02d}", "time")
