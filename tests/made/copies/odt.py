"""A Word document of ours as LibreOffice saves it as ODT, edited: paragraphs without ids, and the stamp."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.made.edits import Copy
from workbench.cli.main import run
from workbench.formats.archive import write_archive

SUFFIX = ".odt"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "meta")
)


def write(edition: Path, copy: Copy, target: Path) -> None:
    like = target.with_suffix(".md")
    assert run(["-q", "-C", str(edition), "export", "markdown", "-o", str(like)]) == 0
    stamp = next(line for line in like.read_text("utf-8").splitlines() if line.startswith("workbench: "))
    paragraphs = "".join(f"<text:p>{_words(copy, at)}</text:p>" for at in range(len(copy.paragraphs)))
    target.write_bytes(make_odt(paragraphs, Workbench=stamp.partition(": ")[2].strip("'\"")))


def _words(copy: Copy, at: int) -> str:
    text, note = copy.paragraphs[at], copy.note_in(at)
    if note is None:
        return escape(text, quote=False)
    before, behind = (escape(each, quote=False) for each in (text[: note[0]], text[note[0] :]))
    inner = f"<text:note-body><text:p>{escape(note[1], quote=False)}</text:p></text:note-body>"
    return f"{before}<text:note><text:note-citation>1</text:note-citation>{inner}</text:note>{behind}"


def make_odt(body: str, **properties: str) -> bytes:
    """body: the elements of the text. properties: those of the document that are its own."""
    said = "".join(
        f'<meta:user-defined meta:name="{name}">{value}</meta:user-defined>' for name, value in properties.items()
    )
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_NAMES}>{content}</office:document-content>".encode(),
        "meta.xml": f"<office:document-meta {_NAMES}><office:meta>{said}</office:meta></office:document-meta>".encode(),
    }
    return write_archive(members, stored=("mimetype",))
