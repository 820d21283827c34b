"""The pieces numbers, dates and times are made of: figures, words of number, Roman numerals, months.

[(p.kind, p.value) for p in read_parts("twenty-five of 1,500, XIX c.", "en")]
== [("word", "25"), ("digits", "1500"), ("ordinal", "19")]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.packs.tables import read_table

_PIECE = re.compile(
    r"(?P<clock>(?<![\d:])[0-2]?\d:[0-5]\d(?![\d:]))"
    r"|(?P<dotted>(?<![\d.])[0-3]?\d\.[01]?\d\.\d{4}(?!\d))"
    r"|(?P<figures>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"(?P<suffix>(?:-?(?:й|я|е|го|му|м|ю|х|ой|ый|ая|ое|ого))(?![^\W\d_])|(?:st|nd|rd|th|er|re|e|ème)(?![^\W\d_]))?"
    r"|(?P<word>[^\W\d_]+)"
)
_AND = ("and", "et")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_GLUE = re.compile(r"[\s\u00a0]+|-|‑|\s+and\s+|-et-|\s+et\s+", re.IGNORECASE)
_CENTURY = re.compile(r"\s(?:в\.|вв\.|век|столет|centur|c\.|jahrhundert|siècle)", re.IGNORECASE)
_DECIMAL = {"en": "."}  # elsewhere a comma


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text. kind: digits, word, ordinal, month, clock, date.

    is_plain: figures without separators. is_weak: one, first or second alone, which are as often no numbers.
    """

    start: int
    end: int
    kind: str
    value: str
    is_plain: bool = False
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    kind: str
    value: float


def read_parts(text: str, language: str) -> list[Part]:
    """In order; words of number that belong together are one part."""
    parts: list[Part] = []
    words: list[_Word] = []
    lexicon = _lexicon(language)
    for match in _PIECE.finditer(text):
        word = None
        if words and (match["word"] or "").lower() in _AND:
            continue
        if match["word"]:
            kind, amount = lexicon.get(match["word"].lower().replace("ё", "е"), ("", 0.0))
            word = _Word(match.start(), match.end(), kind, amount) if kind else None
        elif match["figures"] and not match["suffix"]:
            value, is_plain = _figures(match["figures"], language)
            size = float(value) if value.count(".") < 2 else 0.0  # 1.2.3 is a number of nothing
            word = _Word(match.start(), match.end(), "digits" if is_plain else "figures", size)
        if words and (word is None or not _belongs(text, words, word)):
            parts.extend(_close(words, text, language))
            words = []
        if word is not None and word.kind != "month":
            words.append(word)
        else:
            parts.extend(_single(match, text, word))
    return parts + list(_close(words, text, language))


def _single(match: re.Match[str], text: str, word: _Word | None) -> Iterator[Part]:
    start, end = match.span()
    if word is not None:
        yield Part(start, end, "month", str(int(word.value)))
    elif match["clock"]:
        yield Part(start, end, "clock", match["clock"])
    elif match["dotted"]:
        day, month, year = match["dotted"].split(".")
        yield Part(start, end, "date", f"{year}-{int(month):02d}-{int(day):02d}")
    elif match["figures"]:
        value = _figures(match["figures"], "")[0]
        is_decade = len(value) == 4 and value.isdigit()
        yield Part(start, end, "digits" if is_decade else "ordinal", value, is_plain=is_decade)
    elif _ROMAN.fullmatch(match["word"]) and (len(match["word"]) > 1 or _CENTURY.match(text, end)):
        yield Part(start, end, "ordinal", str(_roman(match["word"])))


def _belongs(text: str, words: Sequence[_Word], word: _Word) -> bool:
    """Whether a word goes on with the number: each smaller than the one before, or a factor."""
    last = words[-1]
    if last.kind == "ordinal" or word.kind == "month" or not _GLUE.fullmatch(text, last.end, word.start):
        return False
    if word.kind in ("scale", "times"):
        return last.kind != "scale" or last.value > word.value or word.value > last.value > 1000
    if word.kind in ("digits", "figures") or last.kind in ("digits", "figures"):
        return False
    size = {"unit": 1, "teen": 1, "ten": 2, "hundred": 3, "times": 3, "scale": 4}
    if word.kind == "ordinal":
        return size[last.kind] > (1 if word.value < 20 else 2)
    if last.kind == "ten" and word.kind == "teen":
        return False
    return size[last.kind] > size[word.kind]


def _close(words: Sequence[_Word], text: str, language: str) -> Iterator[Part]:
    """The value of words of number that belong together; factors alone (`thousands of people`) are none."""
    if not words:
        return
    start, end = words[0].start, words[-1].end
    if len(words) == 1 and words[0].kind in ("digits", "figures"):
        value, is_plain = _figures(text[start:end], language)
        yield Part(start, end, "digits", value, is_plain=is_plain)
        return
    if all(word.kind in ("scale", "times") for word in words):
        return
    whole = group = 0.0
    for word in words:
        if word.kind == "scale":
            whole, group = whole + (group or 1.0) * word.value, 0.0
        elif word.kind == "times":
            group = (group or 1.0) * word.value
        else:
            group += word.value
    kind = "ordinal" if words[-1].kind == "ordinal" else "word"
    is_weak = len(words) == 1 and (words[0].value == 1 or (kind == "ordinal" and words[0].value == 2))
    yield Part(start, end, kind, _plain(whole + group), is_weak=is_weak)


def _figures(text: str, language: str) -> tuple[str, bool]:
    """The value of figures, and whether they are plain; three behind a mark that is no decimal one are thousands."""
    decimal = _DECIMAL.get(language, ",")
    other = "," if decimal == "." else "."
    digits = re.sub("[\u00a0\u202f ]", "", text)
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{other}\d{{3}})+(?:\{decimal}\d+)?", digits):
        digits = digits.replace(other, "")
    if text.isdigit():
        return text, True
    digits = digits.replace(",", ".")
    return (digits if digits.count(".") > 1 else _plain(float(digits))), False


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[char] for char in text]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


@cache
def _lexicon(language: str) -> dict[str, tuple[str, float]]:
    return {
        form: (row[1], float(row[2]))
        for row in read_table("number-words.tsv")
        if row[0] == language
        for form in row[3].split()
    }


def months(language: str) -> frozenset[str]:
    """The names of the months, in lower case and in all their forms."""
    lexicon = _lexicon(language.split("-")[0].lower())
    return frozenset(form for form, (kind, _) in lexicon.items() if kind == "month")
