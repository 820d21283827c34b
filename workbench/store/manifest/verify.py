"""Nothing is written to a manifest that would not be read back as meant.

verify(text, edition)           # the text, or an error; nothing in between
"""

from __future__ import annotations

from workbench.model.edition import Edition
from workbench.model.errors import InputError
from workbench.store.manifest.read import parse_manifest
from workbench.store.paths import MANIFEST


def verify(text: str, edition: Edition, *, file: str = MANIFEST) -> str:
    """The text, if it is a manifest of exactly this edition; InputError otherwise."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise InputError("a character that no file can hold (a lone surrogate)", file=file) from None
    found = parse_manifest(data, file=file)
    if found != edition:
        raise InputError(
            "cannot be changed without touching what stands there",
            file=file,
            hint="write `people:` and `witnesses:` as lists of `- id: …` entries, then run the command again",
        )
    return text
