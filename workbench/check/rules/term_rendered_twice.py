"""A term of the source is nearly always rendered by one word, and here by another."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule
from workbench.check.terms import strays
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity

_PLACES = 3  # that the evidence names


def find(context: Context) -> Iterator[Claim]:
    """In document order."""
    order = {segment.id: number for number, segment in enumerate(context.witness.segments)}
    found = sorted(strays(context), key=lambda each: (order[each.rendering.segment], each.rendering.start, each.usual))
    for stray in found:
        shown = ", ".join(stray.places[:_PLACES]) + (", …" if len(stray.places) > _PLACES else "")
        yield Claim(
            (stray.rendering,),
            f"«{stray.origin.quote}» is “{stray.rendering.quote}” here and “{stray.usual}” elsewhere.",
            0.5,
            (Evidence("elsewhere", f"{stray.usual}: {shown}"),),
            (stray.origin,),
        )


RULE = Rule(
    id="term-rendered-twice",
    title="A term is rendered by two words",
    category="terminology.inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    about=(
        "A noun or adjective of the source that stands in three sentences or more and has the same word beside it in "
        "all but one or two, which have another. Literature varies on purpose; a report or a treaty should not."
    ),
    origin="what words stand together, and word links",
    find=find,
    hits=(
        Example(
            "The warehouse is by the river. Two warehouses are empty. We left the warehouse. He slept in the barn.",
            "barn",
            "Склад стоит у реки. Два склада пусты. Мы покинули склад. Он спал на складе.",
        ),
    ),
    misses=(
        Example(
            "The warehouse is by the river. Two warehouses are empty. We left the warehouse. He slept in it.",
            None,
            "Склад стоит у реки. Два склада пусты. Мы покинули склад. Он спал на складе.",
        ),
        Example("The warehouse is by the river. He slept in the barn."),
    ),
    needs_source=True,
)
