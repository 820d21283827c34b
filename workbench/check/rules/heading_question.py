"""A heading with a question mark and no question, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.model.witness import Segment
from workbench.text.languages import primary

_LONGEST = 14  # words of a heading
_HELP = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|shall"
_SUBJECT = r"(?:the|a|an|he|she|it|we|they|you|I|this|that|these|there|his|her|our|their|[A-Z][a-z]+)"
_ASKS = re.compile(
    rf"(?:(?:why|where|when|how|what|whom|which \w+) (?:{_HELP}) {_SUBJECT}\b(?! \w+ing\b)"
    rf"|(?:is|are|do|does|did|has|will) {_SUBJECT} )",
    re.IGNORECASE,
)
# A noun with its article and `of`, or a preposition, and nothing that could be a verb or a choice.
_STATES = re.compile(r"(?:The|A|An|On|About|To|From) [^?]+\?$")
_MAY_ASK = re.compile(
    rf"\b(?:{_HELP}|or|why|how|what|when|where|who|whom|whose|which|whether|not|if|\w+ed|\w+s)\b", re.IGNORECASE
)


def find(context: Context) -> Iterator[Claim]:
    """Headings, and the first line of a text if it is as short as one."""
    if primary(context.witness.language) != "en":
        return
    segments = context.text_segments
    for number, segment in enumerate(segments):
        text = segment.text.rstrip('”"’ ')
        if not _is_heading(segment, text, is_first=number == 0 and len(segments) > 1):
            continue
        if text.endswith("?") and _STATES.match(text) and not _MAY_ASK.search(text):
            yield claim_at(segment, len(text) - 1, len(text), "The heading asks, but its words are no question.", 0.6)
        elif text[-1:].isalnum() and _ASKS.match(text.lstrip('“"‘')):
            yield claim_at(
                segment, 0, len(text), "The heading is a question without its mark.", 0.6, suggestion=text + "?"
            )


def _is_heading(segment: Segment, text: str, *, is_first: bool) -> bool:
    short = 0 < len(text.split()) <= _LONGEST
    return short and (segment.kind == "head" or (is_first and not text.endswith((".", "!", ":", ";", ","))))


RULE = Rule(
    id="heading-question",
    title="A heading asks or states wrongly",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about=(
        "A heading that is a noun with its article and ends with a question mark, or that has the order of a question "
        "and no mark. With the source, `question-differs` decides."
    ),
    origin="English punctuation",
    find=find,
    hits=(
        Example("The Visit of the Minister?\nHe came at noon.", "?"),
        Example("Why did the fleet leave\nIt left at dawn.", "Why did the fleet leave"),
    ),
    misses=(
        Example("The Visit of the Minister\nHe came at noon."),
        Example("Why did the fleet leave?\nIt left at dawn."),
        Example("How the war began\nIt began at dawn."),
        Example("The Minister or the Tsar?\nHe came at noon."),
        Example("Why did the fleet leave"),
        Example("We came at dawn.\nThe visit of the minister?"),
    ),
)
