"""Which of a witness's texts a manifest names: another one is put in its place, or the earlier one again.

    text = set_text(text, replace(entry, digest=digest, files=("sources/en-mt.v2.txt",), version=2))

Only the values of `files`, `digest` and `version` change; `version` is written for all but the first text.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.model.edition import WitnessEntry
from workbench.store.manifest.located import Mapping, Sequence
from workbench.store.manifest.quoting import quote, quote_in_flow
from workbench.store.manifest.read import parse_manifest
from workbench.store.manifest.splice import drop_value, find_witness, load_root, set_value
from workbench.store.manifest.verify import verify


def set_text(text: str, entry: WitnessEntry) -> str:
    """The manifest with the files, digest and version of the entry. KeyError for an unknown witness."""
    text = text.removeprefix("\ufeff")
    edition = parse_manifest(text.encode())
    old = edition.entry(entry.id)
    new = replace(old, files=entry.files, digest=entry.digest, version=entry.version)
    if old.files != new.files:
        text = _set_files(text, find_witness(load_root(text), entry.id), entry.files)
    text = set_value(text, find_witness(load_root(text), entry.id), "digest", f'"{entry.digest}"', behind="files")
    part = find_witness(load_root(text), entry.id)
    if entry.version > 1:
        text = set_value(text, part, "version", str(entry.version), behind="digest")
    else:
        text = drop_value(text, part, "version")
    witnesses = tuple(new if each.id == entry.id else each for each in edition.witnesses)
    return verify(text, replace(edition, witnesses=witnesses))


def _set_files(text: str, part: Mapping, files: tuple[str, ...]) -> str:
    """Name by name, so that what stands between them stays; what is too many goes, what is wanting comes last."""
    items = part.items["files"]
    assert isinstance(items, Sequence)
    write = quote_in_flow if items.is_flow else quote
    last = len(items.items) - 1
    for at in range(last, -1, -1):  # from the end, so that places in front stay what they are
        item = items.items[at]
        if at < len(files):
            text = text[: item.start] + write(files[at]) + text[item.end :]
            text = _add_files(text, items, item.start, files[last + 1 :]) if at == last else text
        elif items.is_flow:
            text = text[: items.items[at - 1].end] + text[item.end :]
        else:
            start = text.rfind("\n", 0, item.start) + 1
            text = text[:start] + text[text.find("\n", item.end) + 1 or len(text) :]
    return text


def _add_files(text: str, items: Sequence, last: int, files: tuple[str, ...]) -> str:
    """More names behind the last one, which begins at `last`."""
    if items.is_flow:
        end = text.index("]", items.start)
        return text[:end].rstrip() + "".join(f", {quote_in_flow(file)}" for file in files) + text[end:]
    line_end = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", last) + 1 or len(text)
    lead = text[text.rfind("\n", 0, last) + 1 : last]
    before = text[:end] if text[:end].endswith("\n") else text[:end] + line_end
    return before + "".join(f"{lead}{quote(file)}{line_end}" for file in files) + text[end:]
