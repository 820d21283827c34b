"""Errors a person can act on, and the exit code each one leaves.

    raise InputError("the file is empty", file="a.txt", hint="give a text with at least one paragraph")

prints `a.txt: the file is empty` and the hint, and ends with code 3. Anything that is not a
WorkbenchError is a bug of ours (code 70).
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_FOUND = 1
EXIT_USAGE = 2
EXIT_INPUT = 3
EXIT_STALE = 4
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


class WorkbenchError(Exception):
    """A problem with a message for the user: what is wrong, where (file, 1-based line), what to do (hint)."""

    exit_code = EXIT_BUG

    def __init__(
        self, message: str, *, file: str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        place = "" if self.file is None else self.file + (f":{self.line}" if self.line else "") + ": "
        return place + self.message


class UsageError(WorkbenchError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = EXIT_USAGE


class InputError(WorkbenchError):
    """A file (text, TEI, manifest, journal) cannot be used as it is."""

    exit_code = EXIT_INPUT


class InputErrors(InputError):
    """Several problems of one file, reported together."""

    def __init__(self, errors: list[InputError]) -> None:
        first = errors[0]
        super().__init__(first.message, file=first.file, line=first.line, hint=first.hint)
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


class StaleError(WorkbenchError):
    """Words that a decision quotes are not there, two decisions conflict, or a witness was touched."""

    exit_code = EXIT_STALE
