"""The header of a witness: what the manifest knows about it, what we did to it, where it comes from.

    write_header(witness, entry, edition, (("sources/ru.txt", "eedab7…"),), kept=[])

No clock: the date of publication is the edition's, or "not stated".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

import workbench
from workbench.model.edition import Edition, WitnessEntry
from workbench.model.witness import Role, Witness
from workbench.tei.characters import to_text, to_value
from workbench.text.normalise import normalisations_of

SEGMENTS = ("head", "dateline", "p", "l", "item", "cell", "quote", "note", "salute", "signed")
LANGUAGES = {
    "en": "English",
    "en-GB": "British English",
    "en-US": "American English",
    "ru": "Russian",
    "ja": "Japanese",
    "fr": "French",
    "de": "German",
    "uk": "Ukrainian",
    "zh": "Chinese",
    "es": "Spanish",
    "it": "Italian",
}
_ISO = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d))?)?")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~!$&'()*+,;=:@/%?-]*)?")
_SEGMENTATION = (
    "a @source (line of the source file, RFC 5147: line=4,5 is the fifth line) and opens with an <gi>anchor</gi>; "
    "one more anchor closes the text. Prose segments hold <gi>s</gi>; the others are one unit each. A sentence that "
    "crosses inline markup is cut with @part, @next and @prev; a note never stands inside <gi>s</gi> and is a "
    "segment of its own."
)
_FORMATS = {
    ".xml": "tei", ".tei": "tei", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".epub": "epub", ".pdf": "pdf", ".odt": "odt", ".ott": "odt",
    ".docx": "docx", ".docm": "docx",
}  # fmt: skip
# What became markup, by format: it is recorded, so it is no normalisation.
_MARKUP = {
    "text": "Markers of the plain text ([1], - , _…_, [p. 7], tab) became markup; nothing else was touched. Lines that "
    "are no part of the text are kept as <gi>fw</gi>.",
    "html": "Headings, lists, tables, quotations, emphasis and links of the page became markup; nothing else was "
    "touched. What is no part of the text is kept as <gi>fw</gi>.",
    "markdown": "The signs of Markdown (#, -, >, |, *, [^1] and their like) became markup; nothing else was touched.",
    "epub": "Headings, lists, tables, quotations, emphasis, links and notes of the book became markup; nothing "
    "else was touched.",
    "docx": "Headings, lists, tables, emphasis and notes of the document became markup, and so did page breaks set by "
    "hand; nothing else was touched. Headers and footers are kept as <gi>fw</gi>.",
    "odt": "Headings, lists, tables, quotations, emphasis, links and notes of the document became markup; nothing "
    "else was touched.",
    "pdf": "Pages became <gi>pb</gi>; heads and feet of pages are kept as <gi>fw</gi>; nothing else was touched.",
    "tei": "Elements and attributes that TEI does not allow where they stood are named in xenoData; nothing else was "
    "touched.",
}
_ROLE_WORDS = {
    Role.SOURCE: "the source text, as received",
    Role.RECONSTRUCTION: "a source text rebuilt because the original was not at hand: conjecture, not a witness of it",
    Role.BASE: "the translation that is corrected, as received",
    Role.TRANSLATION: "an independent translation, as received",
    Role.REVISION: "a corrected copy of the base, for comparison",
}


def write_header(
    witness: Witness,
    entry: WitnessEntry,
    edition: Edition,
    sources: Sequence[tuple[str, str]],
    extra: Sequence[str] = (),
) -> str:
    """The teiHeader, indented as in our files; sources: (file, sha256); extra: lines for xenoData."""
    lines = [
        "<teiHeader>",
        *_indent(_file_description(witness, entry, edition, sources)),
        *_indent(_encoding(witness, sources)),
        *_indent(_profile(entry)),
        *_indent(list(extra)),
        *_indent(_revisions(sources)),
        "</teiHeader>",
    ]
    return "".join(f"  {line}\n" for line in lines)


def date_element(text: str, attributes: str = "", *, missing: str = "not stated") -> str:
    """`1961-05-03` as `<date when=…>`; any other words as they are; nothing as "not stated"."""
    when = f' when="{text}"' if _ISO.fullmatch(text) else ""
    return f"<date{attributes}{when}>{to_text(text) or missing}</date>"


def availability(licence: str, rights: str) -> str:
    """Licence (an address or words) and rights, as the manifest has them."""
    words = to_text(" ".join(part for part in (rights, licence) if part))
    if not words:
        return '<availability status="unknown"><p>not stated</p></availability>'
    if not licence:
        return f'<availability status="restricted"><p>{words}</p></availability>'
    target = f' target="{to_value(licence)}"' if _ADDRESS.fullmatch(licence) else ""
    return f'<availability status="free"><licence{target}>{words}</licence></availability>'


def _file_description(
    witness: Witness, entry: WitnessEntry, edition: Edition, sources: Sequence[tuple[str, str]]
) -> list[str]:
    known = entry.bibliography
    author = to_text(known.author or edition.author or "not named")
    makers = _makers(entry)
    title = to_text(witness.title or known.title or edition.title or witness.id)
    return [
        "<fileDesc>",
        "  <titleStmt>",
        f"    <title>{title}</title>",
        f"    <author>{author}</author>",
        *(f"    {maker}" for maker in makers),
        f'    <respStmt><resp>import and segmentation</resp><name ref="#{witness.id}.app">workbench</name></respStmt>',
        "  </titleStmt>",
        f'  <editionStmt><edition n="{entry.version}">As received, {_import(entry.version)}</edition></editionStmt>',
        "  <publicationStmt>",
        f"    <authority>{to_text(edition.authority) or 'not stated'}</authority>",
        f"    {date_element(edition.date)}",
        f'    <idno type="local">{witness.id}</idno>',
        f"    {availability(known.licence or edition.licence, known.rights or edition.rights)}",
        "  </publicationStmt>",
        "  <sourceDesc>",
        "    <bibl>",
        *(f"      {line}" for line in _bibliography(entry, author, title, makers, sources)),
        "    </bibl>",
        "  </sourceDesc>",
        "</fileDesc>",
    ]


def _import(version: int) -> str:
    return "first import" if version == 1 else f"text {version}, in place of an earlier one"


def _makers(entry: WitnessEntry) -> list[str]:
    """Who or what made the words: a translator, an engine, or we."""
    known = entry.bibliography
    makers = [f'<editor role="translator">{to_text(known.translator)}</editor>'] if known.translator else []
    if known.engine or (entry.role is Role.BASE and not known.translator):
        engine, date = to_text(known.engine or "unknown"), to_text(known.date or "unknown")
        resp = f"machine translation (engine: {engine}; date: {date})"
        makers.append(f'<respStmt><resp>{resp}</resp><name type="system">{engine}</name></respStmt>')
    if entry.role is Role.RECONSTRUCTION:
        name = to_text(known.author or "the editors")
        makers.append(f"<respStmt><resp>reconstruction of the source text</resp><name>{name}</name></respStmt>")
    return makers


def _bibliography(
    entry: WitnessEntry, author: str, title: str, makers: list[str], sources: Sequence[tuple[str, str]]
) -> list[str]:
    known = entry.bibliography
    lines = [f"<author>{author}</author>", f"<title>{to_text(known.title) or title}</title>", *makers]
    if known.publisher:
        lines.append(f"<publisher>{to_text(known.publisher)}</publisher>")
    lines.append(date_element(known.date, ' type="published"', missing="no date"))
    if known.url:
        target = f' target="{to_value(known.url)}"' if _ADDRESS.fullmatch(known.url) else ""
        lines.append(f"<ref{target}>{to_text(known.url)}</ref>")
    if known.accessed:
        lines.append(date_element(known.accessed, ' type="accessed"'))
    for file, digest in sources:
        lines += [f'<idno type="file">{to_text(file)}</idno>', f'<idno type="sha256">{digest}</idno>']
    if known.note:
        lines.append(to_text(known.note))
    return lines


def _encoding(witness: Witness, sources: Sequence[tuple[str, str]]) -> list[str]:
    names = ", ".join(f"<gi>{name}</gi>" for name in SEGMENTS)
    return [
        "<encodingDesc>",
        "  <projectDesc><p>One file per witness; all links stand in the alignment file.</p></projectDesc>",
        "  <editorialDecl>",
        (
            '    <correction method="silent" status="unknown"><p>None: the words are those of the source file.</p>'
            "</correction>"
        ),
        '    <normalization method="silent">',
        *(f"      {line}" for line in _normalisations(sources)),
        "    </normalization>",
        '    <quotation marks="all"><p>Quotation marks are kept as text.</p></quotation>',
        f"    <segmentation><p>Each segment ({names} and the like) has an xml:id, {_SEGMENTATION}</p></segmentation>",
        "  </editorialDecl>",
        (
            f'  <appInfo><application xml:id="{witness.id}.app" ident="workbench" version="{workbench.__version__}">'
            "<label>workbench</label></application></appInfo>"
        ),
        "</encodingDesc>",
    ]


def _normalisations(sources: Sequence[tuple[str, str]]) -> list[str]:
    """The closed list of each format that the received files are in, told by their names."""
    suffixes = {PurePosixPath(file).suffix.lower() for file, _ in sources}
    formats = sorted({_FORMATS.get(suffix, "text") for suffix in suffixes or {""}})
    return [
        line
        for format_id in formats
        for line in (
            *(f'<p n="{each.id}">{to_text(each.sentence)}</p>' for each in normalisations_of(format_id)),
            f"<p>{_MARKUP[format_id]}</p>",
        )
    ]


def _profile(entry: WitnessEntry) -> list[str]:
    role, state = entry.role.value, "received"
    if entry.role is Role.RECONSTRUCTION:
        role, state = "source", "reconstructed"
    language = LANGUAGES.get(entry.language, entry.language)
    catalogue = "taxonomy.xml#tax"
    return [
        "<profileDesc>",
        f"  <creation>{_creation(entry)}</creation>",
        f'  <langUsage><language ident="{to_value(entry.language)}">{language}</language></langUsage>',
        (
            f'  <textClass><catRef scheme="{catalogue}.role" target="{catalogue}.role.{role}"/>'
            f'<catRef scheme="{catalogue}.state" target="{catalogue}.state.{state}"/></textClass>'
        ),
        "</profileDesc>",
    ]


def _creation(entry: WitnessEntry) -> str:
    date = entry.bibliography.date
    attributes = ' evidence="conjecture" cert="low"' if entry.role is Role.RECONSTRUCTION else ""
    return f"{date_element(date, attributes)}: {_ROLE_WORDS[entry.role]}"


def _revisions(sources: Sequence[tuple[str, str]]) -> list[str]:
    inputs = "".join(f"; {file.rsplit('/', 1)[-1]} sha256:{digest[:12]}" for file, digest in sources)
    version = to_value(f"workbench {workbench.__version__}{inputs}")
    words = "Imported from the source file; not changed since."
    return ['<revisionDesc status="frozen">', f'  <change n="{version}">{words}</change>', "</revisionDesc>"]


def _indent(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
