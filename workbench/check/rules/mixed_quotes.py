"""Straight, curly and angular quotation marks in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.text.languages import primary

_KINDS = {
    "double": {
        "curly": re.compile("[“”]"),
        "straight": re.compile(r'(?<!\d)"'),  # 6" is a length
        "angular": re.compile("[«»„]"),
    },
    "apostrophe": {"curly": re.compile(r"(?<=\w)’(?=\w)"), "straight": re.compile(r"(?<=\w)'(?=\w)")},
}
_USUAL, _TIMES = 4, 3  # the usual shape stands so often, and so many times as often as the others

_Place = tuple[Segment, int, int]


def find(context: Context) -> Iterator[Claim]:
    """One claim for a paragraph and kind of mark: at the first mark of the rarer shape."""
    if primary(context.witness.language) != "en":
        return
    claims = []
    for what, shapes in _KINDS.items():
        counts = {
            name: sum(len(pattern.findall(segment.text)) for segment in context.text_segments)
            for name, pattern in shapes.items()
        }
        usual = max(counts, key=lambda name: (counts[name], name))
        rest = sum(counts.values()) - counts[usual]
        if rest and counts[usual] >= _USUAL and counts[usual] >= _TIMES * rest:
            rare = [pattern for name, pattern in shapes.items() if name != usual]
            claims += [_claim(place, what, usual, counts[usual]) for place in _places(context, rare)]
    order = {segment.id: number for number, segment in enumerate(context.text_segments)}
    yield from sorted(claims, key=lambda claim: (order[claim.spans[0].segment], claim.spans[0].start))


def _places(context: Context, patterns: list[re.Pattern[str]]) -> Iterator[_Place]:
    for segment in context.text_segments:
        found = [match for pattern in patterns if (match := pattern.search(segment.text))]
        if found:
            first = min(found, key=lambda match: match.start())
            yield segment, first.start(), first.end()


def _claim(place: _Place, what: str, usual: str, often: int) -> Claim:
    segment, start, end = place
    mark = "quotation marks" if what == "double" else "apostrophes"
    message = f"{segment.text[start:end]} here: the {mark} of this text are {usual}."
    return claim_at(segment, start, end, message, 0.7, evidence=(Evidence("elsewhere", f"{usual}, {often} times"),))


RULE = Rule(
    id="mixed-quotes",
    title="Quotation marks of two shapes",
    category="linguistic-conventions.textual-conventions",
    severity=Severity.NEUTRAL,
    about=(
        "Straight, curly and angular quotation marks, or straight and curly apostrophes, in one text: the rarer shape "
        "is named once in a paragraph where the other stands four times and three times as often."
    ),
    origin="English typography",
    find=find,
    hits=(
        Example('He said “no” and “yes” and “well”.\nShe said "no".', '"'),
        Example("He said “no” and “yes” and “well” and “ah”.\nShe read «Pravda».", "«"),
        Example("It’s late, he’s old, we’re here, don’t go.\nIt's a pity.", "'"),
    ),
    misses=(
        Example('He said “no” and “yes” and “well”; it was 6" long.'),
        Example('He said “no”.\nShe said "no".'),
    ),
)
