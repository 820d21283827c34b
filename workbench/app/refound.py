"""The id of a dismissed finding when its words stand elsewhere in a newer text.

    refind("a1b2…", old_span, old_text, new_span, new_text, {"doubled-word", …})     # the new id, or "" in doubt

An id is made of rule, segment, words, and which of the equal claims of its segment it is. The rule is found by trying;
the number follows from the places where the words stand, where these say it.
"""

from __future__ import annotations

from collections.abc import Collection

from workbench.correct.locate import places
from workbench.model.ids import finding_id
from workbench.model.span import Span

_MOST = 30  # equal claims in one segment


def refind(finding: str, old: Span, old_text: str, new: Span, new_text: str, rules: Collection[str]) -> str:
    before, now = _before(old, old_text), _before(new, new_text)
    if before == now and old.segment == new.segment:
        return finding
    rule, nth = _guess(finding, old, rules)
    number = _renumber(nth, before, now, is_omission=not old.quote) if rule else 0
    return finding_id(rule, new.segment, new.quote, number) if number else ""


def rule_of(finding: str, span: Span, rules: Collection[str]) -> str:
    """Of which rule a finding with its words at this span is; empty if none of these."""
    return _guess(finding, span, rules)[0]


def _guess(finding: str, span: Span, rules: Collection[str]) -> tuple[str, int]:
    for rule in sorted(rules):
        for nth in range(1, _MOST + 1):
            if finding_id(rule, span.segment, span.quote, nth) == finding:
                return rule, nth
    return "", 0


def _before(span: Span, text: str) -> int:
    """How often its words stand before it; a point counts nothing."""
    return sum(at < span.start for at in places(text, span.quote))


def _renumber(nth: int, before: int, now: int, *, is_omission: bool) -> int:
    """Which of the equal claims it is now; 0 where nobody can tell.

    before, now: how often the words stood before it, and stand there.
    """
    if is_omission:
        return nth if nth == 1 else 0
    if before == now:
        return nth
    if now < before and nth == 1:
        return 1  # none of those before was claimed
    if now < before and nth == before + 1:
        return now + 1  # all of them were
    return 0
