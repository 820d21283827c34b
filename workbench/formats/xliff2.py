"""XLIFF 2.1: units out, units in, an edited copy back.

    data = write_xliff2(snapshot, WriteOptions())
    back_xliff2(data, "port.xlf").passages[3].is_read               # its segment is `reviewed` or `final`

A unit is called by the ids of the translation's pieces in it; between two paragraphs of a unit stands
`<ph type="fmt" subType="xlf:lb"/>`. Findings are Localization Quality Issues of ITS 2.0 on the words they are about
(several on the same words in a list that stands apart), and a note each; the machine's words stand in `mtc:matches`
beside the corrected ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from lxml import etree

from workbench.formats.bilingual.inline import Element, Shape, all_named, fill, lay_out, name_of, read_words
from workbench.formats.bilingual.quality import issues_on
from workbench.formats.bilingual.returned import Found, ids_of, to_returned
from workbench.formats.bilingual.rules import breaches, repeated
from workbench.formats.bilingual.said import Condition, Said, Sayings, Told, is_ours
from workbench.formats.bilingual.texts import Row, to_tag, to_texts
from workbench.formats.bilingual.units import Unit, make_units
from workbench.formats.bilingual.words import EMPHASIS, Stretch, Words, places_of, to_words
from workbench.formats.registry import Format, ReadOptions, Texts, WriteOptions, stamp
from workbench.formats.xliff import is_version
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Comment, Returned, Stamp
from workbench.tei.names import XML_ID, XML_LANG
from workbench.tei.parse import parse, to_bytes

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
ITS = "http://www.w3.org/2005/11/its"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_PREFIXES = {None: NAMESPACE, "its": ITS, "mtc": MATCHES}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {Condition.READ: "final", Condition.DOUBTFUL: "translated", Condition.CORRECTED: "translated"}
_GOOD = frozenset({"reviewed", "final"})
_TYPES = {"italic": "xlf:i", "bold": "xlf:b", "underline": "xlf:u"}
_PERSONS = ("revPerson", "person")  # ITS provenance: who revised, who translated


def write_xliff2(snapshot: Snapshot, options: WriteOptions) -> bytes:
    bilingual = make_units(snapshot, options)
    sayings = Sayings(snapshot, bilingual.target)
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "2.1"}, _PREFIXES)
    root.set("srcLang", bilingual.source.language)
    root.set("trgLang", bilingual.target.language)
    root.set(f"{{{ITS}}}version", "2.0")
    file = _add(root, "file", {"id": "text", "original": snapshot.edition.id})
    _add(_add(file, "notes"), "note", {"category": "workbench"}).text = str(stamp(snapshot, options))
    for unit in bilingual.units:
        _write_unit(file, unit, sayings.of(unit))
    lay_out(root, "xliff", "file", "notes", "unit", "segment", "matches", "match", "locQualityIssues")
    return to_bytes(root)


def _write_unit(file: Element, unit: Unit, said: Said) -> None:
    attributes = {"id": unit.name, "name": unit.name, "type": f"workbench:{unit.kind}"}
    if not unit.source:
        attributes["translate"] = "no"  # tools have no way to show a unit without a source
    made = _add(file, "unit", {**attributes, _SPACE: "preserve"})
    if unit.has_other_machine:
        match = etree.SubElement(
            etree.SubElement(made, f"{{{MATCHES}}}matches"), f"{{{MATCHES}}}match", {"ref": "#words", "type": "mt"}
        )
        fill(_add(match, "source"), to_words(unit.source), _shape("s"))
        fill(_add(match, "target"), to_words(unit.machine), _shape("m"))
    target = to_words(unit.target)
    issues = issues_on(said.findings, places_of(unit.target), target.stretches, unit.name)
    for identifier, each in issues.lists.items():
        listed = etree.SubElement(made, f"{{{ITS}}}locQualityIssues", {XML_ID: identifier})
        for issue in each:
            etree.SubElement(listed, f"{{{ITS}}}locQualityIssue", dict(issue))
    if notes := list(_notes(unit, said)):
        holder = _add(made, "notes")
        for told, side, category in notes:
            note = _add(holder, "note", {"appliesTo": side, "category": category})
            note.text = f"{told.mark}: {told.text}"
    state = _STATES.get(said.condition, "translated") if unit.target else "initial"
    sub = {"subState": f"workbench:{said.condition.value}"} if unit.target else {}
    segment = _add(made, "segment", {"id": "words", "state": state, **sub})
    fill(_add(segment, "source"), to_words(unit.source), _shape("s"))
    stretches = (*target.stretches, *issues.stretches)
    fill(_add(segment, "target"), replace(target, stretches=stretches), _shape("t"))


def _notes(unit: Unit, said: Said) -> Iterator[tuple[Told, str, str]]:
    ours = "workbench [workbench]"
    if not unit.source:
        yield Told("nothing in the original stands behind these words", ours), "target", "alignment"
    if not unit.target:
        yield Told("no words of the translation render this", ours), "source", "alignment"
    yield from ((each, "target", "remark") for each in said.remarks)
    yield from ((each.told, "target", "finding") for each in said.findings)


def _add(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})


def _shape(side: str) -> Shape:
    """Breaks of both sides have the same ids, so that tools take them for the same code; other ids are of one side."""
    return Shape(
        break_=lambda number: _make("ph", {"id": f"b{number}", "type": "fmt", "subType": "xlf:lb"}),
        stretch=partial(_stretch, side),
        character=lambda char, _number: _make("cp", {"hex": f"{ord(char):04X}"}),
    )


def _make(name: str, attributes: dict[str, str]) -> Element:
    return etree.Element(f"{{{NAMESPACE}}}{name}", attributes, _PREFIXES)


def _stretch(side: str, stretch: Stretch, number: int) -> Element:
    if stretch.name in EMPHASIS:
        return _make("pc", {"id": f"{side}{number}", "type": "fmt", "subType": _TYPES[stretch.name]})
    made = _make("mrk", {"id": f"{side}{number}", "type": "its:generic"})
    for name, value in stretch.about:
        made.set(f"{{{ITS}}}{name}", value)
    return made


def back_xliff2(data: bytes, name: str) -> Returned:
    root = parse(data, name, lenient=True).getroot()
    found: Stamp | None = None
    for note in all_named(root, "note"):
        found = found or Stamp.read(note.text or "")
    return to_returned(found, (_found(unit) for unit in all_named(root, "unit")))


def _found(unit: Element) -> Found:
    """The segments that a tool cut a unit into stand together again, with what it called ignorable between them."""
    parts = [each for each in unit if name_of(each) in ("segment", "ignorable")]
    segments = [each for each in parts if name_of(each) == "segment"]
    sources = [each for part in parts for each in part if name_of(each) == "source"]
    targets = [_target(part) for part in parts]
    has_target = any(target is not None and name_of(target) == "target" for target in targets)
    states = {each.get("state", "initial") for each in segments}
    who, when = _changed(unit)
    return Found(
        ids_of(unit.get("id", "")) or ids_of(unit.get("name", "")),
        read_words(*sources),
        read_words(*(each for each in targets if each is not None)) if has_target else None,
        unit.sourceline or 0,
        "head" if unit.get("type") == "workbench:head" else "p",
        who,
        when,
        tuple(_comment(each, who, when) for each in _own_notes(unit) if not is_ours(_mark(each))),
        is_read=bool(segments) and states <= _GOOD,
    )


def _target(part: Element) -> Element | None:
    """An ignorable part without a target is the same on both sides."""
    found = {name_of(each): each for each in part}
    return found.get("target", found.get("source") if name_of(part) == "ignorable" else None)


def _own_notes(unit: Element) -> list[Element]:
    notes = [each for holder in unit if name_of(holder) == "notes" for each in holder]
    return [each for each in notes if (each.text or "").strip()]


def _mark(note: Element) -> str:
    return (note.text or "").partition(": ")[0]


def _comment(note: Element, who: str, when: str) -> Comment:
    return Comment(" ".join((note.text or "").split()), who, when)


def _changed(unit: Element) -> tuple[str, str]:
    """By the ITS provenance of the unit or its target, or by the change tracking module."""
    for element in (unit, *all_named(unit, "segment", "target", "mrk", "provenanceRecord")):
        for name in _PERSONS:
            if who := element.get(f"{{{ITS}}}{name}") or element.get(name):
                return who, ""
    revisions = [each for each in all_named(unit, "revision") if each.get("author")]
    last = max(revisions, key=lambda each: each.get("datetime", ""), default=None)
    return (last.get("author", ""), last.get("datetime", "")) if last is not None else ("", "")


def read_xliff2(data: bytes, name: str, options: ReadOptions) -> Texts:
    """Every `file` is a division, each group in it one of its own; a unit's segments are paragraphs that pair."""
    root = parse(data, name, lenient=True).getroot()
    languages = [to_tag(root.get("srcLang", "")), to_tag(root.get("trgLang", ""))]
    if languages[1] == "und":
        target = next((each for each in all_named(root, "target") if each.get(XML_LANG)), None)
        languages[1] = to_tag(target.get(XML_LANG, "")) if target is not None else options.language
    rows = [row for number, file in enumerate(all_named(root, "file")) for row in _rows(file, str(number))]
    notes = sum(len(_own_notes(unit)) for unit in all_named(root, "unit"))
    said = [Warned(f"{notes} notes of the file were not taken over")] if notes else []
    return to_texts(name, languages, rows, said)


