"""The pieces numbers, dates and times are made of: figures, words of number, Roman numerals, months.

[(p.kind, p.value) for p in read_parts("twenty-five of 1,500, XIX c.", "en")]
== [("word", "25"), ("digits", "1500"), ("ordinal", "19")]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.text.number_words import AND, IN_FIGURES, Word, belongs, lexicon, value

_FRACTION = r"[½¼¾⅓⅔]|(?:1/[2-9]|2/3|3/4)(?![\d/])"
_PIECE = re.compile(
    r"(?P<clock>(?<![\d:])[0-2]?\d:[0-5]\d(?![\d:]))"
    r"|(?P<dotted>(?<![\d.])[0-3]?\d\.[01]?\d\.\d{4}(?!\d))"
    rf"|(?P<mixed>(?<![\d.,/])(?:\d{{1,6}}[\s\u00a0\u2044]?)?(?:{_FRACTION}))"
    r"|(?P<figures>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"(?P<suffix>(?:-?(?:й|я|е|го|му|м|ю|х|ой|ый|ая|ое|ого))(?![^\W\d_])|(?:st|nd|rd|th|er|re|e|ème)(?![^\W\d_]))?"
    r"|(?P<word>[^\W\d_]+)"
)
_FIGURE = re.compile(r"[\d½¼¾⅓⅔]")  # without one, words are all that _PIECE finds
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_CENTURY = re.compile(r"\s(?:в\.|вв\.|век|столет|centur|c\.|jahrhundert|siècle)", re.IGNORECASE)
_DECIMAL = {"en": "."}  # elsewhere a comma
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_AFTER_MONEY = {"k": 1e3, "m": 1e6, "b": 1e9, "tn": 1e12}  # `$10m`; `10m` is ten metres as often
_LONG = 30  # figures of what is no number to count with
_LARGEST = 1e30
_MONEY = "$£€¥₽"


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


def read_parts(text: str, language: str) -> list[Part]:
    """In order; words of number that belong together are one part."""
    parts: list[Part] = []
    words: list[Word] = []
    is_silent = _silent(language)
    # Most texts have neither figures nor a word that says anything: told without a look at one match after another.
    if not _FIGURE.search(text) and all(map(is_silent.__getitem__, _LETTERS.findall(text))):
        return parts
    for match in _PIECE.finditer(text):
        if not words and match.lastgroup == "word" and is_silent[match["word"]]:
            continue
        if words and (match["word"] or "").lower() in AND:
            continue
        word = _word(match, text, language)
        if words and (word is None or not belongs(text, words, word)):
            parts.extend(_close(words, text, language))
            words = []
        if word is not None and word.kind != "month":
            words.append(word)
        else:
            parts.extend(_single(match, text, word))
    return parts + list(_close(words, text, language))


class _Silent(dict[str, bool]):
    """Whether a word says nothing: no word of number or money, nothing that may be Roman. Those met are kept."""

    def __init__(self, numerals: Mapping[str, tuple[str, float]]) -> None:
        super().__init__()
        self._numerals = numerals

    def __missing__(self, word: str) -> bool:
        form = word.lower().replace("ё", "е")
        is_number = form in self._numerals or form in _AFTER_MONEY or _ROMAN.fullmatch(word) is not None
        self[word] = not is_number
        return not is_number


@cache
def _silent(language: str) -> _Silent:
    return _Silent(lexicon(language))


def _word(match: re.Match[str], text: str, language: str) -> Word | None:
    """What a piece adds to a number; a month is one too, though nothing goes on with it."""
    if match["word"]:
        form = match["word"].lower().replace("ё", "е")
        kind, amount = lexicon(language).get(form, ("", 0.0))
        if form in _AFTER_MONEY and _is_money(text, match.start()):
            kind, amount = "scale", _AFTER_MONEY[form]
        if kind == "month" and language == "en" and not match["word"][0].isupper():
            return None  # the verbs may and march
        return Word(*match.span(), kind, amount) if kind else None
    if match["mixed"]:
        return Word(*match.span(), "figures", _mixed(match["mixed"]))
    if match["figures"] and not match["suffix"]:
        figures, is_plain = _figures(match["figures"], language)
        size = (
            float(figures) if figures.count(".") < 2 and len(figures) < _LONG else 0.0
        )  # 1.2.3 is a number of nothing
        return Word(*match.span(), "digits" if is_plain else "figures", size)
    return None


def _is_money(text: str, end: int) -> bool:
    """Whether a sum with its sign in front ends there."""
    return re.search(rf"[{_MONEY}]\s?[\d.,]*\d\s?$", text[max(0, end - 16) : end]) is not None


def _single(match: re.Match[str], text: str, word: Word | None) -> Iterator[Part]:
    start, end = match.span()
    if word is not None:
        yield Part(start, end, "month", str(int(word.value)))
    elif match["clock"]:
        yield Part(start, end, "clock", match["clock"])
    elif match["dotted"]:
        day, month, year = match["dotted"].split(".")
        yield Part(start, end, "date", f"{year}-{int(month):02d}-{int(day):02d}")
    elif match["figures"]:
        figures = _figures(match["figures"], "")[0]
        is_decade = len(figures) == 4 and figures.isdigit()
        yield Part(start, end, "digits" if is_decade else "ordinal", figures, is_plain=is_decade)
    elif _ROMAN.fullmatch(match["word"]) and (len(match["word"]) > 1 or _CENTURY.match(text, end)):
        yield Part(start, end, "ordinal", str(_roman(match["word"])))


def _close(words: Sequence[Word], text: str, language: str) -> Iterator[Part]:
    """The part that words of number make together."""
    if not words:
        return
    start, end = words[0].start, words[-1].end
    amount = value(words)
    if amount is None or amount > _LARGEST:
        return
    if len(words) == 1 and words[0].kind in IN_FIGURES:
        has_fraction = re.search(_FRACTION, text[start:end]) is not None
        figures, is_plain = (_plain(amount), False) if has_fraction else _figures(text[start:end], language)
        yield Part(start, end, "digits", figures, is_plain=is_plain)
        return
    kind = "ordinal" if words[-1].kind == "ordinal" else "word"
    is_weak = len(words) == 1 and (amount == 1 or (kind == "ordinal" and amount == 2))
    yield Part(start, end, kind, _plain(amount), is_weak=is_weak)


def _mixed(text: str) -> float:
    """`2½`, `2 1/2`, `½`."""
    if text[-1] in _SIGNS:
        return float(text[:-1].strip() or 0) + _SIGNS[text[-1]]
    over, _, under = text[-3:].partition("/")
    return float(text[:-3].strip() or 0) + int(over) / int(under)


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
    return (digits if digits.count(".") > 1 or len(digits) >= _LONG else _plain(float(digits))), False


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:.6f}".rstrip("0")


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[char] for char in text]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
