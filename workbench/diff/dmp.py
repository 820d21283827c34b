"""The one door to diff-match-patch: its exact diff of two strings, and its search for words that have changed.

Its clock is off (the result would depend on the machine), and its clean-ups are not used: they fuse words that have
nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from diff_match_patch import diff_match_patch

Match = tuple[int, int, int]  # a[i : i + n] == b[j : j + n]


def find_matches(a: str, b: str) -> Iterator[Match]:
    """A longest common subsequence as runs, in order. Time grows with length × number of differences."""
    i = j = 0
    for code, stretch in _engine().diff_main(a, b, False):
        size = len(stretch)
        if code == 0:
            yield i, j, size
        i += size if code <= 0 else 0
        j += size if code >= 0 else 0


def find_near(text: str, words: str, at: int) -> int:
    """Where something like the words most likely stands now, near `at`; -1 if nowhere. Only their first 32 count."""
    engine = _engine()
    engine.Match_Distance = max(1000, len(text))
    pattern = words[: engine.Match_MaxBits]
    return int(engine.match_main(text, pattern, at)) if pattern and text else -1


def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine
