"""What a source says of a passage: partners of its words, how they fare, how near both are.

signs = SourceSigns.read(pack, tokens, stems, "Он участвовал в войне.", links)
signs.columns["linked"], signs.whole["hole"]
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.check.columns import (
    ONE,
    Columns,
    Integers,
    across,
    at,
    largest_run,
    least,
    mean,
    neighbours,
    rank,
    shares,
)
from workbench.check.likeness import Likeness
from workbench.model.words import LinkedWord, WordLinks
from workbench.packs.language_model import lm_tokens, lm_word
from workbench.packs.lexicon import Stems
from workbench.packs.pack import Pack
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, TokenKind

_LINKED = 0.2  # a link that counts
_UNSEEN = -16
_MARK = (ONE, ONE, 0)


@dataclass(frozen=True, slots=True)
class SourceSigns:
    """What the source says of the words. partners: the stem of each word's likeliest partner, or ""."""

    tokens: Sequence[Token]
    columns: Columns
    whole: dict[str, int]
    partners: list[str]

    @classmethod
    def read(
        cls, pack: Pack, tokens: Sequence[Token], stems: Sequence[str], source: str, links: WordLinks
    ) -> SourceSigns:
        theirs = lm_tokens(source)
        source_stems = stems_of([lm_word(token) for token in theirs], pack, side=0)
        mine, others = _match(tokens, links.b), _match(theirs, links.a)
        partner, links_here, table = _partners(mine, others, links)
        of_b, of_a = _linked(mine, links.b), _linked(others, links.a)
        seen_b, seen_a = _seen(pack.lexicon.b, stems), _seen(pack.lexicon.a, source_stems)
        near = Likeness.read(pack.encoder, tokens, theirs) if pack.encoder else Likeness.none(len(tokens))
        guess = np.where(partner >= 0, partner, across(len(tokens), len(theirs)))
        jump = np.diff(ONE * guess // max(1, len(theirs)), prepend=0)
        is_word = np.array([token.kind is TokenKind.WORD for token in tokens], dtype=np.bool_)
        is_their_word = np.array([token.kind is TokenKind.WORD for token in theirs], dtype=np.bool_)
        beside = {
            **{name: of_a[name] for name in ("linked", "counterpart", "absence")},
            **{name: seen_a[name] for name in ("seen", "cover")},
            "letters": np.array([len(token.text) for token in theirs], dtype=np.int64),
            "capital": np.array([token.text[0].isupper() for token in theirs], dtype=np.int64),
            "kind": np.array([kind_of(token) for token in theirs], dtype=np.int64),
        }
        of_partner = dict(zip(beside, at(np.array(list(beside.values())), guess), strict=True))
        columns = {
            "best link": table, "links": links_here, "has partner": (partner >= 0).astype(np.int64),
            **{name: of_b[name] for name in ("linked", "counterpart", "absence")},
            **neighbours("linked", of_b["linked"], (-1, 1)), **neighbours("counterpart", of_b["counterpart"], (-1, 1)),
            **neighbours("absence", of_b["absence"], (-2, -1, 1, 2)),
            "jump": jump, **neighbours("jump", jump, (1,)),
            "off the diagonal": np.abs(shares(len(tokens)) - ONE * guess // max(1, len(theirs))),
            **{f"partner {name}": of_partner[name] for name in ("linked", "counterpart", "absence")},
            "partner absence -1": at(of_a["absence"], guess - 1),
            "partner absence +1": at(of_a["absence"], guess + 1),
            **{f"partner {name}": of_partner[name] for name in ("seen", "cover", "letters", "capital", "kind")},
            **seen_b, **neighbours("seen", seen_b["seen"], (-1, 1)),
            **near.columns, **neighbours("likeness", near.columns["likeness"], (-1, 1)),
            **neighbours("without", near.columns["without"], (-1, 1)),
            **neighbours("nearest", near.columns["nearest"], (-1, 1)),
            "rank without": rank(near.columns["without"]),
        }  # fmt: skip
        whole = {
            "mean best link": mean(table[is_word]), "mean linked": mean(of_b["linked"][is_word]),
            "mean counterpart": mean(of_b["counterpart"][is_word]), "least counterpart": least(of_b["counterpart"]),
            "mean absence": mean(of_b["absence"][is_word]), "absences": int(np.maximum(of_b["absence"], 0).sum()),
            "mean source linked": mean(of_a["linked"][is_their_word]),
            "mean source counterpart": mean(of_a["counterpart"][is_their_word]),
            "least source counterpart": least(of_a["counterpart"]),
            "mean source absence": mean(of_a["absence"][is_their_word]),
            "source absences": int(np.maximum(of_a["absence"], 0).sum()), "hole": largest_run(of_a["absence"]),
            **near.whole, "mean source seen": mean(seen_a["seen"]), "least source seen": least(seen_a["seen"]),
            "mean source cover": mean(seen_a["cover"]), "source unseen": int((seen_a["seen"] == _UNSEEN).sum()),
            "mean seen": mean(seen_b["seen"]), "unseen": int((seen_b["seen"] == _UNSEEN).sum()),
            "source tokens": len(theirs),
            "source capitals": mean(beside["capital"] * ONE),
        }  # fmt: skip
        partners = [source_stems[number] if number >= 0 else "" for number in partner.tolist()]
        return cls(theirs, columns, whole, partners)


def _partners(mine: Sequence[int], theirs: Sequence[int], links: WordLinks) -> tuple[Integers, Integers, Integers]:
    """For each token its likeliest partner among theirs (-1: none), how many links it has, the best in thousandths.

    mine, theirs: the number of each token's linked word.
    """
    place_of, other_of = ({number: place for place, number in enumerate(side)} for side in (mine, theirs))
    partner, number, best = [-1] * len(mine), [0] * len(mine), [0] * len(mine)
    for a, b, probability in links.links:
        if a in other_of and b in place_of:
            place, value = place_of[b], round(probability * ONE)
            number[place] += value > _LINKED * ONE
            if value > best[place]:
                best[place], partner[place] = value, other_of[a]
    partner = [each if most > _LINKED * ONE / 2 else -1 for each, most in zip(partner, best, strict=True)]
    of_tokens, numbers, most_of = (np.array(column, dtype=np.int64) for column in (partner, number, best))
    return of_tokens, numbers, most_of


def _match(tokens: Sequence[Token], words: Sequence[LinkedWord]) -> list[int]:
    """For each token the number of the linked word it overlaps, or -1."""
    found, at = [], 0
    for token in tokens:
        while at < len(words) and words[at].end <= token.start:
            at += 1
        found.append(at if at < len(words) and words[at].start < token.end else -1)
    return found


def _linked(numbers: Sequence[int], words: Sequence[LinkedWord]) -> Columns:
    """What the linker says of each token, by the number of its linked word; marks are as good as linked."""
    rows = [
        (round(words[n].linked * ONE), round(words[n].counterpart * ONE), words[n].absence >> 4) if n >= 0 else _MARK
        for n in numbers
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return {name: table[:, n] for n, name in enumerate(("linked", "counterpart", "absence"))}


def _seen(stems: Stems, words: Sequence[str]) -> Columns:
    """How often each stem was seen (in 1/16 of its logarithm) and found a partner."""
    numbers = [stems.number.get(word, -1) for word in words]
    known = [n for n in numbers if n >= 0]
    columns = {"seen": np.full(len(words), _UNSEEN), "cover": np.full(len(words), -1)}
    is_known = np.array(numbers, dtype=np.int64) >= 0
    columns["seen"][is_known] = [round(16 * math.log(seen + 1)) for seen in stems.seen[known].tolist()]
    columns["cover"][is_known] = [round(cover * ONE) for cover in stems.cover[known].tolist()]
    return columns


def stems_of(words: Sequence[str], pack: Pack | None, side: int = 1) -> list[str]:
    stem = stemmer(pack.languages[side] if pack else "en")
    return [stem(word) if word[0].isalpha() else word for word in words]


def kind_of(token: Token) -> int:
    return {TokenKind.WORD: 0, TokenKind.NUMBER: 1}.get(token.kind, 2)
