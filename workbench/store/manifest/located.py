"""YAML read as nothing but texts, lists and mappings, each with its place; everything clever is refused.

    document = load(b"title: 1945", "edition.yaml")
    document.root.items["title"].value                # "1945", and .line == 1

`no`, `1e3`, `2026-01-01` stay the text they are: what a value means is decided by its key, later.
Tags, anchors, aliases, keys given twice and second documents are errors, with the line and what to do.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from workbench.model.errors import InputError
from workbench.store.manifest.syntax import explain

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 12

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML does not allow anywhere, as PyYAML has it; and the byte order mark, which nobody would see.
_UNPRINTABLE = re.compile(
    "[^\\x09\\x0a\\x0d\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)


@dataclass(slots=True)
class Scalar:
    """A text. start, end: code points of the file. is_plain: written without quotes."""

    value: str
    line: int
    start: int
    end: int
    is_plain: bool = True

    @property
    def is_absent(self) -> bool:
        """`key:` with nothing behind it."""
        return self.is_plain and not self.value


@dataclass(slots=True)
class Sequence:
    items: list[Tree]
    line: int
    start: int
    end: int
    is_flow: bool = False


@dataclass(slots=True)
class Mapping:
    items: dict[str, Tree]
    line: int
    start: int
    end: int
    is_flow: bool = False
    keys: dict[str, Scalar] = field(default_factory=dict)


Tree = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Document:
    """The mapping of a file, and what is refused in it: these errors do not stop the reading."""

    text: str
    root: Mapping
    errors: list[InputError]


def load(data: bytes, file: str, *, loader: Any = None) -> Document:
    """What the bytes hold. InputError with file and line where they are no YAML mapping at all."""
    text = decode(data, file)
    return _Reader(text, file, loader or LOADER).read()


def decode(data: bytes, file: str) -> str:
    """UTF-8 without its byte order mark; InputError for anything else or too much."""
    if len(data) > MAXIMUM_BYTES:
        raise InputError("the manifest is larger than 1 MB", file=file, hint="it holds a description, not the texts")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "is not UTF-8", file=file, line=line, hint="save it as UTF-8 (in the editor: encoding, UTF-8)"
        ) from None
    odd = _UNPRINTABLE.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise InputError(
            f"a character that YAML does not allow (U+{ord(odd.group()):04X})", file=file, line=line, hint="delete it"
        )
    return text


class _Reader:
    def __init__(self, text: str, file: str, loader: Any) -> None:
        self._text, self._file, self._loader = text, file, loader
        self._errors: list[InputError] = []
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def read(self) -> Document:
        try:
            # Events come one by one, so that what is nested too deeply is seen before it fills the memory.
            tree = self._documents(yaml.parse(self._text, Loader=self._loader))
        except yaml.MarkedYAMLError as error:
            raise self._problem(*explain(error, self._text)) from None
        if tree is None or (isinstance(tree, Scalar) and tree.is_absent):
            raise InputError("is empty", file=self._file, hint="begin an edition with `workbench new`")
        if not isinstance(tree, Mapping):
            raise InputError(
                "is not a list of keys and values", file=self._file, line=tree.line, hint="write `title: …` on a line"
            )
        return Document(self._text, tree, self._errors)

    def _documents(self, events: Any) -> Tree | None:
        tree: Tree | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    self._refuse("a second document begins here", event, "delete this `---` and what follows")
                    break
                tree = self._node(next(events), events, 0)
        return tree

    def _node(self, event: Any, events: Any, depth: int) -> Tree:
        self._refuse_cleverness(event)
        if depth > MAXIMUM_DEPTH:
            raise self._problem("is nested too deeply", _start(event), "no key of a manifest needs that")
        start, line = _start(event), self._line(_start(event))
        if isinstance(event, yaml.AliasEvent):
            return Scalar(f"*{event.anchor}", line, start, _end(event))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, start, _end(event), not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(Sequence([], line, start, start, bool(event.flow_style)), events, depth)
        return self._mapping(Mapping({}, line, start, start, bool(event.flow_style)), events, depth)

    def _sequence(self, sequence: Sequence, events: Any, depth: int) -> Sequence:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                sequence.end = _end(event)
                break
            sequence.items.append(self._node(event, events, depth + 1))
        return sequence

    def _mapping(self, mapping: Mapping, events: Any, depth: int) -> Mapping:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                mapping.end = _end(event)
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse("a key is not a plain word", event, "write `key: value`")
            elif key.value in mapping.items:
                first = mapping.keys[key.value].line
                message = f"the key {key.value!r} stands here a second time (first on line {first})"
                self._refuse(message, event, "keep one of the two")
            else:
                mapping.keys[key.value], mapping.items[key.value] = key, value
        return mapping

    def _refuse_cleverness(self, event: Any) -> None:
        hint = "delete it, or put the text in quotes"
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                f"an alias (*{event.anchor}) is not allowed", event, "write the value out, or put it in quotes"
            )
            return
        if event.anchor is not None:
            self._refuse(f"an anchor (&{event.anchor}) is not allowed", event, hint)
        if event.tag is not None:
            self._refuse("a tag (!…) is not allowed", event, hint)

    def _line(self, index: int) -> int:
        return bisect.bisect_left(self._breaks, index) + 1

    def _refuse(self, message: str, event: Any, hint: str) -> None:
        self._errors.append(self._problem(message, _start(event), hint))

    def _problem(self, message: str, index: int, hint: str) -> InputError:
        return InputError(message, file=self._file, line=self._line(index), hint=hint)


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)
