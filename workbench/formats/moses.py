"""Moses, as OPUS hands out its corpora: two texts of as many lines, a bead a line, in one zip.

data = FORMAT.write(snapshot, WriteOptions(level="sentence"))      # port.ru, port.en

Only what is rendered stands in it. A zip of two such files comes in as original and translation, each line a bead.
"""

from __future__ import annotations

import re

from workbench.formats.alignment.pair import chosen_pair, to_line
from workbench.formats.archive import member_names, read_archive, write_archive
from workbench.formats.encodings import decode
from workbench.formats.registry import ARCHIVE, Draft, Format, Pairs, ReadOptions, Texts, WriteOptions
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.witness import Place, Segment
from workbench.text.languages import guess_language

_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)$")
_BESIDE = re.compile(r"(?:^|/)(?:README|LICENSE|.*\.(?:xml|scores|ids|info))$", re.I)


def write_moses(snapshot: Snapshot, options: WriteOptions) -> bytes:
    pair = chosen_pair(snapshot, options)
    words = [{unit.id: unit.text for unit in side.units} for side in (pair.a, pair.b)]
    lines = [
        (to_line(words[0][one] for one in bead.a), to_line(words[1][one] for one in bead.b))
        for bead in pair.beads
        if bead.a and bead.b
    ]
    names = [f"{snapshot.edition.id}.{side.language}" for side in (pair.a, pair.b)]
    if names[0] == names[1]:
        names = [f"{snapshot.edition.id}.{side.id}" for side in (pair.a, pair.b)]
    return write_archive(
        {
            name: "".join(line[number] + "\n" for line in lines).encode("utf-8", "replace")
            for number, name in enumerate(names)
        }
    )


def read_moses(data: bytes, name: str, options: ReadOptions) -> Texts:
    """InputError for files of different numbers of lines. Each says its language in its name, else by its words."""
    members = {each: part for each, part in read_archive(data, name).items() if not _BESIDE.search(each)}
    if len(members) != 2:
        raise InputError(f"holds {len(members)} texts", file=name, hint="put two files of as many lines into it")
    texts = {each: _lines(part, f"{name}/{each}") for each, part in members.items()}
    (first, a), (second, b) = texts.items()
    if len(a) != len(b):
        message = f"has {len(a)} lines in {first} and {len(b)} in {second}"
        raise InputError(message, file=name, line=min(len(a), len(b)) + 1, hint="both must have as many lines")
    sides = [_side(lines, f"{name}/{each}") for each, lines in texts.items()]
    beads = tuple((x, y) for x, y in zip(sides[0][1], sides[1][1], strict=True) if x or y)
    languages = tuple(_language(each, lines, options.language) for each, lines in texts.items())
    if languages[0] == languages[1]:
        raise InputError(f"has both texts in {languages[0]}", file=name, hint="name the files …ru and …en")
    said = Warned(f"{first} is taken for the original")
    drafts = (Draft(sides[0][0], notes=(said,)), Draft(sides[1][0]))
    return Texts(languages, drafts, (Pairs(0, 1, beads),), has_original=True)


def _lines(data: bytes, file: str) -> list[str]:
    return decode(data, file)[0].removesuffix("\n").replace("\r\n", "\n").split("\n")


def _side(lines: list[str], file: str) -> tuple[tuple[Segment, ...], list[tuple[int, ...]]]:
    segments: list[Segment] = []
    places: list[tuple[int, ...]] = []
    for number, line in enumerate(lines, 1):
        words = line.strip()
        places.append((len(segments),) if words else ())
        if words:
            segments.append(Segment("", "p", words, place=Place(file, number, number)))
    return tuple(segments), places


def _language(name: str, lines: list[str], fallback: str) -> str:
    match = _LANGUAGE.search(name.removesuffix(".txt"))
    return match.group(1).replace("_", "-") if match else guess_language(lines) or fallback


def _is_mine(data: bytes, name: str) -> int:
    """A zip of two files that are named after languages."""
    if not data.startswith(ARCHIVE):
        return 0
    names = [each for each in member_names(data) if not _BESIDE.search(each) and not each.endswith("/")]
    return 2 if len(names) == 2 and all(_LANGUAGE.search(each.removesuffix(".txt")) for each in names) else 0


FORMAT = Format(
    "moses",
    "Moses parallel text (OPUS)",
    (".zip",),
    _is_mine,
    None,
    write_moses,
    read_texts=read_moses,
    is_binary=True,
)
