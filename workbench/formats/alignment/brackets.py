"""vecalign's and Bertalign's beads: `[0, 1]:[0]:0.123` a line, or `([0, 1], [0])`. Numbers from 0.

ALIGNMENT.read("[0, 1]:[0]:0.1\n", "x").links           # (Link(1, ("0", "1"), ("0",)),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.formats.alignment.pair import Step
from workbench.formats.alignment.registry import AlignmentFormat, Link, Links
from workbench.model.errors import InputError

_NUMBERS = r"\[([\d, ]*)\]"
_BEAD = re.compile(rf"\(?{_NUMBERS} ?[:,] ?{_NUMBERS}\)?(?:[:,] ?[-+\d.eE]*)? *")


def read(text: str, file: str) -> Links:
    """Every unit stands in the file, so that the largest numbers say how many there are."""
    links = []
    for line, words in enumerate(text.splitlines(), 1):
        if not words.strip():
            continue
        match = _BEAD.fullmatch(words)
        if match is None:
            raise InputError("is no bead", file=file, line=line, hint="a bead is [0, 1]:[0]:score")
        a, b = (tuple(re.findall(r"\d{1,9}", side)) for side in match.groups())
        links.append(Link(line, tuple(str(int(one)) for one in a), tuple(str(int(one)) for one in b)))
    most = [max((int(one) for link in links for one in side(link)), default=-1) + 1 for side in (_a, _b)]
    return Links(tuple(links), counts=(most[0], most[1]))


def _a(link: Link) -> tuple[str, ...]:
    return link.a


def _b(link: Link) -> tuple[str, ...]:
    return link.b


def write(steps: Iterator[Step]) -> str:
    return "".join(f"{list(a)}:{list(b)}:0.000000\n" for a, b in steps)


def _is_mine(text: str) -> bool:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return bool(lines) and all(_BEAD.fullmatch(line) for line in lines)


ALIGNMENT = AlignmentFormat("vecalign", "vecalign's and Bertalign's beads", _is_mine, read)
