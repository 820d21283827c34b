"""The catalogue of checks, for the screen and the reference pages."""

from __future__ import annotations

from workbench.check.catalogue import catalogue_rows
from workbench.model.errors import UsageError


def catalogue(rule: str | None = None) -> list[dict[str, object]]:
    rows = catalogue_rows()
    if rule is None:
        return rows
    chosen = [row for row in rows if row["id"] == rule]
    if not chosen:
        import difflib

        near = difflib.get_close_matches(rule, [str(row["id"]) for row in rows], n=1)
        raise UsageError(f"there is no rule {rule}", hint=f"did you mean {near[0]}?" if near else "workbench rules")
    return chosen
