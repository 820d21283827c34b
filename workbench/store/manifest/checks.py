"""What the keys of a manifest must be to one another; runs on the tree, whatever else is wrong with it.

check(document.root, root, "edition.yaml")          # [InputError("two witnesses are the base: …", line=9)]
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection
from pathlib import Path

from workbench.model.errors import InputError
from workbench.model.witness import Role
from workbench.store.manifest.located import Mapping, Scalar, Sequence, Tree
from workbench.store.paths import inside

# Names of files that build/tei has anyway.
Rules = Callable[[], Collection[str]]
RESERVED = ("alignment", "edition", "findings", "taxonomy")


def check(root: Mapping, folder: Path | None, file: str) -> list[InputError]:
    """Repeated ids, bases, reserved names, paths that lead outside. folder: the edition's, to look up paths."""
    witnesses = _parts(root, "witnesses")
    return [
        *_check_repeated(witnesses, "witness", file),
        *_check_repeated(_parts(root, "people"), "person", file),
        *_check_base(root, witnesses, file),
        *_check_reserved(witnesses, file),
        *(error for part in witnesses for error in _check_paths(part, "files", folder or Path(), file)),
        *_check_paths(root, "packs", folder or Path(), file),
        *_check_findings(_parts(root, "findings"), folder or Path(), file),
    ]


def check_rules(root: Mapping, known: Rules, file: str) -> list[InputError]:
    """Options of rules that there are not. known: asked only where there are options."""
    options = root.items.get("rules")
    if not isinstance(options, Mapping) or not options.items:
        return []
    rules = sorted(known())
    return [
        InputError(f"rules: there is no rule {name!r}", file=file, line=key.line, hint=_nearest(name, rules))
        for name, key in options.keys.items()
        if name not in rules
    ]


def _nearest(name: str, rules: list[str]) -> str:
    near = difflib.get_close_matches(name, rules, n=1)
    return f"did you mean {near[0]!r}?" if near else "`workbench rules` lists them"


def _parts(root: Mapping, key: str) -> list[Mapping]:
    parts = root.items.get(key)
    return [part for part in parts.items if isinstance(part, Mapping)] if isinstance(parts, Sequence) else []


def _scalar(part: Mapping, key: str) -> Scalar | None:
    value = part.items.get(key)
    return value if isinstance(value, Scalar) and not value.is_absent else None


def _check_repeated(parts: list[Mapping], what: str, file: str) -> list[InputError]:
    errors, first = [], dict[str, int]()
    for part in parts:
        value = _scalar(part, "id")
        if value is None:
            continue
        if value.value in first:
            message = f"id: a second {what} is called {value.value!r} (first on line {first[value.value]})"
            errors.append(InputError(message, file=file, line=value.line, hint="give one of them another id"))
        first.setdefault(value.value, value.line)
    return errors


def _check_base(root: Mapping, witnesses: list[Mapping], file: str) -> list[InputError]:
    roles = [role for part in witnesses if (role := _scalar(part, "role")) is not None]
    bases = [role for role in roles if role.value == Role.BASE]
    if len(bases) > 1:
        message = f"role: a second witness is the base (first on line {bases[0].line})"
        hint = "one text is corrected; another can be a translation or a revision"
        return [InputError(message, file=file, line=role.line, hint=hint) for role in bases[1:]]
    complete = witnesses and len(roles) == len(witnesses) and all(role.value in tuple(Role) for role in roles)
    if not bases and complete:
        line = root.keys["witnesses"].line
        hint = "give the translation that is to be corrected `role: base`"
        return [InputError("no witness is the base", file=file, line=line, hint=hint)]
    return []


def _check_reserved(witnesses: list[Mapping], file: str) -> list[InputError]:
    states = {
        base.value.split("-", 1)[0] + "-corr": "the corrected text"
        for part in witnesses
        if (role := _scalar(part, "role")) and role.value == Role.BASE and (base := _scalar(part, "id"))
    }
    taken = dict.fromkeys(RESERVED, "a file of the TEI edition") | states
    return [
        InputError(
            f"id: {value.value!r} is the name of {taken[value.value]}",
            file=file,
            line=value.line,
            hint="give the witness another id",
        )
        for part in witnesses
        if (value := _scalar(part, "id")) and value.value in taken
    ]


def _check_findings(parts: list[Mapping], folder: Path, file: str) -> list[InputError]:
    """Paths inside the edition, and each file once."""
    errors, first = [], dict[str, int]()
    for part in parts:
        for key in ("file", "beside"):
            value = _scalar(part, key)
            if value is not None and (error := _lead_outside(value, key, folder, file)):
                errors.append(error)
        value = _scalar(part, "file")
        if value is not None and first.setdefault(value.value, value.line) != value.line:
            message = f"file: {value.value!r} stands twice (first on line {first[value.value]})"
            errors.append(InputError(message, file=file, line=value.line, hint="delete one of the two"))
    return errors


def _lead_outside(value: Scalar, key: str, folder: Path, file: str) -> InputError | None:
    try:
        inside(folder, value.value)
    except InputError as error:
        return InputError(f"{key}: {error.message}", file=file, line=value.line, hint=error.hint)
    return None


def _check_paths(part: Mapping, key: str, folder: Path, file: str) -> list[InputError]:
    """The paths that a list names."""
    errors = []
    paths: Tree | None = part.items.get(key)
    for item in paths.items if isinstance(paths, Sequence) else []:
        if not isinstance(item, Scalar) or not item.value:
            continue
        if error := _lead_outside(item, key, folder, file):
            errors.append(error)
    return errors
