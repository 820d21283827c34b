"""TMX 1.4, translation memories: units out, memories in, a memory that somebody worked with back.

    data = write_tmx(snapshot, WriteOptions())
    back_tmx(data, "project_save.tmx").passages[3].authored         # who changed the unit, and when

A unit's `tuid` is the ids of the translation's pieces in it; a tool that writes its own file (OmegaT) drops them, and
then the words of the original tell which unit it is. Between two paragraphs of a unit stands `<ph type="lb"/>`.
"""

from __future__ import annotations

import re
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
from workbench.formats.bilingual.said import Said, Sayings, is_ours
from workbench.formats.bilingual.texts import Row, to_tag, to_texts
from workbench.formats.bilingual.units import Bilingual, Unit, make_units
from workbench.formats.bilingual.words import Words, to_words
from workbench.formats.registry import Format, ReadOptions, Texts, WriteOptions, stamp
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Comment, Returned, Stamp
from workbench.tei.names import XML_LANG
from workbench.tei.parse import parse, to_bytes

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_ALL = "*all*"  # as srclang: any language of the file may be the original
_NOTED = re.compile(r"^(?P<mark>[^:]{1,80} \[\w+\]): ")


def write_tmx(snapshot: Snapshot, options: WriteOptions) -> bytes:
    bilingual = make_units(snapshot, options)
    sayings = Sayings(snapshot, bilingual.target)
    root = etree.Element("tmx", {"version": "1.4"})
    attributes = {
        "creationtool": "Workbench",
        "creationtoolversion": __version__,
        "segtype": "sentence" if options.level == "sentence" else "paragraph",
        "o-tmf": "TEI",
        "adminlang": "en",
        "srclang": bilingual.source.language,
        "datatype": "plaintext",
    }
    header = etree.SubElement(root, "header", attributes)
    etree.SubElement(header, "prop", {"type": "x-workbench"}).text = str(stamp(snapshot, options))
    body = etree.SubElement(root, "body")
    for unit in bilingual.units:
        _write_unit(body, unit, bilingual, sayings.of(unit))
    lay_out(root, "tmx", "header", "body", "tu", "tuv")
    return to_bytes(root)


def _write_unit(body: Element, unit: Unit, bilingual: Bilingual, said: Said) -> None:
    made = etree.SubElement(body, "tu", {"tuid": unit.name})
    for remark in said.remarks:
        etree.SubElement(made, "note").text = f"{remark.mark}: {remark.text}"
    for text, pieces in ((bilingual.source, unit.source), (bilingual.target, unit.target)):
        if pieces or text is bilingual.source:  # readers take the first variant for the original
            variant = etree.SubElement(made, "tuv", {XML_LANG: text.language})
            if text is bilingual.target and said.who:
                variant.set("changedate", re.sub("[-:]", "", said.when))
                variant.set("changeid", said.who)
            fill(etree.SubElement(variant, "seg"), to_words(pieces), SHAPE)


SHAPE = Shape(
    break_=lambda number: etree.Element("ph", {"x": str(number), "type": "lb"}),
    stretch=lambda stretch, number: etree.Element("hi", {"x": str(number), "type": stretch.name}),
    character=lambda char, number: etree.Element("ph", {"x": str(number), "type": character_type(char)}),
)


def back_tmx(data: bytes, name: str) -> Returned:
    """Of units in several languages those in the language of most, beside the original, are the translation."""
    root = parse(data, name, lenient=True).getroot()
    found: Stamp | None = None
    for each in all_named(root, "prop", "note"):
        found = found or Stamp.read(each.text or "")
    languages = _languages(root)
    units = (_found(unit, languages) for unit in all_named(root, "tu"))
    return to_returned(found, (unit for unit in units if unit is not None))


def _found(unit: Element, languages: list[str]) -> Found | None:
    sides = _variants(unit)
    if len(languages) < 2 or languages[1] not in sides:
        return None
    target = sides[languages[1]]
    who, when = _changed(target) or _changed(unit) or ("", "")
    notes = [each for holder in (unit, target) for each in holder if name_of(each) == "note"]
    return Found(
        ids_of(unit.get("tuid", "")),
        _words(sides[languages[0]]) if languages[0] in sides else Words(""),
        _words(target),
        unit.sourceline or 0,
        who=who,
        when=when,
        comments=tuple(_comment(each, who, when) for each in notes if not _is_ours(each)),
    )


