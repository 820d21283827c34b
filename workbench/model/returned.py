"""A text that left the edition and came back edited, as its file has it.

Returned("en-corr", (Passage("We came to the port.", "en-corr.p1"), Passage("And it rained.")), frozenset({"1f0c7a52"}))
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

_STAMP = re.compile(r"(?P<text>[a-z][a-z0-9-]{0,31}) base=(?P<base>[0-9a-f]*) acts=(?P<count>\d+):(?P<sum>[0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Authored:
    """Words [start, end) of a passage that somebody put there; none: there something was taken out.

    when: as in the file, to the second (`2026-05-03T10:00:00Z`); empty where it does not say.
    """

    start: int
    end: int
    who: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says about a passage. quote: the words it is about; empty: all of it."""

    text: str
    who: str = ""
    when: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or the like. segment: its id, if the file says. kind: as of a segment, if the file says.

    is_nested: it hangs in another, as a note does; hangs: at which place of the words of the last one that does not, if
    the file says. markup: names of the inline elements in it. authored: who changed what, if the file says. is_read:
    somebody marked it as read and found good. source: the words of the original that stand beside it. A segment may be
    a sentence (`en-corr.p2.s3`) or several of one (`en-corr.p2.s3-s5`).
    """

    text: str
    segment: str = ""
    kind: str = ""
    is_nested: bool = False
    markup: frozenset[str] = frozenset()
    authored: tuple[Authored, ...] = ()
    comments: tuple[Comment, ...] = ()
    is_read: bool = False
    source: str = ""
    hangs: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Words that stand beside the translation to be read, and that a decision cannot say where somebody changed them.

    of: `source`, `base`, or `remarks` (a line each, with whose it is). told: what to say of a change. text: as the
    file has it, a line for each segment, sentence or remark.
    """

    of: str
    told: str
    text: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of which text a file was exported from: it travels inside the file, in whatever place it has.

    text: id of the text. base: sha256 of the base's file. count, sum: of the acts there were, whatever their order.
    """

    text: str
    base: str
    count: int
    sum: str

    @classmethod
    def of(cls, text: str, base: str, acts: Iterable[str]) -> Stamp:
        """acts: ids of all acts of the journal, eight hex digits each."""
        ids = set(acts)
        return cls(text, base, len(ids), f"{reduce(lambda a, b: a ^ b, (int(each, 16) for each in ids), 0):08x}")

    def __str__(self) -> str:
        """`en-corr base=3f… acts=12:9c1d2e3f`: plain ASCII in one line, for any format."""
        return f"{self.text} base={self.base} acts={self.count}:{self.sum}"

    @classmethod
    def read(cls, text: str) -> Stamp | None:
        """From what stands somewhere in a file; None if it is no stamp."""
        match = _STAMP.search(text)
        return cls(match["text"], match["base"], int(match["count"]), match["sum"]) if match else None


@dataclass(frozen=True, slots=True)
class Returned:
    """text_id: of the text it is, if the file says. acts: ids of those that made it, or None where it does not say.

    digest: of the base it was made from. stamp: as the export wrote it, if it is still there. is_partial: segments that
    the file does not name stand as they are, rather than being dropped. left_out: what no passage can hold, and its
    words. beside: what is not the translation, and should be as it went out.
    """

    text_id: str
    passages: tuple[Passage, ...]
    acts: frozenset[str] | None = None
    digest: str = ""
    stamp: Stamp | None = None
    is_partial: bool = False
    left_out: tuple[tuple[str, str], ...] = ()
    beside: tuple[Beside, ...] = ()

    @classmethod
    def stamped(
        cls,
        stamp: Stamp | None,
        passages: Iterable[Passage],
        *,
        is_partial: bool = False,
        left_out: Iterable[tuple[str, str]] = (),
        beside: Iterable[Beside] = (),
    ) -> Returned:
        """From a file that may bear a stamp."""
        text, base = (stamp.text, stamp.base) if stamp else ("", "")
        return cls(text, tuple(passages), None, base, stamp, is_partial, tuple(left_out), tuple(beside))
