"""The segments of a state that acts made: `en-corr.p4.77d5e2f4`, and `.2`, `.3` behind it for more of one act.

new = NewSegments(state)
new.take("en-mt.p4", "77d5e2f4")     # the next segment that this act made of, or behind, that one
"""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.model.ids import to_state_id
from workbench.model.state import State

_FURTHER = re.compile(r"(.*\.[0-9a-f]{8})\.(\d{1,5})")


class NewSegments:
    """Ids as they were given, each once: of an act at a segment first its splits, then notes, then paragraphs."""

    def __init__(self, state: State) -> None:
        self._state_id = state.witness.id
        self._left: dict[str, list[str]] = defaultdict(list)
        found = [(_FURTHER.fullmatch(segment.id), segment.id) for segment in state.witness.segments]
        numbered = ((int(match[2]) if match else 1, match[1] if match else name, name) for match, name in found)
        for _, first, name in sorted(numbered, reverse=True):
            self._left[first].append(name)

    def take(self, segment: str, act: str) -> str:
        """ValueError if the text has no (more) such segment."""
        left = self._left.get(to_state_id(f"{segment}.{act}", self._state_id))
        if not left:
            raise ValueError(f"act {act} makes a segment at {segment} that the corrected text has not")
        return left.pop()
