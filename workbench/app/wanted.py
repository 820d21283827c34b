"""What an editor asks for, before it is a decision: words as typed, not yet places in the base."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Place:
    """OLD in SEGMENT (p12 or en-mt.p12), the nth one, becomes NEW."""

    segment: str
    old: str
    new: str
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A correction asked for. source: words as they stand in the source."""

    places: tuple[Place, ...]
    why: str = ""
    category: str | None = None
    severity: str | None = None
    source: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    proposed: bool = False
    who: str = ""

    def at(self, places: tuple[Place, ...]) -> Wanted:
        return replace(self, places=places)


@dataclass(frozen=True, slots=True)
class WantedRemark:
    segment: str
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class WantedDismissal:
    finding: str
    why: str = ""
    who: str = ""


Asked = Wanted | WantedRemark | WantedDismissal

_FIELDS = {
    "correct": {
        "segment", "old", "new", "nth", "edits", "why", "category", "severity", "source", "findings", "propose", "who",
    },
    "remark": {"segment", "text", "who"},
    "dismiss": {"finding", "why", "who"},
}  # fmt: skip


def read_wanted(path: Path) -> list[tuple[int, Asked]]:
    """The decisions of a JSON Lines file with their line numbers; InputError names the first bad line.

    {"act": "correct", "segment": "p10", "old": "in Togo", "new": "with Togo", "why": "…", "severity": "critical"}
    {"act": "correct", "edits": [{"segment": "p2", "old": "…", "new": "…"}, …], "why": "…"}
    {"act": "remark", "segment": "p12", "text": "…"}      {"act": "dismiss", "finding": "…", "why": "…", "who": "Anna"}

    who: whose decision it is, if not that of the person who runs the command.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", file=str(path), hint="save it as UTF-8") from None
    return list(_read_lines(text, str(path)))


def _read_lines(text: str, file: str) -> Iterator[tuple[int, Asked]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError("is not a JSON object", file=file, line=number, hint="one object a line") from None
        yield number, _to_asked(record, file, number)


def _to_asked(record: object, file: str, line: int) -> Asked:
    if not isinstance(record, dict):
        raise InputError("is not a JSON object", file=file, line=line, hint="one object a line")
    kind = record.get("act")
    if kind not in _FIELDS:
        raise InputError(f"act is {kind!r}", file=file, line=line, hint="act is correct, remark or dismiss")
    unknown = sorted(set(record) - _FIELDS[kind] - {"act"})
    if unknown:
        known = ", ".join(sorted(_FIELDS[kind]))
        raise InputError(f"unknown field {unknown[0]!r}", file=file, line=line, hint=f"a {kind} has {known}")
    fields = _Fields(record, file, line)
    if kind == "remark":
        return WantedRemark(fields.text("segment"), fields.text("text"), fields.text("who", ""))
    if kind == "dismiss":
        return WantedDismissal(fields.text("finding"), fields.text("why", ""), fields.text("who", ""))
    edits = record.get("edits", [{key: record[key] for key in ("segment", "old", "new", "nth") if key in record}])
    if not isinstance(edits, list) or not edits or not all(isinstance(edit, dict) for edit in edits):
        raise InputError("edits is not a list of objects", file=file, line=line)
    places = tuple(_Fields(edit, file, line).place() for edit in edits)
    return Wanted(
        places,
        fields.text("why", ""),
        fields.text("category", "") or None,
        fields.text("severity", "") or None,
        fields.texts("source"),
        fields.texts("findings"),
        record.get("propose") is True,
        fields.text("who", ""),
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    record: dict[str, object]
    file: str
    line: int

    def text(self, name: str, default: str | None = None) -> str:
        value = self.record.get(name, default)
        if not isinstance(value, str):
            what = "is missing" if value is None else "is not a text"
            raise InputError(f"{name} {what}", file=self.file, line=self.line)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.record.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError(f"{name} is not a list of texts", file=self.file, line=self.line)
        return tuple(value)

    def place(self) -> Place:
        nth = self.record.get("nth")
        if nth is not None and (not isinstance(nth, int) or isinstance(nth, bool) or nth < 1):
            raise InputError("nth is not a number from 1", file=self.file, line=self.line)
        return Place(self.text("segment"), self.text("old"), self.text("new"), nth)
