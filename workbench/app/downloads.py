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
from workbench.model.errors import UsageError
from workbench.render.beside import Download

TEI = "tei"


def downloads_of(work: Workspace, snapshot: Snapshot, names: Sequence[str]) -> tuple[Download, ...]:
    """names: formats, in the order of the links; one named twice is made once."""
    wanted = list(dict.fromkeys("text" if name == "txt" else name for name in names))
    chosen = [None if name == TEI else _writer(name) for name in wanted]
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


def _writer(name: str) -> Format:
    writers = {each.id: each for each in formats().values() if each.write is not None}
    if name not in writers:
        known = ", ".join(sorted({"txt", TEI, *writers} - {"text"}))
        raise UsageError(f"downloads: there is no format {name}", hint=f"there are {known}")
    return writers[name]
