"""Which words of a sentence deny, which only look so, and which deny in other words.

    signs = read_negation(["He", "did", "not", "only", "fail"], "en")
    signs.denials, signs.half        # (), (4,): `not only` passes; `fail` is half a denial

The words are those of `packs/data/negation.tsv`; in a language that it does not have nothing denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.packs.language_model import find_model
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_PREFIX = re.compile(r"(?:un(?!fortunate)|in|im|ir|il|dis|non)-?(\w{4,})")
_FORM = re.compile(r"\w{3,}less(?:ly|ness)?|не(?!дел|скольк|котор|давн|дав)\w{3,}|бе[зс](?!опасн)\w{3,}")


@dataclass(frozen=True, slots=True)
class Negation:
    """The numbers of words. denials: that say no; half: that say it in other words, or only with another word."""

    denials: tuple[int, ...]
    half: tuple[int, ...]


def read_negation(words: Sequence[str], language: str) -> Negation:
    table = _table(primary(language))
    lower = [word.lower() for word in words]
    passed = _passed(lower, table["passes"])
    denials = [at for at, word in enumerate(lower) if at not in passed and table["denies"][0].fullmatch(word)]
    half = {at for at, word in enumerate(lower) for kind in ("half", "together") if table[kind][0].fullmatch(word)}
    return Negation(tuple(denials), tuple(sorted(half | passed)))


def knows(language: str) -> bool:
    """Whether the table has the language; of another nothing is known to deny."""
    return any(code == primary(language) for code, _, _ in read_table("negation.tsv"))


def may_deny(text: str, language: str) -> bool:
    """Whether any word could deny: quickly."""
    return _anywhere(primary(language)).search(text) is not None


def looks_denied(word: str) -> bool:
    """By its form: `unknown`, but not `unit`, for `known` is a word and `it` too short; `hopeless`, «нездоров»."""
    lower = word.lower()
    prefixed = _PREFIX.fullmatch(lower)
    return prefixed[1] in _english() if prefixed else _FORM.fullmatch(lower) is not None


@cache
def _english() -> frozenset[str]:
    model = find_model("en")
    return frozenset(model.words if model else ())


def _passed(words: Sequence[str], phrases: Sequence[re.Pattern[str]]) -> set[int]:
    """The numbers of words that stand in a phrase which is no denial."""
    starts, text = [], ""
    for word in words:
        starts.append(len(text))
        text += word + "_"
    found = [match.span() for phrase in phrases for match in phrase.finditer(text)]
    return {at for at, start in enumerate(starts) if any(first <= start < last for first, last in found)}


@cache
def _table(language: str) -> dict[str, list[re.Pattern[str]]]:
    """For each kind one pattern of a word; of `passes` one that is looked for in words joined by `_`."""
    items: dict[str, list[str]] = {"denies": [], "together": [], "passes": [], "half": []}
    for code, kind, row in read_table("negation.tsv"):
        if code == language:
            items[kind] += [_pattern(item) for item in row.split()]
    either = {kind: "|".join(words) or "(?!)" for kind, words in items.items()}
    return {
        kind: [re.compile(rf"(?<![^_])(?:{words})_" if kind == "passes" else words)] for kind, words in either.items()
    }


def _pattern(item: str) -> str:
    return re.escape(item).replace(r"_\.\._", "_(?:[^_]+_){0,8}?").replace(r"\*", "[^_]*")


@cache
def _anywhere(language: str) -> re.Pattern[str]:
    pattern = _table(language)["denies"][0].pattern.replace("[^_]*", "[a-z]*")
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
