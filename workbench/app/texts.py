"""Which text of a witness counts: the journal decides, the manifest names it.

    check_texts(work.edition, acts)             # StaleError where they do not agree
    keep_in_step(work, acts)                    # names in the manifest what the journal has in force

They disagree when a `replace` or `undo` was killed between its two writes, or git brought in one of the two files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.app.workspace import Workspace, to_witness
from workbench.correct.force import texts_in_force
from workbench.correct.versions import replaced_witnesses, text_in_force
from workbench.model.act import Act, Replace
from workbench.model.edition import Edition, WitnessEntry
from workbench.model.errors import InputError, StaleError
from workbench.model.witness import Witness
from workbench.store.manifest import change_manifest, set_text
from workbench.store.paths import MANIFEST
from workbench.tei.witness import read_sources


def check_texts(edition: Edition, acts: Sequence[Act]) -> None:
    for entry, digest in _replaced(edition, acts):
        if digest != entry.digest:
            raise StaleError(
                f"another text of {entry.id} is named than the one that the journal has in force: "
                "a `replace` or an `undo` was cut short",
                file=MANIFEST,
                hint="workbench doctor --fix  names the one of the journal",
            )


def same_texts(known: Sequence[Act]) -> Callable[[Sequence[Act]], None]:
    """For `append`: refuses where another text has come into force since the acts were read."""
    before = texts_in_force(known)

    def check(acts: Sequence[Act]) -> None:
        if texts_in_force(acts) != before:
            raise StaleError(
                "a text was replaced meanwhile, and the words may stand elsewhere", hint="run the command again"
            )

    return check


def keep_in_step(work: Workspace, acts: Sequence[Act]) -> tuple[str, ...]:
    """The manifest names what the journal has in force; returns the witnesses for which it was another.

    Nothing is written unless the files of all of them are there.
    """
    wrong = [entry_of(work, entry.id, digest) for entry, digest in _replaced(work.edition, acts)]
    wrong = [entry for entry in wrong if entry.digest != work.edition.entry(entry.id).digest]
    for entry in wrong:
        change_manifest(work.paths.manifest, lambda text, entry=entry: set_text(text, entry))  # type: ignore[misc]
    return tuple(entry.id for entry in wrong)


def _replaced(edition: Edition, acts: Sequence[Act]) -> Iterator[tuple[WitnessEntry, str]]:
    """The witnesses that were ever replaced, with the text in force."""
    known = {entry.id: entry for entry in edition.witnesses}
    for witness in replaced_witnesses(acts):
        if witness in known:
            yield known[witness], text_in_force(acts, witness)


def entry_of(work: Workspace, witness_id: str, digest: str) -> WitnessEntry:
    """The manifest's entry for the text with this digest. InputError if its file is not there."""
    entry = work.edition.entry(witness_id)
    if digest == entry.digest:
        return entry
    version, path = _find(work, witness_id, digest)
    files = tuple(name for name, _ in read_sources(path.read_bytes(), path.name))
    return replace(entry, digest=digest, version=version, files=files)


def read_text(work: Workspace, witness_id: str, digest: str) -> Witness:
    """A text of a witness, in force or not."""
    version, path = _find(work, witness_id, digest)
    return to_witness(replace(work.edition.entry(witness_id), version=version), path.read_bytes())


def text_files(work: Workspace, witness_id: str) -> dict[int, Path]:
    """The files of all texts of a witness, by version."""
    pattern = re.compile(re.escape(witness_id) + r"(?:@([1-9][0-9]{0,5}))?\.xml")
    found = {}
    for path in sorted(work.paths.witnesses.glob("*.xml")):
        match = pattern.fullmatch(path.name)
        if match:
            found[int(match[1] or 1)] = path
    return found


def strays(work: Workspace, acts: Sequence[Act]) -> list[Path]:
    """Files of texts that neither the manifest nor a decision names."""
    found = []
    for entry in work.edition.witnesses:
        named = {entry.digest, *_named(acts, entry.id)}
        found += [path for path in text_files(work, entry.id).values() if _digest(path) not in named]
    return found


def missing(work: Workspace, acts: Sequence[Act]) -> list[str]:
    """Witnesses of which an earlier text, or one that was taken back, is not there."""
    there = {
        entry.id: {_digest(path) for path in text_files(work, entry.id).values()} for entry in work.edition.witnesses
    }
    return [witness for witness, digests in there.items() if not digests.issuperset(_named(acts, witness))]


def last_version(work: Workspace, entry: WitnessEntry, acts: Sequence[Act]) -> int:
    """The largest number of a text that the manifest or a decision names; what a killed command left is not counted."""
    named = {entry.digest, *_named(acts, entry.id)}
    files = text_files(work, entry.id).items()
    return max([entry.version, *(number for number, path in files if _digest(path) in named)])


def _named(acts: Sequence[Act], witness: str) -> set[str]:
    bodies = [act.body for act in acts if isinstance(act.body, Replace) and act.body.witness == witness]
    return {digest for body in bodies for digest in (body.old, body.new)}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _find(work: Workspace, witness_id: str, digest: str) -> tuple[int, Path]:
    for version, path in text_files(work, witness_id).items():
        if _digest(path) == digest:
            return version, path
    raise InputError(
        f"the text of {witness_id} with the digest {digest[:12]}… is not there",
        file="witnesses/",
        hint="bring its file back from a copy (git checkout); the texts that were replaced are still needed",
    )
