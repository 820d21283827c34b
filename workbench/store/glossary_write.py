"""Changes to a glossary that people write: a line is put in or taken out, nothing else is touched.

    add_term(paths.glossary, ("флот", "navy|naval", "required", ""))     # True; False where that stands there already
    remove_terms(paths.glossary, "флот", "navy")                          # the terms that went

Comments, order and line ends stay. The file is written whole, under its lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.model.errors import UsageError
from workbench.model.glossary import Term
from workbench.store.atomic import write
from workbench.store.glossary import COLUMNS, LIMIT, Known, problem_of, read_bytes, read_rows, to_cells, to_term
from workbench.store.locks import exclusive, lock_file
from workbench.text.normalise import fold

_HEAD = (
    "# What terms are called in this edition: columns parted by tabs, targets that will do by |.\n# "
    + "\t".join(COLUMNS)
    + "\n"
)


def add_term(path: Path, texts: Sequence[str]) -> bool:
    """texts: source, target, status, note. UsageError where they make no row, or one that does not fit to another."""
    cells = to_cells(texts)
    problem = problem_of(cells) or (_NO_ROW if cells[0].startswith("#") else None)
    if problem is not None:
        raise UsageError(problem[0], hint=problem[1])
    term, known = to_term(cells), Known()
    with exclusive(lock_file(path), path.name):
        data = read_bytes(path)
        for row in read_rows(data, path.name):
            if _is_same(row.term, term):
                return False
            known.add(row.term, row.line)
        problem = known.problem_of(term)
        if problem is not None:
            raise UsageError(problem[0], hint=problem[1])
        text = data.decode("utf-8") or _HEAD
        end = "\r\n" if "\r\n" in text else "\n"
        line = "\t".join(cells).rstrip("\t")
        changed = (text + ("" if text.endswith("\n") else end) + line + end).encode()
        if len(changed) > LIMIT:
            raise UsageError("the glossary would be larger than 1 MB", hint="write a shorter row, or take others out")
        write(path, changed)
        return True


_NO_ROW = ("a term that begins with # would be a comment", "leave the sign out")


def _is_same(one: Term, other: Term) -> bool:
    return (_key(one), one.status, one.note) == (_key(other), other.status, other.note)


def _key(term: Term) -> tuple[str, frozenset[str]]:
    return fold(term.source, case=True), frozenset(fold(target, case=True) for target in term.targets)


def remove_terms(path: Path, source: str, target: str | None = None) -> tuple[Term, ...]:
    """All rows of a source, or those that have this target; UsageError where there is none."""
    source, target = to_cells([source])[0], None if target is None else to_cells([target])[0]
    with exclusive(lock_file(path), path.name):
        data = read_bytes(path)
        gone = [row for row in read_rows(data, path.name) if _is_meant(row.term, source, target)]
        if not gone:
            what = f"{source!r}" if target is None else f"{target!r} for {source!r}"
            raise UsageError(f"the glossary has no row of {what}", hint="workbench glossary list")
        numbers = {row.line for row in gone}
        lines = data.decode("utf-8").split("\n")
        write(path, "\n".join(line for at, line in enumerate(lines, 1) if at not in numbers).encode())
        return tuple(row.term for row in gone)


def _is_meant(term: Term, source: str, target: str | None) -> bool:
    has, targets = _key(term)
    return has == fold(source, case=True) and (target is None or fold(target, case=True) in targets)
