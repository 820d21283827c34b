"""A text that left the edition and came back edited, as its file has it.

Returned("en-corr", (Passage("We came to the port.", "en-corr.p1"), Passage("And it rained.")), frozenset({"1f0c7a52"}))
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or the like. segment: its id, if the file says. kind: as of a segment, if the file says.

    is_nested: it hangs in another, as a note does. markup: names of the inline elements in it.
    """

    text: str
    segment: str = ""
    kind: str = ""
    is_nested: bool = False
    markup: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Returned:
    """text_id: of the text it is, if the file says. acts: ids of those that made it, or None where it does not say.

    digest: of the base it was made from.
    """

    text_id: str
    passages: tuple[Passage, ...]
    acts: frozenset[str] | None = None
    digest: str = ""
