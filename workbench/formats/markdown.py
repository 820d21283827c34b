"""Markdown in, out and back: CommonMark with tables, footnotes and what stands at the top of a file.

    FORMAT.write(snapshot, WriteOptions())       # "---\ntitle: …\n---\n\n# The Snow\n\nIt *snowed*.[^n1]\n…"

Title, author and date at the top go into the bibliography. What is written bears a stamp there, and is read as the same
words, whatever they are. Segments have no ids in Markdown, notes have.
"""

from __future__ import annotations

import re
from collections import Counter

from workbench.formats import front_matter
from workbench.formats.encodings import decode
from workbench.formats.imprint import imprint
from workbench.formats.markdown_notes import references
from workbench.formats.markdown_reader import parse, read_blocks
from workbench.formats.markdown_writer import write_blocks
from workbench.formats.registry import ARCHIVE, Draft, Format, ReadOptions, WriteOptions, chosen_text, stamp
from workbench.model.edition import Bibliography, Snapshot
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Passage, Returned, Stamp
from workbench.model.witness import Node, Segment, walk_segments

_KEY = "workbench"  # of the stamp
_TAKEN = ("title", "author", "translator", "date", "publisher", "rights", "url", "lang", _KEY)
_ENDS = re.compile(r"\r\n?")


def read_markdown(data: bytes, name: str, options: ReadOptions) -> Draft:
    text, notes = decode(data, name)
    front, rest = front_matter.cut(_ENDS.sub("\n", text))
    nodes = read_blocks(rest, name)
    if not any(True for _ in walk_segments(nodes)):
        raise InputError("holds no text", file=name, hint="give a text with at least one paragraph")
    other = [key for key in front if key not in _TAKEN]
    if other:
        notes = (*notes, Warned(f"at its top is more than the bibliography has: {', '.join(other)}"))
    return Draft(nodes, _bibliography(front, nodes), notes)


def _bibliography(front: dict[str, str], nodes: tuple[Node, ...]) -> Bibliography:
    title = front.get("title", "")
    if not title:
        heads = (each for each in walk_segments(nodes) if each.kind == "head")
        title = next((each.text for each in heads if dict(each.attributes).get("type") == "main"), "")
    fields = {key: front.get(key, "") for key in ("author", "translator", "date", "publisher", "rights", "url")}
    return Bibliography(title=title, **fields)


def write_markdown(snapshot: Snapshot, options: WriteOptions) -> bytes:
    about = imprint(snapshot, options)
    front = front_matter.write(
        {
            "title": about.title,
            "author": about.author,
            "translator": about.translator,
            "date": about.date,
            "lang": about.language,
            "rights": about.rights,
            _KEY: str(stamp(snapshot, options)),
        }
    )
    blocks = write_blocks(chosen_text(snapshot, options).nodes, with_furniture=options.with_furniture)
    return f"{front}\n{blocks}".encode()


def back(data: bytes, name: str) -> Returned:
    text, _ = decode(data, name)
    front, rest = front_matter.cut(_ENDS.sub("\n", text))
    mark = Stamp.read(front.get(_KEY, ""))
    nodes = read_blocks(rest, name, keep_labels=True)
    segments = [each for each in walk_segments(nodes) if each.text.strip()]
    places = {id(mark.node): mark.start for each in segments for mark in each.marks if mark.node is not None}
    passages = [
        _passage(each, f"{mark.text}.{each.id}" if mark and each.id else "", places.get(id(each))) for each in segments
    ]
    return Returned.stamped(mark, passages)


def _passage(segment: Segment, identifier: str, hangs: int | None) -> Passage:
    markup = frozenset(mark.name for mark in segment.marks)
    is_nested = segment.kind == "note"
    return Passage(segment.text, identifier, segment.kind, is_nested, markup, hangs=hangs if is_nested else None)


def problems(data: bytes, name: str) -> list[InputError]:
    """Notes without a caller, callers without a note, two notes of one label; what is nested too deep."""
    text, _ = decode(data, name)
    _, rest = front_matter.cut(_ENDS.sub("\n", text))
    tokens = parse(rest, name, {})
    called = set(references(tokens))
    found: list[InputError] = []
    opened = [each for each in tokens if each.type == "footnote_reference_open"]
    counts = Counter(str(each.meta["label"]) for each in opened)
    for each in opened:
        label, line = str(each.meta["label"]), each.map[0] + 1 if each.map else None
        if counts[label] > 1:
            found.append(InputError(f"there are {counts[label]} notes [^{label}]", file=name, line=line))
        elif label not in called:
            found.append(InputError(f"nothing calls the note [^{label}]", file=name, line=line))
    for token in tokens:
        for child in token.children or () if token.type == "inline" else ():
            for label in re.findall(r"\[\^([^\s\]]+)\]", child.content if child.type == "text" else ""):
                line = token.map[0] + 1 if token.map else None
                found.append(InputError(f"there is no note [^{label}]", file=name, line=line))
    return sorted(found, key=lambda error: error.line or 0)


def _is_mine(data: bytes, name: str) -> int:
    return 2 if name.endswith(FORMAT.extensions) and not data.startswith(ARCHIVE) else 0


FORMAT = Format(
    "markdown", "Markdown", (".md", ".markdown"), _is_mine, read_markdown, write_markdown, back=back, problems=problems
)
