"""The profile: a RELAX NG schema of exactly what the workbench writes.

    validate(data, "en-corr.xml") == []     # or an InputError with line and message for each breach

Whatever is valid here is valid against tei_all, which takes half a minute to load; this takes some hundredths.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from lxml import etree

from workbench.model.errors import InputError
from workbench.tei.parse import parse

_NAMESPACE = re.compile(r"\{[^}]*\}")
_MOST = 20


def validate(data: bytes, file: str) -> list[InputError]:
    """Breaches of the profile, first to last, at most 20; broken XML is one of them."""
    try:
        tree = parse(data, file)
    except InputError as error:
        return [error]
    schema = _schema()
    if schema.validate(tree):
        return []
    found = [(entry.line, _NAMESPACE.sub("", entry.message)) for entry in schema.error_log]
    hint = "files under build/ are computed: build again; a witness is written on import, never by hand"
    return [
        InputError(f"not as the profile has it: {message}", file=file, line=line or None, hint=hint)
        for line, message in dict.fromkeys(found[:_MOST])
    ]


@cache
def _schema() -> etree.RelaxNG:
    path = files("workbench.tei") / "schema" / "profile.rng"
    return etree.RelaxNG(etree.fromstring(path.read_bytes()))
