"""Words that mix Latin and Cyrillic letters that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_TO_LATIN = str.maketrans("АВЕКМНОРСТХаеорсухіјѕ", "ABEKMHOPCTXaeopcyxijs")


def find(context: Context) -> Iterator[Claim]:
    for segment in context.text_segments:
        for match in _WORD.finditer(segment.text):
            word = match.group()
            if _LATIN.search(word) and _CYRILLIC.search(word):
                latin = word.translate(_TO_LATIN)
                suggestion = latin if not _CYRILLIC.search(latin) else None
                message = f"“{word}” mixes Latin and Cyrillic letters."
                yield claim_at(segment, match.start(), match.end(), message, 0.98, suggestion=suggestion)


RULE = Rule(
    id="mixed-script",
    title="A word mixes two scripts",
    category="linguistic-conventions.character-encoding",
    severity=Severity.MINOR,
    about="Latin letters and Cyrillic ones that look the same inside one word: it cannot be searched or spelt.",
    origin="Unicode confusables of the two scripts",
    find=find,
    hits=(Example("The pоrt was closed.", "pоrt"), Example("Мoscow is far.", "Мoscow")),
    misses=(Example("The port was closed."), Example("The word порт means port.")),
    is_local=True,
)
