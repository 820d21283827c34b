"""YAML read as nothing but texts, lists and mappings, each with its place; everything clever is refused.

    tree = load(b"title: 1945\\n", "edition.yaml")
    tree.items["title"].value                         # "1945", and .line == 1

`no`, `1e3`, `2026-01-01` stay the text they are: what a value means is decided by its key, later.
Tags, anchors, aliases, keys given twice and second documents are errors, with the line and what to do.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from workbench.model.errors import InputError

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 12

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML does not allow anywhere, as PyYAML has it.
_UNPRINTABLE = re.compile("[^\\x09\\x0a\\x0d\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


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


def load(data: bytes, file: str, *, loader: Any = None) -> Mapping:
    """The mapping that the bytes hold. InputError with file and line otherwise."""
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
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def read(self) -> Mapping:
        try:
            events = iter(list(yaml.parse(self._text, Loader=self._loader)))
        except yaml.MarkedYAMLError as error:
            raise self._explain(error) from None
        tree: Tree | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    raise self._error("a second document begins here", event, "delete this `---` and what follows")
                tree = self._node(next(events), events, 0)
        if tree is None or (isinstance(tree, Scalar) and tree.is_absent):
            raise InputError("is empty", file=self._file, hint="begin an edition with `workbench new`")
        if not isinstance(tree, Mapping):
            raise InputError(
                "is not a list of keys and values", file=self._file, line=tree.line, hint="write `title: …` on a line"
            )
        return tree

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Tree:
        self._refuse_cleverness(event)
        if depth > MAXIMUM_DEPTH:
            raise self._error("is nested too deeply", event, "no key of a manifest needs that")
        start, line = event.start_mark.index, self._line(event.start_mark.index)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, start, event.end_mark.index, event.style is None)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(Sequence([], line, start, start, bool(event.flow_style)), events, depth)
        return self._mapping(Mapping({}, line, start, start, bool(event.flow_style)), events, depth)

    def _sequence(self, sequence: Sequence, events: Iterator[Any], depth: int) -> Sequence:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                sequence.end = event.end_mark.index
                break
            sequence.items.append(self._node(event, events, depth + 1))
        return sequence

    def _mapping(self, mapping: Mapping, events: Iterator[Any], depth: int) -> Mapping:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                mapping.end = event.end_mark.index
                break
            key = self._node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise self._error("a key is not a plain word", event, "write `key: value`")
            if key.value in mapping.items:
                first = mapping.keys[key.value].line
                raise self._error(
                    f"the key {key.value!r} stands here a second time (first on line {first})",
                    event,
                    "keep one of the two",
                )
            mapping.keys[key.value] = key
            mapping.items[key.value] = self._node(next(events), events, depth + 1)
        return mapping

    def _refuse_cleverness(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._error(
                f"an alias (*{event.anchor}) is not allowed", event, "write the value out, or put the text in quotes"
            )
        if event.anchor is not None:
            raise self._error(
                f"an anchor (&{event.anchor}) is not allowed", event, "delete it, or put the text in quotes"
            )
        if event.tag is not None:
            raise self._error("a tag (!…) is not allowed", event, "delete it, or put the text in quotes")

    def _line(self, index: int) -> int:
        return bisect.bisect_left(self._breaks, index) + 1

    def _error(self, message: str, event: Any, hint: str) -> InputError:
        return InputError(message, file=self._file, line=self._line(event.start_mark.index), hint=hint)

    def _explain(self, error: yaml.MarkedYAMLError) -> InputError:
        """Our words for the errors people make; they are the same with either of PyYAML's parsers."""
        index = error.problem_mark.index if error.problem_mark else 0
        opened = error.context_mark.index if error.context_mark else index
        problem, context = error.problem or "", error.context or ""
        start = self._text.rfind("\n", 0, index) + 1
        line_text = self._text[start:].split("\n", 1)[0]
        character = self._text[index : index + 1]
        quotes = 'put the text behind the key in quotes: title: "…"'
        if "\t" in line_text[: len(line_text) - len(line_text.lstrip())] or character == "\t":
            return self._problem("a tab at the beginning of the line", index, "replace it with spaces")
        if "end of stream" in problem and "quoted" in context:
            return self._problem("a quotation mark opened here is never closed", opened, "close it")
        if "flow" in context:
            return self._problem("a bracket opened here is not closed", opened, "close it, or " + quotes)
        if "escape" in problem:
            return self._problem("an unknown escape: \\ means something in double quotes", index, "write \\\\")
        if "mapping values" in problem:
            return self._problem("a second colon, or wrong indentation", index, quotes)
        if character and character in "@`%&*!|>":
            return self._problem(f"a text cannot begin with {character}", index, quotes)
        return self._problem("this is not YAML: indentation, quotes or brackets do not fit", index, quotes)

    def _problem(self, message: str, index: int, hint: str) -> InputError:
        return InputError(message, file=self._file, line=self._line(index), hint=hint)
