"""The parts of a header that only another project's file needs: its own header, and the attribute map.

    <xenoData type="original-header" n="ru-1.xml">&lt;teiHeader>…</xenoData>
    <xenoData type="kept-attributes"><attributes xmlns="urn:workbench:foreign">
        <attribute of="ru.p1" at="0" name="id">61ac390e</attribute>
    </attributes></xenoData>

The original header stands there as characters: its ids cannot collide with ours, whatever they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from workbench.tei.attributes import Kept
from workbench.tei.characters import to_text, to_value
from workbench.tei.names import FOREIGN, tei

ORIGINAL_HEADER = "original-header"
KEPT_ATTRIBUTES = "kept-attributes"
_ENTRY = f"{{{FOREIGN}}}attribute"


def write_kept(kept: Sequence[Kept], headers: Sequence[tuple[str, bytes]]) -> list[str]:
    """Lines for the header; none for a witness that needs none."""
    lines = [
        f'<xenoData type="{ORIGINAL_HEADER}" n="{to_value(file)}">{to_text(header.decode("utf-8"))}</xenoData>'
        for file, header in headers
    ]
    if kept:
        lines.append(f'<xenoData type="{KEPT_ATTRIBUTES}"><attributes xmlns="{FOREIGN}">')
        for one in kept:
            value = to_text(one.value).replace("\n", "&#10;").replace("\t", "&#9;")
            place = f'of="{to_value(one.of)}" at="{one.at}" name="{to_value(one.name)}"'
            lines.append(f"  <attribute {place}>{value}</attribute>")
        lines.append("</attributes></xenoData>")
    return lines


def read_kept(root: etree._Element) -> list[Kept]:
    """The attribute map of a witness file."""
    header = root.find(tei("teiHeader"))
    if header is None:
        return []
    return [
        Kept(entry.get("of", ""), int(entry.get("at", "0")), entry.get("name", ""), entry.text or "")
        for xeno in header.iterchildren(tei("xenoData"))
        if xeno.get("type") == KEPT_ATTRIBUTES
        for entry in xeno.iter(_ENTRY)
    ]


def read_headers(root: etree._Element) -> tuple[tuple[str, bytes], ...]:
    """(file, original teiHeader) for each file of another project that the witness was made from."""
    return tuple(
        (xeno.get("n", ""), (xeno.text or "").encode("utf-8"))
        for xeno in root.iterfind(f"{tei('teiHeader')}/{tei('xenoData')}")
        if xeno.get("type") == ORIGINAL_HEADER
    )
