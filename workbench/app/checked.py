"""One look of `doctor`: what was seen, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.errors import EXIT_OK


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    message: str
    exit_code: int = EXIT_OK
