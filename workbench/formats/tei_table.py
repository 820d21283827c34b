"""TEI out as one table: a row for each bead, a cell for each text, for those who print or publish a synopsis.

    data = FORMAT.write(snapshot, WriteOptions())

A cell with several segments has one `seg` each; @n of a `seg` is the id of its segment.
"""

from __future__ import annotations

from workbench.formats.registry import Format, WriteOptions
from workbench.formats.tables.side_by_side import side_by_side
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.witness import Witness
from workbench.tei import frame
from workbench.tei.characters import to_text, to_value
from workbench.tei.frame import E, Element, HeaderParts
from workbench.tei.names import TEI, XML_LANG
from workbench.tei.parse import parse, to_bytes

_ID = "table"


def write_table(snapshot: Snapshot, options: WriteOptions) -> bytes:
    if options.of not in (None, snapshot.state.witness.id) or options.level != "segment":
        raise UsageError(
            "the table is of source, base and corrected text, by segments", hint="leave --of and --level out"
        )
    source = snapshot.edition.source
    texts = [*([snapshot.witness(source.id)] if source else []), snapshot.state.base, snapshot.state.witness]
    words = {segment.id: segment.text for text in texts for segment in text.segments}
    table = E.table(_head(texts))
    for number, row in enumerate(side_by_side(snapshot), 1):
        sides = ([row.source] if source else []) + [row.base, row.state]
        cells = (_cell(side, words, text.language) for side, text in zip(sides, texts, strict=True))
        table.append(E.row(*cells, n=str(number)))
    table.set("rows", str(len(table)))
    table.set("cols", str(len(texts)))
    header = frame.header(snapshot.edition, _ID, _parts(snapshot, texts))
    root = frame.tei_file(_ID, "en", header, E.text(E.body(table)))
    frame.lay_out(root)
    return to_bytes(root)


def _head(texts: list[Witness]) -> Element:
    row = E.row(role="label")
    for text in texts:
        cell = E.cell(text.id)
        cell.set(XML_LANG, text.language)
        row.append(cell)
    return row


def _cell(side: tuple[str, ...], words: dict[str, str], language: str) -> Element:
    cell = E.cell()
    cell.set(XML_LANG, language)
    for each in side:
        written = f'<seg xmlns="{TEI}" n="{to_value(each)}">{to_text(words[each])}</seg>'
        cell.append(parse(written.encode("utf-8"), each).getroot())
    return cell


def _parts(snapshot: Snapshot, texts: list[Witness]) -> HeaderParts:
    edition = snapshot.edition
    return HeaderParts(
        title=f"{edition.title}: synopsis",
        edition_label="Export",
        author=edition.author,
        responsible=(),
        source=[E.p("Computed from the edition: " + ", ".join(text.id for text in texts) + ".")],
        encoding=[frame.application(_ID)],
        languages=list(dict.fromkeys(["en", *(text.language for text in texts)])),
        changes=[E.change("Exported.")],
    )


FORMAT = Format("tei-table", "TEI table", (".xml",), lambda data, name: 0, None, write_table)
