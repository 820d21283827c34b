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
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Returned, Stamp
from workbench.model.witness import Node, Witness

LIMIT = 64 * 1024 * 1024
ARCHIVE = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """changes: tracked ones are taken as `accepted` or as `rejected`. lossy: a file may be read with loss."""

    language: str = "und"
    changes: str = "accepted"
    lossy: bool = False


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """of: a witness or the corrected state (None: corrected). level: `segment` or `sentence`, for what goes by pairs.

    table: which one, for a format that holds one at a time.
    """

    of: str | None = None
    with_furniture: bool = False
    level: str = "segment"
    table: str = ""


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
class Pairs:
    """What two texts of a file render in each other. a, b: places of the texts.

    beads: segments of a and of b, by their places among all segments of their text in document order; an empty side
    says that nothing renders the other.
    """

    a: int
    b: int
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one file, each under its language (BCP 47). has_original: the first one is the original."""

    languages: tuple[str, ...]
    drafts: tuple[Draft, ...]
    pairs: tuple[Pairs, ...] = ()
    has_original: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    is_mine: 0 (no) to 3 (certainly), from the first bytes (of an archive: all of them) and the name. read: one text.
    read_texts: the texts of a file that may hold several; it gives one where there is one. back: an edited copy of an
    export. problems: what makes a file invalid, each with its line. is_binary: no text for a terminal. is_lossy: what
    is read is less than what was written, and read only where that is accepted.
    """

    id: str
    title: str
    extensions: tuple[str, ...]
    is_mine: Callable[[bytes, str], int]
    read: Callable[[bytes, str, ReadOptions], Draft] | None = None
    write: Callable[[Snapshot, WriteOptions], bytes] | None = None
    read_texts: Callable[[bytes, str, ReadOptions], Texts] | None = None
    back: Callable[[bytes, str], Returned] | None = None
    problems: Callable[[bytes, str], list[InputError]] | None = None
    is_binary: bool = False
    is_lossy: bool = False


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


def detect(data: bytes, name: str, *, may: Callable[[Format], object] = lambda each: each.read) -> Format:
    """The format whose marks the bytes bear, of those that `may` be used; plain text where there are none."""
    head = data if data.startswith(ARCHIVE) else data[:4096]
    able = [each for each in formats().values() if may(each) is not None]
    return max(able, key=lambda each: each.is_mine(head, name.lower()))


def chosen_text(snapshot: Snapshot, options: WriteOptions) -> Witness:
    """The text that is asked for."""
    return snapshot.witness(options.of) if options.of else snapshot.state.witness


def stamp(snapshot: Snapshot, options: WriteOptions) -> Stamp:
    """What an export says of its origin, so that an edited copy is compared with the right state."""
    text = chosen_text(snapshot, options).id
    return Stamp.of(text, snapshot.edition.base.digest, (act.id for act in snapshot.acts))
