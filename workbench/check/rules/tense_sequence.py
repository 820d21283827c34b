"""A report in the past with `will` behind it: Russian keeps the tense of what was said, English does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.marks import Quoted
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.text.languages import primary

_SAID = (
    "said|thought|knew|believed|hoped|promised|answered|replied|decided|announced|declared|explained|wrote|was sure"
    "|were sure"
)
_TOLD = r"(?:told|assured|informed|promised) (?:me|him|her|us|them|[A-Z][a-z]+)"
_NOW = {"will": "would", "shall": "would", "is": "was", "are": "were", "has": "had", "have": "had", "can": "could"}
_NOBODY = "".join(rf"(?<!{word} )" for word in ("is", "be", "been", "widely", "officially", "long", "often"))
_WHO = r"(?:(?:the|this|his|her|its|their|our|[A-Z][a-z]+) )?[A-Za-z]+"
_PATTERN = re.compile(
    rf"{_NOBODY}\b(?:{_SAID}|{_TOLD}) that {_WHO} (?P<verb>{'|'.join(_NOW)})\b(?! (?:always|often|never)\b)"
)


def find(context: Context) -> Iterator[Claim]:
    """Not inside quotation marks: there the speaker's own tense stands."""
    if primary(context.witness.language) != "en":
        return
    for segment in context.text_segments:
        found = list(_PATTERN.finditer(segment.text))
        quoted = Quoted(segment.text) if found else ()
        for match in found:
            if match.start() in quoted:
                continue
            verb = match["verb"]
            message = f"Behind a report in the past English says “{_NOW[verb]}”; Russian keeps the tense."
            yield claim_at(segment, match.start("verb"), match.end("verb"), message, 0.5, suggestion=_NOW[verb])


RULE = Rule(
    id="tense-sequence",
    title="The tense of a report",
    category="linguistic-conventions.grammar",
    severity=Severity.MINOR,
    about=(
        "A verb of saying or thinking in the past, and behind “that he” the present or the future: Russian keeps the "
        "tense of what was said, English shifts it unless it still holds. Quotations are left out."
    ),
    origin="English grammar: sequence of tenses",
    find=find,
    hits=(
        Example("He said that he will come to us.", "will"),
        Example("Anna told me that she is tired.", "is"),
    ),
    misses=(
        Example("He said that he would come."),
        Example("He says that he will come."),
        Example("“He said that he will come,” she told us."),
    ),
    is_local=True,
)
