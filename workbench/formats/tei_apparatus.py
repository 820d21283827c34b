"""TEI with an apparatus: one file that other programs read, and that comes back when its lemmas were edited."""

from __future__ import annotations

from workbench.formats.registry import Format, WriteOptions, stamp
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.tei.apparatus_file import write_apparatus
from workbench.tei.apparatus_rules import check_apparatus, is_apparatus
from workbench.tei.returned import read_returned


def write_tei_apparatus(snapshot: Snapshot, options: WriteOptions) -> bytes:
    if options.of not in (None, snapshot.state.witness.id):
        raise UsageError("the apparatus is of the corrected text", hint="leave --of out")
    return write_apparatus(snapshot, str(stamp(snapshot, WriteOptions())))


def _is_mine(data: bytes, name: str) -> int:
    return 3 if is_apparatus(data) else 0


FORMAT = Format(
    "tei-apparatus",
    "TEI with apparatus",
    (".xml",),
    _is_mine,
    None,
    write_tei_apparatus,
    back=read_returned,
    problems=check_apparatus,
)
