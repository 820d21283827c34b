"""vecalign and Bertalign: a zip of the beads and of the two texts that they count in, a unit a line."""

from __future__ import annotations

from workbench.formats.alignment.brackets import write
from workbench.formats.alignment.pair import chosen_pair
from workbench.formats.archive import write_archive
from workbench.formats.hunalign import text_files
from workbench.formats.registry import Format, WriteOptions
from workbench.model.edition import Snapshot


def write_vecalign(snapshot: Snapshot, options: WriteOptions) -> bytes:
    pair = chosen_pair(snapshot, options)
    return write_archive({"alignment.txt": write(pair.numbered()).encode(), **text_files(pair)})


FORMAT = Format(
    "vecalign", "vecalign beads with their texts", (".zip",), lambda data, name: 0, None, write_vecalign, is_binary=True
)
