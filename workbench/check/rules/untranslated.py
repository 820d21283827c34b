"""A paragraph that is the source's own."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.text.languages import primary


def find(context: Context) -> Iterator[Claim]:
    if context.source is None or primary(context.source.language) == primary(context.witness.language):
        return
    by_id = context.segments_by_id
    for bead in context.segment_beads:
        sources = {by_id[unit].text.strip() for unit in bead.a}
        for unit in bead.b:
            segment = by_id[unit]
            text = segment.text.strip()
            if text in sources and sum(char.isalpha() for char in text) >= 12:
                evidence = (Evidence("source", "the same words, letter for letter"),)
                message = "This paragraph was not translated."
                yield claim_at(segment, 0, len(segment.text), message, 0.95, evidence=evidence)


RULE = Rule(
    id="untranslated",
    title="A paragraph was not translated",
    category="accuracy.untranslated",
    severity=Severity.MAJOR,
    about="A paragraph that has the same words as the source paragraph beside it.",
    origin="every quality assurance tool for translation",
    find=find,
    hits=(Example("Мы прибыли в порт утром.", "Мы прибыли в порт утром.", "Мы прибыли в порт утром."),),
    misses=(Example("We came in the morning.", None, "Мы прибыли утром."), Example("1941–1945", None, "1941–1945")),
    needs_source=True,
)
