"""A paragraph that begins in the middle of a sentence, and a sentence that begins with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.check.beside import texts_beside
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_OPENING = "“‘«„\"'([ "
_RUNS_ON = (",", ";", ":", "—", "–", "-")
# An entry of a list, an address or a trade name, a direction in brackets.
_OWN_WAY = re.compile(r"\(?[a-z]{1,4}[.)]|\S*[a-z][.:/@]\S|[a-z]+[A-Z]|[(\[]")


# `… at dawn. nobody met us`: four letters before the stop, or it may be an abbreviation.
_INSIDE = re.compile(r"(?<![\w.])(?P<last>[a-z]{4,})\.[”’\"»)]* (?P<first>[a-z]+)(?=[ ,;])")


def find(context: Context) -> Iterator[Claim]:
    abbreviations = _abbreviations(primary(context.witness.language))
    before, beside = None, texts_beside(context)
    for segment in context.text_segments:
        text = segment.text
        start = len(text) - len(text.lstrip(_OPENING))
        runs_on = before is not None and (before.kind != "p" or before.text.rstrip().endswith(_RUNS_ON))
        is_open = segment.kind == "p" and text[start : start + 1].islower() and not _OWN_WAY.match(text)
        if is_open and not runs_on and not _begins_small(beside.get(segment.id, "")):
            word = text[start:].split()[0]
            message = "The paragraph begins with a small letter: its beginning may be missing."
            yield claim_at(segment, start, start + len(word), message, 0.7)
        before = segment
        for match in _INSIDE.finditer(text):
            if match["last"] not in abbreviations:
                message = "A sentence begins with a small letter here, or the stop before it is wrong."
                yield claim_at(segment, match.start("first"), match.end("first"), message, 0.75)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    rows = read_table("small-abbreviations.tsv")
    return frozenset(word for code, words in rows if code == language for word in words.split())


def _begins_small(text: str) -> bool:
    return text.lstrip(_OPENING)[:1].islower()


RULE = Rule(
    id="lower-case-start",
    title="A paragraph or a sentence begins with a small letter",
    category="linguistic-conventions.textual-conventions",
    severity=Severity.MINOR,
    about=(
        "A paragraph that begins with a small letter although the one before it has ended (silent where the source "
        "begins so too), or a small letter behind a full stop that belongs to no abbreviation."
    ),
    origin="English orthography",
    find=find,
    hits=(
        Example("We came at dawn.\nand nobody met us there.", "and"),
        Example("The port was closed. nobody met us there.", "nobody"),
    ),
    misses=(
        Example("We came at dawn.\nNobody met us."),
        Example("We came at dawn,\nand nobody met us."),
        Example("We had two aims.\na. To hold the port.\n(b) To hold the road."),
        Example("The sum was raised by ten per cent. of its value, by more than 3 p.m. trains."),
        Example("port.example.org was the address of the harbour."),
        Example("the best of the old songs", None, "лучшие из старых песен"),
    ),
)
