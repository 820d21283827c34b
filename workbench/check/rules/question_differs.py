"""A question that became a statement, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span


def find(context: Context) -> Iterator[Claim]:
    by_id = context.sentences_by_id
    for bead in context.sentence_beads:
        if not bead.a or not bead.b:
            continue
        ours = [by_id[unit] for unit in bead.b]
        theirs = [by_id[unit] for unit in bead.a]
        asked = any("?" in segment.text[each.start : each.end] for segment, each in theirs)
        asks = any("?" in segment.text[each.start : each.end] for segment, each in ours)
        if asked == asks:
            continue
        segment, sentence = ours[-1]
        span = Span.of(segment.id, segment.text, sentence.end - 1, sentence.end)
        origin, there = theirs[-1]
        message = "The source asks here; the translation states." if asked else "The source states; this asks."
        yield Claim(
            (span,),
            message,
            round(0.75 * bead.confidence, 3),
            (Evidence("source", origin.text[there.start : there.end]),),
            (Span.of(origin.id, origin.text, there.start, there.end),),
        )


RULE = Rule(
    id="question-differs",
    title="Question and statement differ",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about="Only one of two sentences that render each other has a question mark.",
    origin="quality assurance tools; measured on MLQE-PE by others with low yield",
    find=find,
    hits=(
        Example("He came yesterday.", ".", "Он приходил вчера?"),
        Example("Why he left is known?", "?", "Почему он уехал, известно."),
    ),
    misses=(Example("Did he come?", None, "Он приходил?"), Example("He came.", None, "Он пришёл.")),
    needs_source=True,
)
