"""Marot: the TSV of people's MQM marks, as google-research's viewer and the WMT metrics tasks have it.

    system  doc  docSegId  globalSegId  rater  source  target  category  severity  metadata
    mt      d1   4         4            r1     …       There are <v>3</v> cranes.  Accuracy/Mistranslation  Major  {…}

A line for each mark; `<v>…</v>` stands around the words, in the target or (an omission) in the source; no quoting. A
header line may be absent; of the last column, metadata as JSON or a note in plain words, too. `No-error` says that a
rater saw nothing; a line without a rater only brings other data. `HOTW-test` marks are planted checks of the raters.
Source: marot/README.md of github.com/google-research/google-research; the files of
github.com/google/wmt-mqm-human-evaluation (older names: doc_id, seg_id).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.formats.findings.records import Record, read_json
from workbench.formats.findings.registry import Importer, Received
from workbench.model.errors import InputError
from workbench.model.finding import Evidence
from workbench.model.foreign import ForeignClaim, ForeignText

_COLUMNS = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata",
)  # fmt: skip
_OLD = {"doc_id": "docSegId", "seg_id": "globalSegId", "note": "metadata"}
_NEEDED = ("source", "target", "category", "severity")
_OBJECT = re.compile(r"\s*\{\s*[\"}]")
_MARK = re.compile(r"</?v>")
_PLANTED = "hotw"
_HINT = "columns parted by tabs: " + ", ".join(_COLUMNS)
_Key = tuple[str, ...]


def _read(received: Received) -> tuple[ForeignText, ...]:
    texts: dict[_Key, tuple[str, str, int, str]] = {}
    claims: dict[_Key, list[ForeignClaim]] = {}
    for line, row in _rows(received.text(), received.name):
        source, target = _MARK.sub("", row["source"]), _MARK.sub("", row["target"])
        key = (row["system"], row["doc"], row["docSegId"], row["globalSegId"], target)
        texts.setdefault(key, (target, source, line, row["system"]))
        claims.setdefault(key, []).extend(_claims(row, received.name, line))
    several = len({system for _, _, _, system in texts.values()}) > 1
    return tuple(
        ForeignText(target, line, tuple(claims[key]), source, system if several else "")
        for key, (target, source, line, system) in texts.items()
    )


def _rows(text: str, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    columns: Sequence[str] = _COLUMNS
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if _is_header(cells):
            columns = [_OLD.get(cell.strip(), cell.strip()) for cell in cells]
            missing = [name for name in _NEEDED if name not in columns]
            if missing:
                raise InputError(f"has no column {missing[0]}", file=file, line=number, hint=_HINT)
            continue
        if not len(columns) - 1 <= len(cells) <= len(columns):
            message = f"has {len(cells)} column{'s' * (len(cells) > 1)} instead of {len(columns)}"
            raise InputError(message, file=file, line=number, hint=_HINT)
        row = dict.fromkeys(_COLUMNS, "") | dict(zip(columns, cells, strict=False))
        yield number, row


def _is_header(cells: Sequence[str]) -> bool:
    return cells[0].strip() == "system" and "target" in [cell.strip() for cell in cells]


def _claims(row: Mapping[str, str], file: str, line: int) -> Iterator[ForeignClaim]:
    category, severity = row["category"].strip(), row["severity"].strip()
    if not category or category.lower() == "no-error" or _PLANTED in (category + severity).lower():
        return
    on_source = "<v>" not in row["target"] and "<v>" in row["source"]
    marked = row["source"] if on_source else row["target"]
    note, correction = _metadata(row["metadata"], file, line)
    evidence = [Evidence(label, row[label].strip()) for label in ("rater", "system") if row[label].strip()]
    message = f"Marked as {severity.lower()}: {category}." + (f" {note}" if note else "")
    target = _MARK.sub("", row["target"])
    spans = list(_spans(marked, file, line)) or [(0, len(target))]
    for start, end in spans:
        yield ForeignClaim(
            start,
            end,
            message,
            line,
            category,
            severity,
            evidence=(*evidence, *([Evidence("the whole corrected", correction)] if correction else [])),
            on_source=on_source,
        )


def _spans(marked: str, file: str, line: int) -> Iterator[tuple[int, int]]:
    """Offsets in the text without its marks, of the words between <v> and </v>."""
    start, dropped = None, 0
    for mark in _MARK.finditer(marked):
        at = mark.start() - dropped
        dropped += len(mark.group())
        if (mark.group() == "<v>") is (start is not None):
            raise InputError("has a <v> without its </v>", file=file, line=line, hint="marks stand in pairs")
        if start is not None:
            yield start, at
        start = at if start is None else None
    if start is not None:
        raise InputError("has a <v> without its </v>", file=file, line=line, hint="marks stand in pairs")


def _metadata(cell: str, file: str, line: int) -> tuple[str, str]:
    """The rater's note and the rater's own rendering of the segment. A note may begin with a brace: {sic}."""
    if not _OBJECT.match(cell):
        return cell.strip(), ""
    record = read_json(cell, file, line)
    if not isinstance(record, Record):
        raise InputError("metadata is not an object", file=file, line=line, hint=_HINT)
    return record.optional_text("note").strip(), record.optional_text("corrected_translation").strip()


def _is_mine(text: str) -> int:
    cells = next(line for line in text.split("\n") if line.strip()).split("\t")
    if _is_header(cells):
        return 3
    return 2 if len(cells) in (9, 10) and cells[0].strip()[:1] not in ("{", "[") else 0


IMPORTER = Importer("marot", "Marot: people's MQM marks as TSV", "marot", _is_mine, _read)
