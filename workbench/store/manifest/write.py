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
from workbench.store.manifest.located import Mapping, Scalar, Sequence, Tree, decode, load
from workbench.store.manifest.read import parse_manifest, read_manifest
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
    root = _load(text)
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
    end = text.find("\n", _last_end(entries.items[number])) + 1 or len(text)
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
    part = _witness(_load(text), witness_id)
    if "digest" in part.items:
        key, value = part.keys["digest"], part.items["digest"]
        start = key.end if isinstance(value, Scalar) and value.is_absent else value.start
        end = text.index(":", key.end) + 1 if start == key.end else value.end
        changed = text[:start] + (": " if start == key.end else "") + f'"{digest}"' + text[end:]
    elif part.is_flow:
        changed = f'{text[: part.end - 1]}, digest: "{digest}"{text[part.end - 1 :]}'
    else:
        changed = _put_behind(text, part.items["files"], f'{" " * _column(text, part.start)}digest: "{digest}"\n')
    return verify(changed, replace(edition, witnesses=entries))


def _parse(text: str) -> Edition:
    return parse_manifest(text.encode())


def _load(text: str) -> Mapping:
    return load(text.encode(), MANIFEST).root


def _witness(root: Mapping, witness_id: str) -> Mapping:
    witnesses = root.items["witnesses"]
    for part in witnesses.items if isinstance(witnesses, Sequence) else []:
        if isinstance(part, Mapping):
            value = part.items.get("id")
            if isinstance(value, Scalar) and value.value == witness_id:
                return part
    raise KeyError(witness_id)


def _append(text: str, key: str, write: Callable[[str], str]) -> str:
    """One more entry at the end of a list. write: the entry's lines at an indent."""
    root = _load(text)
    entries = root.items.get(key)
    if isinstance(entries, Sequence) and entries.items and not entries.is_flow:
        return _put_behind(text, entries, write(" " * _column(text, entries.start)))
    if isinstance(entries, Sequence) and not entries.items:
        rest = text[entries.end :]
        return _put_behind(text[: entries.start].rstrip(" ") + rest, root.keys[key], write("  "))
    if isinstance(entries, Scalar):
        return _put_behind(text, root.keys[key], write("  "))
    if entries is None:
        return _put_behind(text, root, f"\n{key}:\n{write('  ')}")
    raise InputError(
        f"{key} is written between brackets, where nothing can be added by lines",
        file=MANIFEST,
        line=root.keys[key].line,
        hint="write each entry on lines of its own, beginning with `- id: …`",
    )


def _put_behind(text: str, tree: Tree, lines: str) -> str:
    """Lines put below the line on which the tree's last word stands."""
    end = _last_end(tree)
    if text[end - 1] != "\n":
        end = text.find("\n", end) + 1 or len(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text[:end]
    if not before.endswith("\n"):
        before += line_end
    return before + lines.replace("\n", line_end) + text[end:]


def _last_end(tree: Tree) -> int:
    """Where the last value ends; YAML itself lets a block reach over the comments that follow it."""
    if isinstance(tree, Scalar) or tree.is_flow:
        return tree.end
    if isinstance(tree, Sequence):
        return _last_end(tree.items[-1])
    key, value = list(tree.items.items())[-1]
    return tree.keys[key].end if isinstance(value, Scalar) and value.is_absent else _last_end(value)


def _column(text: str, index: int) -> int:
    return index - (text.rfind("\n", 0, index) + 1)
