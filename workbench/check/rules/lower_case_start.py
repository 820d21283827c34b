"""A paragraph that begins in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_OPENING = "“‘«„\"'([—–-… "
_RUNS_ON = (",", ";", ":", "—", "–", "-")


def find(context: Context) -> Iterator[Claim]:
    before = None
    for segment in context.text_segments:
        text = segment.text
        start = len(text) - len(text.lstrip(_OPENING))
        runs_on = before is not None and (before.kind != "p" or before.text.rstrip().endswith(_RUNS_ON))
        if segment.kind == "p" and text[start : start + 1].islower() and not runs_on and not text.startswith("…"):
            word = text[start:].split()[0]
            message = "The paragraph begins with a small letter: its beginning may be missing."
            yield claim_at(segment, start, start + len(word), message, 0.7)
        before = segment


RULE = Rule(
    id="lower-case-start",
    title="A paragraph begins with a small letter",
    category="linguistic-conventions.textual-conventions",
    severity=Severity.MINOR,
    about="A paragraph that begins with a small letter although the one before it has ended.",
    origin="English orthography",
    find=find,
    hits=(Example("We came at dawn.\nand nobody met us there.", "and"),),
    misses=(Example("We came at dawn.\nNobody met us."), Example("We came at dawn,\nand nobody met us.")),
)
