"""The whole TEI folder of an edition: sources, witnesses, taxonomy, corrected state, alignment, findings, edition.

    write_folder(snapshot, {"ru.xml": …, "en-mt.xml": …}, {"sources/ru.txt": …})   # name -> bytes, self-contained

The same bytes each time. Everything written is checked against the profile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from workbench.model.edition import Snapshot
from workbench.model.errors import InputErrors
from workbench.tei import alignment, edition, findings, taxonomy
from workbench.tei.alignment import write_alignment
from workbench.tei.corrected import write_corrected
from workbench.tei.edition import write_edition
from workbench.tei.findings import write_findings
from workbench.tei.profile import validate
from workbench.tei.taxonomy import write_taxonomy


def write_folder(
    snapshot: Snapshot, witness_files: Mapping[str, bytes], sources: Mapping[str, bytes]
) -> dict[str, bytes]:
    """File name in the folder -> bytes. witness_files: by bare name (`ru.xml`); sources: by `sources/…` name.

    InputErrors if a file does not fit the profile: a witness of another release, or a bug of ours.
    """
    files = {name if name.startswith("sources/") else f"sources/{name}": data for name, data in sources.items()}
    texts = {name.rpartition("/")[2]: data for name, data in witness_files.items()}
    versions = {name: hashlib.sha256(data).hexdigest() for name, data in texts.items()}

    def put(name: str, data: bytes) -> None:
        texts[name] = data
        versions[name] = hashlib.sha256(data).hexdigest()

    state = f"{snapshot.state.witness.id}.xml"
    put(taxonomy.FILE, write_taxonomy(snapshot.edition))
    put(state, write_corrected(snapshot, texts[f"{snapshot.state.base.id}.xml"], versions))
    put(alignment.FILE, write_alignment(snapshot, versions))
    put(findings.FILE, write_findings(snapshot, versions))
    put(edition.FILE, write_edition(snapshot, versions))
    errors = [error for name, data in texts.items() for error in validate(data, name)]
    if errors:
        raise InputErrors(errors)
    return files | texts
