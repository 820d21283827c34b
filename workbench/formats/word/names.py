"""Names of WordprocessingML, and which paragraph style stands for which kind of segment.

w("p")                          # "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
to_bookmark("en-corr.p12")      # "_en__corr_p12"; Word hides bookmarks that begin with a low line
"""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
# The ISO edition of the format (“strict”) names the same things so.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M.encode(),
}

# Names of our paragraph styles, and what a passage of that style is. Word's own come first where it has one.
STYLES = {
    "dateline": "Dateline",
    "l": "Verse",
    "quote": "Quote",
    "salute": "Salutation",
    "signed": "Signature",
    "fw": "Furniture",
    "note": "footnote text",
    "cell": "Table Text",
    "item": "List Paragraph",
    "milestone": "Section Break",
    "pb": "Page Mark",
}
OTHER = "Passage "  # and the kind, of any other kind
MARKUP = "Markup "  # and the element, of character styles for inline elements that are no emphasis
# Foreign names of styles, in small letters, and the kind each stands for.
KINDS = {
    "dateline": "dateline", "date": "dateline", "verse": "l", "poem": "l", "poetry": "l", "quote": "quote",
    "quotations": "quote", "intense quote": "quote", "block text": "quote", "block quotation": "quote",
    "salutation": "salute", "signature": "signed", "closing": "signed", "furniture": "fw", "header": "fw",
    "footer": "fw", "section break": "milestone", "page mark": "pb", "table text": "cell",
}  # fmt: skip
HIDDEN_MARK = "_wbm_"
LONGEST = 40  # characters that the name of a bookmark may have


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def to_bookmark(segment: str) -> str:
    """A name of at most 40 letters, digits and low lines; where the whole id is too long, without the text's name."""
    whole = "_" + segment.replace("-", "__").replace(".", "_")
    return whole if len(whole) <= LONGEST else "__" + segment.partition(".")[2].replace("-", "__").replace(".", "_")


def from_bookmark(name: str, text: str) -> str:
    """The id of a segment; empty if the name is not of ours. text: which the file says it is."""
    if name.startswith(HIDDEN_MARK) or not name.startswith("_"):
        return ""
    prefix = f"{text}." if name.startswith("__") and text else ""
    segment = prefix + name.lstrip("_").replace("__", "-").replace("_", ".")
    head, dot, tail = segment.partition(".")
    return segment if dot and tail and head and head[0].islower() and not segment.endswith(".") else ""
