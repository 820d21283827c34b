"""British and American spelling in one text, or not that of its language tag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_WORD = re.compile(r"(?<![\w’'.@/-])[a-z]{4,}(?![\w’'@/-]|\.\w)")
_USUAL, _TIMES = 3, 4  # the usual way stands so often, and so many times as often as the other
_NAMES = {("us", 0): "British", ("us", 1): "American", ("ize", 0): "-ise", ("ize", 1): "-ize"}
_TAGS = {"en-gb": {"us": 0}, "en-us": {"us": 1, "ize": 1}}  # -ize is British too, in Oxford

_MEANT = 3  # a word that stands more often than this, and seldom the other way, is spelt so on purpose


@dataclass(frozen=True, slots=True)
class _Spelling:
    """convention: `us` or `ize`; way: which of its two; word: of which it is a form."""

    convention: str
    way: int
    word: str
    other: str


@dataclass(frozen=True, slots=True)
class _Found:
    segment: Segment
    start: int
    end: int
    spelling: _Spelling


def find(context: Context) -> Iterator[Claim]:
    """Words in small letters only: a name keeps its spelling."""
    language = context.witness.language.lower()
    if primary(language) != "en":
        return
    table = _table()
    found = [
        _Found(segment, *match.span(), table[match.group()])
        for segment in context.text_segments
        for match in _WORD.finditer(segment.text)
        if match.group() in table
    ]
    asked = _TAGS.get(language, {})
    wrong = {convention: _rarer(convention, found, asked) for convention in ("us", "ize")}
    words = Counter((each.spelling.word, each.spelling.way) for each in found)
    for each in found:
        spelling = each.spelling
        rare, why = wrong[spelling.convention]
        often, usual = words[spelling.word, spelling.way], words[spelling.word, 1 - spelling.way]
        if spelling.way == rare and (spelling.convention in asked or often <= _MEANT or usual >= often):
            name = _NAMES[spelling.convention, 1 - rare]
            message = (
                f"“{each.segment.text[each.start : each.end]}”: the text is spelt the {name} way, {spelling.other}."
            )
            evidence = (Evidence("elsewhere", why),)
            yield claim_at(
                each.segment, each.start, each.end, message, 0.8, evidence=evidence, suggestion=spelling.other
            )


def _rarer(convention: str, found: list[_Found], asked: dict[str, int]) -> tuple[int | None, str]:
    """The way that the text does not have, and how that is known; None where it has no way of its own."""
    if convention in asked:
        return 1 - asked[convention], "the language tag of the text says so"
    counts = Counter(each.spelling.way for each in found if each.spelling.convention == convention)
    usual = 0 if counts[0] >= counts[1] else 1
    if counts[usual] < _USUAL or counts[usual] < _TIMES * counts[1 - usual]:
        return None, ""
    return 1 - usual, f"{counts[usual]} words of the text are spelt so"


@cache
def _table() -> dict[str, _Spelling]:
    table: dict[str, _Spelling] = {}
    for convention, british, american, endings in read_table("spelling-pairs.tsv"):
        for ending in endings.replace("-", "").split(" "):
            ways = british + ending, american + ending
            for way in (0, 1):
                table[ways[way]] = _Spelling(convention, way, british, ways[1 - way])
    return table


RULE = Rule(
    id="spelling-convention",
    title="British and American spelling mixed",
    category="linguistic-conventions.spelling",
    severity=Severity.MINOR,
    about=(
        "Words spelt the British way in a text that is spelt the American way, or the reverse, and -ise beside -ize: "
        "the rarer is named where the other stands four times as often, or is what the language tag (en-GB, en-US) "
        "asks for. Names are left out, and a word that the text has more than three times in its own way."
    ),
    origin="packs/data/spelling-pairs.tsv, written from knowledge of the language",
    find=find,
    hits=(
        Example("The colour of the grey harbour was its honour. They defended the center.", "center"),
        Example("He organized a meeting, realized it, criticized it and mobilized it; they recognise it.", "recognise"),
    ),
    misses=(
        Example("The colour of the harbour was grey at Pearl Harbor."),
        Example("The colour of the harbor."),
        Example("The color of the harbor. " * 9 + "A plough. " * 4),
        Example("He organized the defence of the harbour and its colours; an analysis and an emphasis."),
    ),
)
