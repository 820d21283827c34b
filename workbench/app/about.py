"""`--about KEY=VALUE`: what is known of an edition or a text, given on the command line.

read_about(("translator=A. B.", "date=1972"), TEXT_KEYS)["translator"]        # "A. B."
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Sequence

from workbench.model.edition import Bibliography, Edition
from workbench.model.errors import UsageError

EDITION_KEYS = ("author", "authority", "date", "rights", "licence")
TEXT_KEYS = tuple(Bibliography.__dataclass_fields__)


def about_edition(edition: Edition, pairs: Sequence[str]) -> Edition:
    values: dict[str, str] = read_about(pairs, EDITION_KEYS)
    return dataclasses.replace(edition, **values)  # type: ignore[arg-type]  # all these fields are texts


def about_text(pairs: Sequence[str]) -> Bibliography:
    return Bibliography(**read_about(pairs, TEXT_KEYS))


def read_about(pairs: Sequence[str], keys: Sequence[str]) -> dict[str, str]:
    """The values by key; UsageError for a key that there is not."""
    values = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(keys)}"
            raise UsageError(f"{pair!r} is not KEY=VALUE with a known key", hint=hint)
        values[key] = value
    return values
