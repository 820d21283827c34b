"""PO, what Weblate, Pontoon and Poedit read: units out, units in, an edited copy back.

    data = write_po(snapshot, WriteOptions())
    back_po(data, "port.po").passages[3].comments           # what translators wrote with `# `

`msgctxt` is the ids of the translation's pieces in a unit, `msgid` the original, and paragraphs of a unit stand on
lines of their own. Remarks are translator comments, findings and the machine's words extracted ones; `fuzzy` is what
has a major or critical finding open. An `msgid` may not be empty: what renders nothing has `∅` there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from workbench import __version__
from workbench.formats.bilingual.po_file import Entry, read_entries, to_fields, write_entry
from workbench.formats.bilingual.returned import Found, ids_of, to_returned
from workbench.formats.bilingual.said import Condition, Said, Sayings, is_ours
from workbench.formats.bilingual.texts import Row, to_tag, to_texts
from workbench.formats.bilingual.units import Piece, Unit, make_units
from workbench.formats.bilingual.words import Words
from workbench.formats.registry import Format, ReadOptions, Texts, WriteOptions, stamp
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Comment, Returned, Stamp

NOTHING = "∅"
_DEFAULT = "en"  # what an msgid is in where the file does not say, as gettext has it
_MOMENT = "%Y-%m-%d %H:%M%z"
_PERSON = re.compile(r"^(?P<name>[^<]*?)\s*(?:<(?P<address>[^>]*)>)?$")
_NOBODY = frozenset({"", "FULL NAME", "Automatically generated"})
_MOST = 20


def write_po(snapshot: Snapshot, options: WriteOptions) -> bytes:
    bilingual = make_units(snapshot, options)
    sayings = Sayings(snapshot, bilingual.target)
    fields = {
        "Project-Id-Version": snapshot.edition.id,
        "Language": bilingual.target.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": bilingual.source.language,
        "X-Generator": f"Workbench {__version__}",
        "X-Workbench": str(stamp(snapshot, options)),
    }
    header = Entry(0, strings={0: "".join(f"{name}: {value}\n" for name, value in fields.items())})
    entries = (_to_entry(unit, sayings.of(unit)) for unit in bilingual.units)
    return (write_entry(header) + "".join(map(write_entry, entries))).removesuffix("\n").encode("utf-8")


def _to_entry(unit: Unit, said: Said) -> Entry:
    extracted = [f"{each.told.mark}: {each.told.text}" for each in said.findings]
    if unit.has_other_machine:
        extracted.append(f"machine translation: {' ¶ '.join(' '.join(each.text.split()) for each in unit.machine)}")
    if not unit.source:
        extracted.append(f"{NOTHING}: nothing in the original stands behind these words")
    if not unit.target:
        extracted.append("no words of the translation render this")
    return Entry(
        0,
        unit.name,
        _in_lines(unit.source) or NOTHING,
        strings={0: _in_lines(unit.target)},
        comments=[f"{each.mark}: {each.text}" for each in said.remarks],
        extracted=extracted,
        references=[piece.id for piece in unit.source],
        flags={"fuzzy"} if said.condition is Condition.DOUBTFUL else set(),
    )


def _in_lines(pieces: tuple[Piece, ...]) -> str:
    return "\n".join(piece.text.replace("\n", " ") for piece in pieces)


def back_po(data: bytes, name: str) -> Returned:
    """Who and when of a PO file are those of its header: the last translator of all of it."""
    entries, faults = read_entries(data, name)
    if faults:
        raise faults[0]
    header = next((to_fields(each.strings.get(0, "")) for each in entries if each.is_header), {})
    who, when = _person(header.get("Last-Translator", "")), _moment(header.get("PO-Revision-Date", ""))
    units = (_found(each, who, when) for each in entries if not each.is_header and not each.is_obsolete)
    return to_returned(Stamp.read(header.get("X-Workbench", "")), units)


def _found(entry: Entry, who: str, when: str) -> Found:
    told = " ".join(each for each in entry.comments if each and not is_ours(each.partition(": ")[0]))
    return Found(
        ids_of(entry.context or ""),
        Words("") if entry.id == NOTHING else _words(entry.id),
        _words(entry.strings.get(0, "")) if entry.strings.get(0) else None,  # untranslated, as OmegaT leaves fuzzy ones
        entry.line,
        who=who,
        when=when if who else "",
        comments=(Comment(told, who, when if who else ""),) if told else (),
    )


def _words(text: str) -> Words:
    """Lines are paragraphs; empty ones are none."""
    joined, breaks = "", list[int]()
    for line in text.split("\n"):
        if line.strip():
            if joined:
                breaks.append(len(joined))
            joined += line.strip()
    return Words(joined, (), tuple(breaks))


def _person(said: str) -> str:
    match = _PERSON.match(said)
    name = (match["name"].strip() or match["address"] or "") if match else said
    return "" if name in _NOBODY else name


def _moment(said: str) -> str:
    try:
        return datetime.strptime(said, _MOMENT).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""


def read_po(data: bytes, name: str, options: ReadOptions) -> Texts:
    """The original is in the language that `X-Source-Language` names, else in English, as gettext has it."""
    entries, faults = read_entries(data, name)
    if faults:
        raise faults[0]
    header = next((to_fields(each.strings.get(0, "")) for each in entries if each.is_header), {})
    source = to_tag(header.get("X-Source-Language", ""), _DEFAULT)
    target = to_tag(header.get("Language", ""), options.language)
    body = [each for each in entries if not each.is_header]
    rows = [row for each in body if not each.is_obsolete for row in _rows(each)]
    return to_texts(name, [source, target], rows, list(_notes(body, header)))


def _rows(entry: Entry) -> Iterator[Row]:
    """Plural forms are units of their own: the first with the first, all others with the second."""
    forms = [_words(text) for _, text in sorted(entry.strings.items())]
    source = () if entry.id == NOTHING else (_words(entry.id),)
    yield Row({0: source, 1: tuple(forms[:1])}, entry.line)
    if entry.plural is not None:
        yield Row({0: (_words(entry.plural),), 1: tuple(forms[1:])}, entry.line)


def _notes(entries: list[Entry], header: dict[str, str]) -> Iterator[Warned]:
    if "X-Source-Language" not in header:
        yield Warned("does not say what its msgids are in; they were taken for English")
    counts = {
        "obsolete entries were left out": sum(each.is_obsolete for each in entries),
        "fuzzy translations were taken as they are": sum(each.is_fuzzy and not each.is_obsolete for each in entries),
        "entries with plural forms became several units": sum(each.plural is not None for each in entries),
        "comments of translators were not taken over": sum(bool(each.comments) for each in entries),
    }
    yield from (Warned(f"{number} {what}") for what, number in counts.items() if number)


def problems_of_po(data: bytes, name: str) -> list[InputError]:
    """Lines that are none of a PO file, entries that stand twice, ends of lines that differ, missing plural forms."""
    try:
        entries, faults = read_entries(data, name)
    except InputError as error:
        return [error]
    found = list(faults)
    header = next((each for each in entries if each.is_header), None)
    fields = to_fields(header.strings.get(0, "")) if header else {}
    if "charset=" not in fields.get("Content-Type", ""):
        found.append(InputError("has no header that names its charset", file=name, line=1))
    match = re.search(r"nplurals\s*=\s*(\d+)", fields.get("Plural-Forms", ""))
    seen: dict[tuple[str | None, str], int] = {}
    for each in entries:
        if each.is_obsolete:
            continue
        key = (each.context, each.id)
        if key in seen:
            found.append(InputError(f"stands twice, first in line {seen[key]}", file=name, line=each.line))
        seen.setdefault(key, each.line)
        found += [InputError(what, file=name, line=each.line) for what in _faults_of(each, match)]
    return sorted(found, key=lambda each: each.line or 0)[:_MOST]


def _faults_of(entry: Entry, plurals: re.Match[str] | None) -> Iterator[str]:
    for text in entry.strings.values():
        if text and not entry.is_header:
            for where, ends in (("begin", str.startswith), ("end", str.endswith)):
                if ends(entry.id, "\n") != ends(text, "\n"):
                    yield f"msgid and msgstr do not both {where} with a line feed"
    if entry.plural is not None and plurals and sorted(entry.strings) != list(range(int(plurals[1]))):
        yield f"has {len(entry.strings)} plural forms; the header says {plurals[1]}"


def _is_mine(data: bytes, name: str) -> int:
    head = data.replace(b"\x00", b"")
    has_entry = re.search(rb'^msgid\s+"', head, re.MULTILINE) is not None
    if name.endswith((".po", ".pot")):
        return 3 if has_entry or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"#" else 2
    return 2 if has_entry else 0


FORMAT = Format(
    "po",
    "PO (gettext)",
    (".po", ".pot"),
    _is_mine,
    write=write_po,
    read_texts=read_po,
    back=back_po,
    problems=problems_of_po,
)
