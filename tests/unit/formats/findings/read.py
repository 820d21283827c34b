"""A received file read in one line, and what stands at the places it names."""

from __future__ import annotations

from workbench.formats.findings.registry import Received, importers, recognise
from workbench.model.foreign import ForeignText


def read(text: str, format_id: str, beside: str | None = None) -> tuple[ForeignText, ...]:
    """Read under the format that it is recognised as."""
    data = text.encode()
    assert recognise(data, "received").id == format_id
    received = Received(data, "received", None if beside is None else beside.encode(), "beside")
    return importers()[format_id].read(received)


def marked(text: ForeignText) -> list[str]:
    return [(text.source if claim.on_source else text.text)[claim.start : claim.end] for claim in text.claims]
