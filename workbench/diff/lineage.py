"""What became of each paragraph of a text in a newer one: which are the same, however they were changed.

    trace(["One.", "Two three four five."], ["Zero.", "One.", "Two three four six."])
    # [Tie((), (0,)), Tie((0,), (1,)), Tie((1,), (2,))]

Two that only took the same place are no pair: a tie joins what has its words in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.diff.pairing import pair_paragraphs
from workbench.diff.sequences import Alphabet, count_kept, diff_tokens, longest_increasing
from workbench.model.edits import Op
from workbench.text.tokens import split_tokens

# Share of the words of both sides that stand in the same order. Of 380 passages rendered by two machines 97 in 100 have
# as many, of 996 neighbouring passages 1 in 200 (python -m tests.quality.same_paragraph).
SAME = 0.4
# So many words that were in one paragraph and are in its neighbour now are no chance.
_SHIFTED = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """Numbers (0-based) of either side, in order; an empty side is gone, or new. moved: it stood elsewhere."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def trace(old: Sequence[str], new: Sequence[str]) -> list[Tie]:
    """Each paragraph of either side in exactly one tie, in the new text's order; what is gone comes last."""
    ties = _find_moved(old, new)
    here = [_left(len(old), [tie.old for tie in ties]), _left(len(new), [tie.new for tie in ties])]
    for each in pair_paragraphs([old[i] for i in here[0]], [new[j] for j in here[1]]):
        i, j = tuple(here[0][at] for at in each.old), tuple(here[1][at] for at in each.new)
        if i and j and is_alike(_texts(old, i), _texts(new, j)):
            ties.append(Tie(i, j, each.moved))
    ties = _join_shifted(ties, old, new)
    ties += _find_equal(old, new, ties)
    ties += [Tie((), (j,)) for j in _left(len(new), [tie.new for tie in ties])]
    gone = [Tie((i,), ()) for i in _left(len(old), [tie.old for tie in ties])]
    return sorted(ties, key=lambda tie: tie.new) + gone


def _find_moved(old: Sequence[str], new: Sequence[str]) -> list[Tie]:
    """Paragraphs that either side has once, unchanged, at another place: no likeness to others is stronger."""
    once = [{text: at for at, text in enumerate(side) if number[text] == 1} for side, number in _counted(old, new)]
    pairs = [(i, once[1][text]) for text, i in once[0].items() if text.strip() and text in once[1]]
    straight = set(longest_increasing(pairs))
    return [Tie((i,), (j,), moved=True) for i, j in pairs if (i, j) not in straight]


def _counted(*sides: Sequence[str]) -> Iterator[tuple[Sequence[str], Counter[str]]]:
    for side in sides:
        yield side, Counter(side)


def _join_shifted(ties: Sequence[Tie], old: Sequence[str], new: Sequence[str]) -> list[Tie]:
    """Neighbours between which the boundary moved, as one: words of one side's first are in the other's second."""
    made: list[Tie] = []
    for tie in sorted(ties, key=lambda tie: tie.new):
        last = made[-1] if made else Tie((), ())
        both = Tie(last.old + tie.old, last.new + tie.new)
        is_possible = last.old and not last.moved and not tie.moved and _is_run(both.old) and _is_run(both.new)
        if is_possible and all(_texts(old, each.old) != _texts(new, each.new) for each in (last, tie)):
            together, *apart = (_kept(each, old, new) for each in (both, last, tie))
            if together - sum(apart) >= _SHIFTED:
                made[-1] = both
                continue
        made.append(tie)
    return made


def _is_run(numbers: tuple[int, ...]) -> bool:
    return numbers == tuple(range(numbers[0], numbers[0] + len(numbers)))


def _kept(tie: Tie, old: Sequence[str], new: Sequence[str]) -> int:
    """Words of both sides in the same order."""
    return count_kept(*_pack(_texts(old, tie.old), _texts(new, tie.new)))


def _texts(side: Sequence[str], numbers: tuple[int, ...]) -> str:
    return "\n".join(side[each] for each in numbers)


def is_alike(old: str, new: str) -> bool:
    """Whether two texts are the same paragraph, changed."""
    return old == new or likeness(old, new) >= SAME


def likeness(old: str, new: str) -> float:
    """Share of the words of both that stand in the same order."""
    a, b = _pack(old, new)
    return 2 * count_kept(a, b) / (len(a) + len(b)) if a and b else 0.0


def _pack(old: str, new: str) -> tuple[str, str]:
    """The words and numbers of two texts, a character each."""
    alphabet = Alphabet()
    a, b = (alphabet.pack(token for token in split_tokens(text) if token[0].isalnum()) for text in (old, new))
    return a, b


def _find_equal(old: Sequence[str], new: Sequence[str], ties: Sequence[Tie]) -> Iterator[Tie]:
    """Equal texts among what is left: between the same neighbours, or else the only ones of their kind."""
    left = [_left(len(old), [tie.old for tie in ties]), _left(len(new), [tie.new for tie in ties])]
    if not left[0] or not left[1]:
        return
    names = {i: f"\0{number}" for number, tie in enumerate(ties) for i in tie.old}
    others = {j: f"\0{number}" for number, tie in enumerate(ties) for j in tie.new}
    i = j = 0
    found: dict[int, int] = {}
    for op, a, b in diff_tokens(
        [names.get(i, text) for i, text in enumerate(old)], [others.get(j, text) for j, text in enumerate(new)]
    ):
        if op is Op.EQUAL:
            found.update((i + at, j + at) for at in range(len(a)) if i + at in left[0] and j + at in left[1])
        i, j = i + len(a), j + len(b)
    yield from (Tie((i,), (j,)) for i, j in found.items())
    rest = [[at for at in left[0] if at not in found], [at for at in left[1] if at not in found.values()]]
    once = [Counter(text[at] for at in numbers) for text, numbers in ((old, rest[0]), (new, rest[1]))]
    where = {new[j]: j for j in rest[1]}
    for i in rest[0]:
        if old[i].strip() and once[0][old[i]] == once[1][old[i]] == 1:
            yield Tie((i,), (where[old[i]],), moved=True)


def _left(number: int, taken: Sequence[tuple[int, ...]]) -> list[int]:
    used = {each for numbers in taken for each in numbers}
    return [each for each in range(number) if each not in used]
