"""alignment.xml: one linkGrp per pair of texts and level.

    read_alignment(write_alignment(snapshot), "alignment.xml")   # the alignments, the derived ones last

A link names the members of the left text, then those of the right; for a side without members, the place where
they would stand. Its type counts the members; a pinned link names the person instead of a confidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.act import Act, PinBead
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Edition, Snapshot
from workbench.model.errors import InputError
from workbench.model.ids import witness_of
from workbench.model.witness import Role, Witness
from workbench.tei import frame
from workbench.tei.frame import NS, E, Element, HeaderParts, Versions
from workbench.tei.gaps import Gaps, Side
from workbench.tei.names import XML_LANG
from workbench.tei.parse import parse, to_bytes
from workbench.tei.pointers import split_pointer, to_element
from workbench.tei.taxonomy import category

FILE = "alignment.xml"
_INTERPRETATION = (
    "A link names first the members of the left text, then those of the right. @ana and @resp of a group hold for its "
    "links unless a link has its own. A member without counterpart is linked to the place where it would stand: the "
    "point behind the sentence before it (string-index), or, for want of one, the anchor of the segment it would "
    "open, or of the next one. Division and segment groups cover every unit once, sentence groups every sentence."
)


def alignments_of(snapshot: Snapshot) -> tuple[Alignment, ...]:
    """What alignment.xml holds: the snapshot's alignments, then those of base and corrected state; no empty one."""
    state = snapshot.state
    base, computed = state.base.id, state.witness.id
    others = tuple(one for one in snapshot.alignments if (one.a, one.b) != (base, computed))
    derived = (
        Alignment(base, computed, Level.SEGMENT, state.segment_beads, derived=True),
        Alignment(base, computed, Level.SENTENCE, state.sentence_beads, derived=True),
    )
    return tuple(one for one in (*others, *derived) if one.beads)


def write_alignment(snapshot: Snapshot, versions: Versions | None = None) -> bytes:
    """versions: digests of the folder's files (for want of it, those of the snapshot)."""
    alignments = alignments_of(snapshot)
    pinners = _pinners(snapshot.acts)
    versions = frame.versions_of(snapshot) if versions is None else versions
    used = list(dict.fromkeys(text for one in alignments for text in (one.a, one.b)))
    note = frame.machine_note(versions, [f"{text}.xml" for text in used])
    root = frame.tei_file(
        "align",
        "en",
        frame.header(snapshot.edition, "align", _parts(snapshot, used, note, tuple(pinners.values()))),
        E.standOff(*(_groups(snapshot, alignments, pinners) or [E.note("None.", type="none")])),
    )
    frame.lay_out(root)
    return to_bytes(root)


def _parts(snapshot: Snapshot, used: list[str], note: str, pinned_by: tuple[Act, ...]) -> HeaderParts:
    edition = snapshot.edition
    witnesses = [snapshot.witness(text) for text in used]
    listed = E.listWit(*(listed_witness(edition, "align", one.id, one.language) for one in witnesses))
    acts = sorted(set(pinned_by), key=lambda act: act.order)
    pins = [E.change("A link pinned.", when=act.when, who=frame.person(act.who)) for act in acts]
    return HeaderParts(
        title=f"{edition.title}: alignment",
        edition_label="Alignment",
        responsible=[frame.program("alignment", "align"), *frame.responsible(edition, acts, "pinned links")],
        source=[listed],
        encoding=[
            E.editorialDecl(E.interpretation(E.p(_INTERPRETATION), *_left_out(witnesses))),
            frame.application("align"),
        ],
        languages=list(dict.fromkeys(["en", *(one.language for one in witnesses)])),
        changes=[E.change("Aligned.", n=note), *pins],
    )


def _left_out(witnesses: list[Witness]) -> list[Element]:
    """The segments that are no furniture in their file but by the manifest, and so are in no link."""
    segments = (segment for witness in witnesses for segment in witness.segments)
    units = [one.id for one in segments if one.kind == "fw" and (one.name or one.kind) != "fw"]
    if not units:
        return []
    paragraph = E.p("Not aligned, since the editors take it for furniture: ")
    for unit in units:
        paragraph.append(E.ref(unit, target=to_element(unit)))
        paragraph[-1].tail = ", "
    paragraph[-1].tail = "."
    return [paragraph]


def listed_witness(edition: Edition, file_id: str, text: str, language: str) -> Element:
    """A `witness` of a listWit: where the text is and what it is."""
    entry = next((one for one in edition.witnesses if one.id == text), None)
    title = f"{frame.language_name(language)}, {entry.role if entry else 'corrected'}"
    element = frame.identified(E.witness(E.ref(title, target=to_element(text))), f"{file_id}.wit.{text}")
    element.set(XML_LANG, language)
    return element


