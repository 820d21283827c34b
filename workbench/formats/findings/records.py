"""JSON with the line of each object, and its fields read with one clear message for what is wrong.

    record = read_json('{"mt": "He came.", "errors": []}', "out.json")
    record.text("mt")           # "He came."; InputError names file, line and field where it is no text

NaN, numbers no machine can hold, nesting too deep to read and wrong types are refused.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from json import decoder, scanner
from typing import Any, NoReturn

from workbench.model.errors import InputError

_HINT = "is the file whole, and in the format it was taken for?"


class Record(dict[str, Any]):
    """An object of a JSON file that knows where it stands."""

    file: str
    line: int

    def refuse(self, message: str, hint: str | None = _HINT) -> NoReturn:
        raise InputError(message, file=self.file, line=self.line, hint=hint)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.get(key, default)
        if not isinstance(value, str):
            self.refuse(f"{key} is missing" if value is None else f"{key} is not a text")
        return value

    def optional_text(self, key: str) -> str:
        return "" if self.get(key) is None else self.text(key)

    def number(self, key: str) -> float | None:
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
            self.refuse(f"{key} is not a number")
        return float(value)

    def confidence(self, key: str = "confidence") -> float | None:
        value = self.number(key)
        if value is not None and not 0 <= value <= 1:
            self.refuse(f"{key} is {value:g}, not between 0 and 1")
        return None if value is None else round(value, 3)

    def index(self, key: str) -> int:
        value = self.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(f"{key} is missing" if value is None else f"{key} is not a whole number")
        return value

    def span(self, length: int, start_key: str = "start", end_key: str = "end") -> tuple[int, int]:
        """A stretch that lies in a text of that length."""
        start, end = self.index(start_key), self.index(end_key)
        if not 0 <= start <= end <= length:
            self.refuse(f"{start_key} {start} and {end_key} {end} do not lie in their text of {length} characters")
        return start, end

    def record(self, key: str) -> Record:
        """An object; an empty one where there is none."""
        value = self.get(key)
        if value is None:
            value = Record()
            value.file, value.line = self.file, self.line
        if not isinstance(value, Record):
            self.refuse(f"{key} is not an object")
        return value

    def records(self, key: str) -> list[Record]:
        """A list of objects; empty where there is none."""
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, Record) for each in value):
            self.refuse(f"{key} is not a list of objects")
        return value


def read_json(text: str, file: str, first: int = 1) -> Any:
    """What a JSON text holds, its objects as Records. first: the number of its first line."""
    try:
        return _Located(text, file, first).decode(text)
    except RecursionError:
        raise InputError("is nested too deeply", file=file, line=first, hint=_HINT) from None
    except json.JSONDecodeError as error:
        line = first + error.lineno - 1
        raise InputError(f"is not JSON: {error.msg}", file=file, line=line, hint=_HINT) from None
    except ValueError as error:
        raise InputError(f"has a number that cannot be used ({error})", file=file, line=first, hint=_HINT) from None


def read_json_lines(text: str, file: str) -> Iterator[Record]:
    """An object a line; blank lines count but say nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            value = read_json(line, file, number)
            if not isinstance(value, Record):
                raise InputError("is not a JSON object", file=file, line=number, hint="one object a line")
            yield value


def first_record(text: str) -> Mapping[str, Any]:
    """The object on the first line with something in it; empty if that is none. For recognising JSON Lines."""
    line = next((each for each in text.split("\n") if each.strip()), "")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


class _Located(json.JSONDecoder):
    """The decoder of the standard library with its scanner in Python, which can be asked where an object begins."""

    def __init__(self, text: str, file: str, first: int) -> None:
        super().__init__(parse_constant=_refuse_constant)
        self._file, self._first = file, first
        self._ends = [at for at, char in enumerate(text) if char == "\n"] if "\n" in text else []
        self.parse_object = self._to_record
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]

    def _to_record(self, place: tuple[str, int], *rest: Any) -> tuple[Record, int]:
        value, end = decoder.JSONObject(place, *rest)  # type: ignore[attr-defined]
        record = Record(value)
        record.file, record.line = self._file, self._first + bisect_left(self._ends, place[1])
        return record, end


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def texts_of(value: object) -> Sequence[str] | None:
    """A list of texts, or None if it is something else."""
    return value if isinstance(value, list) and all(isinstance(each, str) for each in value) else None
