"""Paragraphs far too short or too long beside their source."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span

_FEW = 8  # beads: with fewer the usual ratio of Russian and English is taken for the document's own
_USUAL = 0.10  # log of characters, English over Russian
_LEAST = 60  # characters of the source: shorter paragraphs vary too much
_FAR = 1.9  # times longer or shorter than usual, at the least


def find(context: Context) -> Iterator[Claim]:
    """Against the median of the text itself, measured in robust deviations."""
    by_id = context.segments_by_id
    rows = []
    for bead in context.segment_beads:
        theirs = sum(len(by_id[unit].text) for unit in bead.a)
        ours = sum(len(by_id[unit].text) for unit in bead.b)
        if theirs >= _LEAST and ours:
            rows.append((math.log(ours / theirs), bead))
    middle = median(ratio for ratio, _ in rows) if len(rows) >= _FEW else _USUAL
    spread = median(abs(ratio - middle) for ratio, _ in rows) * 1.4826 if len(rows) >= _FEW else 0.15
    limit = max(math.log(_FAR), 4 * spread)
    for ratio, bead in rows:
        if abs(ratio - middle) <= limit:
            continue
        segment = by_id[bead.b[0]]
        span = Span.of(segment.id, segment.text, 0, len(segment.text))
        times = math.exp(abs(ratio - middle))
        word = "longer" if ratio > middle else "shorter"
        origin = by_id[bead.a[0]]
        yield Claim(
            (span,),
            f"This is {times:.1f} times {word} than its source leads one to expect.",
            round(0.8 * bead.confidence, 3),
            (Evidence("usual ratio", f"{math.exp(middle):.2f}"), Evidence("ratio here", f"{math.exp(ratio):.2f}")),
            (Span.of(origin.id, origin.text, 0, len(origin.text)),),
            category="accuracy.addition" if ratio > middle else None,
        )


_LONG = (
    "Утром мы прибыли в порт, и начальник порта встретил нас у причала, где стояли корабли, и показал нам три крана."
)
RULE = Rule(
    id="length-ratio",
    title="A paragraph is far too short or too long",
    category="accuracy.omission",
    severity=Severity.MAJOR,
    about="Its length beside that of its source lies far outside what is usual in this text: words may be missing.",
    origin="Gale and Church 1993 on lengths of translations; robust deviations",
    find=find,
    hits=(Example("In the morning we came to the port.", "In the morning we came to the port.", _LONG),),
    misses=(
        Example(
            "In the morning we arrived at the port, and its head met us at the berth where the ships lay, "
            "and showed us three cranes.",
            None,
            _LONG,
        ),
    ),
    needs_source=True,
)
