"""What a Markdown file says of itself at its top, between two lines `---`: one `key: value` a line.

    front, rest = cut("---\ntitle: The Snow\n---\n\nIt snowed.\n")     # front == {"title": "The Snow"}
    write({"title": "The Snow", "lang": "en"})

Lines stay where they are: in the rest those of the front are blank. Values are quoted as in JSON, which YAML reads the
same; lists are read as their members with semicolons between.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_MEMBER = re.compile(r"\s*-\s+(?P<value>.*)")


def cut(text: str) -> tuple[dict[str, str], str]:
    """The values by key, in small letters, and the text with blank lines in their place; nothing where none is."""
    lines = text.split("\n")
    if not re.fullmatch(r"---[ \t]*", lines[0]):
        return {}, text
    end = next((at for at, line in enumerate(lines) if at and _FENCE.fullmatch(line)), 0)
    pairs = [_PAIR.fullmatch(line) for line in lines[1:end] if line.strip() and not line.startswith("#")]
    if not end or not pairs or pairs[0] is None:
        return {}, text  # a thematic break, and prose below it
    return _read(lines[1:end]), "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _read(lines: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        pair, member = _PAIR.fullmatch(line), _MEMBER.fullmatch(line)
        if pair:
            key = pair["key"].lower()
            found[key] = _values((pair["value"] or "").strip())
        elif key and member:
            found[key].append(_plain(member["value"].strip()))
        elif key and line.strip() and found[key]:
            found[key][-1] = f"{found[key][-1]} {line.strip()}".removeprefix("| ").removeprefix("> ")
    return {key: "; ".join(each for each in values if each) for key, values in found.items()}


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_plain(each.strip()) for each in value[1:-1].split(",")]
    return [_plain(value)] if value else []


def _plain(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    return value[1:-1].replace("''", "'") if len(value) > 1 and value[0] == value[-1] == "'" else value


def write(values: Mapping[str, str]) -> str:
    """What is empty is left out."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value]
    return "".join(["---\n", *lines, "---\n"])
