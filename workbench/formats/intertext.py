"""InterText: a zip of the alignment and of its two texts, with the two-part ids that the editor asks for.

<link type="1-2" xtargets="3:1;3:1 3:2" status="auto"/>         # of @toDoc (the original), then of @fromDoc

The third sentence of the twelfth segment is `12:3`. Pinned beads have the status `man`.
"""

from __future__ import annotations

from itertools import groupby

from lxml.builder import E

from workbench.formats.alignment.pair import Side, chosen_pair
from workbench.formats.archive import write_archive
from workbench.formats.registry import Format, WriteOptions
from workbench.model.edition import Snapshot
from workbench.tei.characters import to_plain
from workbench.tei.frame import lay_out
from workbench.tei.parse import to_bytes


def write_intertext(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """Always by sentences, which is what InterText aligns."""
    pair = chosen_pair(snapshot, WriteOptions(options.of, level="sentence"))
    sides = (pair.a, pair.b)
    ids = [_ids(side) for side in sides]
    files = [f"{snapshot.edition.id}.{side.id}.xml" for side in sides]
    group = E.linkGrp(toDoc=files[0], fromDoc=files[1])
    for bead in pair.beads:
        xtargets = f"{' '.join(ids[0][one] for one in bead.a)};{' '.join(ids[1][one] for one in bead.b)}"
        status = "man" if bead.pinned else "auto"
        group.append(E.link(type=f"{len(bead.a)}-{len(bead.b)}", xtargets=xtargets, status=status))
    lay_out(group)
    name = f"{snapshot.edition.id}.{pair.a.id}.{pair.b.id}.xml"
    texts = {file: _text(side, ids[number]) for number, (file, side) in enumerate(zip(files, sides, strict=True))}
    return write_archive({name: to_bytes(group), **texts})


def _ids(side: Side) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, (_, units) in enumerate(groupby(side.units, key=lambda unit: _segment(unit.id)), 1):
        found.update({unit.id: f"{number}:{place}" for place, unit in enumerate(units, 1)})
    return found


def _segment(sentence: str) -> str:
    return sentence.rpartition(".")[0]


def _text(side: Side, ids: dict[str, str]) -> bytes:
    root = E.text(id=side.id, lang=side.language)
    for _, units in groupby(side.units, key=lambda unit: _segment(unit.id)):
        sentences = [E.s(to_plain(unit.text), id=ids[unit.id]) for unit in units]
        root.append(E.p(*sentences, id=(sentences[0].get("id") or "").partition(":")[0]))
    lay_out(root)
    return to_bytes(root)


FORMAT = Format(
    "intertext",
    "InterText alignment with its texts",
    (".zip",),
    lambda data, name: 0,
    None,
    write_intertext,
    is_binary=True,
)
