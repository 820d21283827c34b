"""Word documents made by hand, part by part, as Word would write them.

data = word('<w:p><w:r><w:t>We came.</w:t></w:r></w:p>', comments='<w:comment w:id="0">…</w:comment>')
"""

from __future__ import annotations

from workbench.formats.archive import write_archive

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_ROOTS = {"header1": "hdr", "footer1": "ftr"}
STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)


def word(body: str, extra: dict[str, bytes] | None = None, more_relations: str = "", **parts: str) -> bytes:
    """parts: content of styles, numbering, footnotes, comments, header1… ; extra: other members."""
    parts = {"styles": STYLES, **parts}
    kinds = {name: name.rstrip("1") for name in parts}
    overrides = [f'<Override PartName="/word/{name}.xml" ContentType="{_WML}.{kinds[name]}+xml"/>' for name in parts]
    overrides.append(f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>')
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Default '
        f'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{"".join(overrides)}'
        "</Types>"
    )
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kinds[name]}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    members = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(links + more_relations),
        **{f"word/{name}.xml": f"<w:{_ROOTS.get(name, name)} {_NS}>{xml}</w:{_ROOTS.get(name, name)}>"
           for name, xml in parts.items()},
    }  # fmt: skip
    return write_archive({name: xml.encode() for name, xml in members.items()} | (extra or {}))


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """content: words, or runs and whatever else stands in a paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def sign(kind: str, inner: str = "", who: str = "Vera", when: str = "2026-05-03T10:00:00Z", number: int = 1) -> str:
    """A tracked change."""
    return f'<w:{kind} w:id="{number}" w:author="{who}" w:date="{when}">{inner}</w:{kind}>'


def _relations(links: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
