"""Model objects as bytes for the cache, and back: equal in, equal out.

data = to_bytes(tuple[Alignment, ...], alignments)
from_bytes(tuple[Alignment, ...], data) == alignments
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter


def to_bytes(kind: Any, value: object) -> bytes:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    return adapter.dump_json(value)


def from_bytes(kind: Any, data: bytes) -> Any:
    """ValueError if the bytes are not of that kind."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    return adapter.validate_json(data, strict=False)
