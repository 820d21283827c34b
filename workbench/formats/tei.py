"""TEI in: our own witness files and other projects' texts alike become a draft."""

from __future__ import annotations

import re

from workbench.formats.registry import Draft, Format, Pairs, ReadOptions, Texts
from workbench.model.edition import Bibliography
from workbench.tei.apparatus_rules import is_apparatus
from workbench.tei.columns import read_columns
from workbench.tei.foreign import read_foreign
from workbench.tei.profile import validate
from workbench.tei.returned import read_returned

_ROOT = re.compile(rb"<(?:\w+:)?(TEI|teiCorpus|TEI\.2)[\s>]")


def read_tei(data: bytes, name: str, options: ReadOptions) -> Draft:
    found = read_foreign(data, name)
    return Draft(found.nodes, Bibliography(title=found.title, author=found.author), found.notes, found.header)


def read_tei_texts(data: bytes, name: str, options: ReadOptions) -> Texts:
    """A text for each language that the file has in columns of its own; most files have one."""
    found = read_columns(data, name)
    drafts = tuple(
        Draft(each.nodes, Bibliography(title=each.title, author=each.author), each.notes, each.header)
        for each in found.texts
    )
    if len(drafts) == 1:
        return Texts((options.language,), drafts)
    pairs = (
        Pairs(0, other, tuple((tuple(sorted(a)), tuple(sorted(b))) for a, b in groups))
        for other, groups in enumerate(found.pairs, 1)
    )
    return Texts(found.languages, drafts, tuple(each for each in pairs if each.beads))


def _is_mine(data: bytes, name: str) -> int:
    """By the root element; any other XML comes here too, to be refused with a message that says what it is."""
    if _ROOT.search(data):
        return 2 if is_apparatus(data) else 3
    return 2 if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") or name.endswith(".xml") else 0


FORMAT = Format(
    "tei", "TEI", (".xml", ".tei"), _is_mine, read_tei, read_texts=read_tei_texts, back=read_returned, problems=validate
)
