"""A day or a moment as a person types it, in the form of the journal.

to_moment("2026-03-02")             # "2026-03-02T00:00:00Z"
to_moment("2026-03-02 10:15")       # "2026-03-02T10:15:00Z"
"""

from __future__ import annotations

import datetime

from workbench.model.errors import UsageError


def to_moment(text: str) -> str:
    """UTC where no other zone is said; comparable as a text with the `when` of acts."""
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{text!r} is no day", hint="write it as 2026-03-02, or 2026-03-02T10:15") from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
