"""A sentence of the translation that has no source."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_WORDS = 3
_SURE = 0.6  # below, the alignment with a counterpart is about as good


def find(context: Context) -> Iterator[Claim]:
    by_id = context.sentences_by_id
    for bead in context.sentence_beads:
        if bead.a or bead.confidence < _SURE:
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
    about="A sentence of three words or more that the alignment surely leaves without a counterpart in the source.",
    origin="sentence alignment; the sentence encoder where two share a bead",
    find=find,
    hits=(
        Example(
            "We came to the port in the morning. The sea was calm and blue. The head of the port met us at the gate.",
            "The sea was calm and blue.",
            "Мы прибыли в порт утром. Начальник порта встретил нас у ворот.",
        ),
    ),
    misses=(
        Example("We came. It rained.", None, "Мы пришли. Шёл дождь."),
        Example(
            "We came to the port in the morning. The head of the port met us at the gate.",
            None,
            "Мы прибыли в порт утром, и начальник порта встретил нас у ворот.",
        ),
    ),
    needs_source=True,
)
