"""The whole TEI folder of an edition: witnesses, received files, and all that is computed.

files = tei_files(work, snapshot)       # {"edition.xml": b"…", "sources/en-mt.txt": b"…", …}
"""

from __future__ import annotations

from workbench.app.workspace import Workspace
from workbench.model.edition import Snapshot
from workbench.model.event import Report, Warned, ignore
from workbench.tei.folder import write_folder


def tei_files(work: Workspace, snapshot: Snapshot, report: Report = ignore) -> dict[str, bytes]:
    """By name below build/tei. A received file that is missing is warned of."""
    witnesses = {f"{entry.id}.xml": work.witness_bytes(entry) for entry in work.edition.witnesses}
    sources = {}
    for name in (name for entry in work.edition.witnesses for name in entry.files):
        path = work.source_file(name)
        if path.is_file():
            sources[name] = path.read_bytes()
        else:
            report(Warned("is missing: the TEI points to it all the same", name))
    sources |= {name: work.source_file(name).read_bytes() for name in work.findings_files()}
    return write_folder(snapshot, witnesses, sources)
