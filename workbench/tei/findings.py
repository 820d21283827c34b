"""findings.xml: one annotation for each finding on the base.

    read_findings(write_findings(snapshot), "findings.xml", snapshot.witnesses) == snapshot.findings

@target: the places; @corresp: the source words; @ana: category and severity; @cert: the confidence. A note quotes
each range. The annotation's own revisionDesc tells whether it is open, corrected (by which act) or dismissed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from workbench.model.act import Act, Correct, Dismiss
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.finding import Evidence, Finding, Severity, Status
from workbench.model.witness import Witness
from workbench.tei import frame
from workbench.tei.categories import known
from workbench.tei.characters import to_plain
from workbench.tei.frame import NS, E, Element, HeaderParts, Versions
from workbench.tei.names import XML_ID
from workbench.tei.parse import parse, to_bytes
from workbench.tei.pointers import Places, to_element
from workbench.tei.taxonomy import category

FILE = "findings.xml"
_INTERPRETATION = (
    '@target: the place; note of type "quote": its words, to detect a stale pointer; @corresp: the source words; @ana: '
    "category and severity; @cert: confidence; @status of revisionDesc: open, corrected (by the act pointed to) or "
    "dismissed."
)


def write_findings(snapshot: Snapshot, versions: Versions | None = None) -> bytes:
    """versions: digests of the folder's files (for want of it, those of the snapshot)."""
    edition, base = snapshot.edition, snapshot.state.base
    versions = frame.versions_of(snapshot) if versions is None else versions
    read = ([edition.source.id] if edition.source else []) + [base.id]
    names = [f"{text}.xml" for text in read]
    received = _received(snapshot)
    note = frame.machine_note(versions, names)
    whole_note = frame.machine_note({**versions, **received}, [*names, *received])
    places = Places(snapshot.witnesses)
    acts = {act.id: act for act in snapshot.acts}
    state = snapshot.state  # the acts that changed the text: those that STATE.xml lists
    in_force = {one.act for one in state.changes if one.state_segment} | {one.act for one in state.structures}
    writer = _Writer(places, acts, in_force, (note, whole_note), f"{snapshot.state.witness.id}.xml")
    annotations = [writer.annotation(finding) for finding in snapshot.findings]
    answered = [acts[finding.act] for finding in snapshot.findings if finding.act in acts]
    languages = dict.fromkeys(["en", *(one.language for one in snapshot.witnesses if one.id in read)])
    parts = HeaderParts(
        title=f"{edition.title}: findings",
        edition_label="Findings",
        responsible=[frame.program("checks", "find"), *frame.responsible(edition, answered, "review")],
        source=[_source(base.id, edition.source.id if edition.source else None)],
        encoding=[E.editorialDecl(E.interpretation(E.p(_INTERPRETATION))), frame.application("find")],
        languages=list(languages),
        changes=[E.change("Checked.", n=whole_note)],
    )
    listed = E.listAnnotation(*(annotations or [E.note("None.", type="none")]), type="findings")
    root = frame.tei_file("find", "en", frame.header(edition, "find", parts), E.standOff(listed))
    frame.lay_out(root)
    return to_bytes(root)


def _received(snapshot: Snapshot) -> dict[str, str]:
    """Digests of the files of received findings, by their names in the folder; odd names cannot stand in a note."""
    digests = dict(snapshot.versions)
    names = [
        each.file for each in snapshot.edition.findings if each.file in digests and not re.search(r"[\s;]", each.file)
    ]
    return {name if name.startswith("sources/") else f"sources/{name}": digests[name] for name in names}


def _responsible(finding: Finding) -> Element:
    if finding.origin:
        return E.respStmt(E.resp("received from"), E.name(finding.origin, type="origin"))
    return E.respStmt(E.resp("found by rule"), E.name(finding.rule, type="rule"))


def _source(base: str, source: str | None) -> Element:
    about = E.p("Born digital: about ", E.ref("the base", target=to_element(base)))
    if source:
        about.append(E.ref("the source", target=to_element(source)))
        about[0].tail = ", checked against "
    about[-1].tail = "."
    return about


