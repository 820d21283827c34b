"""hunalign's ladder: `i<TAB>j<TAB>score` a line; a bead is what lies between two rungs. Numbers from 0.

ALIGNMENT.read("0\t0\t0\n1\t2\t0.5\n", "x").links       # (Link(1, ("0",), ("0", "1")),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.formats.alignment.pair import Step
from workbench.formats.alignment.registry import AlignmentFormat, Link, Links
from workbench.model.errors import InputError

_RUNG = re.compile(r"(\d{1,9})\t(\d{1,9})(?:\t-?[\d.eE+-]+)?\s*")


def read(text: str, file: str) -> Links:
    """The last rung says how many units there are. InputError for a rung that leads back."""
    rungs: list[tuple[int, int, int]] = []
    for line, words in enumerate(text.splitlines(), 1):
        if not words.strip():
            continue
        match = _RUNG.fullmatch(words)
        if match is None:
            raise InputError("is no rung of a ladder", file=file, line=line, hint="a rung is two numbers and a score")
        rungs.append((line, int(match.group(1)), int(match.group(2))))
    links = []
    for (line, i, j), (_, to_i, to_j) in pairwise(rungs):
        if to_i < i or to_j < j:
            raise InputError("leads back: the rungs of a ladder only go up", file=file, line=line + 1)
        if (to_i, to_j) != (i, j):
            links.append(Link(line, _names(i, to_i), _names(j, to_j)))
    return Links(tuple(links), counts=rungs[-1][1:] if rungs else (0, 0))


def _names(start: int, end: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(start, end))


def write(steps: Iterator[Step]) -> str:
    i = j = 0
    rungs = ["0\t0\t1\n"]
    for a, b in steps:
        i, j = i + len(a), j + len(b)
        rungs.append(f"{i}\t{j}\t1\n")
    return "".join(rungs)


def _is_mine(text: str) -> bool:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return bool(lines) and all(_RUNG.fullmatch(line) for line in lines)


ALIGNMENT = AlignmentFormat("hunalign", "hunalign's ladder", _is_mine, read)
