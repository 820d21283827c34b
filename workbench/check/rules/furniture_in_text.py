"""Web furniture that was taken for text."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.text.furniture import is_furniture


def find(context: Context) -> Iterator[Claim]:
    for segment in context.text_segments:
        if segment.kind in ("p", "head", "item") and is_furniture(segment.text) and not segment.text.strip().isdigit():
            name = segment.id.partition(".")[2]
            message = f"This line belongs to the web page, not to the text (kinds: {name}: furniture in edition.yaml)."
            yield claim_at(segment, 0, len(segment.text), message, 0.85)


RULE = Rule(
    id="furniture-in-text",
    title="Web furniture stands in the text",
    category="design-and-markup.layout",
    severity=Severity.MINOR,
    about="Counters, share buttons, comment forms and the like between the paragraphs of the text.",
    origin="templates of blogs and news sites in English and Russian",
    find=find,
    hits=(Example("The ship sailed.\nLeave a comment\nIt came back.", "Leave a comment"),),
    misses=(Example("He would not leave a comment unanswered."), Example("The views were grand.")),
)
