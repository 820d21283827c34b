"""`..`, `. .`, `,,`, `,.`: a stop set twice. Often the trace of a closing quotation mark that was lost between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.beside import texts_beside
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity

_DOUBLED = re.compile(r"(?<![.…])\.\s?\.(?!\s?\.|\d)|,\s?,|;\s?;|(?<!:):\s?:(?!:)|,\s?\.(?![.\w])")


_MIXED = re.compile(r"[,;:]\s?(?:…|\.\.\.)|(?<![.…])\.…|…\.(?!\.)|[?!]\.(?![.\w])")


def find(context: Context) -> Iterator[Claim]:
    beside = texts_beside(context)
    for segment in context.text_segments:
        source = beside.get(segment.id, "")
        for match in _DOUBLED.finditer(segment.text):
            if match.group() in source and _DOUBLED.search(source):
                continue
            evidence: tuple[Evidence, ...] = ()
            if match.group().startswith("."):
                evidence = (Evidence("cause", "a closing quotation mark may have stood between the two"),)
            message = f"Two stops stand where one should: “{match.group()}”."
            yield claim_at(
                segment, match.start(), match.end(), message, 0.95, evidence=evidence, suggestion=match.group()[0]
            )
        for match in _MIXED.finditer(segment.text):
            if match.group() not in source:
                message = f"Two marks stand where one should: “{match.group()}”."
                yield claim_at(segment, match.start(), match.end(), message, 0.8)


RULE = Rule(
    id="doubled-stop",
    title="A stop stands twice",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about=(
        "Two full stops, commas or colons in a row that are no ellipsis, and a stop beside an ellipsis or another end "
        "mark. Silent where the source has the same."
    ),
    origin="English punctuation; seen in machine output where a quotation mark was dropped before the stop",
    find=find,
    hits=(
        Example("The ships left at dawn.. Nobody saw them go.", ".."),
        Example("He signed it. . Then he went home.", ". ."),
        Example("First the boats,, then the carts.", ",,"),
        Example("First the boats,… then the carts.", ",…"),
        Example("Who was it?. Nobody knew.", "?."),
    ),
    misses=(
        Example("He thought … and thought again."),
        Example("He waited... and nothing came."),
        Example("They met at 5 p.m. on Friday."),
        Example("See fig. .5 of the report."),
        Example("He came at 8 a.m., John Smith Jr., Esq., of the firm."),
        Example("Sites of the .gov, .mil and .org kind."),
        Example("Well.. we shall see.", None, "Ну.. посмотрим."),
    ),
    is_local=True,
)
