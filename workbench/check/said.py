"""What other texts have, as a finding says it.

    said_by({"en-2": ("pier",), "en-3": ("piers",)})        # "en-2 “pier”, en-3 “piers”"

A siglum stands beside the words it has, in the message and in the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.finding import Evidence


def said_by(said: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"{name} “{' '.join(found)}”" for name, found in said.items())


def to_evidence(said: Mapping[str, Sequence[str]]) -> tuple[Evidence, ...]:
    """One for each text."""
    return tuple(Evidence(f"in {name}", " ".join(found)) for name, found in said.items())
