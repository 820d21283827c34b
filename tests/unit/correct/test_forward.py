"""Words of the base found again in the corrected text."""

from __future__ import annotations

import pytest

from workbench.correct.forward import Stretch, forward
from workbench.model.act import Act, Change, Correct, Drop, Join, Operation, Split
from workbench.model.span import Span
from workbench.model.witness import Role, Segment, Witness

FIRST, SECOND = "It rained in in the port..", "Nobody came."
BASE = Witness("en-mt", "en", Role.BASE, (Segment("en-mt.p1", "p", FIRST), Segment("en-mt.p2", "p", SECOND)))


def span(words: str, nth: int = 0, text: str = FIRST, segment: str = "en-mt.p1") -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span.of(segment, text, at, at + len(words))


def point(at: int) -> Span:
    return Span.of("en-mt.p1", FIRST, at, at)


def acts(*operations: Operation) -> tuple[Act, ...]:
    return tuple(
        Act(f"{number:08x}", number, (), "", "ak", Correct((each,))) for number, each in enumerate(operations, 1)
    )


@pytest.mark.parametrize(
    ("operations", "wanted", "found"),
    [
        ((), span("port"), ("en-corr.p1", 20, 24)),
        ((Change(span("rained"), "poured down"),), span("port"), ("en-corr.p1", 25, 29)),
        ((Change(span("rained"), ""),), span("port"), ("en-corr.p1", 14, 18)),
        ((Change(span(".."), "."),), point(len(FIRST) - 1), ("en-corr.p1", 25, 25)),
        ((Change(span(".."), "."),), span("port"), ("en-corr.p1", 20, 24)),
        ((Join("en-mt.p1", "en-mt.p2"),), span("came", 0, SECOND, "en-mt.p2"), ("en-corr.p1", 34, 38)),
        ((Split(span(" ", 1)),), span("port"), ("en-corr.p1.00000001", 10, 14)),
        ((Split(span(" ", 1)),), span("rained in"), None),
        ((Drop(span(FIRST)),), span("port"), None),
    ],
)
def test_words_are_found_again(
    operations: tuple[Operation, ...], wanted: Span, found: tuple[str, int, int] | None
) -> None:
    assert forward(BASE, acts(*operations), wanted) == (None if found is None else Stretch(*found))
