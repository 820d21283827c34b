"""CES, as OPUS has it: links by `xtargets` between ids. The ids are those of the TEI files of the edition.

<link xtargets="ru.p3.s1;en-mt.p3.s1 en-mt.p3.s2" certainty="0.970"/>
"""

from __future__ import annotations

from lxml.builder import E

from workbench.formats.alignment.pair import chosen_pair
from workbench.formats.registry import Format, WriteOptions
from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.tei.frame import lay_out
from workbench.tei.parse import to_bytes


def write_ces(snapshot: Snapshot, options: WriteOptions) -> bytes:
    pair = chosen_pair(snapshot, options)
    group = E.linkGrp(
        *(
            E.link(xtargets=f"{' '.join(bead.a)};{' '.join(bead.b)}", certainty=f"{bead.confidence:.3f}")
            for bead in pair.beads
        ),
        targType="s" if pair.level is Level.SENTENCE else "p",
        fromDoc=f"{pair.a.id}.xml",
        toDoc=f"{pair.b.id}.xml",
    )
    root = E.cesAlign(E.linkList(group), version="1.0")
    lay_out(root)
    return to_bytes(root)


FORMAT = Format("ces", "CES alignment (OPUS)", (".xml",), lambda data, name: 0, None, write_ces)
