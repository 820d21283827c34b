"""What a file says of where it comes from, in its custom properties: the stamp, and which tracked changes are ours.

    parts.property(STAMP)       # "en-corr base=3f… acts=12:9c1d2e3f"
    is_known("Anna Keller", "2026-03-02T10:15:42Z", read_known(parts))

Word keeps the minute of a change only, so that is what counts. Values stay below the 255 characters that its own
window for properties allows.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.formats.word.parts import Parts
from workbench.formats.word.runs import Author
from workbench.model.ids import short_digest

STAMP = "Workbench"
TABLE = "Workbench table"
_CHANGES = "Workbench changes"
_MINUTE = len("2026-03-02T10:15")
_IN_ONE = 27  # digests of eight digits, with blanks


def known_changes(authors: Iterable[Author]) -> dict[str, str]:
    digests = list(dict.fromkeys(_digest(each.name, each.when) for each in authors))
    chunks = [digests[at : at + _IN_ONE] for at in range(0, len(digests), _IN_ONE)]
    return {f"{_CHANGES} {number}": " ".join(chunk) for number, chunk in enumerate(chunks, 1)}


def read_known(parts: Parts) -> frozenset[str]:
    found: set[str] = set()
    number = 1
    while value := parts.property(f"{_CHANGES} {number}"):
        found.update(value.split())
        number += 1
    return frozenset(found)


def is_known(who: str, when: str, known: frozenset[str]) -> bool:
    return _digest(who, when) in known


def _digest(who: str, when: str) -> str:
    return short_digest(who, when[:_MINUTE])
