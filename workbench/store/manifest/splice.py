"""Where things stand in a manifest's text, and how lines and values are put there without touching the rest.

part = find_witness(load_root(text), "en-mt")
text = set_value(text, part, "digest", '"…"', behind="files")
"""

from __future__ import annotations

from workbench.store.manifest.located import Mapping, Scalar, Sequence, Tree, load
from workbench.store.paths import MANIFEST


def load_root(text: str) -> Mapping:
    return load(text.encode(), MANIFEST).root


def find_witness(root: Mapping, witness_id: str) -> Mapping:
    """KeyError for an unknown witness."""
    witnesses = root.items["witnesses"]
    for part in witnesses.items if isinstance(witnesses, Sequence) else []:
        if isinstance(part, Mapping):
            value = part.items.get("id")
            if isinstance(value, Scalar) and value.value == witness_id:
                return part
    raise KeyError(witness_id)


def set_value(text: str, part: Mapping, key: str, value: str, *, behind: str) -> str:
    """The value of a key put in or exchanged; a new key goes below another one. value: as it is written."""
    if key in part.items:
        name, old = part.keys[key], part.items[key]
        start = name.end if isinstance(old, Scalar) and old.is_absent else old.start
        end = text.index(":", name.end) + 1 if start == name.end else old.end
        return text[:start] + (": " if start == name.end else "") + value + text[end:]
    if part.is_flow:
        return f"{text[: part.end - 1]}, {key}: {value}{text[part.end - 1 :]}"
    return put_behind(text, part.items[behind], f"{' ' * column(text, part.start)}{key}: {value}\n")


def drop_value(text: str, part: Mapping, key: str) -> str:
    """The line of a key that was put in by `set_value` taken out again."""
    if key not in part.items:
        return text
    name, value = part.keys[key], part.items[key]
    if part.is_flow:
        before = text[: name.start].rstrip()
        return (before.removesuffix(",") if before.endswith(",") else text[: name.start]) + text[value.end :]
    start = text.rfind("\n", 0, name.start) + 1
    if text[start : name.start].strip():  # the first key behind a dash: only its value can go
        return text[: name.end] + ":" + text[value.end :]
    end = text.find("\n", value.end) + 1 or len(text)
    return text[:start] + text[end:]


def put_behind(text: str, tree: Tree, lines: str) -> str:
    """Lines put below the line on which the tree's last word stands."""
    end = last_end(tree)
    if text[end - 1] != "\n":
        end = text.find("\n", end) + 1 or len(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text[:end]
    if not before.endswith("\n"):
        before += line_end
    return before + lines.replace("\n", line_end) + text[end:]


def last_end(tree: Tree) -> int:
    """Where the last value ends; YAML itself lets a block reach over the comments that follow it."""
    if isinstance(tree, Scalar) or tree.is_flow:
        return tree.end
    if isinstance(tree, Sequence):
        return last_end(tree.items[-1])
    key, value = list(tree.items.items())[-1]
    return tree.keys[key].end if isinstance(value, Scalar) and value.is_absent else last_end(value)


def column(text: str, index: int) -> int:
    return index - (text.rfind("\n", 0, index) + 1)
