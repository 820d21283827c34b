"""The folder of pages, with what stands beside the snapshot: edits, packs, files to download.

files = page_of(work, snapshot)         # {"index.html": b"…", "downloads/japan-1945.txt": b"…", …}
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.downloads import downloads_of
from workbench.app.edited import edits_by_bead
from workbench.app.part import Part
from workbench.app.workspace import Workspace
from workbench.model.edition import Snapshot
from workbench.packs.pack import find_pack
from workbench.render.beside import Beside
from workbench.render.site import render_edition
from workbench.store.theme import read_theme


def page_of(work: Workspace, snapshot: Snapshot, downloads: Sequence[str] = ()) -> dict[str, bytes]:
    """downloads: formats, beside those that the manifest names."""
    names = (*snapshot.edition.downloads, *downloads)
    beside = Beside(
        edits_by_bead(snapshot, Part.read(snapshot, None)),
        _packs(work, snapshot),
        downloads_of(work, snapshot, names),
    )
    return render_edition(snapshot, read_theme(work.paths.root), beside)


def _packs(work: Workspace, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Those that the source and any other text were aligned and checked with."""
    source, own = snapshot.edition.source, work.packs()
    others = [each.language for each in snapshot.witnesses if source and each.id != source.id]
    found = {pack.digest: pack for other in others if source and (pack := find_pack(source.language, other, own))}
    return tuple(("-".join(pack.languages), digest) for digest, pack in found.items())
