"""Sentence pairs to learn from: TSV files, plain or packed with xz.

    read_bitext([Path("letters.tsv.xz")])[0]     # Pair("Добрый день!", "Good day!", "letters")

One pair a line, UTF-8: source, target and origin (which may be absent), separated by tabs. Order is kept: neighbours
in the file are neighbours in their work, which the training makes use of.
"""

from __future__ import annotations

import lzma
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from workbench.model.errors import InputError

_LINE = "source<TAB>target<TAB>origin"


class Pair(NamedTuple):
    """Two texts that render each other, and the code of the work they come from ("" if none is given)."""

    source: str
    target: str
    origin: str


def read_bitext(paths: Sequence[Path], leave_out: Collection[str] = ()) -> list[Pair]:
    """All pairs of the files, in order, but for those of the origins left out; blank lines are passed over.

    Raises InputError with file and line.
    """
    return [pair for path in paths for pair in _read(path) if pair.origin not in leave_out]


def _read(path: Path) -> Iterator[Pair]:
    number = 0
    try:
        with _open(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _pair(line, path, number)
    except UnicodeDecodeError as error:
        raise InputError("this is not UTF-8", file=str(path), line=number) from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise InputError(f"cannot be read: {error}", file=str(path), line=number + 1 if number else None) from error


def _open(path: Path) -> IO[bytes]:
    return lzma.open(path) if path.suffix == ".xz" else path.open("rb")


def _pair(line: bytes, path: Path, number: int) -> Pair:
    cells = [cell.strip() for cell in line.decode("utf-8").split("\t")]
    if len(cells) not in (2, 3) or not cells[0] or not cells[1]:
        raise InputError("this is not a pair", file=str(path), line=number, hint=f"one pair a line: {_LINE}")
    return Pair(cells[0], cells[1], cells[2] if len(cells) == 3 else "")
