"""An act as one line of JSON, and back; the round trip is the identity.

    act_to_json(Act("1f0c7a52", 3, (), "2026-03-02T10:15:00Z", "ak", Undo(("0b1c2d3e",))))
    # {"v":1,"id":"1f0c7a52","seq":3,"sees":[],"when":"…","who":"ak","act":"undo","targets":["0b1c2d3e"]}

Keys stand in the order of the model's fields; what has its default value is left out. Letters stand as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from workbench.model.act import KINDS, Act, Add, Change, Drop, Join, Split
from workbench.model.errors import InputError

VERSION = 1
OPERATIONS: dict[type, str] = {Change: "change", Split: "split", Join: "join", Add: "add", Drop: "drop"}

# Letters that some programs take for the end of a line.
_LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class DamagedLine(InputError):
    """A line that is not a whole JSON object: torn off, or overwritten."""


def act_to_json(act: Act) -> str:
    """One line without its end. InputError for a character that UTF-8 cannot hold."""
    record: dict[str, Any] = {"v": VERSION, "id": act.id, "seq": act.seq, "sees": list(act.sees)}
    record |= {"when": act.when, "who": act.who, "act": act.kind}
    if act.group:
        record["group"] = act.group
    record |= _to_plain(act.body)
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        raise InputError(
            "a decision holds half a character (a lone surrogate)", hint="type the words again; do not paste them"
        ) from None
    for character, escape in _LINE_ENDS.items():
        line = line.replace(character, escape)
    return line


def act_from_json(line: str | bytes, file: str, lineno: int) -> Act:
    """The act of a line. DamagedLine if it is not a whole JSON object, InputError if it is not an act we know."""
    from pydantic import ValidationError

    from workbench.store.act_types import LINES

    record = _parse(line, file, lineno)
    version, kind = record.get("v"), record.get("act")
    newer = "update workbench; the line was written by a newer workbench and is kept as it is"
    if version != VERSION or isinstance(version, bool):
        raise InputError(f"an act of version {version!r} is not known", file=file, line=lineno, hint=newer)
    if not isinstance(kind, str) or kind not in LINES:
        raise InputError(f"an act of kind {kind!r} is not known", file=file, line=lineno, hint=newer)
    try:
        part = LINES[kind].model_validate(record)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in problem["loc"])
        message = f"not a {kind} act: {place + ': ' if place else ''}{problem['msg']}"
        raise InputError(
            message, file=file, line=lineno, hint=f"`{kind}` is described in the journal reference"
        ) from None
    return Act(part.id, part.seq, tuple(part.sees), part.when, part.who, part.to_model(), part.group)


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of the lines of each kind of act."""
    from workbench.store.act_types import LINES

    return {kind: LINES[kind].model_json_schema() for kind in KINDS}


def _to_plain(value: Any) -> Any:
    if is_dataclass(value):
        record = {"op": OPERATIONS[type(value)]} if type(value) in OPERATIONS else {}
        for field in fields(value):
            item = getattr(value, field.name)
            if field.default is MISSING or item != field.default:
                record[field.name] = _to_plain(item)
        return record
    return [_to_plain(item) for item in value] if isinstance(value, tuple) else value


def _parse(line: str | bytes, file: str, lineno: int) -> dict[str, Any]:
    try:
        text = line.decode() if isinstance(line, bytes) else line
        record = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        if isinstance(error, _Refused):
            raise InputError(
                str(error), file=file, line=lineno, hint="take the line back from your last copy"
            ) from None
        raise DamagedLine(
            "is not a whole act", file=file, line=lineno, hint="run `workbench doctor --fix`, which puts the line aside"
        ) from None
    if _SURROGATE.search(text) and not _is_encodable(record):
        raise InputError("half a character (a lone surrogate)", file=file, line=lineno, hint="write it out in full")
    if not isinstance(record, dict):
        raise InputError("is not a JSON object", file=file, line=lineno, hint="each line is one act: {…}")
    return record


class _Refused(ValueError):
    pass


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise _Refused("a key stands twice in an act")
    return record


def _refuse(name: str) -> Any:
    raise _Refused(f"{name} is not a number")


def _is_encodable(record: Any) -> bool:
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
