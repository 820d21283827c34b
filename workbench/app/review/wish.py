"""What somebody wants to go through, and in which order."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.app.moments import to_moment
from workbench.app.rules import catalogue
from workbench.model.errors import UsageError
from workbench.tei.categories import CATEGORIES


class Kind(StrEnum):
    FINDINGS = "findings"
    DIFFERENCES = "differences"
    SEGMENTS = "segments"
    PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class ReviewWish:
    """against: the witness whose differences are gone through. where: a range of the base, such as p3..p9.

    severity: at least this bad. category: MQM, with all below it (`accuracy` is also `accuracy.omission`).
    since: only segments that were corrected since this moment. worst: the worst first, not in the text's order.
    """

    kind: Kind = Kind.FINDINGS
    against: str = ""
    where: str = ""
    severity: str = "neutral"
    rule: str = ""
    category: str = ""
    since: str = ""
    worst: bool = False
    hints: bool = False

    def has(self, category: str) -> bool:
        """Whether findings of this category are wanted."""
        return not self.category or _is_within(category, self.category)

    def name(self) -> str:
        """Stands for the wish where its place is kept."""
        return "\t".join(str(getattr(self, field)) for field in self.__slots__)


def check(wish: ReviewWish) -> ReviewWish:
    """The wish, if its words mean something; UsageError says which does not."""
    if wish.rule:
        catalogue(wish.rule)
    if wish.category and not any(_is_within(each, wish.category) for each in CATEGORIES):
        near = ", ".join(difflib.get_close_matches(wish.category, CATEGORIES, n=3))
        raise UsageError(f"{wish.category} is no MQM category", hint=f"perhaps {near}" if near else None)
    return replace(wish, since=to_moment(wish.since)) if wish.since else wish


def _is_within(category: str, wanted: str) -> bool:
    return category == wanted or category.startswith(f"{wanted}.")
