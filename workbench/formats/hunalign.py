"""hunalign: a zip of the ladder and of the two texts that it counts in, a unit a line.

What was moved cannot stand in a ladder, which only goes up: it renders nothing there.
"""

from __future__ import annotations

from workbench.formats.alignment.ladder import write
from workbench.formats.alignment.pair import Pair, chosen_pair, to_lines
from workbench.formats.archive import write_archive
from workbench.formats.registry import Format, WriteOptions
from workbench.model.edition import Snapshot


def write_hunalign(snapshot: Snapshot, options: WriteOptions) -> bytes:
    pair = chosen_pair(snapshot, options)
    return write_archive({"ladder.txt": write(pair.steps()).encode(), **text_files(pair)})


def text_files(pair: Pair) -> dict[str, bytes]:
    """Both texts, a unit a line; their names say which is the first."""
    return {
        f"{number}-{side.id}.txt": to_lines(unit.text for unit in side.units)
        for number, side in enumerate((pair.a, pair.b), 1)
    }


FORMAT = Format(
    "hunalign", "hunalign ladder with its texts", (".zip",), lambda data, name: 0, None, write_hunalign, is_binary=True
)
