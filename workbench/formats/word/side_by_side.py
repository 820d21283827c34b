"""Original and translation side by side in a table of a document: a row for each unit, what is said of it behind.

    data = write_table(snapshot, WriteOptions(level="sentence"))

What comes back is the column of the translation; what a reader adds to the notes becomes a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.formats.bilingual.said import Said, Sayings
from workbench.formats.bilingual.units import Piece, Unit, make_units
from workbench.formats.registry import WriteOptions, stamp
from workbench.formats.word.body import cell, style_id, table, table_row
from workbench.formats.word.lines import Bit, Line
from workbench.formats.word.names import HIDDEN_MARK, to_bookmark
from workbench.formats.word.origin import STAMP, TABLE
from workbench.formats.word.package import About, Content, pack
from workbench.formats.word.runs import Numbers, RunWriter
from workbench.model.edition import Snapshot
from workbench.model.witness import Segment, Witness
from workbench.text.languages import direction

SOURCE, TRANSLATION, NOTES = 1, 2, 3  # columns
OURS = "said"  # the hidden mark of a note that we wrote
_WIDTHS = (7, 36, 36, 21)
_HEAD, _TEXT, _NOTE = "Table Head", "Table Text", "Table Note"


def write_table(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """UsageError for the original, which needs a translation beside it."""
    bilingual = make_units(snapshot, options)
    writing = _Writing(bilingual.source, bilingual.target, Sayings(snapshot, bilingual.target))
    rows = [writing.heading(), *(writing.row(number, unit) for number, unit in enumerate(bilingual.units, 1))]
    edition = snapshot.edition
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{writing.plain.words(edition.title)}</w:p>'
    styles = frozenset({_HEAD, _TEXT, _NOTE})
    marks = frozenset(writing.source.styles | writing.target.styles | writing.plain.styles)
    content = Content(title + table(rows, _WIDTHS, has_heading=True) + "<w:p/>", "", b"", b"", styles, marks)
    properties = {STAMP: str(stamp(snapshot, options)), TABLE: options.level}
    author = edition.author if edition.author != "not named" else ""
    language = bilingual.target.language
    return pack(content, About(edition.title, author, language, properties=properties, is_wide=True))


class _Writing:
    def __init__(self, source: Witness, target: Witness, sayings: Sayings) -> None:
        self._texts, self._sayings = (source, target), sayings
        numbers = Numbers()
        self._numbers = numbers
        self.source, self.target = (_writer(each.language, numbers) for each in self._texts)
        self.plain = _writer("en", numbers)

    def heading(self) -> str:
        names = ("No.", *(f"{each.id} ({each.language})" for each in self._texts), "Notes")
        cells = [
            cell(_paragraph(_HEAD, self.plain.words(name)), width=width)
            for name, width in zip(names, _WIDTHS, strict=True)
        ]
        return table_row(cells, is_heading=True)

    def row(self, number: int, unit: Unit) -> str:
        name = (unit.target or unit.source)[0].id.partition(".")[2]
        first = _paragraph(_TEXT, self.plain.words(str(number))) + _paragraph(_NOTE, self.plain.words(name))
        style = _HEAD if unit.kind == "head" else _TEXT
        source = "".join(_paragraph(style, self._words(self.source, each), self.source) for each in unit.source)
        target = "".join(self._translation(each, style) for each in unit.target)
        notes = "".join(_paragraph(_NOTE, self._marked(words)) for words in _told(self._sayings.of(unit)))
        inner = (
            first,
            source or _paragraph(_TEXT, ""),
            target or _paragraph(_TEXT, ""),
            notes or _paragraph(_NOTE, ""),
        )
        return table_row([cell(each, width=width) for each, width in zip(inner, _WIDTHS, strict=True)])

    def _translation(self, piece: Piece, style: str) -> str:
        number, name = self._numbers.take(), to_bookmark(piece.id)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        words = f'{start}{self._words(self.target, piece)}<w:bookmarkEnd w:id="{number}"/>'
        return _paragraph(style, words, self.target)

    def _words(self, writer: RunWriter, piece: Piece) -> str:
        segment = Segment(piece.id, piece.kind, piece.text, marks=piece.marks)
        return writer.line(Line("", segment, [Bit(piece.text, until=len(piece.text))] if piece.text else []))

    def _marked(self, words: str) -> str:
        number = self._numbers.take()
        name = f"{HIDDEN_MARK}{OURS}_{number}"
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
        return mark + self.plain.words(words)


def _writer(language: str, numbers: Numbers) -> RunWriter:
    return RunWriter(language, direction(language) == "rtl", {}, {}, lambda _: "", numbers)


def _paragraph(style: str, words: str, writer: RunWriter | None = None) -> str:
    bidi = "<w:bidi/>" if writer is not None and writer.is_rtl else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{bidi}</w:pPr>{words}</w:p>'


def _told(said: Said) -> Iterator[str]:
    """Findings, then remarks, each in a line of its own."""
    yield from (each.told.text for each in said.findings)
    yield from _remarks([(each.mark.rpartition(" [")[0], each.text) for each in said.remarks])


def _remarks(remarks: Sequence[tuple[str, str]]) -> Iterator[str]:
    for who, text in remarks:
        yield f"{who}: {text}"
