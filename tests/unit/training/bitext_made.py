"""Two made languages: invented words with regular forms, and sentences that say the same in both, back to front."""

from __future__ import annotations

import random

from workbench.training.bitext import Pair

_ONSETS = ("б", "в", "гр", "д", "кл", "м", "н", "пр", "ст", "т")
_FOREIGN = ("bl", "ch", "fr", "gl", "sh", "k", "l", "p", "qu", "w")
_ENDINGS = (("а", ""), ("ы", "s"), ("ой", "ing"))


def make_pairs(count: int, seed: int) -> list[Pair]:
    """The words of a seed are always the same; sentences of one origin lie together."""
    words = _words(random.Random(1))
    chance = random.Random(seed)
    return [_pair(words, chance, f"made-{at // 100}") for at in range(count)]


def _words(chance: random.Random) -> list[tuple[str, str]]:
    own = sorted({_syllables(chance, _ONSETS, "аеиоу") for _ in range(300)})
    foreign = sorted({_syllables(chance, _FOREIGN, "aeiou") for _ in range(300)})
    chance.shuffle(foreign)
    return list(zip(own, foreign, strict=False))


def _syllables(chance: random.Random, onsets: tuple[str, ...], vowels: str) -> str:
    return "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(2)) + chance.choice(onsets)[0]


def _pair(words: list[tuple[str, str]], chance: random.Random, origin: str) -> Pair:
    chosen = [(*chance.choice(words), *chance.choice(_ENDINGS)) for _ in range(chance.randint(4, 9))]
    source = " ".join(own + own_ending for own, _, own_ending, _ in chosen)
    target = " ".join(foreign + ending for _, foreign, _, ending in reversed(chosen))
    return Pair(source.capitalize() + ".", target.capitalize() + ".", origin)
