"""Files of gettext (PO), read entry by entry and written.

    entries, faults = read_entries(data, "port.po")
    entries[0].is_header, to_fields(entries[0].strings[0])["Language"]
    write_entry(Entry(12, "en-corr.p12", "Он пришёл.", strings={0: "He came."}))

A fault is named with its line and passed over; what can be read of the entry stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.formats.encodings import decode
from workbench.model.errors import InputError

_CHARSET = re.compile(rb"Content-Type:[^\"\\\n]*charset=([\w.:-]{3,20})", re.IGNORECASE)
_LINE = re.compile(r"(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<number>\d{1,2})\])?\s*)?(?P<rest>\".*)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = re.compile(r"[\\\"\x00-\x1f\x7f]")


@dataclass(slots=True)
class Entry:
    """line: 1-based, of its msgid. plural: the second form of the original. strings: translations by their form."""

    line: int
    context: str | None = None
    id: str = ""
    plural: str | None = None
    strings: dict[int, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    is_obsolete: bool = False

    @property
    def is_header(self) -> bool:
        return not self.id and self.context is None and not self.is_obsolete

    @property
    def is_fuzzy(self) -> bool:
        return "fuzzy" in self.flags


def read_entries(data: bytes, file: str) -> tuple[list[Entry], list[InputError]]:
    """All entries in order, obsolete ones too, and what is no PO in the file. InputError for what is no text."""
    reading = _Reading(file)
    for number, line in enumerate(_decode(data, file).splitlines(), 1):
        reading.line(line.strip(), number)
    reading.close()
    return reading.entries, reading.faults


def _decode(data: bytes, file: str) -> str:
    match = _CHARSET.search(data[:65536])
    if match:
        try:
            return data.decode(match[1].decode("ascii")).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            pass  # wrong about itself, or CHARSET as in a template: found out below
    return decode(data, file)[0]


class _Reading:
    def __init__(self, file: str) -> None:
        self._file = file
        self._open: Entry | None = None
        self._last = ""  # the keyword that a string on a line of its own goes on
        self._form = 0
        self.entries: list[Entry] = []
        self.faults: list[InputError] = []

    def line(self, line: str, number: int) -> None:
        if line.startswith("#~") and not line.startswith("#~|"):
            self._statement(line[2:].strip(), number, is_obsolete=True)
        elif line.startswith("#"):
            self._comment(line)
        elif line:
            self._statement(line, number)

    def close(self) -> None:
        if self._open is not None and (self._last or self._open.comments):
            if not self._last.startswith("msgstr"):
                self._fault("an entry ends without msgstr", self._open.line)
            else:
                self.entries.append(self._open)
        self._open, self._last = None, ""

    def _entry(self, number: int) -> Entry:
        if self._open is None:
            self._open = Entry(number)
        return self._open

    def _comment(self, line: str) -> None:
        if self._last:
            self.close()
        entry = self._entry(0)
        text = line[2:].strip()
        if line.startswith("#."):
            entry.extracted.append(text)
        elif line.startswith("#:"):
            entry.references += text.split()
        elif line.startswith("#,"):
            entry.flags |= {each.strip() for each in text.split(",")}
        elif not line.startswith("#|") and not line.startswith("#~|"):
            entry.comments.append(line[1:].strip())

    def _statement(self, line: str, number: int, *, is_obsolete: bool = False) -> None:
        match = _LINE.fullmatch(line)
        string = _STRING.fullmatch(match["rest"]) if match else None
        if match is None or string is None:
            self._fault(f"no line of a PO file: {line[:60]}", number)
            return
        word = match["word"]
        if word in ("msgctxt", "msgid") and self._last not in ("", "msgctxt" if word == "msgid" else ""):
            self.close()
        entry = self._entry(number)
        if word:
            self._last, self._form = word, int(match["number"] or 0)
        elif not self._last:
            self._fault("a string that belongs to nothing", number)
            return
        entry.is_obsolete = entry.is_obsolete or is_obsolete
        entry.line = number if word == "msgid" or not entry.line else entry.line
        self._add(entry, self._unescape(string[1], number))

    def _add(self, entry: Entry, text: str) -> None:
        if self._last == "msgctxt":
            entry.context = (entry.context or "") + text
        elif self._last == "msgid":
            entry.id += text
        elif self._last == "msgid_plural":
            entry.plural = (entry.plural or "") + text
        else:
            entry.strings[self._form] = entry.strings.get(self._form, "") + text

    def _unescape(self, text: str, number: int) -> str:
        def sign(match: re.Match[str]) -> str:
            octal, hexadecimal, letter = match.groups()
            if octal or hexadecimal:
                return chr(int(octal, 8) if octal else int(hexadecimal, 16))
            if letter not in _SIGNS:
                self._fault(f"unknown sign \\{letter}", number)
            return _SIGNS.get(letter, letter)

        return _ESCAPE.sub(sign, text)

    def _fault(self, message: str, number: int) -> None:
        self.faults.append(InputError(message, file=self._file, line=number or None))


def to_fields(header: str) -> dict[str, str]:
    """`Language: en\\n…` as names and values."""
    pairs = (line.partition(":") for line in header.split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def write_entry(entry: Entry) -> str:
    """With a blank line behind it."""
    lines = [f"# {each}".rstrip() for each in entry.comments]
    lines += [f"#. {each}" for each in entry.extracted]
    lines += [f"#: {' '.join(entry.references)}"] if entry.references else []
    lines += [f"#, {', '.join(sorted(entry.flags))}"] if entry.flags else []
    if entry.context is not None:
        lines += _quoted("msgctxt", entry.context)
    lines += _quoted("msgid", entry.id)
    lines += _quoted("msgstr", entry.strings.get(0, ""))
    return "\n".join(lines) + "\n\n"


def _quoted(word: str, text: str) -> Iterator[str]:
    """A text of several lines begins behind an empty string, as gettext writes it."""
    pieces = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(pieces) < 2:
        yield f'{word} "{_escaped(text)}"'
        return
    yield f'{word} ""'
    yield from (f'"{_escaped(piece)}"' for piece in pieces)


def _escaped(text: str) -> str:
    return _CONTROL.sub(lambda match: _WRITTEN.get(match[0], f"\\{ord(match[0]):03o}"), text)
