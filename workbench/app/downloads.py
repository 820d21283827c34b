"""Files for the readers of a page: exports that lie beside it, made anew with every page.

downloads_of(work, snapshot, ("txt", "tei"))[0].name        # "japan-1945.txt"

The TEI folder becomes one archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.tei_folder import tei_files
from workbench.app.workspace import Workspace
from workbench.formats.archive import write_archive
from workbench.formats.registry import Format, WriteOptions, formats
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError, UsageError
from workbench.render.beside import Download
from workbench.store.manifest.located import Sequence as Listed
from workbench.store.manifest.located import load

TEI = "tei"


def downloads_of(work: Workspace, snapshot: Snapshot, names: Sequence[str]) -> tuple[Download, ...]:
    """names: formats, in the order of the links; one named twice is made once."""
    chosen = list(dict.fromkeys(map(downloadable, names)))
    endings = [each.extensions[0] for each in chosen if each]
    made = []
    for each in chosen:
        if each is None:
            data = write_archive(tei_files(work, snapshot))
            made.append(Download(f"{snapshot.edition.id}.tei.zip", "TEI, all files", data))
            continue
        assert each.write is not None
        ending = each.extensions[0] if endings.count(each.extensions[0]) == 1 else f".{each.id}{each.extensions[0]}"
        made.append(Download(f"{snapshot.edition.id}{ending}", each.title, each.write(snapshot, WriteOptions())))
    return tuple(made)


def check_manifest(work: Workspace) -> None:
    """InputError with its line for a format that the manifest names and that there is not."""
    for place, name in enumerate(work.edition.downloads):
        try:
            downloadable(name)
        except UsageError as error:
            file = work.paths.manifest
            named = load(file.read_bytes(), file.name).root.items["downloads"]
            line = named.items[place].line if isinstance(named, Listed) else named.line
            raise InputError(error.message, file=file.name, line=line, hint=error.hint) from None


def downloadable(name: str) -> Format | None:
    """None for the TEI folder. UsageError where there is no such format."""
    if name == TEI:
        return None
    writers = {each.id: each for each in formats().values() if each.write is not None}
    found = writers.get("text" if name == "txt" else name)
    if found is None:
        known = ", ".join(sorted({"txt", TEI, *writers} - {"text"}))
        raise UsageError(f"downloads: there is no format {name!r}", hint=f"there are {known}")
    return found
