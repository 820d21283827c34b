"""An edition opened: manifest read, witnesses loaded with their digests checked, journal read.

work = open_workspace(Path("editions/japan-1945"))
work.edition.base.id        # "en-mt"
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from workbench.model.act import Act
from workbench.model.edition import Edition, WitnessEntry
from workbench.model.errors import InputError, StaleError, UsageError
from workbench.model.event import Report, Warned, ignore
from workbench.model.glossary import Term
from workbench.model.ids import witness_of
from workbench.model.witness import Segment, Witness
from workbench.packs.pack import Pack, open_packs
from workbench.store.glossary import read_glossary
from workbench.store.journal import read_journal
from workbench.store.manifest import read_manifest
from workbench.store.paths import EditionPaths, find_edition, inside
from workbench.tei.witness import read_witness


@dataclass(frozen=True, slots=True)
class Workspace:
    paths: EditionPaths
    edition: Edition

    @property
    def state_id(self) -> str:
        """The id of the corrected state: `en-mt` -> `en-corr`."""
        return self.edition.base.id.split("-", 1)[0] + "-corr"

    def acts(self, report: Report = ignore) -> tuple[Act, ...]:
        """What was decided. StaleError where journal and manifest do not mean the same texts."""
        from workbench.app.texts import check_texts

        acts = self.journal(report)
        check_texts(self.edition, acts)
        return acts

    def journal(self, report: Report = ignore) -> tuple[Act, ...]:
        """What was decided, whatever texts it is about."""
        journal = read_journal(self.paths.journal)
        for warning in journal.warnings:
            report(warning)
        return journal.acts

    def witness_file(self, entry: WitnessEntry) -> Path:
        return inside(self.paths.root, entry.file)

    def witness_bytes(self, entry: WitnessEntry) -> bytes:
        """The TEI file of a witness; StaleError if it is not what was imported."""
        path = self.witness_file(entry)
        name = entry.file
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise InputError(
                "the witness file is missing", file=name, hint="restore it from a copy or import the text again"
            ) from None
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", file=name) from None
        if hashlib.sha256(data).hexdigest() != entry.digest:
            raise StaleError(
                "was changed by hand since it was imported (its digest differs from the manifest's)",
                file=name,
                hint="restore it (git checkout), and record what you changed with `workbench correct`",
            )
        return data

    def source_file(self, name: str) -> Path:
        """A received file, as the manifest names it."""
        return inside(self.paths.root, name)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """What everything is computed from: (file, sha256): witnesses in the manifest's order, journal, findings."""
        files = [(f"{entry.id}.xml", entry.digest) for entry in self.edition.witnesses]
        journal = self.paths.journal
        if journal.is_file():
            files.append((journal.name, hashlib.sha256(journal.read_bytes()).hexdigest()))
        for name in self.findings_files():
            path = self.source_file(name)
            files += [(name, hashlib.sha256(path.read_bytes()).hexdigest())] if path.is_file() else []
        return tuple(files)

    def findings_files(self) -> tuple[str, ...]:
        """The received files of findings and the texts beside them, as the manifest names them."""
        return tuple(name for each in self.edition.findings for name in (each.file, each.beside) if name)

    def glossary(self) -> tuple[Term, ...]:
        return read_glossary(self.paths.glossary)

    def packs(self) -> tuple[Pack, ...]:
        """Those that the manifest names; InputError where one is missing or damaged."""
        return open_packs(inside(self.paths.root, name) for name in self.edition.packs)

    def witness(self, witness_id: str) -> Witness:
        entry = self.edition.entry(witness_id)
        return to_witness(entry, self.witness_bytes(entry))

    def unit_id(self, reference: str) -> str:
        """`p12` and `p12.s1` mean the base's; `en-2.p3` says whose it is."""
        known = {self.state_id, *(entry.id for entry in self.edition.witnesses)}
        return reference if witness_of(reference) in known else f"{self.edition.base.id}.{reference}"

    def witnesses(self) -> tuple[Witness, ...]:
        return tuple(self.witness(entry.id) for entry in self.edition.witnesses)


def open_workspace(directory: Path) -> Workspace:
    paths = EditionPaths(find_edition(directory))
    return Workspace(paths, read_manifest(paths.manifest, _rules))


def to_witness(entry: WitnessEntry, data: bytes) -> Witness:
    """The text of a witness file, with the kinds that the manifest overrides."""
    return read_witness(
        data,
        entry.file,
        role=entry.role,
        language=entry.language,
        kinds=entry.kinds,
        every_kind=entry.version == 1,
    )


def _rules() -> Collection[str]:
    from workbench.check.registry import rules

    return rules()


def full_id(segment: str, base: str) -> str:
    """`p12` means the base's; `en-2.p3` says whose it is."""
    return segment if "." in segment else f"{base}.{segment}"


def find_segment(witness: Witness, reference: str) -> Segment:
    wanted = full_id(reference, witness.id)
    for segment in witness.segments:
        if segment.id == wanted:
            return segment
    owner = witness_of(wanted)
    if owner != witness.id:
        raise UsageError(f"{reference} is not a segment of {witness.id}", hint=f"name one such as {witness.id}.p1")
    last = [segment.id for segment in witness.segments if segment.kind == "p"][-1:]
    raise UsageError(f"there is no segment {reference}", hint=f"paragraphs run to {last[0]}" if last else None)


def select_range(witness: Witness, where: str) -> tuple[Segment, ...]:
    """`p3..p9` or `p3`: the segments from one to the other, both included."""
    first, _, last = where.partition("..")
    start = find_segment(witness, first)
    end = find_segment(witness, last or first)
    ids = [segment.id for segment in witness.segments]
    from_, to = ids.index(start.id), ids.index(end.id)
    if to < from_:
        raise UsageError(f"{where} runs backwards", hint=f"{last}..{first}")
    return witness.segments[from_ : to + 1]


def warn(report: Report, message: str, file: str | None = None, line: int | None = None) -> None:
    report(Warned(message, file, line))