def _pinners(acts: Iterable[Act]) -> dict[tuple[Level, tuple[str, ...], tuple[str, ...]], Act]:
    """The last act that pinned each bead."""
    pins = ((act, act.body) for act in acts if isinstance(act.body, PinBead))
    return {(body.level, body.a, body.b): act for act, body in pins}


_Pinners = dict[tuple[Level, tuple[str, ...], tuple[str, ...]], Act]


def _groups(snapshot: Snapshot, alignments: tuple[Alignment, ...], pinners: _Pinners) -> list[Element]:
    index = {(one.a, one.b, one.level): one for one in alignments}
    computed = snapshot.state.witness
    sides = {
        text: Side(snapshot.witness(text), is_state=text == computed.id)
        for one in alignments
        for text in (one.a, one.b)
    }
    gaps: dict[tuple[str, str], Gaps] = {}
    groups, number = [], 0
    for one in alignments:
        pair = (one.a, one.b)
        if pair not in gaps:
            others = (index.get((*pair, level)) for level in (Level.SEGMENT, Level.SENTENCE))
            gaps[pair] = Gaps(sides[one.a], sides[one.b], *others)
        group = _group(snapshot.edition, one)
        for bead, gap in zip(one.beads, gaps[pair].of(one), strict=True):
            number += 1
            group.append(_link(f"align.l{number}", one, bead, gap, pinners))
        groups.append(group)
    return groups


def _group(edition: Edition, alignment: Alignment) -> Element:
    a, b = alignment.a, alignment.b
    roles = {entry.id: entry.role for entry in edition.witnesses}
    function = "translation translation"
    if roles.get(b, Role.REVISION) is Role.REVISION:
        function = "base revision" if roles.get(a) is Role.BASE else "source revision"
    elif roles.get(a) in (Role.SOURCE, Role.RECONSTRUCTION):
        function = "source translation"
    group = E.linkGrp(
        type="alignment",
        subtype=alignment.level.value,
        domains=f"{to_element(a)} {to_element(b)}",
        targFunc=function,
        resp="#align.app",
        ana=category("link", "derived" if alignment.derived else "auto"),
    )
    return frame.identified(group, f"align.{a}.{b}.{alignment.level.value}")


def _link(link_id: str, alignment: Alignment, bead: Bead, gap: str, pinners: _Pinners) -> Element:
    left = [to_element(unit) for unit in bead.a] or [gap]
    right = [to_element(unit) for unit in bead.b] or [gap]
    link = frame.identified(E.link(type=f"{len(bead.a)}-{len(bead.b)}", target=" ".join(left + right)), link_id)
    if not alignment.derived and not bead.pinned:
        link.set("cert", f"{bead.confidence:.3f}")
    if bead.pinned or bead.moved:
        kind = "pinned" if bead.pinned else "derived" if alignment.derived else "auto"
        kinds = [category("link", kind), *([category("link", "moved")] if bead.moved else [])]
        link.set("ana", " ".join(kinds))
    if bead.pinned:
        act = pinners.get((alignment.level, bead.a, bead.b))
        link.set("resp", frame.person(act.who) if act else "#align.app")
    return link


def read_alignment(data: bytes, file: str) -> tuple[Alignment, ...]:
    """The alignments of the file, in its order; InputError where a link is not as written by us."""
    return tuple(_read_group(group, file) for group in parse(data, file).getroot().iter(NS + "linkGrp"))


def _read_group(group: Element, file: str) -> Alignment:
    a, b = (pointer.partition("#")[2] for pointer in group.get("domains", "").split())
    derived = group.get("ana") == category("link", "derived")
    beads = tuple(_read_link(link, a, b, file) for link in group.iterchildren(NS + "link"))
    return Alignment(a, b, Level(group.get("subtype", "")), beads, derived)


def _read_link(link: Element, a: str, b: str, file: str) -> Bead:
    members: dict[str, list[str]] = {a: [], b: []}
    left, right = (int(count) for count in link.get("type", "0-0").split("-"))
    for pointer in link.get("target", "").split():
        _, fragment = split_pointer(pointer)
        if witness_of(fragment.id) not in members:
            raise InputError(f"a link leaves its two texts: {pointer}", file=file, line=_line(link))
        members[witness_of(fragment.id)].append(fragment.id)
    kinds = link.get("ana", "").split()
    confidence = float(link.get("cert", "1.000"))
    pinned, moved = (category("link", kind) in kinds for kind in ("pinned", "moved"))
    return Bead(tuple(members[a][:left]), tuple(members[b][:right]), confidence, pinned, moved)


def _line(element: Element) -> int | None:
    return element.sourceline if isinstance(element.sourceline, int) else None
