"""The documents that leave an edition: clean, and with tracked changes.

data = write_clean(snapshot, WriteOptions(of="en-mt"))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.formats.registry import WriteOptions, chosen_text, stamp
from workbench.formats.word.body import Body
from workbench.formats.word.lines import Lines, Plain
from workbench.formats.word.numbers import Lists
from workbench.formats.word.origin import STAMP, known_changes
from workbench.formats.word.package import About, Content, pack
from workbench.formats.word.runs import Anchor, Author, Numbers, RunWriter
from workbench.formats.word.talk import Talk, authors_of
from workbench.formats.word.woven import Woven
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.witness import Witness, walk_blocks, walk_segments
from workbench.text.languages import direction


def write_clean(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """A witness or the corrected text, as it is."""
    text = chosen_text(snapshot, options)
    runs, body = _writers(text, Plain(), {}, {}, options)
    body.write(text.nodes)
    return _pack(snapshot, options, text, runs, body)


def write_tracked(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """The base with all corrections in it. UsageError for another text than the corrected one."""
    state = snapshot.state
    if options.of not in (None, state.witness.id):
        raise UsageError(f"corrections are tracked in {state.witness.id} alone", hint=f"export docx --of {options.of}")
    authors = authors_of(snapshot)
    talk = Talk.of(snapshot)
    runs, body = _writers(state.base, Woven(state, apart_of(state.base)), authors, talk.anchors, options)
    body.write(state.base.nodes)
    comments = talk.xml(runs)
    return _pack(snapshot, options, state.base, runs, body, comments, is_tracked=True)


def apart_of(text: Witness) -> frozenset[str]:
    """Segments whose paragraph ends stay where they are: of notes, and of the cells of tables."""
    blocks = [block for block in walk_blocks(text.nodes) if block.name in ("row", "note")]
    notes = [mark.node for segment in text.segments for mark in segment.marks if mark.node is not None]
    held = [*(each for block in blocks for each in block.children), *notes]
    return frozenset(segment.id for segment in walk_segments(tuple(held)))


def _writers(
    text: Witness,
    lines: Lines,
    authors: Mapping[str, Author],
    anchors: Mapping[str, Sequence[Anchor]],
    options: WriteOptions,
) -> tuple[RunWriter, Body]:
    is_rtl = direction(text.language) == "rtl"
    runs = RunWriter(text.language, is_rtl, authors, anchors, lambda _: "", Numbers())
    body = Body(lines, runs, Lists(), options.with_furniture)
    runs.note = body.note
    return runs, body


def _pack(
    snapshot: Snapshot,
    options: WriteOptions,
    text: Witness,
    runs: RunWriter,
    body: Body,
    comments: bytes = b"",
    *,
    is_tracked: bool = False,
) -> bytes:
    blocks = body.xml
    styles = body.styles | ({"annotation text"} if comments else set())
    content = Content(
        blocks,
        "".join(body.notes),
        comments,
        body.lists.xml(),
        frozenset(styles),
        frozenset(runs.styles),
    )
    properties = {STAMP: str(stamp(snapshot, options))}
    if is_tracked:
        properties |= known_changes(authors_of(snapshot).values())
    edition = snapshot.edition
    author = edition.author if edition.author != "not named" else ""
    return pack(content, About(edition.title, author, text.language, runs.is_rtl, properties, is_tracked))
