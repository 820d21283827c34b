"""XLIFF 1.2, what most translation tools read: units out, units in, an edited copy back.

    data = write_xliff(snapshot, WriteOptions(level="sentence"))
    back_xliff(data, "port.xliff").passages[3].segment              # "en-corr.p2.s1"

A unit is called by the ids of the translation's pieces in it; between two paragraphs of a unit stands
`<x ctype="lb"/>`. What was read is `signed-off`; with a major or critical finding open it `needs-review-translation`;
what nobody touched is an `mt-suggestion`. The machine's words stand in `alt-trans` beside the corrected ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workbench import __version__
from workbench.formats.bilingual.inline import (
    Element,
    Shape,
    all_named,
    character_type,
    fill,
    lay_out,
    name_of,
    read_words,
)
from workbench.formats.bilingual.returned import Found, ids_of, to_returned
from workbench.formats.bilingual.rules import breaches, repeated
from workbench.formats.bilingual.said import Condition, Said, Sayings, Told, is_ours
from workbench.formats.bilingual.texts import Row, to_tag, to_texts
from workbench.formats.bilingual.units import Unit, make_units
from workbench.formats.bilingual.words import Stretch, Words, to_words
from workbench.formats.registry import Format, ReadOptions, Texts, WriteOptions, stamp
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Comment, Returned, Stamp
from workbench.tei.names import XML_LANG
from workbench.tei.parse import parse, to_bytes

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {
    Condition.READ: {"state": "signed-off"},
    Condition.DOUBTFUL: {"state": "needs-review-translation"},
    Condition.CORRECTED: {"state": "translated"},
    Condition.RAW: {"state": "translated", "state-qualifier": "mt-suggestion"},
}
_GOOD = frozenset({"signed-off", "final"})
# What says that the words in a target are none yet.
_UNTRANSLATED = frozenset({"new", "needs-translation"})
_KINDS = {"head": "heading", "p": "x-p", "item": "listitem", "cell": "cell"}


def write_xliff(snapshot: Snapshot, options: WriteOptions) -> bytes:
    bilingual = make_units(snapshot, options)
    sayings = Sayings(snapshot, bilingual.target)
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "1.2"}, {None: NAMESPACE})
    languages = {"source-language": bilingual.source.language, "target-language": bilingual.target.language}
    file = _add(root, "file", {"original": snapshot.edition.id, **languages, "datatype": "plaintext"})
    header = _add(file, "header")
    _add(header, "tool", {"tool-id": "workbench", "tool-name": "Workbench", "tool-version": __version__})
    _add(header, "note", {"from": "workbench"}).text = str(stamp(snapshot, options))
    body = _add(file, "body")
    for unit in bilingual.units:
        _write_unit(body, unit, sayings.of(unit))
    lay_out(root, "xliff", "file", "header", "body", "trans-unit", "alt-trans")
    return to_bytes(root)


def _write_unit(body: Element, unit: Unit, said: Said) -> None:
    attributes = {"id": unit.name, "resname": unit.name, "restype": _KINDS.get(unit.kind, f"x-{unit.kind}")}
    if not unit.source:
        attributes["translate"] = "no"  # tools have no way to show a unit without a source
    elif said.condition is Condition.READ:
        attributes["approved"] = "yes"
    made = _add(body, "trans-unit", {**attributes, _SPACE: "preserve"})
    fill(_add(made, "source"), to_words(unit.source), SHAPE)
    state = _STATES[said.condition] if unit.target else {"state": "needs-translation"}
    fill(_add(made, "target", state), to_words(unit.target), SHAPE)
    if unit.has_other_machine:
        other = _add(made, "alt-trans", {"origin": "machine translation", "alttranstype": "previous-version"})
        fill(_add(other, "target"), to_words(unit.machine), SHAPE)
    for told, annotates in _notes(unit, said):
        _add(made, "note", {"from": told.mark, "annotates": annotates}).text = told.text


def _notes(unit: Unit, said: Said) -> Iterator[tuple[Told, str]]:
    if not unit.source:
        yield Told("nothing in the original stands behind these words", "workbench [workbench]"), "target"
    if not unit.target:
        yield Told("no words of the translation render this", "workbench [workbench]"), "source"
    yield from ((each, "target") for each in said.remarks)
    yield from ((each.told, "target") for each in said.findings)


def _add(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})


def _stretch(stretch: Stretch, number: int) -> Element:
    looks = "underlined" if stretch.name == "underline" else stretch.name
    return etree.Element(f"{{{NAMESPACE}}}g", {"id": f"g{number}", "ctype": looks})


SHAPE = Shape(
    break_=lambda number: etree.Element(f"{{{NAMESPACE}}}x", {"id": str(number), "ctype": "lb"}),
    stretch=_stretch,
    character=lambda char, number: etree.Element(
        f"{{{NAMESPACE}}}x", {"id": f"c{number}", "ctype": character_type(char)}
    ),
)


def back_xliff(data: bytes, name: str) -> Returned:
    root = parse(data, name, lenient=True).getroot()
    found: Stamp | None = None
    for note in all_named(root, "note"):
        found = found or Stamp.read(note.text or "")
    return to_returned(found, (_found(unit) for unit in all_named(root, "trans-unit")))


def _found(unit: Element) -> Found:
    parts = {name_of(each): each for each in reversed(unit) if name_of(each)}
    target = parts.get("target")
    state = target.get("state", "") if target is not None else ""
    who, when = _phase(unit, (target if target is not None else unit).get("phase-name", ""))
    notes = [each for each in unit if name_of(each) == "note" and (each.text or "").strip()]
    return Found(
        ids_of(unit.get("resname", "")) or ids_of(unit.get("id", "")),
        read_words(parts["source"]) if "source" in parts else Words(""),
        read_words(target) if target is not None else None,
        unit.sourceline or 0,
        "head" if unit.get("restype") == "heading" else "p",
        who,
        when,
        tuple(_comment(each) for each in notes if not is_ours(each.get("from", ""))),
        is_read=unit.get("approved") == "yes" or state in _GOOD,
        untranslated=state in _UNTRANSLATED,
    )


def _comment(note: Element) -> Comment:
    return Comment(" ".join((note.text or "").split()), note.get("from", ""))


def _phase(unit: Element, name: str) -> tuple[str, str]:
    """Who worked in that phase, and when, as the header of the file says."""
    if not name:
        return "", ""
    file = next((each for each in unit.iterancestors() if name_of(each) == "file"), unit)
    header = next((each for each in file if name_of(each) == "header"), None)
    for phase in all_named(header, "phase") if header is not None else ():
        if phase.get("phase-name") == name:
            return phase.get("contact-name") or phase.get("contact-email") or "", phase.get("date", "")
    return "", ""


def read_xliff(data: bytes, name: str, options: ReadOptions) -> Texts:
    """Every `file` is a division, each group in it one of its own. Segments that a tool made (`seg-source`) pair."""
    root = parse(data, name, lenient=True).getroot()
    languages: list[str] = []
    rows: list[Row] = []
    notes = 0
    for number, file in enumerate(all_named(root, "file")):
        pair = [to_tag(file.get(f"{side}-language", "")) for side in ("source", "target")]
        pair[1] = pair[1] if pair[1] != "und" else _target_language(file, options)
        languages = languages or pair
        if pair != languages:
            raise InputError(
                f"holds units from {pair[0]} to {pair[1]} beside units from {languages[0]} to {languages[1]}",
                file=name,
                line=file.sourceline,
                hint="give one file for each pair of languages",
            )
        for unit in all_named(file, "trans-unit"):
            rows += _rows(unit, str(number))
            notes += sum(name_of(each) == "note" for each in unit)
    said = [Warned(f"{notes} notes of the file were not taken over")] if notes else []
    return to_texts(name, languages, rows, said)


def _target_language(file: Element, options: ReadOptions) -> str:
    for target in all_named(file, "target"):
        if target.get(XML_LANG):
            return to_tag(target.get(XML_LANG, ""))
    return options.language


def _rows(unit: Element, file: str) -> Iterator[Row]:
    found = _found(unit)
    group = next((each for each in unit.iterancestors() if name_of(each) == "group"), None)
    division = f"{file}:{group.sourceline}" if group is not None else file
    parts = {name_of(each): each for each in reversed(unit) if name_of(each)}
    cut = _marked(parts.get("seg-source")), _marked(parts.get("target"))
    for key in list(dict.fromkeys([*cut[0], *cut[1]])) if cut[0] else ():
        sides: dict[int, tuple[Words, ...]] = {side: (words[key],) for side, words in enumerate(cut) if key in words}
        yield Row(sides, found.line, found.kind, division)
    if not cut[0]:
        target = (found.target,) if found.target is not None else ()
        yield Row({0: (found.source,), 1: target}, found.line, found.kind, division)


def _marked(element: Element | None) -> dict[str, Words]:
    """The pieces that a tool cut the words into, by their number."""
    if element is None:
        return {}
    marks = [each for each in all_named(element, "mrk") if each.get("mtype") == "seg"]
    return {each.get("mid", str(number)): read_words(each) for number, each in enumerate(marks)}


def problems_of_xliff(data: bytes, name: str) -> list[InputError]:
    """What the schema of XLIFF 1.2 forbids, and ids that stand twice."""
    try:
        root = parse(data, name).getroot()
    except InputError as error:
        return [error]
    found = breaches(root, "xliff-1.2", name)
    for file in all_named(root, "file"):
        found += repeated((each for each in all_named(file, "trans-unit")), "id", name)
    return found


def is_version(data: bytes, version: str) -> bool:
    """Whether the root element is that of XLIFF 1 or 2; of UTF-16, too."""
    head = data.replace(b"\x00", b"")
    start = head.find(b"<xliff")
    start = start if start >= 0 else head.find(b":xliff")
    tag = head[start : head.find(b">", start) + 1 or None] if start >= 0 else b""
    return f'version="{version}.'.encode() in tag or f"version='{version}.".encode() in tag


def _is_mine(data: bytes, name: str) -> int:
    if is_version(data, "1"):
        return 3
    return 2 if name.endswith((".xlf", ".xliff", ".sdlxliff", ".mqxliff")) and data.lstrip()[:1] == b"<" else 0


FORMAT = Format(
    "xliff",
    "XLIFF 1.2",
    (".xliff", ".xlf"),
    _is_mine,
    write=write_xliff,
    read_texts=read_xliff,
    back=back_xliff,
    problems=problems_of_xliff,
)
