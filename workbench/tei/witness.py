"""A witness as a TEI file, and back: the same tree, ids, sentences, marks, attributes and places.

    data = write_witness(witness, entry, edition, (("sources/ru.txt", digest),))
    read_witness(data, "ru.xml", role=Role.SOURCE, language="ru") == witness

Written once, on import. Inside a segment no blank is added or taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from workbench.model.edition import Edition, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.witness import Block, Node, Role, Segment, Witness
from workbench.tei.attributes import Restorer, Sorter, find_targets
from workbench.tei.body import BodyWriter
from workbench.tei.characters import to_value
from workbench.tei.header import write_header
from workbench.tei.kept import read_headers, read_kept, write_kept
from workbench.tei.kinds import apply_kinds
from workbench.tei.names import TEI, XML_ID, tei
from workbench.tei.parse import DECLARATION, parse
from workbench.tei.reading import BodyReader

_PARTS = ("front", "body", "back")


def write_witness(
    witness: Witness,
    entry: WitnessEntry,
    edition: Edition,
    sources: tuple[tuple[str, str], ...],
    *,
    headers: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """The file. sources: (received file, sha256); headers: (file, teiHeader) of another project's TEI files."""
    sorter = Sorter(find_targets(witness.nodes))
    text = _write_text(witness, BodyWriter(witness.id, sorter))
    header = write_header(witness, entry, edition, sources, write_kept(sorter.kept, headers))
    root = f'<TEI xmlns="{TEI}" xml:id="{witness.id}" xml:lang="en">'
    language = to_value(witness.language)
    content = f'{root}\n{header}  <text xml:lang="{language}">\n{text}  </text>\n</TEI>\n'
    return DECLARATION + content.encode("utf-8")


def read_witness(
    data: bytes,
    file: str,
    *,
    role: Role,
    language: str,
    kinds: Sequence[tuple[str, str]] = (),
    every_kind: bool = True,
) -> Witness:
    """The witness of a file of ours. kinds: overrides of the manifest, segment id without prefix -> kind.

    Errors: InputError for XML that is broken or no witness of ours, and for an override of a segment that is not there
    (every_kind: of a newer text some may be of what the earlier one had).
    """
    root = parse(data, file).getroot()
    witness_id = root.get(XML_ID, "")
    text = root.find(tei("text"))
    if root.tag != tei("TEI") or text is None or not witness_id:
        raise InputError("not a witness file of the workbench", file=file, line=1, hint="import it with `add`")
    reader = BodyReader(witness_id, Restorer(read_kept(root)))
    nodes = _read_text(text, reader)
    if kinds:
        nodes = apply_kinds(nodes, witness_id, kinds, file, every=every_kind)
    title = root.findtext(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}/{tei('title')}") or ""
    return Witness(witness_id, language, role, nodes, title)


def read_sources(data: bytes, file: str) -> tuple[tuple[str, str], ...]:
    """(received file, sha256) of each file that a witness was made from, in order."""
    description = parse(data, file).getroot().find(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('sourceDesc')}")
    said = (
        [] if description is None else [(each.get("type"), each.text or "") for each in description.iter(tei("idno"))]
    )
    names = [text for kind, text in said if kind == "file"]
    digests = [text for kind, text in said if kind == "sha256"]
    return tuple(zip(names, digests, strict=True))


def read_original_headers(data: bytes, file: str) -> tuple[tuple[str, bytes], ...]:
    """(file, teiHeader) of each file of another project that a witness was made from, character for character."""
    return read_headers(parse(data, file).getroot())


def _write_text(witness: Witness, writer: BodyWriter) -> str:
    end = f'<anchor xml:id="{witness.id}.end" type="align" subtype="end"/>\n'
    if not _has_parts(witness.nodes):
        return f"    <body>\n{_write_closed(witness.nodes, writer, end)}    </body>\n"
    parts = []
    for part in witness.nodes:
        if isinstance(part, Block) and part.name == "body":
            tag = "body" + writer.sorter.write("body", part.id, part.attributes, part.place, "")
            file = part.place.file if part.place else ""
            parts.append(f"    <{tag}>\n{_write_closed(part.children, writer, end, file)}    </body>\n")
        else:
            parts.append(writer.write_all((part,), "    "))
    return "".join(parts)


def _write_closed(nodes: Sequence[Node], writer: BodyWriter, end: str, file: str = "") -> str:
    """The nodes with the closing anchor behind the last that is not furniture."""
    last = len(nodes)
    while last and isinstance(node := nodes[last - 1], Segment) and node.kind == "fw":
        last -= 1
    indent = "      "
    return writer.write_all(nodes[:last], indent, file) + indent + end + writer.write_all(nodes[last:], indent, file)


def _has_parts(nodes: Sequence[Node]) -> bool:
    """Whether the text is front?, body, back? as in another project's file."""
    names = [node.name if isinstance(node, Block) else "" for node in nodes]
    return "body" in names and names == [part for part in _PARTS if part in names]


def _read_text(text: etree._Element, reader: BodyReader) -> tuple[Node, ...]:
    parts = [child for child in text if isinstance(child.tag, str)]
    if len(parts) == 1 and not parts[0].get(XML_ID):
        return reader.read_all(parts[0])
    return tuple(reader.read(part) for part in parts)
