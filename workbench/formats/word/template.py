"""How an exported document looks: its styles, the page, the number at its foot.

dress(document, about, {"Verse", "Quote"}, {"foreign"})     # a python-docx document
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats.word.inline import CONTROL
from workbench.formats.word.names import MARKUP, W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from workbench.formats.word.package import About

_SERIF, _SANS = "Cambria", "Calibri"
_INK, _GREY, _ACCENT = "222222", "6B6B6B", "1F3A5F"
_NS = f'xmlns:w="{W}"'
# Inline elements that readers expect in italics.
_ITALIC = frozenset({"emph", "foreign", "title", "term", "mentioned"})


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes, spaces and indents in points. align: left, center, right."""

    size: float = 11
    before: float = 0
    after: float = 8
    align: str = ""
    indent: float = 0
    hanging: float = 0
    colour: str = _INK
    font: str = _SERIF
    is_bold: bool = False
    is_italic: bool = False
    keeps: bool = False  # on one page with what follows
    is_close: bool = False  # no space between paragraphs of the style
    line: float = 1.2


_LOOKS: dict[str, _Look] = {
    "Normal": _Look(),
    "Title": _Look(24, 0, 18, colour=_ACCENT, font=_SANS, is_bold=True, keeps=True, line=1.0),
    "Heading 1": _Look(18, 24, 10, colour=_ACCENT, font=_SANS, is_bold=True, keeps=True, line=1.0),
    "Heading 2": _Look(14, 18, 8, colour=_ACCENT, font=_SANS, is_bold=True, keeps=True, line=1.0),
    "Heading 3": _Look(12, 14, 6, colour=_ACCENT, font=_SANS, is_bold=True, keeps=True, line=1.0),
    "Heading 4": _Look(11, 12, 6, colour=_ACCENT, font=_SANS, is_bold=True, is_italic=True, keeps=True, line=1.0),
    "Heading 5": _Look(11, 12, 6, colour=_GREY, font=_SANS, is_bold=True, keeps=True, line=1.0),
    "Heading 6": _Look(11, 12, 6, colour=_GREY, font=_SANS, is_italic=True, keeps=True, line=1.0),
    "Dateline": _Look(11, 0, 12, colour=_GREY, is_italic=True),
    "Verse": _Look(11, 0, 10, indent=36, hanging=18, is_close=True),
    "Quote": _Look(11, 4, 10, indent=28, is_italic=False),
    "Salutation": _Look(after=10),
    "Signature": _Look(11, 6, 12, align="right"),
    "List Paragraph": _Look(after=10, is_close=True),
    "Furniture": _Look(9, colour=_GREY, font=_SANS, after=4),
    "Section Break": _Look(11, 12, 12, align="center", colour=_GREY),
    "Page Mark": _Look(8, 0, 4, align="right", colour=_GREY, font=_SANS),
    "Table Text": _Look(10, 2, 2, line=1.1),
    "Table Head": _Look(10, 2, 2, font=_SANS, is_bold=True, line=1.1),
    "Table Note": _Look(8.5, 0, 2, colour=_GREY, font=_SANS, line=1.05),
    "footnote text": _Look(9, 0, 3, line=1.05),
    "annotation text": _Look(10, 0, 2, font=_SANS, line=1.0),
    "footer": _Look(9, align="center", colour=_GREY, font=_SANS, after=0),
}
_ALWAYS = ("Normal", "Title", *(f"Heading {n}" for n in range(1, 7)), "footer")
_IDS = {"footnote text": "footnotetext", "annotation text": "CommentText"}


def dress(document: Document, about: About, paragraphs: Collection[str], characters: Collection[str]) -> None:
    """Only the styles that are used stand in the file, besides those of headings."""
    _thin_out(document, {*paragraphs, *_ALWAYS})
    for name in sorted({*paragraphs, *_ALWAYS}):
        _paragraph(document, name)
    for name in sorted(characters):
        _character(document, MARKUP + name, is_italic=name in _ITALIC, is_grey=name == CONTROL)
    _add(document, _NOTE_REFERENCE)
    if "annotation text" in paragraphs:
        _add(document, _COMMENT_REFERENCE)
    _add(document, _TABLE)
    _speak(document, about)
    _lay_out(document, about)


