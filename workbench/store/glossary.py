"""The glossary of an edition: `glossary.tsv`, a file for people and their spreadsheets.

    # what our terms are called
    source  target          status     note          (parted by tabs; this line may be missing)
    флот    navy|naval      required
            thus            forbidden                (without a source: nowhere)

read_glossary(paths.glossary)[0]        # Term("флот", ("navy", "naval"), TermStatus.REQUIRED, "")

A file that is not there is an empty glossary. InputErrors holds every problem in the order of the lines.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.model.errors import InputError, InputErrors
from workbench.model.glossary import Term, TermStatus
from workbench.text.normalise import fold

LIMIT = 1024 * 1024
COLUMNS = ("source", "target", "status", "note")
_SHAPE = "source, target, status and note, parted by tabs"


def read_glossary(path: Path) -> tuple[Term, ...]:
    return tuple(row.term for row in read_rows(read_bytes(path), path.name))


def read_bytes(path: Path) -> bytes:
    """Nothing where no file is. Like every path of an edition it may be a link, but not one that leads out of it."""
    try:
        if not path.resolve().is_relative_to(path.parent.resolve()):
            hint = "put the file itself into the folder"
            raise InputError("is a link that leads out of the edition's folder", file=path.name, hint=hint)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        return b""
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise InputError(f"cannot be read: {getattr(error, 'strerror', error)}", file=path.name) from None
    if len(data) > LIMIT:
        raise InputError(
            "is larger than 1 MB", file=path.name, hint="a glossary is a list of terms: leave out the rest"
        )
    return data


@dataclass(frozen=True, slots=True)
class Row:
    """A term and the line it stands on, from 1."""

    line: int
    term: Term


def read_rows(data: bytes, file: str) -> list[Row]:
    """InputErrors where a row cannot be used or does not fit to another."""
    rows: list[Row] = []
    errors: list[InputError] = []
    known = Known()
    for number, line in enumerate(_decode(data, file).split("\n"), 1):
        cells = to_cells(line.split("\t"))
        if not any(cells) or line.startswith("#") or (number == 1 and cells == COLUMNS):
            continue
        problem = problem_of(cells)
        if problem is None:
            term = to_term(cells)
            problem = known.problem_of(term)
            known.add(term, number)
            rows.append(Row(number, term))
        if problem is not None:
            errors.append(InputError(problem[0], file=file, line=number, hint=problem[1]))
    if errors:
        raise InputErrors(errors)
    return rows


def _decode(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputErrors([InputError("is not UTF-8", file=file, line=line, hint="save it as UTF-8")]) from None


def to_cells(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in texts)


def problem_of(cells: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a row by itself, and what to do."""
    if not 3 <= len(cells) <= len(COLUMNS):
        return f"has {len(cells)} column{'s' * (len(cells) > 1)}", f"write {_SHAPE}"
    if not all(cell.isprintable() for cell in cells):
        return "has a control character", "type the row again"
    source, target, status = cells[:3]
    if status not in tuple(TermStatus):
        near = difflib.get_close_matches(status, [each.value for each in TermStatus], n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"one of {', '.join(TermStatus)}"
        return (f"unknown status {status!r}" if status else "the status is missing"), hint
    if not all(each.strip() for each in target.split("|")):
        return "the target is empty" if not target else "one of the targets is empty", "write a word, or A|B for either"
    if not source and status != TermStatus.FORBIDDEN:
        return "the source is empty", "only a forbidden target may stand without one"
    if source and not any(char.isalnum() for char in source):
        return f"the source {source!r} has no word", "write the term as it stands in a dictionary"
    return None


def to_term(cells: tuple[str, ...]) -> Term:
    source, target, status = cells[:3]
    targets = tuple(dict.fromkeys(each.strip() for each in target.split("|")))
    return Term(source, targets, TermStatus(status), cells[3] if len(cells) > 3 else "")


@dataclass(slots=True)
class Known:
    """The rows so far, to see whether another fits to them."""

    _wanted: dict[str, int] = field(default_factory=dict)
    _targets: dict[tuple[str, str, bool], int] = field(default_factory=dict)

    def add(self, term: Term, line: int) -> None:
        for source, target, is_forbidden in _keys(term):
            self._targets.setdefault((source, target, is_forbidden), line)
            if not is_forbidden:
                self._wanted.setdefault(source, line)

    def problem_of(self, term: Term) -> tuple[str, str] | None:
        """What is wrong with a further row, and what to do; None where it fits."""
        for source, target, is_forbidden in _keys(term):
            shown = term.source or "any source"
            line = self._targets.get((source, target, not is_forbidden))
            if line is not None:
                message = f"{target!r} for {shown!r} is both wanted and forbidden (line {line})"
                return message, "take one of the two rows out"
            line = self._targets.get((source, target, is_forbidden))
            if line is not None:
                return f"{target!r} for {shown!r} stands on line {line} already", "take one of the two rows out"
            line = None if is_forbidden else self._wanted.get(source)
            if line is not None:
                message = f"{shown!r} has a row of what it is to be called on line {line} already"
                return message, "put all that will do into one row: A|B"
        return None


def _keys(term: Term) -> Iterator[tuple[str, str, bool]]:
    for target in term.targets:
        yield fold(term.source, case=True), fold(target, case=True), term.status is TermStatus.FORBIDDEN
