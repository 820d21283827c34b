"""What makes a DOCX file invalid, in words: archive, content types, relationships, XML, ids.

find_problems(data, "port.docx")        # [] for a file that a word processor opens without repair
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from workbench.formats.archive import read_parts
from workbench.formats.word.names import CONTENT_TYPES, R, w
from workbench.formats.word.parts import Element, find_main, parse_part, relations_of
from workbench.model.errors import InputError

_MAIN_TYPES = ("document.main+xml", "document.macroEnabled.main+xml", "template.main+xml")
# What refers to what by which id.
_CALLS = (
    ("footnoteReference", "footnotes", "footnote"),
    ("endnoteReference", "endnotes", "endnote"),
    ("commentReference", "comments", "comment"),
)


def find_problems(data: bytes, file: str) -> list[InputError]:
    try:
        members = read_parts(data, file)
    except InputError as error:
        return [error]
    checking = _Checking(members, file)
    checking.run()
    return checking.problems


class _Checking:
    def __init__(self, members: dict[str, bytes], file: str) -> None:
        self._members, self._file = members, file
        self._roots: dict[str, Element] = {}
        self.problems: list[InputError] = []

    def run(self) -> None:
        for name, data in self._members.items():
            if name.endswith((".xml", ".rels")):
                self._parse(name, data)
        if self.problems:
            return
        self._content_types()
        self._relations()
        main = find_main(self._members, self._file)
        if main not in self._roots:
            self._say("has no main part: no relationship of the package leads to a document")
            return
        root = self._roots[main]
        if root.tag != w("document") or root.find(w("body")) is None:
            self._say(f"{main}: is no w:document with a w:body")
            return
        self._document(root, main)

    def _parse(self, name: str, data: bytes) -> None:
        try:
            self._roots[name] = parse_part(data, name, self._file)
        except InputError as error:
            self.problems.append(error)

    def _say(self, message: str) -> None:
        self.problems.append(InputError(message, file=self._file))

    def _content_types(self) -> None:
        root = self._roots.get("[Content_Types].xml")
        if root is None:
            self._say("has no [Content_Types].xml")
            return
        defaults = {each.get("Extension", "").lower() for each in root.iter(f"{{{CONTENT_TYPES}}}Default")}
        overrides = [each.get("PartName", "").lstrip("/") for each in root.iter(f"{{{CONTENT_TYPES}}}Override")]
        for name, number in Counter(overrides).items():
            if number > 1:
                self._say(f"[Content_Types].xml: {name} stands there {number} times")
            if name not in self._members:
                self._say(f"[Content_Types].xml: {name} is not in the file")
        for name in self._members:
            extension = name.rpartition(".")[2].lower()
            if name not in overrides and extension not in defaults and name != "[Content_Types].xml":
                self._say(f"{name}: [Content_Types].xml does not say what it is")
        types = [each.get("ContentType", "") for each in root.iter(f"{{{CONTENT_TYPES}}}Override")]
        if not any(each.endswith(_MAIN_TYPES) for each in types):
            self._say("[Content_Types].xml: no part is a Word document")

    def _relations(self) -> None:
        for name in self._members:
            if not name.endswith(".rels"):
                continue
            part = _part_of(name)
            if part and part not in self._members:
                self._say(f"{name}: is of {part}, which is not in the file")
            found = relations_of(self._members, part, self._file)
            for identifier, number in Counter(each.id for each in found).items():
                if number > 1:
                    self._say(f"{name}: the id {identifier} stands {number} times")
            for each in found:
                if not each.is_external and each.target not in self._members:
                    self._say(f"{name}: {each.id} leads to {each.target}, which is not in the file")
            self._used(part, {each.id for each in found})

    def _used(self, part: str, known: set[str]) -> None:
        """Every r:id of a part is a relationship of it."""
        root = self._roots.get(part)
        for element in root.iter() if root is not None else ():
            for key, value in element.attrib.items():
                if str(key).startswith(f"{{{R}}}") and value not in known and value:
                    self._say(f"{part}: r:{str(key).rpartition('}')[2]} {value} is no relationship of it")

    def _document(self, root: Element, main: str) -> None:
        kinds = {
            each.kind: each.target for each in relations_of(self._members, main, self._file) if not each.is_external
        }
        for reference, kind, name in _CALLS:
            part = self._roots.get(kinds.get(kind, ""))
            ids = [each.get(w("id"), "") for each in part.iter(w(name))] if part is not None else []
            self._once(ids, f"{kinds.get(kind, kind)}: w:{name}")
            for called in root.iter(w(reference)):
                if called.get(w("id"), "") not in ids:
                    self._say(f"{main}: there is no {name} {called.get(w('id'), '')}")
        self._styles(root, kinds.get("styles", ""), main)
        self._marks(root, main)
        for problem in _misplaced(root):
            self._say(f"{main}: {problem}")

    def _styles(self, root: Element, part: str, main: str) -> None:
        styles = self._roots.get(part)
        known = [each.get(w("styleId"), "") for each in styles.iter(w("style"))] if styles is not None else []
        self._once(known, f"{part}: style")
        for name in ("pStyle", "rStyle", "tblStyle"):
            for value in sorted({each.get(w("val"), "") for each in root.iter(w(name))} - set(known)):
                self._say(f"{main}: there is no style {value}")

    def _marks(self, root: Element, main: str) -> None:
        starts = [each.get(w("id"), "") for each in root.iter(w("bookmarkStart"))]
        ends = [each.get(w("id"), "") for each in root.iter(w("bookmarkEnd"))]
        self._once(starts, f"{main}: bookmark")
        self._once([each.get(w("name"), "") for each in root.iter(w("bookmarkStart"))], f"{main}: bookmark")
        for value in sorted(set(starts) ^ set(ends)):
            self._say(f"{main}: bookmark {value} {'does not end' if value in starts else 'ends without a beginning'}")

    def _once(self, ids: list[str], what: str) -> None:
        for value, number in Counter(ids).items():
            if number > 1:
                self._say(f"{what} {value} stands {number} times")


def _part_of(relations: str) -> str:
    """The part that a .rels file is of; empty for the package's."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels")).lstrip("/")


def _misplaced(root: Element) -> Iterator[str]:
    """What word processors do not forgive."""
    for cell in root.iter(w("tc")):
        last = next((each for each in reversed(cell) if isinstance(each.tag, str)), None)
        if last is None or last.tag not in (w("p"), w("sdt")):
            yield "a cell of a table does not end in a paragraph"
    for run in root.iter(w("r")):
        if any(each.tag in (w("p"), w("r"), w("tbl")) for each in run):
            yield "a run holds a paragraph, a table or a run"
    for paragraph in root.iter(w("p")):
        if any(each.tag == w("p") for each in paragraph):
            yield "a paragraph holds a paragraph"
    for each in root.iter(w("del")):
        if any(inner.tag == w("t") for inner in each.iter(w("t"))):
            yield "deleted words stand in w:t; w:delText holds them"
    for each in [*root.iter(w("ins")), *root.iter(w("del"))]:
        if not each.get(w("author")):
            yield "a tracked change has no author"
