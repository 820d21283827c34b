"""export-parallel.xml: a div for each aligned unit, an ab for each text, the corrections as apparatus.

    write_parallel(snapshot, corrected)     # corrected: the bytes of the corrected text's file

Derived from the edition and no part of it. The apparatus stands only inside the base's language: `lem` is the
corrected reading, `rdg` the base. Another translation is a text of its own, never a reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.tei import frame
from workbench.tei.alignment import listed_witness
from workbench.tei.apparatus import Apparatus
from workbench.tei.corrected_reading import is_segment
from workbench.tei.frame import NS, E, Element, HeaderParts, Versions
from workbench.tei.names import XML_ID, XML_LANG
from workbench.tei.parse import parse, to_bytes
from workbench.tei.pointers import to_element
from workbench.tei.units import Unit, units_of

FILE = "export-parallel.xml"
_ID = "xp"
_INTERPRETATION = (
    "One div per aligned unit, one ab per text. The apparatus is inside the language of the base only: lem is the "
    "corrected reading, rdg the base; an app has the id of its act, an ab points to the segments it came from. A "
    "milestone of unit “paragraph” is a paragraph boundary inside a unit. Another translation is a text of its own."
)


def write_parallel(snapshot: Snapshot, corrected: bytes, versions: Versions | None = None) -> bytes:
    """InputError if `corrected` is no corrected text."""
    versions = frame.versions_of(snapshot) if versions is None else versions
    base, state = snapshot.state.base, snapshot.state.witness
    text = parse(corrected, f"{state.id}.xml").getroot().find(NS + "text")
    if text is None:
        raise InputError("no text in it", file=f"{state.id}.xml")
    elements = {one.get(XML_ID, ""): one for one in text.iter(NS + "*") if is_segment(one)}
    apparatus = Apparatus(_ID, base.id, state.id)
    body = E.body()
    for number, unit in enumerate(units_of(snapshot), 1):
        body.append(_unit(snapshot, unit, number, elements, apparatus))
    root = frame.tei_file(_ID, "en", frame.header(snapshot.edition, _ID, _parts(snapshot, versions)), E.text(body))
    frame.lay_out(root)
    return to_bytes(root)


def _unit(
    snapshot: Snapshot, unit: Unit, number: int, elements: Mapping[str, Element], apparatus: Apparatus
) -> Element:
    division = frame.identified(E.div(type="unit", n=str(number)), f"{_ID}.u{number}")
    base = snapshot.state.base
    source = snapshot.edition.source
    for text, segments in unit.others:
        kind = "source" if source is not None and text == source.id else "translation"
        content = E.ab(type=kind)
        words = {one.id: one.text for one in snapshot.witness(text).segments if one.id in segments}
        apparatus.join(content, [[words[one]] for one in segments])
        block = _finished(content, f"{division.get(XML_ID)}.{text}", snapshot.witness(text).language, segments)
        division.insert(0, block) if kind == "source" else division.append(block)
    if unit.base:
        content = E.ab(type="target")
        apparatus.join(content, [apparatus.tokens(elements[one]) for one in unit.heads])
        block = _finished(content, f"{division.get(XML_ID)}.{base.language}", base.language, unit.base)
        division.insert(1 if len(division) and division[0].get("type") == "source" else 0, block)
    return division


def _finished(element: Element, xml_id: str, language: str, segments: Sequence[str]) -> Element:
    element.set(XML_LANG, language)
    frame.identified(element, xml_id)
    element.set("corresp", " ".join(to_element(one) for one in segments))
    return element


def _parts(snapshot: Snapshot, versions: Versions) -> HeaderParts:
    edition, state = snapshot.edition, snapshot.state
    pairs = {one.b for one in snapshot.alignments if one.level is Level.SEGMENT}
    source = edition.source
    texts = [one for one in snapshot.witnesses if (source and one.id == source.id) or one.id in pairs]
    witnesses = [*texts, state.witness]
    listed = [listed_witness(edition, _ID, one.id, one.language) for one in witnesses]
    note = frame.machine_note(versions, [*(f"{one.id}.xml" for one in witnesses), "alignment.xml"])
    return HeaderParts(
        title=f"{edition.title}: parallel text with apparatus",
        edition_label="Export",
        responsible=frame.responsible(edition, state.acts, "correction of the translation"),
        source=[E.listWit(*listed)],
        encoding=[
            E.editorialDecl(E.interpretation(E.p(_INTERPRETATION))),
            E.variantEncoding(method="parallel-segmentation", location="internal"),
            frame.application(_ID),
        ],
        languages=list(dict.fromkeys(["en", *(one.language for one in witnesses)])),
        changes=[E.change("Exported.", n=note)],
    )
