"""A manifest becomes an Edition, or a list of everything that is wrong with it.

    read_manifest(Path("editions/japan-1945/edition.yaml")).base.id          # "en-mt"

InputErrors holds every problem in the order of the lines, each with file, line, what is wrong, what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Any

from workbench.model.edition import Edition
from workbench.model.errors import InputError, InputErrors
from workbench.store.identity import to_slug
from workbench.store.manifest.checks import Rules, check, check_rules
from workbench.store.manifest.located import Document, Mapping, Scalar, Tree, load
from workbench.store.paths import MANIFEST

_MISSING = {
    "workbench": "add the line `workbench: 1` at the top",
    "title": "add a line such as `title: Visit to the Port`",
    "witnesses": "add the texts, or begin anew with `workbench new`",
    "role": "add `role: base` (or source, reconstruction, translation, revision)",
    "language": "add a BCP 47 code: `language: ru`",
    "files": "add the received file: `files: [sources/text.txt]`",
    "name": "add the person's name",
    "file": "add the received file: `file: sources/findings/xcomet.json`",
    "format": "add what it is in, such as `format: xcomet`",
    "origin": "add whose findings they are, such as `origin: xcomet`",
    "id": "add an id such as `id: en-mt`",
}


def read_manifest(path: Path, rules: Rules | None = None) -> Edition:
    """The edition that a manifest describes. InputErrors names every problem.

    rules: the ids of the rules there are, asked for where the manifest names some; without it they are not looked up.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no manifest", file=str(path), hint="begin with `workbench new`") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
    return parse_manifest(data, root=path.parent, file=str(path), rules=rules)


def parse_manifest(
    data: bytes, *, root: Path | None = None, file: str = MANIFEST, rules: Rules | None = None
) -> Edition:
    """As read_manifest; without a root, paths are not looked up on the disk."""
    from pydantic import ValidationError

    from workbench.store.manifest.types import ManifestFile

    document = load(data, file)
    errors = check(document.root, root, file)
    errors += check_rules(document.root, rules, file) if rules else []
    manifest = None
    try:
        manifest = ManifestFile.model_validate(_to_plain(document.root))
    except ValidationError as error:
        errors += [_to_error(each, document, file) for each in error.errors(include_url=False)]
    # What follows from a line that is refused as YAML would only confuse.
    refused = {error.line for error in document.errors}
    errors = document.errors + [error for error in errors if error.line not in refused]
    if errors or manifest is None:
        raise InputErrors(sorted(errors, key=lambda error: error.line or 0))
    return manifest.to_edition(to_slug(root.resolve().name if root else "") or "edition")


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema of the manifest (values as texts), for editors that complete and check."""
    from workbench.store.manifest.types import ManifestFile

    return ManifestFile.model_json_schema()


def _to_plain(tree: Tree) -> Any:
    if isinstance(tree, Scalar):
        return tree.value
    if isinstance(tree, Mapping):
        return {key: _to_plain(item) for key, item in tree.items.items() if not _is_absent(item)}
    return [_to_plain(item) for item in tree.items]


def _is_absent(tree: Tree) -> bool:
    return isinstance(tree, Scalar) and tree.is_absent


def _to_error(problem: AnyMapping[str, Any], document: Document, file: str) -> InputError:
    location, kind = list(problem["loc"]), problem["type"]
    line = _line_of(document.root, location)
    names = [str(part) for part in location if isinstance(part, str) and part != "[key]"]
    name = names[-1] if names else "the manifest"
    message, hint = _explain(kind, name, problem, location)
    return InputError(message, file=file, line=line, hint=hint)


def _explain(kind: str, name: str, problem: AnyMapping[str, Any], location: list[Any]) -> tuple[str, str]:
    context = problem.get("ctx", {})
    if kind == "workbench":
        return f"{name}: {context['message']}", context["hint"]
    if kind == "missing":
        return f"{name} is missing", _MISSING.get(name, f"add the key {name}")
    if kind == "extra_forbidden":
        return f"unknown key {name!r}", _did_you_mean(name, location)
    if kind in ("string_too_short", "too_short"):
        return f"{name} is empty", _MISSING.get(name, "write something there or delete the line")
    if kind == "literal_error":
        return f"{name}: version {problem['input']!r} is not known", "update workbench; this one reads version 1"
    wanted = {
        "string_type": ("a text", "put it in quotes"),
        "list_type": ("a list", "write [one, two], or `- one` on a line of its own"),
    }
    what, hint = wanted.get(kind, ("keys and values", "write `key: value` lines, indented below it"))
    return f"{name} is not {what}", hint


def _did_you_mean(name: str, location: list[Any]) -> str:
    known = _known_keys(location[:-1])
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else "known here: " + ", ".join(known)


def _known_keys(location: list[Any]) -> list[str]:
    from workbench.store.manifest import types

    models: dict[Any, Any] = {
        "people": types.PersonPart, "witnesses": types.WitnessPart, "rules": types.RulePart,
        "findings": types.FindingsPart,
    }  # fmt: skip
    model = models.get(location[0], types.ManifestFile) if location else types.ManifestFile
    if "bibliography" in location:
        model = types.BibliographyPart
    return list(model.model_fields)


def _line_of(root: Mapping, location: list[Any]) -> int:
    """The line of a value, of its key where the value is missing, or of the nearest thing around it."""
    tree: Tree = root
    line = root.line
    for part in location:
        if isinstance(tree, Mapping) and part in tree.items:
            line, tree = tree.keys[part].line, tree.items[part]
            if location[-1] == "[key]" and part == location[-2]:
                return line
        elif not isinstance(tree, Scalar | Mapping) and isinstance(part, int):
            tree = tree.items[part]
            line = tree.line
        else:
            return line
    return line if _is_absent(tree) or isinstance(tree, Mapping) else tree.line
