"""`--about KEY=VALUE`: what is known of an edition or a text, given on the command line.

read_about(Bibliography(), ("translator=A. B.", "date=1972")).translator        # "A. B."
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Sequence
from typing import TypeVar

from workbench.model.edition import Bibliography, Edition
from workbench.model.errors import UsageError

Known = TypeVar("Known", Bibliography, Edition)
EDITION_KEYS = ("author", "authority", "date", "rights", "licence")
TEXT_KEYS = tuple(Bibliography.__dataclass_fields__)


def read_about(known: Known, pairs: Sequence[str]) -> Known:
    """The same with the values put in; UsageError for a key that there is not."""
    keys = TEXT_KEYS if isinstance(known, Bibliography) else EDITION_KEYS
    values = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(keys)}"
            raise UsageError(f"{pair!r} is not KEY=VALUE with a known key", hint=hint)
        values[key] = value
    return dataclasses.replace(known, **values)
