"""A preposition or complement that Russian suggests and English does not have: mentioned about the war."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.check.calques import ALONE, matches
from workbench.check.phrasing import gain
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.packs.tables import read_table, read_words
from workbench.text.inflection import forms
from workbench.text.languages import primary

_LEAST = 10  # 1/16 nat that the right words must save, read either way
_CHANCE = re.compile(
    r"(?<![\w’'-])(?P<head>[A-Za-z]{3,}) (?P<wrong>[a-z]{2,}(?: (?:on|at|about))?) (?P<next>[A-Za-z]+)"
    r"(?P<is_name>(?=[.,;:!?]|$| (?:and|but|with|to|in|for|by|at|from|on)\b))?"
)
_LETS = re.compile(
    r"(?<![\w’'-])(?:[Ll]et|[Ll]ets|[Mm]ake|[Mm]akes|[Mm]ade|[Mm]aking) (?:me|him|us|them|people)"
    r"(?P<to> to) (?P<verb>[a-z]+)"
)
_SINCE = re.compile(
    r"\b[Ss]ince (?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d{1,2})"
    r" (?:hours|days|weeks|months|years)"
    r"(?=[.,;!?]|$| (?:he|she|they|we|I|it|and|but)\b)"
)
_HOUR = re.compile(
    r"\b(?:in|on) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock(?! [a-z]+s\b)"
)


@dataclass(frozen=True, slots=True)
class _Frame:
    follows: str
    better: str


def find(context: Context) -> Iterator[Claim]:
    """What the table of calques names is left to the rule that reads it."""
    if primary(context.witness.language) != "en":
        return
    claims = [claim for segment in context.text_segments for claim in _in(segment)]
    told: dict[str, list[Span]] = defaultdict(list)
    for match in matches(context, ALONE) if claims else ():
        told[match.span.segment].append(match.span)
    for claim in claims:
        span = claim.spans[0]
        if not any(each.start < span.end and span.start < each.end for each in told[span.segment]):
            yield claim


def _in(segment: Segment) -> list[Claim]:
    text = segment.text
    claims = [*_by_table(segment)]
    for match in _LETS.finditer(text):
        if match["verb"] in _kinds("base") and gain(text, *match.span("to"), "").least >= 0:
            message = f"“{match.group()}”: no “to” behind “let” and “make”."
            claims.append(claim_at(segment, match.start(), match.end(), message, 0.75))
    for pattern, message in (
        (_went_to(), "“{}”: one goes to a place and is in it."),
        (_SINCE, "“{}”: “since” takes a point in time; for a length of time say “for”."),
        (_HOUR, "“{}”: the hour takes “at”."),
    ):
        for match in pattern.finditer(text):
            claims.append(claim_at(segment, match.start(), match.end(), message.format(match.group()), 0.8))
    return sorted(claims, key=lambda claim: claim.spans[0].start)


def _by_table(segment: Segment) -> Iterator[Claim]:
    text, at = segment.text, 0
    while match := _CHANCE.search(text, at):
        at = match.end("head")
        frames = _frames().get(match["head"].lower())
        if not frames:
            continue
        wrong = match["wrong"]
        frame = next((each for each in frames.get(wrong, ()) if _fits(each.follows, match)), None)
        if frame is None:
            continue
        # Before a verb in the plain form the right word needs another form behind it: no likelihood can tell.
        if frame.follows != "verb" and gain(text, *match.span("wrong"), frame.better).least < _LEAST:
            continue
        right = f"{match['head']} {frame.better}".strip()
        message = f"“{match['head']} {wrong}” is not English: say “{right}” here."
        yield claim_at(segment, match.start(), match.end("wrong"), message, 0.7)


def _fits(follows: str, match: re.Match[str]) -> bool:
    word = match["next"]
    if follows == "det":
        return word in _kinds("determiner") or (word[0].isupper() and word != "I")
    if follows == "pron":
        return word in _kinds("pronoun")
    if follows == "place":
        return word in _places() and match["is_name"] is not None
    if follows == "verb":
        return word in _kinds("base")
    # `on English` is a language, `on English law` is not.
    is_whole = match["is_name"] is not None or not word[0].isupper()
    return not follows or (word in follows.split("/") and is_whole)


@cache
def _went_to() -> re.Pattern[str]:
    places = "|".join(sorted(_places()))
    return re.compile(rf"\b(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey) (?:was|were) to (?:{places})(?=[.,;!?]|$)")


@cache
def _frames() -> dict[str, dict[str, tuple[_Frame, ...]]]:
    """By the word, then by the wrong words behind it."""
    frames: dict[str, dict[str, tuple[_Frame, ...]]] = {}
    for language, heads, wrongs, follows, better in read_table("verb-frames.tsv"):
        if language != "en":
            continue
        frame = _Frame(follows, "" if better == "-" else better.replace("_", " "))
        for head in (form for each in heads.split("/") for form in _forms(each)):
            for wrong in wrongs.replace("_", " ").split("/"):
                of = frames.setdefault(head, {})
                of[wrong] = (*of.get(wrong, ()), frame)
    return frames


def _forms(word: str) -> frozenset[str]:
    return forms(word[:-1]) if word.endswith("~") else frozenset({word})


@cache
def _places() -> frozenset[str]:
    return frozenset(read_words("articles.tsv", "en", "nameless"))


@cache
def _kinds(kind: str) -> frozenset[str]:
    return frozenset(read_words("agreement.tsv", "en", kind))


RULE = Rule(
    id="verb-frame",
    title="A complement that English does not have",
    category="linguistic-conventions.grammar",
    severity=Severity.MINOR,
    about=(
        "A verb or adjective with a preposition, or without one, as its Russian counterpart has it (“mentioned about "
        "the war”, “went in Japan”, “made him to go”, “since two years”). The model of English must find the right "
        "words likelier. What the table of calques has is named by `calque`."
    ),
    origin="packs/data/verb-frames.tsv, written from knowledge of the two languages",
    find=find,
    hits=(
        Example("He mentioned about the war.", "mentioned about"),
        Example("They arrived to the station at noon.", "arrived to"),
        Example("Then he went in Japan with his wife.", "went in"),
        Example("She made him to go home.", "made him to go"),
        Example("I have lived here since two years.", "since two years"),
        Example("He came in five o’clock.", "in five o’clock"),
        Example("They were deprived from the right to vote.", "deprived from"),
        Example("He dreamed to go home.", "dreamed to"),
        Example("Last year we were to London.", "we were to London"),
        Example("Despite of the rain we left.", "Despite of"),
    ),
    misses=(
        Example("He arrived to find the station empty."),
        Example("They went in Japanese dress, and spoke on English law."),
        Example("It was made for him to go, and since two years had passed he left."),
        Example("Mention is made; about the rest we know little."),
        Example("It all depends from the weather."),
    ),
    is_local=True,
)
