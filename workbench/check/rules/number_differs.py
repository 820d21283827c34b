"""Numbers, dates, times and shares that are not those of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.check.rule import Claim, Example, Rule
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.text.numbers import find_numbers


@dataclass(frozen=True, slots=True)
class _Found:
    """A number of one side with its place; digits: it is written in digits."""

    value: str
    segment: Segment
    start: int
    end: int
    digits: bool


def find(context: Context) -> Iterator[Claim]:
    """Values are compared bead by bead; one that stands in the neighbouring sentences is no error."""
    if context.source is None:
        return
    beads = _by_segment(context)
    for bead in beads:
        theirs = list(_numbers(context, bead.a, context.source.language))
        ours = list(_numbers(context, bead.b, context.witness.language))
        missing = _minus(theirs, ours)
        extra = _minus(ours, theirs)
        yield from _claims([each for each in missing if each.digits], [each for each in extra if each.digits], bead)


def _by_segment(context: Context) -> tuple[Bead, ...]:
    return tuple(bead for bead in context.segment_beads if bead.a and bead.b)


def _numbers(context: Context, units: Iterable[str], language: str) -> Iterator[_Found]:
    for unit in units:
        segment = context.segments_by_id[unit]
        for number in find_numbers(segment.text, language):
            digits = any(char.isdigit() for char in segment.text[number.start : number.end])
            yield _Found(number.value, segment, number.start, number.end, digits)


def _minus(one: list[_Found], other: list[_Found]) -> list[_Found]:
    """What stands in one and not in the other, as often as it stands there more."""
    rest = Counter(each.value for each in other)
    left = []
    for each in one:
        if rest[each.value]:
            rest[each.value] -= 1
        else:
            left.append(each)
    # Said twice on one side and once on the other is style, not an error.
    values = {each.value for each in other}
    return [each for each in left if each.value not in values]


def _claims(missing: list[_Found], extra: list[_Found], bead: Bead) -> Iterator[Claim]:
    for number, ours in enumerate(extra):
        theirs = missing[number] if number < len(missing) else None
        span = Span.of(ours.segment.id, ours.segment.text, ours.start, ours.end)
        if theirs is None:
            message = f"The source has no “{span.quote}” here."
            yield Claim((span,), message, round(0.6 * bead.confidence, 3))
            continue
        there = Span.of(theirs.segment.id, theirs.segment.text, theirs.start, theirs.end)
        message = f"“{span.quote}” stands for «{there.quote}»."
        evidence = (Evidence("value here", ours.value), Evidence("value there", theirs.value))
        yield Claim((span,), message, round(0.85 * bead.confidence, 3), evidence, (there,), suggestion=None)


RULE = Rule(
    id="number-differs",
    title="A number differs from the source",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about="Numbers, years, dates, times and percentages are compared as values: «1,5 млн» is “1.5 million”.",
    origin="quality assurance tools; values instead of strings",
    find=find,
    hits=(
        Example("There were 120 men in 1943.", "120", "Там было 210 человек в 1943 году."),
        Example("It cost 15 per cent more.", "15 per cent", "Это стоило на 50 процентов больше."),
    ),
    misses=(
        Example("There were 1,500 men.", None, "Там было 1500 человек."),
        Example("On April 20, 1945 it rained.", None, "20 апреля 1945 года шёл дождь."),
        Example("Three ships came.", None, "Пришли три корабля."),
    ),
    needs_source=True,
)
