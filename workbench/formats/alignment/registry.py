"""Alignments of other programs, by id; each file of this folder that exports ALIGNMENT is one.

    links = read_links(data, "port.ladder")         # told by what stands in it
    links.links[0]                                  # Link(1, ("0",), ("0", "1"))

A reader is pure: bytes in, links out, InputError with file and line for what it cannot read. In an archive the
alignment stands beside the two texts that it counts in.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from workbench.formats import alignment as package
from workbench.formats.archive import read_archive
from workbench.formats.encodings import decode
from workbench.formats.registry import ARCHIVE, LIMIT
from workbench.model.errors import InputError

Texts = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]  # of either side: names of units, and words


@dataclass(frozen=True, slots=True)
class Link:
    """One bead as the file has it: names of units (numbers from 0, or ids); line: in the file, 1-based."""

    line: int
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """numbered: names are numbers from 0. counts: how many units either text has, where the file says it.

    texts: the units with their words, where they came along. documents: what the file calls the two texts.
    """

    links: tuple[Link, ...]
    numbered: bool = True
    counts: tuple[int, int] | None = None
    texts: Texts | None = None
    documents: tuple[str, str] = ("", "")

    def turned(self) -> Links:
        """With the texts the other way round."""
        return Links(
            tuple(Link(each.line, each.b, each.a) for each in self.links),
            self.numbered,
            None if self.counts is None else self.counts[::-1],
            None if self.texts is None else self.texts[::-1],
            self.documents[::-1],
        )


@dataclass(frozen=True, slots=True)
class AlignmentFormat:
    """is_mine: from the text of the file. read_beside: the texts that came along in an archive, by name and bytes.

    Without it the other files of an archive hold a unit a line.
    """

    id: str
    title: str
    is_mine: Callable[[str], bool]
    read: Callable[[str, str], Links]
    read_beside: Callable[[Links, dict[str, bytes], str], Links] | None = None


MOSES = AlignmentFormat("moses", "two texts of as many lines", lambda text: False, lambda text, file: Links(()))


@cache
def alignment_formats() -> dict[str, AlignmentFormat]:
    found: dict[str, AlignmentFormat] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        each = getattr(importlib.import_module(f"{package.__name__}.{name}"), "ALIGNMENT", None)
        if each is not None:
            found[each.id] = each
    return found


def read_links(data: bytes, file: str) -> tuple[AlignmentFormat, Links]:
    """InputError for what is in no way of writing that is known, and for what says nothing."""
    found, links = _read(data, file)
    if not links.links:
        raise InputError("holds no bead", file=file, hint="is it the right file?")
    return found, links


def _read(data: bytes, file: str) -> tuple[AlignmentFormat, Links]:
    if len(data) > LIMIT:
        raise InputError("is larger than 64 MB", file=file, hint="cut it into parts")
    if not data.startswith(ARCHIVE):
        found = _recognise(data, file)
        if found is None:
            known = ", ".join(each.title for each in alignment_formats().values())
            raise InputError("is no alignment that can be read", file=file, hint=f"known are: {known}")
        return found, found.read(decode(data, file)[0], file)
    members = read_archive(data, file)
    told = [(name, each) for name, part in members.items() if (each := _recognise(part, name)) is not None]
    if not told and len(members) == 2:
        return MOSES, _line_by_line(_lines_beside(Links(()), members, file), file)
    if len(told) != 1:
        what = "no alignment" if not told else f"{len(told)} alignments"
        raise InputError(f"holds {what}", file=file, hint="put one alignment and its two texts into it")
    name, found = told[0]
    inner = f"{file}/{name}"
    links = found.read(decode(members.pop(name), inner)[0], inner)
    beside = found.read_beside or _lines_beside
    return found, beside(links, members, file)


def _line_by_line(links: Links, file: str) -> Links:
    """Two texts of as many lines, as Moses wants them: each line renders its fellow."""
    assert links.counts is not None
    if len(set(links.counts)) > 1:
        message = f"holds two texts of {links.counts[0]} and {links.counts[1]} lines, and no alignment"
        raise InputError(message, file=file, hint="both must have as many lines, or an alignment must say what is what")
    numbers = (str(number) for number in range(links.counts[0]))
    return replace(links, links=tuple(Link(int(one) + 1, (one,), (one,)) for one in numbers))


def _recognise(data: bytes, file: str) -> AlignmentFormat | None:
    try:
        text, _ = decode(data, file)
    except InputError:
        return None
    return next((each for each in alignment_formats().values() if each.is_mine(text)), None)


def _lines_beside(links: Links, members: dict[str, bytes], file: str) -> Links:
    """The two texts, a unit a line, in the order of their names."""
    if not members:
        return links
    if len(members) != 2:
        raise InputError(
            f"holds {len(members)} files beside the alignment",
            file=file,
            hint="put in the two texts, a unit a line, such as 1-ru.txt and 2-en.txt",
        )
    sides = []
    for name in sorted(members):
        text = decode(members[name], f"{file}/{name}")[0]
        lines = text.removesuffix("\n").replace("\r\n", "\n").split("\n")
        sides.append(tuple((str(number), line) for number, line in enumerate(lines)))
    return replace(links, texts=(sides[0], sides[1]), counts=(len(sides[0]), len(sides[1])))
