"""What can be done about a finding: words to replace, and by which. The page makes buttons and command lines of it.

offer_of(finding, "It rained in in the port.", "en-mt")     # Offer("p2", "in in", "in", None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Offer:
    """old in the segment (`p2`; of the corrected text `en-corr.p2`), the nth of them if there are several.

    new: None where nothing is suggested.

    Where words are missing, the word before (or behind) the place is old, so that old is never empty.
    """

    segment: str
    old: str
    new: str | None
    nth: int | None


def offer_of(finding: Finding, text: str, base: str) -> Offer | None:
    """None where the place cannot be named by its words. text: of the finding's segment; base: the id of the base."""
    span = finding.spans[0]
    start, end = span.start, span.end
    if start == end:
        before, behind = re.search(r"\S+\Z", text[:start]), re.match(r"\S+", text[end:])
        start = before.start() if before else start
        end = end if before or not behind else end + behind.end()
    old = text[start:end]
    places = _places(text, old)
    if start not in places:
        return None
    new = None if finding.suggestion is None else text[start : span.start] + finding.suggestion + text[span.end : end]
    segment = finding.segment.removeprefix(f"{base}.")
    return Offer(segment, old, new, places.index(start) + 1 if len(places) > 1 else None)


def _places(text: str, words: str) -> list[int]:
    """Where they begin, as `workbench correct --nth` counts them: places do not overlap."""
    return [match.start() for match in re.finditer(re.escape(words), text)] if words else []
