"""What an edition says its terms are to be called.

    Term("флот", ("navy", "naval"), TermStatus.REQUIRED, "not the ships, the service")

A forbidden term without a source is forbidden wherever it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TermStatus(StrEnum):
    REQUIRED = "required"
    PREFERRED = "preferred"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary. targets: any of these will do (or, if forbidden, none of them)."""

    source: str
    targets: tuple[str, ...]
    status: TermStatus = TermStatus.REQUIRED
    note: str = ""
