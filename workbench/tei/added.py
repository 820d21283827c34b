"""The segments of a state that acts made: `en-corr.p4.77d5e2f4`, and `.2`, `.3` behind it for more of one act.

new = NewSegments(state)
new.take("en-mt.p4", "77d5e2f4")     # the next segment that this act made of, or behind, that one
"""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.model.ids import to_state_id
from workbench.model.state import State

_FURTHER = re.compile(r"(.*\.[0-9a-f]{8})\.\d{1,5}")


class NewSegments:
    """Ids in the order of the text; each is given out once."""

    def __init__(self, state: State) -> None:
        self._state_id = state.witness.id
        self._left: dict[str, list[str]] = defaultdict(list)
        for segment in reversed(state.witness.segments):
            match = _FURTHER.fullmatch(segment.id)
            self._left[match[1] if match else segment.id].append(segment.id)

    def take(self, segment: str, act: str) -> str:
        """ValueError if the text has no (more) such segment."""
        left = self._left.get(to_state_id(f"{segment}.{act}", self._state_id))
        if not left:
            raise ValueError(f"act {act} makes a segment at {segment} that the corrected text has not")
        return left.pop()
