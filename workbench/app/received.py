"""Received files read into one witness, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from workbench.formats.registry import LIMIT, Draft, ReadOptions, detect
from workbench.model.edition import Bibliography, Edition, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.event import Report
from workbench.model.witness import Node, Witness
from workbench.tei.witness import write_witness
from workbench.text.mint import mint


@dataclass(frozen=True, slots=True)
class Received:
    """A text on its way in. sources: (name in the edition, bytes); xml: its TEI, once written."""

    entry: WitnessEntry
    witness: Witness
    sources: tuple[tuple[str, bytes], ...]
    headers: tuple[tuple[str, bytes], ...] = ()
    xml: bytes = b""

    def written(self, edition: Edition) -> Received:
        digests = tuple((name, hashlib.sha256(data).hexdigest()) for name, data in self.sources)
        xml = write_witness(self.witness, self.entry, edition, digests, headers=self.headers)
        entry = replace(self.entry, digest=hashlib.sha256(xml).hexdigest())
        return replace(self, entry=entry, xml=xml)


def receive(edition: Edition, entry: WitnessEntry, files: Sequence[Path], report: Report) -> Received:
    """Read the files, in order, as one text with the entry's id, role and language."""
    if not files:
        raise InputError("no file is named")
    nodes: list[Node] = []
    sources: list[tuple[str, bytes]] = []
    drafts: list[Draft] = []
    for number, path in enumerate(files, 1):
        data = _read(path)
        part = f"-{number}" if len(files) > 1 else ""
        name = f"{entry.received}{part}{_suffix(path)}"
        chosen = detect(data, path.name)
        if chosen.read is None:
            raise InputError(f"{chosen.title} cannot be read", file=str(path), hint="give a text, HTML or TEI file")
        with _named(name, path):
            draft = chosen.read(data, name, ReadOptions(language=entry.language))
        for note in draft.notes:
            report(replace(note, file=str(path)))
        nodes += draft.nodes
        sources.append((name, data))
        drafts.append(draft)
    bibliography = _merge(entry.bibliography, drafts)
    entry = replace(entry, files=tuple(name for name, _ in sources), bibliography=bibliography)
    minted = mint(tuple(nodes), entry.id, entry.language)
    witness = Witness(entry.id, entry.language, entry.role, minted, bibliography.title)
    if not any(segment.is_aligned for segment in witness.segments):
        raise InputError("holds no text", file=str(files[0]), hint="is it the right file?")
    headers = tuple((name, draft.header) for (name, _), draft in zip(sources, drafts, strict=True) if draft.header)
    return Received(entry, witness, tuple(sources), headers)


@contextmanager
def _named(name: str, path: Path) -> Iterator[None]:
    """What is wrong with a file is said under the name the user knows it by, not under that of its copy to be."""
    try:
        yield
    except InputError as error:
        for each in (error, *getattr(error, "errors", ())):
            each.file = str(path) if each.file in (name, None) else each.file
        raise


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
    if len(data) > LIMIT:
        raise InputError("is larger than 64 MB", file=str(path), hint="cut it into parts")
    return data


def _suffix(path: Path) -> str:
    """A plain suffix for the copy's name; what is odd in the received name stays out of URIs."""
    suffix = PurePosixPath(path.name).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ".txt"


def _merge(given: Bibliography, drafts: Sequence[Draft]) -> Bibliography:
    """What the manifest says, else what the first file that says it says."""
    said = [draft.bibliography for draft in drafts]
    values = {}
    for name in Bibliography.__dataclass_fields__:
        values[name] = next((value for each in (given, *said) if (value := getattr(each, name))), "")
    return Bibliography(**values)
