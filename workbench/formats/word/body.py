"""The body of a document: the tree of a text as paragraphs, lists, tables and notes of WordprocessingML.

body = Body(Plain(), runs, lists, with_furniture=False); body.write(text.nodes)
body.xml, body.notes        # the blocks, and the footnotes they call
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from workbench.formats.shapes import BREAK
from workbench.formats.text_writer import page_sign
from workbench.formats.word.lines import CAME, KEPT, WENT, Bit, Line, Lines
from workbench.formats.word.names import OTHER, STYLES, to_bookmark
from workbench.formats.word.numbers import BULLET, Lists
from workbench.formats.word.runs import RunWriter
from workbench.model.witness import Block, Mark, Node, Segment, walk_segments

_DEEPEST_HEADING = 6
_DEEPEST_LIST = 8
_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_NUMBER = f'<w:r>{_REFERENCE}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'


@dataclass(slots=True)
class _Paragraph:
    """A paragraph on its way: its end may yet change (the last one of a document keeps it)."""

    line: Line
    properties: str
    style: str
    opening: str = ""


@dataclass(slots=True)
class Body:
    """styles: names of the paragraph styles that were needed. notes: footnotes in order, without the root."""

    lines: Lines
    runs: RunWriter
    lists: Lists
    with_furniture: bool = False
    styles: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    _blocks: list[_Paragraph | str] = field(default_factory=list)
    _has_title: bool = False
    _offset: int = 0
    _lists_deep: int = 0
    _breaks_page: bool = False
    _in_note: bool = False
    _in_cell: bool = False

    def write(self, nodes: Sequence[Node]) -> None:
        tops = [node for node in nodes if isinstance(node, Block) and node.name == "div"]
        self._offset = 1 if len(tops) == 1 else 0
        self._nodes(nodes, 0)

    @property
    def xml(self) -> str:
        """All blocks, the last paragraph with an end of its own."""
        _keep_last(self._blocks)
        return self._drawn(self._blocks)

    def note(self, mark: Mark) -> str:
        """The number of a footnote, whose text is written on the way. Inside a note there are no notes."""
        if not _is_note(mark) or self._in_note or mark.node is None:
            return ""
        segments = list(walk_segments((mark.node,)))
        if not segments:
            return ""
        lines = [line for each in segments for line in self.lines.of(each)]
        acts = [self.lines.went_by(each) for each in segments]
        went = acts[0] if all(acts) and not any(line.text for line in lines) else ""
        if went:  # Word takes a note out by its number; its words stay as they are
            lines = [Line("", each, [Bit(each.text, until=len(each.text))]) for each in segments]
        number = len(self.notes) + 1
        self.notes.append("")
        inner = self._collect(lambda: self._note(lines or [Line("", segments[0])]))
        self.notes[number - 1] = f'<w:footnote w:id="{number}">{inner}</w:footnote>'
        run = f'<w:r>{_REFERENCE}<w:footnoteReference w:id="{number}"/></w:r>'
        return self.runs.changed(WENT, went, run) if went else run

    def _note(self, lines: Sequence[Line]) -> None:
        self._in_note = True
        for number, line in enumerate(lines):
            self._add(line, STYLES["note"], opening="" if number else _NUMBER)
        self._in_note = False

    def _nodes(self, nodes: Sequence[Node], depth: int) -> None:
        for node in nodes:
            if isinstance(node, Segment):
                self._segment(node, depth)
            elif node.name == "table":
                self._table(node, depth)
            elif node.name == "list":
                self._list(node, depth)
            elif node.name in ("pb", "milestone"):
                self._sign(node)
            else:
                self._nodes(node.children, depth + (node.name == "div"))

    def _segment(self, segment: Segment, depth: int, numbering: str = "") -> None:
        if segment.kind == "fw" and not self.with_furniture:
            return
        style = self._style(segment, depth)
        if segment.kind == "item" and not numbering:
            numbering = _numbered(BULLET, self._lists_deep)
        is_open = False  # the end of the paragraph before comes or goes: the base's own is still to be written
        for line in self.lines.of(segment):
            is_mine = line.like.kind == segment.kind
            other = style if is_mine else self._style(line.like, depth)
            is_shown = (
                line.bits or line.mark != KEPT or self._in_cell or any(_is_note(mark) for mark in line.like.marks)
            )
            if is_shown or is_open:
                self._add(line, other, numbering if is_mine else "")
                is_open = line.mark != KEPT
        for mark in segment.marks:
            if mark.node is not None and not _is_note(mark):
                self._nodes((mark.node,), depth)

    def _style(self, segment: Segment, depth: int) -> str:
        """The name of the style; empty for running text."""
        if self._in_cell:
            return STYLES["cell"]
        if segment.kind == "head":
            is_title = not self._has_title and dict(segment.attributes).get("type") == "main"
            self._has_title = True
            return "Title" if is_title else f"Heading {min(max(depth - self._offset, 1), _DEEPEST_HEADING)}"
        if segment.kind == "p":
            return ""
        return STYLES.get(segment.kind, OTHER + segment.kind)

    def _add(self, line: Line, style: str, numbering: str = "", opening: str = "") -> None:
        before = "<w:pageBreakBefore/>" if self._breaks_page and not self._in_note else ""
        self._breaks_page = self._breaks_page and self._in_note
        properties = before + numbering + ("<w:bidi/>" if self.runs.is_rtl else "")
        self._blocks.append(_Paragraph(line, properties, style, opening))

    def _list(self, block: Block, depth: int) -> None:
        items = [child for child in block.children if _holds_item(child)]
        numbers = iter(self.lists.begin([_marker(child) for child in items]))
        for child in block.children:
            numbering = _numbered(next(numbers), self._lists_deep) if _holds_item(child) else ""
            if isinstance(child, Segment):
                self._segment(child, depth, numbering)
                continue
            self._lists_deep += 1
            for number, inner in enumerate(child.children):
                if isinstance(inner, Segment):
                    self._segment(inner, depth, numbering if number == 0 else "")
                else:
                    self._nodes((inner,), depth)
            self._lists_deep -= 1

    def _sign(self, block: Block) -> None:
        """A section break or the number of a page on a line of its own; a page without a number begins a new one."""
        attributes = dict(block.attributes)
        if block.name == "pb" and not attributes.get("n"):
            self._breaks_page = True
            return
        name = "Section Break" if block.name == "milestone" else "Page Mark"
        sign = (attributes.get("n") or "* * *") if block.name == "milestone" else page_sign(attributes)
        if block.name == "milestone" and not BREAK.fullmatch(sign):
            sign = "* * *"
        self.styles.add(name)
        style = f'<w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr>'
        self._blocks.append(f'<w:p>{style}<w:r><w:t xml:space="preserve">{escape(sign)}</w:t></w:r></w:p>')

    def _table(self, block: Block, depth: int) -> None:
        rows = [child for child in block.children if isinstance(child, Block) and child.name == "row"]
        self._nodes([child for child in block.children if child not in rows], depth)
        drawn = [self._row(row, depth) for row in rows]
        width = max((number for number, _ in drawn), default=0)
        if width:
            has_heading = dict(rows[0].attributes).get("role") == "label"
            self._blocks.append(table([xml for _, xml in drawn], [100 // width] * width, has_heading=has_heading))

    def _row(self, row: Block, depth: int) -> tuple[int, str]:
        cells: list[tuple[int, list[Node]]] = []
        for child in row.children:
            name = child.kind if isinstance(child, Segment) else child.name
            if name == "cell" or not cells:
                span = dict(child.attributes).get("cols", "1")
                cells.append((int(span) if span.isdecimal() and 0 < int(span) < 64 else 1, [child]))
            else:
                cells[-1][1].append(child)
        drawn = [cell(self._collect(lambda inner=inner: self._cell(inner, depth)), span=span) for span, inner in cells]  # type: ignore[misc]
        is_heading = dict(row.attributes).get("role") == "label"
        return sum(span for span, _ in cells), table_row(drawn, is_heading=is_heading)

    def _cell(self, nodes: Sequence[Node], depth: int) -> None:
        outer, self._in_cell = self._in_cell, True
        self._nodes(nodes, depth)
        self._in_cell = outer

    def _collect(self, write: Callable[[], None]) -> str:
        """What is written meanwhile, as blocks of their own; at least a paragraph."""
        outer, self._blocks = self._blocks, []
        write()
        inner, self._blocks = self._blocks, outer
        _keep_last(inner)
        return self._drawn(inner) or "<w:p/>"

    def _drawn(self, blocks: Sequence[_Paragraph | str]) -> str:
        made: list[str] = []
        for block in blocks:
            if isinstance(block, str) and block.startswith("<w:tbl>") and made and made[-1].startswith("<w:tbl>"):
                made.append("<w:p/>")  # two tables without anything between would be one
            made.append(block if isinstance(block, str) else self._paragraph(block))
        if made and made[-1].startswith("<w:tbl>"):
            made.append("<w:p/>")  # the format wants a paragraph at the end
        return "".join(made)

    def _paragraph(self, paragraph: _Paragraph) -> str:
        line = paragraph.line
        style = f'<w:pStyle w:val="{style_id(paragraph.style)}"/>' if paragraph.style else ""
        self.styles.update([paragraph.style] if paragraph.style else [])
        end = f"<w:rPr>{self.runs.changed(line.mark, line.mark_act)}</w:rPr>" if line.mark else ""
        properties = style + paragraph.properties + end
        words = self.runs.line(line)
        if line.id:
            number = self.runs.numbers.take()
            name = to_bookmark(line.id)
            words = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="{number}"/>'
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{paragraph.opening}{words}</w:p>"


def style_id(name: str) -> str:
    return name.replace(" ", "")


def table(rows: Sequence[str], widths: Sequence[int], *, has_heading: bool) -> str:
    """widths: of the columns, in hundredths of the line."""
    grid = "".join(f'<w:gridCol w:w="{width * 85}"/>' for width in widths)
    first = '<w:tblLook w:val="0020" w:firstRow="1"/>' if has_heading else '<w:tblLook w:val="0000" w:firstRow="0"/>'
    looks = f'<w:tblStyle w:val="Text"/><w:tblW w:w="5000" w:type="pct"/>{first}'
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def table_row(cells: Sequence[str], *, is_heading: bool = False) -> str:
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_heading else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(inner: str, *, span: int = 1, width: int = 0) -> str:
    wide = f'<w:tcW w:w="{width * 50}" w:type="pct"/>' if width else ""
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{over}</w:tcPr>{inner}</w:tc>"


def _keep_last(blocks: list[_Paragraph | str]) -> None:
    """The end of the last paragraph cannot come or go; of those that do, each hands it to the one before."""
    at = len(blocks) - 1
    last = blocks[at] if blocks else ""
    if isinstance(last, str) or not last.line.mark:
        return
    mark, act = last.line.mark, last.line.mark_act
    while at > 0:
        this, before = blocks[at], blocks[at - 1]
        if isinstance(this, str) or isinstance(before, str) or not _is_whole(this.line, mark):
            break
        if before.line.mark == mark and _is_whole(before.line, mark):
            at -= 1
            continue
        if before.line.mark == KEPT:
            before.line.mark, before.line.mark_act = mark, act
        break
    last.line.mark = KEPT


def _is_whole(line: Line, op: str) -> bool:
    """Whether all of a paragraph came, or went."""
    return op in (CAME, WENT) and all(bit.op == op for bit in line.bits)


def _is_note(mark: Mark) -> bool:
    return mark.name == "note" and mark.node is not None


def _holds_item(node: Node) -> bool:
    return (node.kind if isinstance(node, Segment) else node.name) == "item"


def _marker(node: Node) -> str:
    return dict(node.attributes).get("n", "")


def _numbered(number: str, depth: int) -> str:
    level = min(depth, _DEEPEST_LIST)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