def _rows(file: Element, number: str) -> Iterator[Row]:
    for unit in all_named(file, "unit"):
        group = next((each for each in unit.iterancestors() if name_of(each) == "group"), None)
        division = f"{number}:{group.sourceline}" if group is not None else number
        kind = "head" if unit.get("type") == "workbench:head" else "p"
        for part in unit:
            if name_of(part) == "segment":
                found = {name_of(each): read_words(each) for each in part}
                sides: dict[int, tuple[Words, ...]] = {
                    place: (found[side],) for place, side in enumerate(("source", "target")) if side in found
                }
                yield Row(sides, part.sourceline or 0, kind, division)


def problems_of_xliff2(data: bytes, name: str) -> list[InputError]:
    """What the schema of XLIFF 2 forbids, ids that stand twice, targets of a file that names no language for them."""
    try:
        root = parse(data, name).getroot()
    except InputError as error:
        return [error]
    found = breaches(root, "xliff-2", name) + repeated(all_named(root, "file"), "id", name)
    for file in all_named(root, "file"):
        found += repeated(all_named(file, "unit"), "id", name) + repeated(all_named(file, "group"), "id", name)
    for unit in all_named(root, "unit"):
        for side in ("source", "target"):
            parts = (each for part in all_named(unit, "segment", "ignorable") for each in all_named(part, side))
            found += repeated((code for part in parts for code in part.iterdescendants(etree.Element)), "id", name)
    target = next(all_named(root, "target"), None)
    if target is not None and not root.get("trgLang"):
        found.append(InputError("has targets, but no trgLang", file=name, line=target.sourceline))
    return found


def _is_mine(data: bytes, name: str) -> int:
    return 3 if is_version(data, "2") else 0


FORMAT = Format(
    "xliff2",
    "XLIFF 2.1",
    (".xlf", ".xliff"),
    _is_mine,
    write=write_xliff2,
    read_texts=read_xliff2,
    back=back_xliff2,
    problems=problems_of_xliff2,
)
