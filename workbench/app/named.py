"""An act by its id or the beginning of it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.act import Act
from workbench.model.errors import UsageError


def find_act(reference: str, among: Iterable[Act], what: str) -> Act:
    """The one act that begins so; UsageError says that there is none, or several. what: `correction`, `act`…"""
    found = [act for act in among if reference and act.id.startswith(reference)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(act.id for act in found)
        raise UsageError(f"several {what}s begin with {reference}: {ids}", hint="give more of the id")
    raise UsageError(f"no {what} begins with {reference!r}", hint="workbench log lists them")
