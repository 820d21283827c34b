"""Namespaces and qualified names of the TEI wing."""

from __future__ import annotations

import re

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XI = "http://www.w3.org/2001/XInclude"
FOREIGN = "urn:workbench:foreign"  # what of another project's file has no place in TEI: kept in xenoData

XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"
XML_SPACE = f"{{{XML}}}space"
XML_BASE = f"{{{XML}}}base"

NAMESPACES = {"tei": TEI}


def tei(name: str) -> str:
    """`p` -> `{http://www.tei-c.org/ns/1.0}p`."""
    return f"{{{TEI}}}{name}"


# What our writer may emit inside `text`, and nothing else: element, what it may hold, its own attributes.
# Read from TEI P5 4.12.0 (tei_all); the global attributes below come in addition. The profile schema equals it.
#   para, phrase, date, bibl: running text (paragraph content; phrases; without quotations; without pictures)
#   flexible: running text or blocks · blocks: blocks only · empty · special: see workbench.tei.shape
_ELEMENTS = """
hi para hand | emph para hand | title para type subtype level key ref when notBefore notAfter
orig para | reg para type subtype evidence | sic para | corr para type subtype evidence
add para type subtype place hand evidence | del para type subtype place hand evidence
unclear para reason evidence | supplied para reason evidence | surplus para reason evidence
damage para type subtype hand | restore para type subtype place hand evidence
seg para type subtype part | ref para type subtype target
foreign phrase | distinct phrase type subtype | mentioned phrase | soCalled phrase
gloss phrase type subtype target | term phrase type subtype target key ref
name phrase type subtype role key ref when notBefore notAfter | rs phrase type subtype role key ref
persName phrase type subtype role key ref when notBefore notAfter
placeName phrase type subtype role key ref when notBefore notAfter
orgName phrase type subtype role key ref when notBefore notAfter
num phrase type subtype value | measure phrase type subtype unit | abbr phrase type subtype | expan phrase
date date type subtype key when notBefore notAfter | time date type subtype key when notBefore notAfter
s phrase part | choice special | subst special | app special type subtype
lem para wit hand type subtype | rdg para wit hand type subtype
g empty type subtype | ptr empty type subtype target | lb empty type subtype break ed | pb empty type subtype break ed
cb empty type subtype break ed | gb empty type subtype break ed | milestone empty type subtype unit break ed
anchor empty type subtype | gap empty unit reason quantity evidence | space empty unit quantity
graphic empty type subtype url
q flexible type subtype who | said flexible who direct aloud | quote flexible type subtype
note flexible type subtype place target hand | item flexible | cell flexible rows cols role | stage flexible type who
p para part hand | head para type subtype place hand | l para part met rhyme | ab para type subtype part hand
salute para hand | signed para hand | trailer para type subtype place hand | titlePart para type subtype
bibl bibl type subtype key ref | label phrase type subtype place hand | speaker phrase hand | docAuthor phrase key ref
docDate phrase when notBefore notAfter | docImprint date | byline date | dateline date hand | opener date hand
closer date hand | fw phrase type subtype place hand
div blocks type subtype org hand | front blocks | body blocks | back blocks | floatingText special type subtype
lg special type subtype org met rhyme | list special type subtype | table special type subtype rows cols
row special role | sp special who | figure blocks type subtype | cit special type subtype | epigraph blocks
argument blocks | postscript blocks hand | titlePage special type subtype | docTitle special
"""
GLOBAL_ATTRIBUTES = frozenset({"n", "rend", "style", "rendition", "corresp", "cert", XML_LANG, XML_SPACE})

CONTENT: dict[str, str] = {}
ATTRIBUTES: dict[str, frozenset[str]] = {}
for _row in _ELEMENTS.replace("\n", " | ").split(" | "):
    if _row.strip():
        _name, _content, *_attributes = _row.split()
        CONTENT[_name] = _content
        ATTRIBUTES[_name] = frozenset(_attributes)

# Attributes that point; and one that must be there even when the value of the original cannot be.
POINTERS = frozenset({"rendition", "corresp", "target", "ref", "who", "hand", "wit"})
REQUIRED = {"graphic": ("url", "missing"), "milestone": ("unit", "unknown")}

_WORD = r"[\w.,:;!?()/+*'@%&=~\-]+"
_DATE = r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|1\d|2[0-8]))?)?"
_VALUES = {
    **dict.fromkeys(("type", "subtype", "unit", "ed", "role"), _WORD),
    **dict.fromkeys(("rend", "place", "reason", "evidence"), rf"{_WORD}( {_WORD})*"),
    **dict.fromkeys(("when", "notBefore", "notAfter"), _DATE),
    **dict.fromkeys(("rows", "cols", "quantity", "value"), r"[1-9]\d{0,5}"),
    **dict.fromkeys(("direct", "aloud"), r"true|false|unknown"),
    "cert": r"high|medium|low|unknown|0\.\d{1,3}|1\.000|[01]",
    "level": r"[amjsu]", "part": r"[YNIMF]", "break": r"yes|no|maybe",
    "met": _WORD, "rhyme": _WORD, "key": r"[^\x00-\x1f]*", "n": r"[\s\S]*", "style": r"[\s\S]*",
    "org": r"composite|uniform", "url": r"(https?:/)?(/?[A-Za-z0-9._~-]+)(/[A-Za-z0-9._~-]+)*",
    XML_LANG: r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", XML_SPACE: r"preserve|default",
}  # fmt: skip
VALUES = {name: re.compile(pattern) for name, pattern in _VALUES.items()}

_ALIGNED = ("p", "head", "l", "item", "cell", "quote", "note", "dateline", "salute", "signed")
KINDS = frozenset({*_ALIGNED, "byline", "trailer", "speaker", "stage", "label", "opener", "closer", "fw"})
REJECTED = frozenset(
    {"orig", "sic", "abbr", "rdg", "del", "reg", "corr", "expan", "unclear", "supplied", "seg", "surplus"}
)
_KIND_OF = {"q": "quote", "said": "quote", **dict.fromkeys(REJECTED, "fw")}


def kind_of(name: str, type_: str | None) -> str:
    """What a segment is, from the element that holds it.

    An `ab type="head"` is a heading out of its place, any other `ab` prose. A reading that the text does not
    follow (`orig` beside `reg`) is kept like furniture: it is a segment only when it is no part of the text.
    """
    if name == "ab":
        return type_ if type_ in KINDS else "p"
    return _KIND_OF.get(name, name)
