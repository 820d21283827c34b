"""The text of a PDF, as far as it can be had: lines of pages, made paragraphs again. Much is lost on the way.

    nodes = read_pages([["THE MOLE 7", "We came to the har-", "bour."]], "sources/en-mt.pdf")

What stands at the top or foot of at least half of the pages, but for its numbers, is furniture. A word divided at the
end of a line is joined. A paragraph ends with a short line that ends in a stop; where a page cuts it, the page break
stands behind it. Lines are counted in paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.formats.outline import Item, build_tree
from workbench.formats.paragraphs import paragraphs
from workbench.formats.recognise import recognise
from workbench.model.errors import InputError
from workbench.model.witness import Block, Node, Segment

_FULL = 0.8  # a line shorter than this part of the usual width may end a paragraph
_HEADING = 0.6  # one shorter than this, without a stop, stands by itself
_STOPS = tuple(".!?…:”»\"')]")
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_PAGES = 5000
_HINT = "save it as DOCX, ODT or plain text with the program it is from"


def extract_pages(data: bytes, file: str) -> tuple[list[list[str]], str, str]:
    """The lines of each page that are not blank; title and author, if the file says them."""
    try:
        from pypdf import PdfReader
    except ImportError:
        hint = "pip install 'workbench[pdf]', or " + _HINT
        raise InputError("is a PDF, and what reads it is not installed", file=file, hint=hint) from None
    from io import BytesIO

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is locked by a password", file=file, hint="save it without one")
        if len(reader.pages) > _PAGES:
            raise InputError(
                f"has {len(reader.pages)} pages; the limit is {_PAGES}", file=file, hint="cut it into parts"
            )
        pages = [_lines(page.extract_text()) for page in reader.pages]
        said = reader.metadata
        title, author = (said.title or "", said.author or "") if said else ("", "")
    except InputError:
        raise
    except Exception as error:  # the library raises what it likes at broken files
        raise InputError(f"cannot be read as PDF ({error})", file=file, hint=_HINT) from None
    return pages, str(title), str(author)


def _lines(text: str) -> list[str]:
    return [line for raw in text.replace("\x00", "").splitlines() if (line := " ".join(raw.split()))]


def read_pages(pages: Sequence[Sequence[str]], file: str) -> tuple[Node, ...]:
    """InputError if there are no words."""
    if not any(pages):
        hint = "a scan needs character recognition first"
        raise InputError("holds no text", file=file, hint=hint)
    repeated = _repeated(pages)
    furniture: list[list[str]] = []
    bodies: list[list[str]] = []
    for page in pages:
        ends = {at for at in (0, len(page) - 1) if page and _shape(page[at]) in repeated}
        furniture.append([line for at, line in enumerate(page) if at in ends])
        bodies.append([line for at, line in enumerate(page) if at not in ends])
    text = "\n\n".join(_joined(bodies))
    items = recognise([(each, False) for each in paragraphs(text)], file)
    return build_tree(_with_furniture(items, furniture))


def _shape(line: str) -> str:
    """The line without its numbers: heads of pages differ in them."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.casefold())


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    counts = Counter(shape for page in pages if page for shape in {_shape(page[0]), _shape(page[-1])})
    written = sum(bool(page) for page in pages)
    return frozenset(shape for shape, count in counts.items() if count >= max(3, written / 2))


def _joined(pages: Sequence[Sequence[str]]) -> list[str]:
    """Paragraphs, with `[p. 2]` behind the one that a page cuts."""
    widths = sorted(len(line) for page in pages for line in page)
    full = widths[len(widths) * 9 // 10] if widths else 0
    made: list[str] = []
    open_, waiting = "", list[str]()
    for number, page in enumerate(pages, 1):
        (waiting if open_ else made).append(f"[p. {number}]")
        for line in page:
            if not open_:
                open_ = line
            elif _DIVIDED.search(open_) and line[:1].islower():
                open_ = _DIVIDED.sub("", open_) + line
            else:
                open_ = f"{open_} {line}"
            if _ends(line, full):
                made += [open_, *waiting]
                open_, waiting = "", []
    return [*made, *([open_] if open_ else []), *waiting]


def _ends(line: str, full: int) -> bool:
    if line.endswith(_STOPS):
        return len(line) < _FULL * full
    return len(line) < _HEADING * full and not _DIVIDED.search(line) and not line.endswith((",", ";", "–", "—"))


def _with_furniture(items: Sequence[Item], furniture: Sequence[Sequence[str]]) -> list[Item]:
    """Heads and feet behind the break of their page."""
    made: list[Item] = []
    for item in items:
        made.append(item)
        number = (
            dict(item.node.attributes).get("n", "") if isinstance(item.node, Block) and item.node.name == "pb" else ""
        )
        if number.isdigit() and int(number) <= len(furniture):
            for line in furniture[int(number) - 1]:
                attributes = (("type", "web-furniture"),)
                made.append(Item(Segment("", "fw", line, attributes=attributes, place=item.node.place)))
    return made
