"""Words of the source, inside a sentence, that nothing renders."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.holes import Hole
from workbench.check.left_over import left_over
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.text.little import is_little

_LIKELY = 0.72
_FEWEST = 2  # words that say something: a single one is often implied


def find(context: Context) -> Iterator[Claim]:
    if context.source is None:
        return
    for hole in context.once(left_over).holes:
        telling = sum(not is_little(word.text, context.source.language) for word in hole.words)
        if hole.likely >= _LIKELY and telling >= _FEWEST:
            yield _claim(hole)


def _claim(hole: Hole) -> Claim:
    quote = " … ".join(span.quote for span in hole.source)
    return Claim(
        (hole.place,),
        f"Nothing renders «{quote}»; it is likely missing here.",
        round(hole.likely, 3),
        (Evidence("source", quote),),
        hole.source,
    )


RULE = Rule(
    id="words-omitted",
    title="Words of the source are missing",
    category="accuracy.omission",
    severity=Severity.MAJOR,
    about=(
        "Neighbouring words of a sentence of the source, two or more that say something, that seem to be rendered by "
        "nothing, and a place of the translation where something is missing. Said at that place; the words are quoted."
    ),
    origin="word links; the language model, the lengths and the sentence encoder of the pack",
    find=find,
    hits=(
        Example(
            "The head of the port showed us three new cranes at the northern berth.",
            "",
            "Начальник порта, высокий человек в морской форме, показал нам три новых крана у северного причала.",
        ),
        Example(
            "In the evening the workers returned to the village.",
            "",
            "Вечером рабочие вернулись в деревню, чтобы починить сломанную мельницу.",
        ),
    ),
    misses=(
        Example(
            "In the evening the workers returned to the village to mend the broken mill.",
            None,
            "Вечером рабочие вернулись в деревню, чтобы починить сломанную мельницу.",
        ),
        Example("He disagreed, though it was late.", None, "Он был не согласен с этим, хотя было уже поздно."),
        Example("The port was closed.", None, "Порт, как уже говорилось, был закрыт."),
    ),
    needs_source=True,
    is_local=True,
)
