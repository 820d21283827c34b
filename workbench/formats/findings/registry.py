"""Formats of findings made elsewhere, by id; each file of this folder that exports IMPORTER is one.

    importer = recognise(data, "out.json")          # by what stands in it, not by its name
    texts = importer.read(Received(data, "out.json"))

An importer is pure: bytes in, texts with claims out, InputError with file and line for what it cannot read.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from workbench.formats import findings as package
from workbench.formats.registry import LIMIT
from workbench.model.errors import InputError
from workbench.model.foreign import ForeignText


@dataclass(frozen=True, slots=True)
class Received:
    """A received file, and the text beside it that its places count in, if the format needs one."""

    data: bytes
    name: str
    beside: bytes | None = None
    beside_name: str = ""

    def text(self) -> str:
        return to_text(self.data, self.name)

    def text_beside(self) -> str | None:
        return None if self.beside is None else to_text(self.beside, self.beside_name)


@dataclass(frozen=True, slots=True)
class Importer:
    """One format. origin: whose findings they are unless somebody says otherwise.

    is_mine: 0 (no) to 3 (certainly), from the text of the file.
    """

    id: str
    title: str
    origin: str
    is_mine: Callable[[str], int]
    read: Callable[[Received], tuple[ForeignText, ...]]


@cache
def importers() -> dict[str, Importer]:
    """All importers by id, in the order of their file names. Two of one id are an error."""
    found: dict[str, Importer] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        each = getattr(importlib.import_module(f"{package.__name__}.{name}"), "IMPORTER", None)
        if each is None:
            continue
        if each.id in found:
            raise ValueError(f"two formats of findings are called {each.id}")
        found[each.id] = each
    return found


def recognise(data: bytes, name: str) -> Importer:
    """The importer whose marks the file bears; InputError where there are none."""
    text = to_text(data, name)
    best = max(importers().values(), key=lambda each: each.is_mine(text))
    if not best.is_mine(text):
        known = ", ".join(importers())
        raise InputError("is in no format of findings that is known", file=name, hint=f"--format is one of {known}")
    return best


def to_text(data: bytes, name: str) -> str:
    """UTF-8, with or without a mark, any line ends; InputError for more than the limit or another encoding."""
    if len(data) > LIMIT:
        raise InputError("is larger than 64 MB", file=name, hint="cut it into parts")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8", file=name, line=line, hint="save it as UTF-8") from None
    if not text.strip():
        raise InputError("is empty", file=name, hint="is it the right file?")
    return text.replace("\r\n", "\n")
