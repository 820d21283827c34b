"""Changes to a manifest that people write: lines are put in, nothing else is touched.

    text = add_witness(text, WitnessEntry("en-2", Role.TRANSLATION, "en", ("sources/en-2.txt",)))
    text = set_digest(text, "en-2", digest)
    change_manifest(paths.manifest, lambda text: add_person(text, Person("anna", "Anna Keller")))

Comments, order, quotes and line ends stay. The result is read again and compared before it is returned:
a change that cannot be made by adding lines is an InputError, and the file stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.model.edition import Edition, Person, ReceivedFindings, WitnessEntry
from workbench.model.errors import InputError
from workbench.store.atomic import write
from workbench.store.locks import exclusive, lock_file
from workbench.store.manifest.located import Scalar, Sequence, decode
from workbench.store.manifest.read import parse_manifest, read_manifest
from workbench.store.manifest.splice import column, find_witness, last_end, load_root, put_behind, set_value
from workbench.store.manifest.template import write_findings, write_person, write_witness
from workbench.store.manifest.verify import verify
from workbench.store.paths import MANIFEST


def change_manifest(path: Path, change: Callable[[str], str]) -> Edition:
    """Read, change and write the file under its lock; its line ends stay. Returns what it then says."""
    with exclusive(lock_file(path), "the manifest"):
        read_manifest(path)  # what is wrong with it already is said with its own name
        text = change(decode(path.read_bytes(), str(path)))
        write(path, text.encode())
        return read_manifest(path)


def add_witness(text: str, entry: WitnessEntry) -> str:
    """The manifest with one more witness, behind the others."""
    text = text.removeprefix("\ufeff")
    edition = _parse(text)
    wanted = replace(edition, witnesses=(*edition.witnesses, entry))
    return verify(_append(text, "witnesses", lambda indent: write_witness(entry, indent)), wanted)


def add_person(text: str, person: Person) -> str:
    """The manifest with one more person; `people:` is begun if it is not there."""
    text = text.removeprefix("\ufeff")
    edition = _parse(text)
    wanted = replace(edition, people=(*edition.people, person))
    return verify(_append(text, "people", lambda indent: write_person(person, indent)), wanted)


def add_findings(text: str, entry: ReceivedFindings) -> str:
    """The manifest with one more file of findings; `findings:` is begun if it is not there."""
    text = text.removeprefix("\ufeff")
    edition = _parse(text)
    wanted = replace(edition, findings=(*edition.findings, entry))
    return verify(_append(text, "findings", lambda indent: write_findings(entry, indent)), wanted)


def drop_findings(text: str, file: str) -> str:
    """The manifest without the lines of one file of findings. KeyError for a file that it does not name."""
    text = text.removeprefix("\ufeff")
    edition = _parse(text)
    names = [entry.file for entry in edition.findings]
    if file not in names:
        raise KeyError(file)
    number = names.index(file)
    wanted = replace(edition, findings=edition.findings[:number] + edition.findings[number + 1 :])
    root = load_root(text)
    entries = root.items["findings"]
    if not isinstance(entries, Sequence) or entries.is_flow:
        raise InputError(
            "findings is written between brackets, where nothing can be taken out by lines",
            file=MANIFEST,
            line=root.keys["findings"].line,
            hint="delete it by hand",
        )
    first = root.keys["findings"] if len(names) == 1 else entries.items[number]
    start = text.rfind("\n", 0, first.start) + 1
    end = text.find("\n", last_end(entries.items[number])) + 1 or len(text)
    before = text[:start]
    if len(names) == 1 and before.endswith(("\n\n", "\n\r\n")):
        before = before.removesuffix("\n").removesuffix("\r")  # the blank line that was put in with the key
    return verify(before + text[end:], wanted)


def set_digest(text: str, witness_id: str, digest: str) -> str:
    """The manifest with the digest of a witness put in or exchanged. KeyError for an unknown witness."""
    text = text.removeprefix("\ufeff")
    edition = _parse(text)
    old = edition.entry(witness_id)
    entries = tuple(replace(old, digest=digest) if entry is old else entry for entry in edition.witnesses)
    changed = set_value(text, find_witness(load_root(text), witness_id), "digest", f'"{digest}"', behind="files")
    return verify(changed, replace(edition, witnesses=entries))


def _parse(text: str) -> Edition:
    return parse_manifest(text.encode())


def _append(text: str, key: str, write: Callable[[str], str]) -> str:
    """One more entry at the end of a list. write: the entry's lines at an indent."""
    root = load_root(text)
    entries = root.items.get(key)
    if isinstance(entries, Sequence) and entries.items and not entries.is_flow:
        return put_behind(text, entries, write(" " * column(text, entries.start)))
    if isinstance(entries, Sequence) and not entries.items:
        rest = text[entries.end :]
        return put_behind(text[: entries.start].rstrip(" ") + rest, root.keys[key], write("  "))
    if isinstance(entries, Scalar):
        return put_behind(text, root.keys[key], write("  "))
    if entries is None:
        return put_behind(text, root, f"\n{key}:\n{write('  ')}")
    raise InputError(
        f"{key} is written between brackets, where nothing can be added by lines",
        file=MANIFEST,
        line=root.keys[key].line,
        hint="write each entry on lines of its own, beginning with `- id: …`",
    )
