"""Identifiers: minted once, never renumbered.

witness  en-mt            segment  en-mt.p12         sentence  en-mt.p12.s3
act      1f0c7a52         in a state  en-corr.p12, and what an act added  en-corr.p12.1f0c7a52
"""

from __future__ import annotations

import hashlib
import re

WITNESS_ID = re.compile(r"[a-z][a-z0-9-]{0,31}")

# Short prefixes of segment and block ids; any other element uses its own name.
ID_PREFIXES = {
    "head": "h", "p": "p", "l": "l", "item": "i", "cell": "c", "quote": "q", "note": "fn", "salute": "sal",
    "signed": "sig", "dateline": "dl", "div": "d", "milestone": "sb",
}  # fmt: skip


def is_witness_id(text: str) -> bool:
    return WITNESS_ID.fullmatch(text) is not None


def witness_of(unit_id: str) -> str:
    """`en-mt.p12.s3` -> `en-mt`."""
    return unit_id.split(".", 1)[0]


def to_state_id(unit_id: str, state: str) -> str:
    """The id of the same unit in another text: `en-mt.p12`, `en-corr` -> `en-corr.p12`."""
    return state + unit_id[len(witness_of(unit_id)) :]


def short_digest(*parts: str, length: int = 8) -> str:
    """The first hex digits of the sha256 over the parts, each closed by a NUL."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:length]


def finding_id(rule: str, segment: str, quote: str, nth: int) -> str:
    """Depends on what is claimed and where, not on the version of the rule: nth counts equal claims in a segment."""
    return short_digest(rule, segment, quote, str(nth), length=12)
