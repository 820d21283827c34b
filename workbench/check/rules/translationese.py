"""English that is possible, and shows the Russian through."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.calques import calques
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Severity


def find(context: Context) -> Iterator[Claim]:
    yield from calques(context, "translationese")


RULE = Rule(
    id="translationese",
    title="English that shows the Russian through",
    category="style.unidiomatic-style",
    severity=Severity.MINOR,
    about=(
        "A word or phrase that may be right, but follows the Russian beside it where a writer would mostly choose "
        "another: the heavy phrases of offices and newspapers, and words whose first sense is seldom the one meant. "
        "From a table; category and severity are those of the entry."
    ),
    origin="packs/data/calques.tsv, written from knowledge of the two languages",
    find=find,
    hits=(
        Example("It was done within the framework of the plan.", "within the framework of", "Сделано в рамках плана."),
    ),
    misses=(
        Example("It was done within the framework of the plan."),
        Example("It was done under the plan.", None, "Сделано в рамках плана."),
    ),
    needs_source=True,
    is_local=True,
)