class _Writer:
    """notes: what a program's entry says it read, for a finding of ours and for one that was received."""

    def __init__(
        self, places: Places, acts: Mapping[str, Act], in_force: set[str], notes: tuple[str, str], state: str
    ) -> None:
        self._places = places
        self._acts = acts
        self._in_force = in_force
        self._notes = notes
        self._state = state

    def annotation(self, finding: Finding) -> Element:
        claims = [name for name, holds in (("hint", finding.hint), ("conjecture", finding.conjecture)) if holds]
        kinds = [("mqm", known(finding.category)), ("sev", finding.severity.value), *(("claim", one) for one in claims)]
        element = E.annotation(
            motivation="assessing",
            target=" ".join(self._places.of(span) for span in finding.spans),
            ana=" ".join(category(*kind) for kind in kinds),
            cert=f"{finding.confidence:.3f}",
        )
        if not finding.origin:
            element.set("resp", "#find.app")
        frame.identified(element, f"find.{finding.id}")
        if finding.source:
            element.set("corresp", " ".join(self._places.unit(span) for span in finding.source))
        element.append(_responsible(finding))
        element.append(self._life(finding))
        for pointer, span in zip(element.get("target", "").split(), finding.spans, strict=True):
            if "#string-range(" in pointer:
                element.append(E.note(to_plain(span.quote), type="quote"))
        element.append(E.note(finding.message, type="message"))
        element.extend(E.note(one.value, type="evidence", n=one.kind) for one in finding.evidence)
        if finding.suggestion is not None:
            element.append(E.note(finding.suggestion, type="suggestion"))
        return element

    def _life(self, finding: Finding) -> Element:
        note = self._notes[1 if finding.origin else 0]
        life = E.revisionDesc(E.change(status="open", n=note), status=finding.status.value)
        if finding.status is not Status.OPEN:
            life.append(self._closed(finding, note))
        return life

    def _closed(self, finding: Finding, note: str) -> Element:
        act = self._acts.get(finding.act or "")
        if act is None:
            return E.change(status=finding.status.value, n=note)
        why = act.body.why if isinstance(act.body, Dismiss) else ""
        change = E.change(
            *([why] if why else []), status=finding.status.value, when=act.when, who=frame.person(act.who)
        )
        if isinstance(act.body, Correct) and act.id in self._in_force:
            change.set("target", f"{self._state}#{self._state.removesuffix('.xml')}.act.{act.id}")
        else:
            change.set("n", act.id)
        return change


def read_findings(data: bytes, file: str, witnesses: Iterable[Witness]) -> tuple[Finding, ...]:
    """The findings of the file, in its order. witnesses: the texts they point into; InputError for a stale quote."""
    places = Places(witnesses)
    return tuple(_read(element, places, file) for element in parse(data, file).getroot().iter(NS + "annotation"))


def _read(element: Element, places: Places, file: str) -> Finding:
    kinds = [pointer.partition("#tax.")[2] for pointer in element.get("ana", "").split()]
    spans = tuple(places.read(pointer) for pointer in element.get("target", "").split())
    quotes = _notes(element, "quote")
    if quotes != [to_plain(span.quote) for span in spans if span.quote][: len(quotes)]:
        raise InputError(f"finding {element.get(XML_ID)}: the words quoted are not at its place", file=file)
    life = element.find(NS + "revisionDesc")
    changes = [] if life is None else list(life)
    suggestion = _notes(element, "suggestion")
    name = element.find(f"{NS}respStmt/{NS}name")
    who = "" if name is None else name.text or ""
    return Finding(
        id=(element.get(XML_ID) or "").removeprefix("find."),
        rule=who,
        category=next(kind.removeprefix("mqm.") for kind in kinds if kind.startswith("mqm.")),
        severity=Severity(next(kind.removeprefix("sev.") for kind in kinds if kind.startswith("sev."))),
        spans=spans,
        message=_notes(element, "message")[0],
        confidence=float(element.get("cert", "0")),
        evidence=tuple(
            Evidence(note.get("n", ""), note.text or "")
            for note in element.iter(NS + "note")
            if note.get("type") == "evidence"
        ),
        source=tuple(places.read(pointer) for pointer in element.get("corresp", "").split()),
        suggestion=suggestion[0] if suggestion else None,
        conjecture="claim.conjecture" in kinds,
        hint="claim.hint" in kinds,
        status=Status((life.get("status") if life is not None else None) or "open"),
        act=_act(changes[-1]) if len(changes) > 1 else None,
        origin=who if name is not None and name.get("type") == "origin" else "",
    )


def _notes(element: Element, type_: str) -> list[str]:
    return [note.text or "" for note in element.iterchildren(NS + "note") if note.get("type") == type_]


def _act(change: Element) -> str | None:
    target = change.get("target")
    if target:
        return target.rpartition(".act.")[2]
    note = change.get("n", "")
    return None if not change.get("who") else note or None
