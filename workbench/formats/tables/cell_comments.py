"""Comments that people hang on cells of a workbook, old notes and threads alike.

read_comments(members, "xl/worksheets/sheet1.xml", links, "edited.xlsx")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.formats.tables.sheet import Comment
from workbench.tei.parse import parse

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_ROW = re.compile(r"[A-Z]{1,3}(\d{1,7})")


def read_comments(
    members: Mapping[str, bytes], part: str, links: Sequence[tuple[str, str]], file: str
) -> tuple[Comment, ...]:
    """links: of the sheet. A thread stands in the file of old notes too, with a preface; only the thread is taken."""
    threads = [target for kind, target in links if kind == "threadedComment" and target in members]
    if threads:
        return tuple(comment for target in threads for comment in _threads(members, members[target], file))
    notes = [target for kind, target in links if kind == "comments" and target in members]
    return tuple(comment for target in notes for comment in _notes(members[target], file))


def _threads(members: Mapping[str, bytes], data: bytes, file: str) -> Iterator[Comment]:
    names: dict[str, str] = {}
    for name, part in members.items():
        if name.startswith("xl/persons/"):
            names.update(
                {each.get("id", ""): each.get("displayName", "") for each in parse(part, file).iter("{*}person")}
            )
    for each in parse(data, file).iter("{*}threadedComment"):
        moment = _MOMENT.match(each.get("dT", ""))
        when = f"{moment.group()}Z" if moment else ""
        yield from _comment(
            each.get("ref", ""), each.findtext("{*}text") or "", names.get(each.get("personId", ""), ""), when
        )


def _notes(data: bytes, file: str) -> Iterator[Comment]:
    root = parse(data, file).getroot()
    authors = [each.text or "" for each in root.iter("{*}author")]
    for each in root.iter("{*}comment"):
        number = each.get("authorId", "")
        who = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        text = "".join(run.text or "" for run in each.iter("{*}t"))
        # Excel puts the name into the words, too.
        yield from _comment(each.get("ref", ""), text.removeprefix(f"{who}:") if who else text, who, "")


def _comment(reference: str, text: str, who: str, when: str) -> Iterator[Comment]:
    match = _ROW.fullmatch(reference)
    if match and text.strip():
        yield Comment(int(match.group(1)), text.strip(), who.strip(), when)
