"""Formats by id, found by scanning this folder; each file that exports FORMAT is one.

draft = detect(data, "page.html").read(data, "sources/en-mt.html", ReadOptions("en"))
data = formats()["text"].write(snapshot, WriteOptions(of="en-mt", with_furniture=True))
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from workbench import formats as package
from workbench.model.edition import Bibliography, Snapshot
from workbench.model.event import Warned
from workbench.model.witness import Node

LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    language: str = "und"


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """of: a witness or the corrected state (None: corrected)."""

    of: str | None = None
    with_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as read: a tree without ids and sentences, what was noticed, what the file says of itself.

    header: the original TEI header, if there was one, serialised.
    """

    nodes: tuple[Node, ...]
    bibliography: Bibliography = Bibliography()
    notes: tuple[Warned, ...] = ()
    header: bytes = b""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. is_mine: 0 (no) to 3 (certainly), from the first bytes and the name."""

    id: str
    title: str
    extensions: tuple[str, ...]
    is_mine: Callable[[bytes, str], int]
    read: Callable[[bytes, str, ReadOptions], Draft] | None = None
    write: Callable[[Snapshot, WriteOptions], bytes] | None = None


@cache
def formats() -> dict[str, Format]:
    """All formats by id, in the order of their file names. Two of one id are an error."""
    found: dict[str, Format] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        each = getattr(importlib.import_module(f"{package.__name__}.{name}"), "FORMAT", None)
        if each is None:
            continue
        if each.id in found:
            raise ValueError(f"two formats are called {each.id}")
        found[each.id] = each
    return found


def detect(data: bytes, name: str) -> Format:
    """The format whose marks the bytes bear; plain text where there are none."""
    readable = [each for each in formats().values() if each.read is not None]
    return max(readable, key=lambda each: each.is_mine(data[:4096], name.lower()))
