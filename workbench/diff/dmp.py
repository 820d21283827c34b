"""The one door to diff-match-patch: sequences of tokens in, runs of equal, old and new tokens out.

Each distinct token becomes one character (the surrogates are left out), the library's exact diff runs without its
clock, and its clean-ups are not used: they fuse words that have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from diff_match_patch import diff_match_patch

from workbench.model.edits import Op

Run = tuple[Op, tuple[str, ...], tuple[str, ...]]
_FIRST, _SURROGATES, _LAST = 0x100, range(0xD800, 0xE000), 0x10FFFF


def diff_tokens(
    old: Sequence[str], new: Sequence[str], keys: tuple[Sequence[str], Sequence[str]] | None = None
) -> list[Run]:
    """Minimal runs; `keys` are what tokens are compared by (the tokens themselves, if none are given)."""
    old_keys, new_keys = keys if keys is not None else (old, new)
    alphabet: dict[str, str] = {}
    a = "".join(_letter(alphabet, key) for key in old_keys)
    b = "".join(_letter(alphabet, key) for key in new_keys)
    runs: list[Run] = []
    i = j = 0
    for code, stretch in _engine().diff_main(a, b, False):
        size = len(stretch)
        left, right = tuple(old[i : i + size]), tuple(new[j : j + size])
        if code == 0:
            runs.append((Op.EQUAL, left, right))
            i, j = i + size, j + size
        elif code < 0:
            runs.append((Op.DELETE, left, ()))
            i += size
        else:
            runs.append((Op.INSERT, (), right))
            j += size
    return runs


def find_near(text: str, words: str, at: int) -> int:
    """Where something like the words most likely stands now, near `at`; -1 if nowhere."""
    engine = _engine()
    pattern = words[: engine.Match_MaxBits]
    return int(engine.match_main(text, pattern, at)) if pattern and text else -1


def _letter(alphabet: dict[str, str], key: str) -> str:
    letter = alphabet.get(key)
    if letter is None:
        code = _FIRST + len(alphabet)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        if code > _LAST:
            raise ValueError("more than a million different tokens")
        letter = alphabet[key] = chr(code)
    return letter


def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # its clock would make the result depend on the machine
    return engine
