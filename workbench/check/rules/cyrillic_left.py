"""Cyrillic words left in a text that is not in Cyrillic letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.model.witness import Segment
from workbench.text.languages import primary

_CYRILLIC = re.compile(r"[\u0400-\u052f\u0301]+(?:[\s-]+[\u0400-\u052f\u0301]+)*")
_LATIN = re.compile(r"[A-Za-z]")


def find(context: Context) -> Iterator[Claim]:
    if primary(context.witness.language) in ("ru", "uk", "be", "bg", "sr", "mk"):
        return
    for segment in context.text_segments:
        if not _LATIN.search(segment.text):
            continue  # a whole paragraph in Russian is another matter: `untranslated`
        for match in _CYRILLIC.finditer(segment.text):
            around = segment.text[max(0, match.start() - 1) : match.end() + 1]
            if _LATIN.search(around) or _is_foreign(segment, match.start()):
                continue  # a word of both scripts, or one that is marked as foreign
            message = f"“{match.group()}” was left in Cyrillic letters."
            yield claim_at(segment, match.start(), match.end(), message, 0.9)


def _is_foreign(segment: Segment, at: int) -> bool:
    return any(mark.name == "foreign" and mark.start <= at < mark.end for mark in segment.marks)


RULE = Rule(
    id="cyrillic-left",
    title="Words left in Cyrillic",
    category="accuracy.untranslated",
    severity=Severity.MAJOR,
    about="Words in Cyrillic letters inside a text in Latin letters.",
    origin="machine translation leaves what it cannot read",
    find=find,
    hits=(
        Example("He came to the пристань at dawn.", "пристань"),
        Example("It is a вид на жительство here.", "вид на жительство"),
    ),
    misses=(Example("He came to the pier at dawn."), Example("α and β are Greek.")),
)
