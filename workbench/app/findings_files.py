"""Files of findings made elsewhere: put into the edition, listed with what became of them, taken out.

    added = add_findings(directory, Path("out.json"), Asked())          # sources/findings/out.json
    for listed in list_received(directory): listed.arrived.unplaced

The file is copied byte for byte; nothing is written unless it can be read and at least one of its findings has a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.cache import Cache
from workbench.app.foreign import Arrived, arrive, find_importer, is_name_of_ours, read_file
from workbench.app.received_findings import arrivals
from workbench.app.workspace import Workspace, open_workspace
from workbench.correct.state import compute_state
from workbench.formats.findings.registry import Importer, Received, importers, recognise
from workbench.model.edition import Edition, ReceivedFindings
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Report, ignore
from workbench.model.ids import is_witness_id
from workbench.model.state import State
from workbench.model.witness import Witness
from workbench.store.atomic import make_folder, write
from workbench.store.identity import to_slug
from workbench.store.manifest import add_findings as splice
from workbench.store.manifest import change_manifest, drop_findings, parse_manifest

FOLDER = "sources/findings"


@dataclass(frozen=True, slots=True)
class Asked:
    """What `findings add` is asked for. None: told from the file, or the usual."""

    format: str | None = None
    of: str | None = None
    origin: str | None = None
    beside: Path | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of findings as the manifest names it, and what became of it."""

    entry: ReceivedFindings
    arrived: Arrived

    def to_json(self) -> dict[str, object]:
        entry, arrived = self.entry, self.arrived
        return {
            "type": "received",
            "file": entry.file,
            "format": entry.format,
            "origin": entry.origin,
            "of": entry.of,
            "beside": entry.beside or None,
            "texts": arrived.texts,
            "findings": arrived.claims,
            "placed": len(arrived.findings),
            "unplaced": [
                {"line": each.line, "reason": each.reason, "message": each.message, "text": each.text}
                for each in arrived.unplaced
            ],
        }


def add_findings(directory: Path, path: Path, asked: Asked, report: Report = ignore) -> Listed:
    """InputError where the file cannot be read or nothing of it has a place; UsageError for names that do not fit."""
    work = open_workspace(directory)
    data = read_file(path, str(path))
    importer = _importer(asked.format, data, path)
    beside = None if asked.beside is None else read_file(asked.beside, str(asked.beside))
    texts = importer.read(Received(data, str(path), beside, str(asked.beside or "")))
    origin = asked.origin or importer.origin
    if not is_witness_id(origin):
        raise UsageError(f"{origin!r} cannot be an origin", hint="small letters, digits and hyphens: xcomet-xl")
    if is_name_of_ours(origin):
        raise UsageError(f"{origin} is what our own checks are called", hint="choose another --origin")
    base, state, source = _open(work, report)
    witness = _witness(asked.of, base, state)
    entry = ReceivedFindings(_free_name(work, path, data), importer.id, origin, witness.id)
    if asked.beside is not None and beside is not None:
        entry = replace(entry, beside=_free_name(work, asked.beside, beside, entry.file))
    if any(one.file == entry.file for one in work.edition.findings):
        raise UsageError(f"{entry.file} is named in the edition already", hint=f"workbench findings drop {entry.file}")
    arrived = arrive(replace(entry, file=str(path)), texts, witness, source)
    if not arrived.findings:
        raise _nothing(arrived, path, witness.id)
    if not asked.dry_run:
        files = {entry.file: data} | ({entry.beside: beside} if beside is not None else {})
        record(work, entry, files)
    return Listed(entry, arrived)


def record(work: Workspace, entry: ReceivedFindings, files: dict[str, bytes]) -> Edition:
    """Write the files and name them in the manifest, which comes last: a kill leaves files that nobody names."""
    for name, data in files.items():
        target = work.source_file(name)
        make_folder(target.parent)
        write(target, data)
    return change_manifest(work.paths.manifest, lambda text: _with(text, entry))


def _with(text: str, entry: ReceivedFindings) -> str:
    """Somebody else may have named it since the manifest was read."""
    return text if entry in parse_manifest(text.encode()).findings else splice(text, entry)


def list_received(directory: Path, report: Report = ignore) -> list[Listed]:
    work = open_workspace(directory)
    if not work.edition.findings:
        return []
    _, state, source = _open(work, report)
    found = arrivals(work, state, source, Cache(work))
    return [Listed(replace(entry, of=entry.of or state.base.id), arrived) for entry, arrived in found]


def drop(directory: Path, name: str) -> ReceivedFindings:
    """Take a file out of the manifest; the copy stays in the folder. name: its path there, or the last part of it."""
    work = open_workspace(directory)
    found = [each for each in work.edition.findings if name in (each.file, each.file.rpartition("/")[2])]
    if len(found) != 1:
        known = ", ".join(each.file for each in work.edition.findings) or "none is named"
        what = "there is no file of findings" if not found else f"{len(found)} files of findings are called"
        raise UsageError(f"{what} {name}", hint=f"edition.yaml: {known}")
    change_manifest(work.paths.manifest, lambda text: drop_findings(text, found[0].file))
    return found[0]


def _importer(format_id: str | None, data: bytes, path: Path) -> Importer:
    if format_id is None:
        return recognise(data, str(path))
    if format_id not in importers():
        raise UsageError(f"there is no format {format_id}", hint=f"one of {', '.join(importers())}")
    return find_importer(format_id)


def _open(work: Workspace, report: Report) -> tuple[Witness, State, Witness | None]:
    base = work.witness(work.edition.base.id)
    source = work.edition.source
    return base, compute_state(base, work.acts(report), work.state_id), work.witness(source.id) if source else None


def _witness(of: str | None, base: Witness, state: State) -> Witness:
    texts = {None: base, base.id: base, state.witness.id: state.witness}
    if of not in texts:
        raise UsageError(f"findings are kept of {base.id} and {state.witness.id}, not of {of}", hint=f"--of {base.id}")
    return texts[of]


def _free_name(work: Workspace, path: Path, data: bytes, taken: str = "") -> str:
    """A plain name in the edition that nothing else has; the same bytes keep theirs."""
    suffix = path.suffix.lower() if path.suffix[1:].isascii() and path.suffix[1:].isalnum() else ".txt"
    stem, number = to_slug(path.stem) or "findings", 1
    while True:
        name = f"{FOLDER}/{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        target = work.source_file(name)
        if name != taken and (not target.exists() or read_file(target, name) == data):
            return name
        number += 1


def _nothing(arrived: Arrived, path: Path, text: str) -> InputError:
    if not arrived.claims:
        return InputError("finds nothing in any text", file=str(path), hint="there is nothing to add")
    first = arrived.unplaced[0]
    return InputError(
        f"none of its findings has a place in {text}: {first.reason}",
        file=str(path),
        line=first.line,
        hint="is it about this text? --of names another, --beside the text that its places count in",
    )


def describe(listed: Sequence[Listed]) -> list[tuple[str, ...]]:
    """Rows for a table."""
    return [
        (
            each.entry.origin,
            each.entry.file,
            each.entry.format,
            each.entry.of,
            f"{len(each.arrived.findings)} of {each.arrived.claims}",
        )
        for each in listed
    ]
