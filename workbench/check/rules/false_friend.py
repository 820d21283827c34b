"""An English word that is there only because it looks like the Russian one, or renders another sense of it."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.calques import calques
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Severity


def find(context: Context) -> Iterator[Claim]:
    yield from calques(context, "false-friend")


RULE = Rule(
    id="false-friend",
    title="The wrong sense of a Russian word",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about=(
        "A word that looks like the Russian one beside it and means something else, or that renders another sense of "
        "it: the entries of a table that say nothing without the source. Category and severity are those of the entry."
    ),
    origin="packs/data/calques.tsv, written from knowledge of the two languages",
    find=find,
    hits=(
        Example("It is an actual topic for us.", "actual", "Для нас это актуальная тема."),
        Example("He bought bread in a magazine.", "magazine", "Он купил хлеб в магазине."),
    ),
    misses=(
        Example("It is an actual topic for us."),
        Example("The actual price was lower.", None, "Фактическая цена была ниже."),
        Example("He read a magazine.", None, "Он читал журнал."),
    ),
    needs_source=True,
    is_local=True,
)
