"""What a long operation tells while it works; the command line turns it into progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Started:
    what: str
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Advanced:
    what: str
    done: int


@dataclass(frozen=True, slots=True)
class Warned:
    message: str
    file: str | None = None
    line: int | None = None


Event = Started | Advanced | Warned
Report = Callable[[Event], None]


def ignore(event: Event) -> None:
    """A report that nobody reads."""
