"""What a schema cannot say about the TEI folder: pointers that resolve, ids that fit, groups that cover a text.

    check_folder({"ru.xml": …, "alignment.xml": …, "sources/ru.txt": …}) == []

Each rule is a function from the index of the folder to problems, with an id and one sentence of what it demands.
All of them together are linear in the size of the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workbench.model.errors import InputError
from workbench.tei import rules_acts, rules_findings, rules_ids, rules_links, rules_segments
from workbench.tei.archive import archive_gaps
from workbench.tei.folder_index import FolderIndex
from workbench.tei.frame import Element

Problem = tuple[str, Element | None, str]  # file, element, what is wrong


@dataclass(frozen=True, slots=True)
class FolderRule:
    """id: short name; demands: one sentence; run: the problems of a folder."""

    id: str
    demands: str
    run: Callable[[FolderIndex], Iterator[Problem]]


RULES: tuple[FolderRule, ...] = (
    FolderRule("ids", "An xml:id is unique in the folder and begins with its file's id.", rules_ids.check_ids),
    FolderRule("pointers", "A pointer is a URI reference and finds its target.", rules_ids.check_pointers),
    FolderRule("alone", "A witness names no other file but taxonomy and sources.", rules_ids.check_alone),
    FolderRule("digests", "A digest is that of the file it names.", rules_ids.check_digests),
    FolderRule("changes", "A program's change has no date, a person's has date and name.", rules_ids.check_changes),
    FolderRule("included", "The edition includes every file but the exports.", rules_ids.check_included),
    FolderRule("anchors", "A segment opens with its anchor; one anchor closes a text.", rules_segments.check_anchors),
    FolderRule("parts", "The parts of a cut sentence form a chain.", rules_segments.check_parts),
    FolderRule("notes", "No note stands in a sentence.", rules_segments.check_notes),
    FolderRule("links", "A link hits both its texts and counts its members.", rules_links.check_links),
    FolderRule("cover", "Each unit of a level is in exactly one link of its group.", rules_links.check_cover),
    FolderRule("quotes", "A finding's quotes are the words of its ranges.", rules_findings.check_quotes),
    FolderRule("within", "A range stays in its segment, outside computed texts.", rules_findings.check_within),
    FolderRule("status", "A finding's status is that of its last change.", rules_findings.check_status),
    FolderRule("acts", "Each act is marked, and the words it replaced are those of its place.", rules_acts.check_acts),
    FolderRule("base", "Without its acts the corrected text is the base.", rules_acts.check_base),
)  # fmt: skip


def check_folder(files: Mapping[str, bytes]) -> list[InputError]:
    """Every breach, by rule. files: name in the folder -> bytes, with `sources/…`."""
    index = FolderIndex(files)
    problems = list(index.errors)
    for rule in RULES:
        for file, element, message in rule.run(index):
            line = None if element is None or not isinstance(element.sourceline, int) else element.sourceline
            problems.append(InputError(f"{message} ({rule.id})", file=file, line=line, hint=rule.demands))
    return problems


__all__ = ["RULES", "FolderRule", "archive_gaps", "check_folder"]
