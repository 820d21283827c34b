"""A Russian phrase put into English word by word, telling without the source."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.calques import ALONE, calques
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Severity


def find(context: Context) -> Iterator[Claim]:
    yield from calques(context, ALONE)


RULE = Rule(
    id="calque",
    title="A Russian phrase word for word",
    category="style.unidiomatic-style",
    severity=Severity.MINOR,
    about=(
        "A phrase of a table that no English writer has: a preposition, an idiom or a fixed phrase of Russian put into "
        "English word by word. With the source beside it, the Russian words are shown and the finding is surer. "
        "Category and severity are those of the entry."
    ),
    origin="packs/data/calques.tsv, written from knowledge of the two languages",
    find=find,
    hits=(
        Example("She took participation in the talks.", "took participation"),
        Example("It all depends from the weather.", "depends from"),
        Example("She took participation in the talks.", "took participation", "Она приняла участие в переговорах."),
    ),
    misses=(
        Example("She took part in the talks."),
        Example("It all depends, from what I hear, on the weather."),
        Example("The participation she took pride in was brief."),
    ),
    is_local=True,
)
