"""British and American spelling in one text, or not that of its language tag."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.packs.tables import read_table

_WORD = re.compile(r"(?<![\w’'.@/-])[a-z]{4,}(?![\w’'@/-]|\.\w)")
_USUAL, _TIMES = 3, 3  # the usual way stands so often, and so many times as often as the other
_NAMES = {("us", 0): "British", ("us", 1): "American", ("ize", 0): "-ise", ("ize", 1): "-ize"}
_TAGS = {"en-gb": {"us": 0}, "en-us": {"us": 1, "ize": 1}}  # -ize is British too, in Oxford

_Kind = tuple[str, int]  # the convention, and which of its two ways
_Place = tuple[Segment, int, int]


def find(context: Context) -> Iterator[Claim]:
    """Words in small letters only: a name keeps its spelling."""
    language = context.witness.language.lower()
    if language.split("-")[0] != "en":
        return
    places: dict[_Kind, list[tuple[_Place, str]]] = defaultdict(list)
    table = _table()
    for segment in context.text_segments:
        for match in _WORD.finditer(segment.text):
            known = table.get(match.group())
            if known is not None:
                kind, other = known
                places[kind].append(((segment, match.start(), match.end()), other))
    order = {segment.id: number for number, segment in enumerate(context.text_segments)}
    claims = [claim for kind in ("us", "ize") for claim in _claims(kind, places, _TAGS.get(language, {}))]
    yield from sorted(claims, key=lambda claim: (order[claim.spans[0].segment], claim.spans[0].start))


def _claims(kind: str, places: dict[_Kind, list[tuple[_Place, str]]], tag: dict[str, int]) -> Iterator[Claim]:
    counts = Counter({way: len(places[kind, way]) for way in (0, 1)})
    usual = tag.get(kind, 0 if counts[0] >= counts[1] else 1)
    if kind not in tag and (counts[usual] < _USUAL or counts[usual] < _TIMES * counts[1 - usual]):
        return
    name = _NAMES[kind, usual]
    why = "the language tag of the text says so" if kind in tag else f"{counts[usual]} words of the text are spelt so"
    for (segment, start, end), other in places[kind, 1 - usual]:
        message = f"“{segment.text[start:end]}”: the text is spelt the {name} way, {other}."
        evidence = (Evidence("elsewhere", why),)
        yield claim_at(segment, start, end, message, 0.8, evidence=evidence, suggestion=other)


@cache
def _table() -> dict[str, tuple[_Kind, str]]:
    table: dict[str, tuple[_Kind, str]] = {}
    for kind, british, american, endings in read_table("spelling-pairs.tsv"):
        for ending in endings.replace("-", "").split(" "):
            table[british + ending] = (kind, 0), american + ending
            table[american + ending] = (kind, 1), british + ending
    return table


RULE = Rule(
    id="spelling-convention",
    title="British and American spelling mixed",
    category="linguistic-conventions.spelling",
    severity=Severity.MINOR,
    about=(
        "Words spelt the British way in a text that is spelt the American way, or the reverse, and -ise beside -ize: the "
        "rarer is named where the other stands three times and three times as often, or is what the language tag "
        "(en-GB, en-US) asks for. Names are left out."
    ),
    origin="packs/data/spelling-pairs.tsv, written from knowledge of the language",
    find=find,
    hits=(
        Example("The colour of the harbour was grey. They defended the center.", "center"),
        Example("He organized a meeting and realized it was mobilized. They recognise it.", "recognise"),
    ),
    misses=(
        Example("The colour of the harbour was grey at Pearl Harbor."),
        Example("The colour of the harbor."),
        Example("He organized the defence of the harbour and its colours; an analysis and an emphasis."),
    ),
)
