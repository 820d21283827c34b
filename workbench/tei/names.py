"""Namespaces and qualified names of the TEI wing."""

from __future__ import annotations

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
