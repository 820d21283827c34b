"""What the model of English says to other words at a place.

    gain("He went to station .", 11, 11, "the ")     # Gain(after=70, before=76): 1/16 nat less to pay on either side

A gain is what the text costs less with the new words than with its own, read forwards and read backwards: two opinions
that share no number. Two words on either side can tell; only they are read.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.packs.language_model import find_model, lm_tokens, lm_word

_NEAR = 2  # words on either side
_REACH = 60  # characters that hold them


@dataclass(frozen=True, slots=True)
class Gain:
    after: int
    before: int

    @property
    def least(self) -> int:
        return min(self.after, self.before)


def gain(text: str, start: int, end: int, new: str) -> Gain:
    """Of [start, end) written as `new`."""
    from_ = max(0, start - _REACH)
    while from_ and text[from_ - 1].isalnum():
        from_ -= 1
    left = _words(text[from_:start])[-_NEAR:]
    right = _words(text[end : end + _REACH])[:_NEAR]
    model = find_model("en")
    if model is None:
        return Gain(0, 0)
    after, before = model.totals([[*left, *_words(each), *right] for each in (text[start:end], new)])
    return Gain(int(after[0] - after[1]), int(before[0] - before[1]))


def _words(text: str) -> list[str]:
    return [lm_word(token) for token in lm_tokens(text)]
