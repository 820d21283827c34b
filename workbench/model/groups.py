"""What is tied together by links, directly or through others.

groups = Groups(["a", "b", "c"]); groups.join(("a", "b")); groups.find("a") == groups.find("b")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Groups:
    """Disjoint sets over units; near-linear in units and links. A group is named by one of its units."""

    def __init__(self, units: Iterable[str]) -> None:
        self._parent = {unit: unit for unit in units}

    def __contains__(self, unit: str) -> bool:
        return unit in self._parent

    def find(self, unit: str) -> str:
        parent = self._parent
        while parent[unit] != unit:
            parent[unit] = unit = parent[parent[unit]]
        return unit

    def join(self, units: Sequence[str]) -> None:
        """Units that are not known (they belong to a text that is not shown) are passed over."""
        known = [unit for unit in units if unit in self._parent]
        for unit in known[1:]:
            self._parent[self.find(unit)] = self.find(known[0])

    def names(self) -> dict[str, str]:
        return {unit: self.find(unit) for unit in self._parent}