def _is_ours(note: Element) -> bool:
    match = _NOTED.match(note.text or "")
    return not (note.text or "").strip() or (match is not None and is_ours(match["mark"]))


def _comment(note: Element, who: str, when: str) -> Comment:
    return Comment(" ".join((note.text or "").split()), who, when)


def _changed(element: Element) -> tuple[str, str] | None:
    """Who changed it last, for want of that who made it, and when (`2026-05-03T10:00:00Z`)."""
    who = element.get("changeid") or element.get("creationid")
    if not who:
        return None
    date = element.get("changedate") if element.get("changeid") else element.get("creationdate")
    return who, _MOMENT.sub(r"\1-\2-\3T\4:\5:\6Z", date or "")


def _words(variant: Element) -> Words:
    """Paragraphs of a unit that came from a PO file stand on lines of their own in OmegaT's memory of it."""
    return read_words(*(each for each in variant if name_of(each) == "seg"), has_lines=True)


def _variants(unit: Element) -> dict[str, Element]:
    """By language; the first of two in one language."""
    found: dict[str, Element] = {}
    for each in unit:
        if name_of(each) == "tuv":
            found.setdefault(to_tag(each.get(XML_LANG) or each.get("lang") or ""), each)
    return found


def _languages(root: Element) -> list[str]:
    """The original's first, then by the number of units, then as they come."""
    header = next(all_named(root, "header"), None)
    said = header.get("srclang", _ALL) if header is not None else _ALL
    counts: dict[str, int] = {}
    for unit in all_named(root, "tu"):
        for language in _variants(unit):
            counts[language] = counts.get(language, 0) + 1
    ordered = sorted(counts, key=lambda each: -counts[each])
    first = to_tag(said) if said.lower() != _ALL else next(iter(counts), "")
    source = next((each for each in ordered if each == first or each.split("-")[0] == first.split("-")[0]), "")
    return ([source] if source else []) + [each for each in ordered if each != source]


def read_tmx(data: bytes, name: str, options: ReadOptions) -> Texts:
    root = parse(data, name, lenient=True).getroot()
    languages = _languages(root)
    rows = list(_rows(root, languages))
    count = sum(1 for _ in all_named(root, "note"))
    said = [Warned(f"{count} notes of the file were not taken over")] if count else []
    header = next(all_named(root, "header"), None)
    has_original = header is not None and header.get("srclang", _ALL).lower() != _ALL
    return to_texts(name, languages, rows, said, has_original=has_original)


def _rows(root: Element, languages: list[str]) -> Iterator[Row]:
    places = {language: number for number, language in enumerate(languages)}
    for unit in all_named(root, "tu"):
        sides = {places[language]: (_words(each),) for language, each in _variants(unit).items()}
        yield Row(sides, unit.sourceline or 0)


def problems_of_tmx(data: bytes, name: str) -> list[InputError]:
    """What TMX 1.4 forbids, units called alike, and codes that open and never close."""
    try:
        root = parse(data, name).getroot()
    except InputError as error:
        return [error]
    found = breaches(root, "tmx-1.4", name) + repeated(all_named(root, "tu"), "tuid", name)
    for seg in all_named(root, "seg"):
        opened = {each.get("i") for each in all_named(seg, "bpt")}
        for each in sorted(opened ^ {each.get("i") for each in all_named(seg, "ept")}, key=str):
            found.append(InputError(f'bpt and ept of i="{each}" are no pair', file=name, line=seg.sourceline))
    return found


def _is_mine(data: bytes, name: str) -> int:
    head = data.replace(b"\x00", b"")
    if re.search(rb"<(?:\w+:)?tmx[\s>]", head):
        return 3
    return 2 if name.endswith(".tmx") and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" else 0


FORMAT = Format(
    "tmx",
    "TMX 1.4",
    (".tmx",),
    _is_mine,
    write=write_tmx,
    read_texts=read_tmx,
    back=back_tmx,
    problems=problems_of_tmx,
)
