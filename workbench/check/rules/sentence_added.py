"""A sentence of the translation that has no source."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_WORDS = 3


def find(context: Context) -> Iterator[Claim]:
    by_id = context.sentences_by_id
    for bead in context.sentence_beads:
        if bead.a:
            continue
        for unit in bead.b:
            segment, sentence = by_id[unit]
            if len(segment.text[sentence.start : sentence.end].split()) >= _WORDS:
                message = "Nothing in the source says this."
                yield claim_at(segment, sentence.start, sentence.end, message, round(0.75 * bead.confidence, 3))


RULE = Rule(
    id="sentence-added",
    title="A sentence has no source",
    category="accuracy.addition",
    severity=Severity.MAJOR,
    about="A sentence of three words or more that the alignment leaves without a counterpart in the source.",
    origin="sentence alignment",
    find=find,
    hits=(),
    misses=(Example("We came. It rained.", None, "Мы пришли. Шёл дождь."),),
    needs_source=True,
)
