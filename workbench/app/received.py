"""Received files read into one witness, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from workbench.app.several import UNKNOWN, choose_text
from workbench.formats.limits import read_bounded
from workbench.formats.registry import Draft, ReadOptions, Texts, detect
from workbench.model.edition import Bibliography, Edition, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.event import Report
from workbench.model.witness import Node, Witness
from workbench.tei.witness import write_witness
from workbench.text.mint import mint


@dataclass(frozen=True, slots=True)
class Received:
    """A text on its way in. sources: (name in the edition, bytes); xml: its TEI, once written.

    texts: all that its file holds, if that is several, and which of them it is.
    """

    entry: WitnessEntry
    witness: Witness
    sources: tuple[tuple[str, bytes], ...]
    headers: tuple[tuple[str, bytes], ...] = ()
    xml: bytes = b""
    texts: Texts | None = None
    index: int = 0

    def written(self, edition: Edition) -> Received:
        digests = tuple((name, hashlib.sha256(data).hexdigest()) for name, data in self.sources)
        xml = write_witness(self.witness, self.entry, edition, digests, headers=self.headers)
        entry = replace(self.entry, digest=hashlib.sha256(xml).hexdigest())
        return replace(self, entry=entry, xml=xml)


def receive(
    edition: Edition,
    entry: WitnessEntry,
    files: Sequence[Path],
    report: Report,
    *,
    changes: str = "accepted",
    lossy: bool = False,
) -> Received:
    """Read the files, in order, as one text with the entry's id, role and language.

    changes: those tracked in them. lossy: files may be read with loss.
    """
    if not files:
        raise InputError("no file is named")
    nodes: list[Node] = []
    sources: list[tuple[str, bytes]] = []
    drafts: list[Draft] = []
    held: Texts | None = None
    index = 0
    for number, path in enumerate(files, 1):
        data = read_bounded(path)
        part = f"-{number}" if len(files) > 1 else ""
        name = f"{entry.received}{part}{_suffix(path)}"
        with _named(name, path):
            texts = read_texts(data, path.name, name, ReadOptions(entry.language, changes, lossy))
            index = choose_text(texts, entry.language, [each.language for each in edition.witnesses], str(path))
        draft = texts.drafts[index]
        if len(texts.drafts) > 1:
            held = texts
            if entry.language == UNKNOWN:
                entry = replace(entry, language=texts.languages[index])
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
    return Received(entry, witness, tuple(sources), headers, texts=held if len(files) == 1 else None, index=index)


def read_texts(data: bytes, received: str, name: str, options: ReadOptions) -> Texts:
    """All texts of a file. received: its own name, by which formats are told; name: that of the copy."""
    chosen = detect(data, received, may=lambda each: each.read_texts or each.read)
    if chosen.read_texts is not None:
        return chosen.read_texts(data, name, options)
    assert chosen.read is not None
    return Texts((options.language,), (chosen.read(data, name, options),))


def peek(path: Path, language: str) -> Texts | None:
    """The texts of a file whose format can hold several, before any of them is taken."""
    data = read_bounded(path)
    if detect(data, path.name, may=lambda each: each.read_texts or each.read).read_texts is None:
        return None
    with _named(path.name, path):
        return read_texts(data, path.name, path.name, ReadOptions(language))


@contextmanager
def _named(name: str, path: Path) -> Iterator[None]:
    """What is wrong with a file is said under the name the user knows it by, not under that of its copy to be."""
    try:
        yield
    except InputError as error:
        for each in (error, *getattr(error, "errors", ())):
            each.file = str(path) if each.file in (name, None) else each.file
        raise


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
