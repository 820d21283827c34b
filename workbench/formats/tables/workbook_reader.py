"""XLSX in: the cells of each sheet as texts, and the comments on them. Nothing else of a workbook is looked at.

    name, sheet = next(read_workbook(data, "edited.xlsx"))      # in the order of the file; one is read at a time

Macros, links, pictures are never touched; of a formula the value is read that was last computed.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from workbench.formats.archive import read_parts
from workbench.formats.limits import PACKED_TAGS
from workbench.formats.registry import LIMIT
from workbench.formats.tables.cell_comments import read_comments
from workbench.formats.tables.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, make_sheet
from workbench.formats.tables.workbook import from_cell
from workbench.model.errors import InputError
from workbench.tei.parse import parse

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_HINT = "save it again as XLSX"
SHEETS = 64 * 1024 * 1024  # more than of other archives, since rows are read one by one and not kept


def read_workbook(data: bytes, file: str) -> Iterator[tuple[str, Sheet]]:
    """Sheets with cells, one after the other; InputError for what is no workbook, or is beyond the limits."""
    parts = read_parts(data, file, size=SHEETS, tags=5 * PACKED_TAGS)
    members = {name: part for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    for name, content in members.items():
        if any(mark in content for mark in _DOCTYPES):
            raise InputError(f"{name} declares entities, which no spreadsheet does", file=file, hint=_HINT)
    book = next((target for kind, target in links(members, "", file) if kind == "officeDocument"), "")
    if book not in members or local(root := parse(members[book], file).getroot()) != "workbook":
        raise InputError("is no XLSX workbook", file=file, hint=_HINT)
    targets = {name: target for _, name, target in _relations(members, book, file)}
    shared = next((target for kind, target in links(members, book, file) if kind == "sharedStrings"), "")
    strings = list(_strings(members[shared], file)) if shared in members else []
    is_empty = True
    for element in root.iter("{*}sheet"):
        part = targets.get(_relation_id(element), "")
        if part in members and (rows := list(_counted(_rows(members[part], strings, file), file))):
            is_empty = False
            comments = read_comments(members, part, links(members, part, file), file)
            yield element.get("name", part), make_sheet(rows, file, comments=comments)
    if is_empty:
        raise InputError("has no sheet with cells", file=file, hint="give a table with a heading and rows")


def _relation_id(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _counted(rows: Iterator[tuple[int, list[str]]], file: str) -> Iterator[tuple[int, list[str]]]:
    """A text that many cells point to counts each time."""
    left = LIMIT
    for number, cells in rows:
        left -= sum(map(len, cells))
        if left < 0:
            raise InputError("has cells with more than 64 million characters", file=file, hint="cut it into parts")
        yield number, cells


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def links(members: Mapping[str, bytes], part: str, file: str) -> list[tuple[str, str]]:
    """What a part is tied to inside the archive: kind and name. Whatever leads out of it is passed over."""
    return [(kind, target) for kind, _, target in _relations(members, part, file)]


def _relations(members: Mapping[str, bytes], part: str, file: str) -> Iterator[tuple[str, str, str]]:
    folder, name = posixpath.split(part)
    data = members.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return
    for each in parse(data, file).iter("{*}Relationship"):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            yield each.get("Type", "").rpartition("/")[2], each.get("Id", ""), target


def _strings(data: bytes, file: str) -> Iterator[str]:
    for item in _elements(data, "si", file):
        yield _text(item)


def _text(item: etree._Element) -> str:
    """Of all its runs; how it is to be read aloud (rPh) is no part of it."""
    runs = (child if local(child) == "t" else child.find("{*}t") for child in item if local(child) in ("t", "r"))
    return from_cell("".join(run.text or "" for run in runs if run is not None))


def _rows(data: bytes, strings: Sequence[str], file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, with their numbers."""
    number = 0
    for count, row in enumerate(_elements(data, "row", file)):
        if count > 2 * MOST_ROWS:
            raise InputError(f"has more than {MOST_ROWS} rows", file=file, hint="cut it into parts")
        stated = row.get("r", "")
        number = int(stated) if re.fullmatch(r"\d{1,7}", stated) else number + 1
        cells: list[str] = []
        for cell in row.iter("{*}c"):
            at = _column(cell.get("r", ""), len(cells))
            text = _value(cell, strings, file, number)
            if text and at > MOST_COLUMNS:
                message = f"has more than {MOST_COLUMNS} columns"
                raise InputError(message, file=file, line=number, hint="is it a table of texts?")
            if text:
                cells += [""] * (at + 1 - len(cells))
                cells[at] = text
        if cells:
            yield number, cells


def _column(reference: str, following: int) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return following
    number = 0
    for letter in match.group(1):
        number = 26 * number + ord(letter) - 64
    return number - 1


def _value(cell: etree._Element, strings: Sequence[str], file: str, row: int) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = cell.find("{*}is")
        return "" if inner is None else _text(inner)
    value = (cell.findtext("{*}v") or "") if kind != "e" else ""
    if kind == "s":
        if not (value.isascii() and value.isdigit() and int(value) < len(strings)):
            raise InputError("points to a text that is not there", file=file, line=row, hint=_HINT)
        return strings[int(value)]
    return from_cell(value) if kind == "str" else value


def _elements(data: bytes, name: str, file: str) -> Iterator[etree._Element]:
    """One after the other; none is kept."""
    found = etree.iterparse(
        io.BytesIO(data), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in found:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise InputError(f"is broken inside ({error.msg})", file=file, hint=_HINT) from None
