"""Words of the translation, inside a sentence, that nothing in the source warrants."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.left_over import left_over
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.text.little import is_little

_LIKELY = 0.9
_FEWEST = 2  # words that say something


def find(context: Context) -> Iterator[Claim]:
    if context.source is None:
        return
    for each in context.once(left_over).additions:
        telling = sum(not is_little(word.text, context.witness.language) for word in each.words)
        if each.likely >= _LIKELY and telling >= _FEWEST:
            quote = " … ".join(span.quote for span in each.spans)
            yield Claim(each.spans, f"Nothing in the source says “{quote}”.", round(each.likely, 3))


RULE = Rule(
    id="words-added",
    title="Words that the source does not have",
    category="accuracy.addition",
    severity=Severity.MAJOR,
    about=(
        "Neighbouring words inside a sentence, two or more that say something, for which no word of the source stands, "
        "in a sentence that would be more like its source without them. Silent where they may spell out an "
        "abbreviation."
    ),
    origin="word links; the lengths and the sentence encoder of the pack",
    find=find,
    hits=(
        Example(
            "The workers returned to the village with their unhappy children and mended the mill.",
            "with their unhappy children",
            "Рабочие вернулись в деревню и починили мельницу.",
        ),
    ),
    misses=(
        Example(
            "The workers returned to the village and mended the mill.",
            None,
            "Рабочие вернулись в деревню и починили мельницу.",
        ),
        Example("The workers of the United Nations mended the mill.", None, "Рабочие ООН починили мельницу."),
        Example("It is a matter of course that he came.", None, "Разумеется, он пришёл."),
    ),
    needs_source=True,
    is_local=True,
)
