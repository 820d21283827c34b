"""Units of measure and of money that belong to a number.

    [unit.id for unit in read_unit("за 10 км до", 3, 5, "ru").units] == ["kilometre"]

The table is `packs/data/units.tsv`; its columns and signs are explained there. A form may mean several units: a pound
is weight or money. Quantities are comparable where units have the same dimension: value x factor + zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from workbench.packs.tables import read_table
from workbench.text.languages import primary

_SPACE = "[\\s\u00a0\u202f]"
_HYPHEN = "[-\u2010\u2011]"
_GAP = rf"(?:(?:(?<=млн|лрд|рлн|тыс|mln|bln)\.)?{_SPACE}?|{_HYPHEN})"
_NO_ABBREVIATION = rf"(?!\.{_SPACE}?[а-яё]\.)"  # «т. е.» is no tonne


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its id, and how it is expressed in the base unit of its dimension."""

    id: str
    dimension: str
    factor: float
    zero: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The stretch [start, end) of a unit, and what it may mean."""

    start: int
    end: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    pattern: re.Pattern[str]
    units: tuple[tuple[Unit, ...], ...]

    def measure(self, match: re.Match[str]) -> Measure:
        return Measure(match.start(), match.end(), self.units[(match.lastindex or 1) - 1])


def read_unit(text: str, start: int, end: int, language: str) -> Measure | None:
    """The unit of the number at [start, end): behind it, else a sign of money before it."""
    folded, language = _fold(text), primary(language)
    between = _between(language)
    filler = between.match(folded, end) if between else None
    after, before = _forms(language, "after"), _forms(language, "before")
    for at in (end, *([filler.end()] if filler else [])):
        match = after.pattern.match(folded, at) if after else None
        if after and match:
            return after.measure(match)
    match = before.pattern.search(folded, max(0, start - 5), start) if before else None
    return before.measure(match) if before and match else None


def lone_units(text: str, language: str) -> Iterator[Measure]:
    """Units that say one of themselves without a number: «полчаса», `a fortnight`."""
    forms = _forms(primary(language), "alone")
    if forms:
        yield from map(forms.measure, forms.pattern.finditer(_fold(text)))


def may_be_unit(word: str, language: str) -> bool:
    """Whether a unit behind a number may begin with the word: told from the table alone, no pattern is made for it."""
    whole, beginnings = _first_words(language)
    return word in whole or word.lower() in whole or word.lower().startswith(beginnings)


@cache
def _first_words(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Of what stands behind a number: whole words, and what more letters may follow."""
    rows = [row for row in read_table("units.tsv") if row[0] in (language, "*") and row[5] == "after"]
    words = {form.split("_")[0].removeprefix("-") for row in rows for form in row[6].split()}
    return frozenset(words), tuple(sorted(word[:-1] for word in words if len(word) > 3 and word.endswith("*")))


@cache
def percent() -> Unit:
    """The unit of what `workbench.text.numbers` reads as a share."""
    return next(Unit(row[1], row[2], float(row[3])) for row in read_table("units.tsv") if row[1] == "percent")


def _fold(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е")


@cache
def _forms(language: str, where: str) -> _Forms | None:
    """What stands there in a language, the longest form first; None if nothing does."""
    units: dict[str, list[Unit]] = {}
    for row_language, unit, dimension, factor, zero, place, forms in read_table("units.tsv"):
        if row_language in (language, "*") and place == where:
            for form in forms.split():
                units.setdefault(form, []).append(Unit(unit, dimension, float(factor), float(zero)))
    order = sorted(units, key=lambda form: (-form.count("_"), -len(form), form))
    if not order:
        return None
    gaps = {"after": (_GAP, ""), "before": (r"(?<!\w)", rf"{_SPACE}?$"), "alone": (r"(?<!\w)", "")}
    before, behind = gaps[where]
    # What stands in front of many forms in turn is looked for once; no form begins with it.
    runs = [
        (_HYPHEN if hyphen else before, "|".join(f"({_to_pattern(form)})" for form in run))
        for hyphen, run in groupby(order, lambda form: form[0] == "-")
    ]
    pattern = "|".join(f"{front}(?:{choices}){behind}" for front, choices in runs)
    return _Forms(re.compile(pattern), tuple(tuple(units[form]) for form in order))


@cache
def _between(language: str) -> re.Pattern[str] | None:
    rows = [row for row in read_table("units.tsv") if row[0] == language and row[5] == "between"]
    words = "|".join(_to_pattern(form) for row in rows for form in row[6].split())
    return re.compile(rf"(?:{_SPACE}|{_HYPHEN})(?:{words})") if words else None


def _to_pattern(form: str) -> str:
    """A form of the table as a regular expression."""
    letters = form.removeprefix("-")
    signs = {"_": rf"(?:{_SPACE}|{_HYPHEN})", "*": r"[^\W\d_]{0,4}"}
    body = "".join(signs.get(char) or re.escape(char) for char in letters)
    is_exact = len(letters) < 3 or letters != letters.lower()
    ending = r"(?!\w)" + (_NO_ABBREVIATION if len(letters) == 1 else "") if letters[-1].isalnum() or "*" in form else ""
    return (body if is_exact else f"(?i:{body})") + ending
