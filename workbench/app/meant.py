"""Words that do not stand where somebody names them: which ones were meant?

did_you_mean("two crane", segment, base.segments)
# did you mean “two cranes” in en-mt.p2, at 14?  He noted that [two cranes] were not enough…
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.diff.reanchor import propose
from workbench.model.span import CONTEXT, Span
from workbench.model.witness import Segment

# A quote as typed has nothing around it to be told by: it has to be much like the words themselves.
_ALIKE = 0.7


def did_you_mean(words: str, segment: Segment, segments: Sequence[Segment]) -> str | None:
    """A hint that names the likeliest place; None where nothing is like the words."""
    found = [each.span for each in propose(Span(segment.id, 0, 0, words), segments) if each.score >= _ALIKE]
    if not found:
        return None
    span = found[0]
    before, after = span.before, span.after
    if len(before) == CONTEXT:
        before = "…" + (before.partition(" ")[2] or before)
    if len(after) == CONTEXT:
        after = (after.rpartition(" ")[0] or after) + "…"
    return f"did you mean “{span.quote}” in {span.segment}, at {span.start}?  {before}[{span.quote}]{after}"
