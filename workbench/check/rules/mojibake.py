"""Characters of a text read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_GARBLED = re.compile(
    r"(?:[ÐÑ][\u0080-\u00bf\u0152-\u017e\u2013-\u203a\u20ac\u2122 ]){2,}"  # UTF-8 Cyrillic read as Latin-1 or 1252
    r"|â€[\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122¦]?"  # UTF-8 punctuation read as 1252
    r"|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]"  # UTF-8 accents read as Latin-1
    r"|вЂ[\u0080-\u00bf\u0400-\u045f\u2013-\u203a\u2122]"  # UTF-8 punctuation read as Windows-1251
    r"|(?:[РС][\u0400-\u040f\u0450-\u045f\u00a0-\u00bf\u2013-\u203a\u2116\u2122]){3,}"  # UTF-8 Cyrillic read as 1251
    r"|\ufffd+"
)


def find(context: Context) -> Iterator[Claim]:
    for segment in context.text_segments:
        for match in _GARBLED.finditer(segment.text):
            message = "These characters were read in the wrong encoding."
            yield claim_at(segment, match.start(), match.end(), message, 0.97, suggestion=_repair(match.group()))


def _repair(garbled: str) -> str | None:
    """What it was, if one wrong reading explains it."""
    for wrong in ("cp1252", "cp1251", "latin-1"):
        try:
            return garbled.encode(wrong).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return None


RULE = Rule(
    id="mojibake",
    title="Characters in the wrong encoding",
    category="linguistic-conventions.character-encoding",
    severity=Severity.MAJOR,
    about="UTF-8 that was read as Windows-1252, Latin-1 or Windows-1251, or characters that were lost.",
    origin="the byte patterns of UTF-8",
    find=find,
    hits=(
        Example("He said â€œyesâ€\u009d to it.", "â€œ"),
        Example("The cafÃ© was full.", "Ã©"),
        Example("It is Ð¿Ð¾Ñ€Ñ‚ here.", "Ð¿Ð¾Ñ€Ñ‚"),
        Example("Lost \ufffd\ufffd here.", "\ufffd\ufffd"),
    ),
    misses=(Example("The café was full of Ångström’s friends."), Example("Порт и СССР, РСФСР.")),
    is_local=True,
)
