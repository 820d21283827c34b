"""What the styles of an ODT make of words and paragraphs: italics, headings, quotations, numbered lists.

styles = Styles([content_root, styles_root]); styles.rend("T1")     # "italic"
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

Element = etree._Element

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SIGNS = {"section break": "milestone", "sectionbreak": "milestone", "page mark": "pb", "pagemark": "pb"}
_DEEPEST = 20  # styles that go back to each other


class Styles:
    """Of a document; what a style does not say, the one it goes back to says."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[str, Element] = {}
        self._numbered: dict[str, frozenset[str]] = {}
        for root in roots:
            for style in root.iter(_STYLE + "style"):
                self._styles.setdefault(style.get(_STYLE + "name", ""), style)
            for style in root.iter(_TEXT + "list-style"):
                levels = style.iter(_TEXT + "list-level-style-number")
                numbered = [each.get(_TEXT + "level", "") for each in levels if each.get(_STYLE + "num-format")]
                self._numbered.setdefault(style.get(_STYLE + "name", ""), frozenset(numbered))

    def rend(self, name: str) -> str:
        """How words of this style look: italic, bold, underline, sup, or nothing of these."""
        if self._says(name, _FO + "font-style") in ("italic", "oblique"):
            return "italic"
        if self._says(name, _FO + "font-weight") in ("bold", "600", "700", "800", "900"):
            return "bold"
        if self._says(name, _STYLE + "text-underline-style") not in ("", "none"):
            return "underline"
        return "sup" if self._says(name, _STYLE + "text-position").startswith("super") else ""

    def is_numbered(self, name: str, level: int) -> bool:
        return str(level) in self._numbered.get(name, frozenset())

    def kind(self, name: str) -> str:
        """Head for titles, quote for quotations, milestone and pb for our own lines without words, else p."""
        names = [each.replace("_20_", " ").lower() for each in self._line(name)]
        if sign := next((_SIGNS[each] for each in names if each in _SIGNS), ""):
            return sign
        if any(each in ("title", "subtitle") for each in names):
            return "head"
        return "quote" if any("quotation" in each or each == "quote" for each in names) else "p"

    def _line(self, name: str) -> list[str]:
        """The style and those it goes back to."""
        names: list[str] = []
        while name and name not in names and len(names) < _DEEPEST:
            names.append(name)
            style = self._styles.get(name)
            name = style.get(_STYLE + "parent-style-name", "") if style is not None else ""
        return names

    def _says(self, name: str, attribute: str) -> str:
        for each in self._line(name):
            style = self._styles.get(each)
            properties = style.find(_STYLE + "text-properties") if style is not None else None
            if properties is not None and properties.get(attribute):
                return properties.get(attribute, "")
        return ""
