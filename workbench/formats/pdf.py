"""PDF: in with loss, and only if that is accepted; out through a browser.

read_pdf(data, "sources/en-mt.pdf", ReadOptions("en", lossy=True))
"""

from __future__ import annotations

from workbench.formats.pdf_reader import extract_pages, read_pages
from workbench.formats.pdf_writer import write_pdf
from workbench.formats.registry import Draft, Format, ReadOptions
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.event import Warned


def read_pdf(data: bytes, name: str, options: ReadOptions) -> Draft:
    if not options.lossy:
        hint = "save it as DOCX, ODT or plain text; or take what can be had: --lossy-pdf"
        raise InputError("is a PDF, which knows where letters stand and nothing of paragraphs", file=name, hint=hint)
    pages, title, author = extract_pages(data, name)
    nodes = read_pages(pages, name)
    note = Warned("was read from a PDF: look at its paragraphs, headings and notes before you go on")
    return Draft(nodes, Bibliography(title=title, author=author), (note,))


def _is_mine(data: bytes, name: str) -> int:
    return 3 if data[:1024].lstrip().startswith(b"%PDF-") else 2 * name.endswith(".pdf")


FORMAT = Format("pdf", "PDF", (".pdf",), _is_mine, read_pdf, write_pdf, is_binary=True, is_lossy=True)