def _thin_out(document: Document, wanted: Collection[str]) -> None:
    """The template has 160 styles for every taste."""
    keep = {*wanted, "Default Paragraph Font", "Normal Table", "No List"}
    names = {"Heading 1": "heading 1"}
    for style in list(document.styles):
        name = style.name or ""
        if name not in keep and names.get(name, name) not in keep:
            style.element.getparent().remove(style.element)
    for latent in list(document.styles.element.iterchildren(f"{{{W}}}latentStyles")):
        document.styles.element.remove(latent)


def _paragraph(document: Document, name: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    known = {each.name for each in document.styles}
    if name not in known:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _IDS)
    style = document.styles[name]
    if name in _IDS:
        style.element.styleId = _IDS[name]
    _shape(style, _LOOKS.get(name, _Look()))
    style.quick_style = True
    style.hidden = False
    if name != "Normal":
        style.base_style = document.styles["Normal"]


def _shape(style: ParagraphStyle, look: _Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.parser import parse_xml
    from docx.shared import Pt, RGBColor

    style.element.get_or_add_rPr().clear()
    font, shape = style.font, style.paragraph_format
    font.size, font.name = Pt(look.size), look.font
    fonts = style.element.rPr.rFonts
    for script in ("cs", "eastAsia"):
        fonts.set(f"{{{W}}}{script}", look.font)
    font.bold, font.italic = look.is_bold or None, look.is_italic or None
    font.cs_bold, font.cs_italic = font.bold, font.italic
    font.color.rgb = RGBColor.from_string(look.colour)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), look.line
    shape.left_indent = Pt(look.indent) if look.indent else None
    shape.first_line_indent = Pt(-look.hanging) if look.hanging else None
    shape.keep_with_next = look.keeps or None
    shape.widow_control = True
    places = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    shape.alignment = places.get(look.align)
    if look.is_close:
        shape.element.get_or_add_pPr().append(parse_xml(f"<w:contextualSpacing {_NS}/>"))
    borders = style.element.pPr.find(f"{{{W}}}pBdr")
    if borders is not None:
        style.element.pPr.remove(borders)


def _character(document: Document, name: str, *, is_italic: bool, is_grey: bool) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.font.italic = is_italic or None
    if is_grey:
        style.font.color.rgb = RGBColor.from_string(_GREY)


def _add(document: Document, xml: str) -> None:
    from docx.oxml.parser import parse_xml

    document.styles.element.append(parse_xml(xml))


def _speak(document: Document, about: About) -> None:
    """The language of all that does not say another one."""
    for each in document.styles.element.iter(f"{{{W}}}lang"):
        each.set(f"{{{W}}}bidi" if about.is_rtl else f"{{{W}}}val", about.language)


def _lay_out(document: Document, about: About) -> None:
    """A4, lines of a readable length, the number of the page below."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.parser import parse_xml
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin = section.bottom_margin = Mm(25)
    if about.is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin = section.bottom_margin = Mm(18)
    if about.is_rtl:
        section._sectPr.append(parse_xml(f"<w:bidi {_NS}/>"))  # type: ignore[arg-type]
    paragraph = section.footer.paragraphs[0]
    paragraph._p.append(parse_xml(f'<w:fldSimple {_NS} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_NOTE_REFERENCE = (
    f'<w:style {_NS} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/>{_RAISED}</w:style>'
)
_COMMENT_REFERENCE = (
    f'<w:style {_NS} w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C8CDD3"/>' for side in ("top", "bottom", "insideH")
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
    '<w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_HEADER_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tblPr/><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF3"/></w:tcPr></w:tblStylePr>'
)
_TABLE = (
    f'<w:style {_NS} w:type="table" w:customStyle="1" w:styleId="Text"><w:name w:val="Text"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>{_MARGINS}</w:tblPr>{_HEADER_ROW}'
    "</w:style>"
)
