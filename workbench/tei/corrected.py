"""STATE.xml: the base with every correction in force marked in it. Computed, never edited.

    write_corrected(snapshot, base_file)    # base_file: the bytes of the base's witness file

Reading sic, orig and surplus, and leaving supplied out, gives the base back, character for character and element
for element. The acts stand in revisionDesc, oldest first, each with its place in the base.
"""

from __future__ import annotations

from workbench.model.act import Act, Correct
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.tei import frame
from workbench.tei.frame import E, Element, HeaderParts, Versions
from workbench.tei.marking import Marker
from workbench.tei.names import tei
from workbench.tei.parse import parse, to_bytes
from workbench.tei.pointers import Places, to_element
from workbench.tei.revised import Entry, Reviser
from workbench.tei.taxonomy import category
from workbench.tei.witness import write_witness

_MARKS = {
    "sic": "/",
    "corr": ": the meaning was wrong. ",
    "orig": "/",
    "reg": ": style. ",
    "supplied": ": left out in the translation. ",
    "surplus": ": only there. ",
}
_CORRECTION = (
    "A paragraph boundary that only one side has is a milestone of unit “paragraph” on that side. @change names the "
    "act, @source the words of the source, @ana the kind of error, @cert how sure the editor is. Reading sic, orig and "
    "surplus, and leaving supplied out, gives the base back character for character."
)
_SEGMENTATION = (
    "That of the base; @source of a segment names the base segment. A new segment or sentence is named by the base id "
    "before it plus the act id; where both readings name an element alike, that of the base has “.sic” behind its id."
)


def write_corrected(snapshot: Snapshot, base_file: bytes | None = None, versions: Versions | None = None) -> bytes:
    """base_file: the base's witness file (for want of it, the base is written anew)."""
    state = snapshot.state
    base, computed = state.base, state.witness
    if base_file is None:
        base_file = write_witness(base, snapshot.edition.base, snapshot.edition, ())
    versions = frame.versions_of(snapshot) if versions is None else versions
    text = parse(base_file, f"{base.id}.xml").getroot().find(tei("text"))
    if text is None:
        raise InputError("the base has no text", file=f"{base.id}.xml")
    places = Places(snapshot.witnesses)
    reviser = Reviser(text, state, Marker(state.acts, places, computed.id), places)
    reviser.run()
    root = frame.tei_file(
        computed.id, "en", frame.header(snapshot.edition, computed.id, _parts(snapshot, reviser, versions))
    )
    frame.lay_out(root)
    root[-1].tail = "\n  "
    text.tail = "\n"
    root.append(text)
    return to_bytes(root)


def _parts(snapshot: Snapshot, reviser: Reviser, versions: Versions) -> HeaderParts:
    edition, state = snapshot.edition, snapshot.state
    computed, base = state.witness.id, f"{state.base.id}.xml"
    about = E.bibl("Computed from ", E.ref("the base", target=to_element(state.base.id)))
    if edition.source:
        about[0].tail = ", corrected against "
        about.append(E.ref("the source", target=to_element(edition.source.id)))
    about[-1].tail = ". "
    if base in versions:
        about.append(E.idno(versions[base], type="sha256"))
    declaration = E.editorialDecl(
        E.correction(_correction(), method="markup", status="high"),
        E.normalization(E.p("None beyond the base’s."), method="silent"),
        E.segmentation(E.p(_SEGMENTATION)),
    )
    note = frame.machine_note(versions, [base])
    listed = [_acts(state.acts, reviser.entries, computed)] if reviser.entries else []
    return HeaderParts(
        title=f"{edition.title}: corrected, {frame.language_name(state.base.language)}",
        edition_label=f"Corrected state, {len(state.acts)} acts",
        author=edition.author,
        responsible=frame.responsible(edition, state.acts, "correction of the translation"),
        source=[about],
        encoding=[declaration, frame.application(computed)],
        languages=[state.base.language],
        text_class=[
            E.catRef(scheme=category("role"), target=category("role", "revision")),
            E.catRef(scheme=category("state"), target=category("state", "corrected")),
        ],
        changes=[*listed, E.listChange(E.change("Computed.", n=note), type="program")],
        status="corrected",
    )


def _correction() -> Element:
    paragraph = E.p()
    for name, text in _MARKS.items():
        element = E.gi(name)
        element.tail = text
        paragraph.append(element)
    paragraph[-1].tail = _MARKS["surplus"] + _CORRECTION
    return paragraph


def _acts(acts: tuple[Act, ...], entries: list[Entry], state_id: str) -> Element:
    order = {act.id: (number, act) for number, act in enumerate(acts)}
    listed = E.listChange(ordered="true", type="acts")
    for entry in sorted(entries, key=lambda one: (order[one.act][0], len(one.change), one.change)):
        act = order[entry.act][1]
        why = act.body.why if isinstance(act.body, Correct) else ""
        change = E.change(*([why] if why else []), type=entry.type)
        if entry.subtype:
            change.set("subtype", entry.subtype)
        frame.identified(change, f"{state_id}.act.{entry.change}")
        change.set("when", act.when)
        change.set("who", frame.person(act.who))
        change.set("status", "accepted")
        change.set("target", entry.target)
        listed.append(change)
    return listed
