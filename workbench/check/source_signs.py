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
from workbench.model.words import WordLinks
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
        partner, links_here, table = _partners(tokens, theirs, links)
        of_b, of_a = _linked(tokens, links, is_b=True), _linked(theirs, links, is_b=False)
        seen_b, seen_a = _seen(pack.lexicon.b, stems), _seen(pack.lexicon.a, source_stems)
        near = Likeness.read(pack.encoder, tokens, theirs) if pack.encoder else Likeness.none(len(tokens))
        guess = np.where(partner >= 0, partner, across(len(tokens), len(theirs)))
        jump = np.diff(ONE * guess // max(1, len(theirs)), prepend=0)
        is_word = np.array([token.kind is TokenKind.WORD for token in tokens], dtype=np.bool_)
        is_their_word = np.array([token.kind is TokenKind.WORD for token in theirs], dtype=np.bool_)
        columns = {
            "best link": table, "links": links_here, "has partner": (partner >= 0).astype(np.int64),
            **{name: of_b[name] for name in ("linked", "counterpart", "absence")},
            **neighbours("linked", of_b["linked"], (-1, 1)), **neighbours("counterpart", of_b["counterpart"], (-1, 1)),
            **neighbours("absence", of_b["absence"], (-2, -1, 1, 2)),
            "jump": jump, **neighbours("jump", jump, (1,)),
            "off the diagonal": np.abs(shares(len(tokens)) - ONE * guess // max(1, len(theirs))),
            **{f"partner {name}": at(of_a[name], guess) for name in ("linked", "counterpart", "absence")},
            "partner absence -1": at(of_a["absence"], guess - 1),
            "partner absence +1": at(of_a["absence"], guess + 1),
            **{f"partner {name}": at(seen_a[name], guess) for name in ("seen", "cover")},
            "partner letters": at(np.array([len(token.text) for token in theirs], dtype=np.int64), guess),
            "partner capital": at(np.array([token.text[0].isupper() for token in theirs], dtype=np.int64), guess),
            "partner kind": at(np.array([kind_of(token) for token in theirs], dtype=np.int64), guess),
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
            "source capitals": mean(np.array([token.text[0].isupper() for token in theirs], dtype=np.int64) * ONE),
        }  # fmt: skip
        partners = [source_stems[number] if number >= 0 else "" for number in partner.tolist()]
        return cls(theirs, columns, whole, partners)


def _partners(
    tokens: Sequence[Token], theirs: Sequence[Token], links: WordLinks
) -> tuple[Integers, Integers, Integers]:
    """For each token its likeliest partner among theirs (-1: none), how many links it has, the best in thousandths."""
    mine = {number: place for place, number in enumerate(_match(tokens, links, is_b=True)) if number >= 0}
    others = {number: place for place, number in enumerate(_match(theirs, links, is_b=False)) if number >= 0}
    partner = np.full(len(tokens), -1, dtype=np.int64)
    number = np.zeros(len(tokens), dtype=np.int64)
    best = np.zeros(len(tokens), dtype=np.int64)
    for link in links.links:
        if link.a in others and link.b in mine:
            place, value = mine[link.b], round(link.probability * ONE)
            number[place] += value > _LINKED * ONE
            if value > best[place]:
                best[place], partner[place] = value, others[link.a]
    partner[best <= _LINKED * ONE / 2] = -1
    return partner, number, best


def _match(tokens: Sequence[Token], links: WordLinks, *, is_b: bool) -> list[int]:
    """For each token the number of the linked word it overlaps, or -1."""
    words = links.b if is_b else links.a
    found, at = [], 0
    for token in tokens:
        while at < len(words) and words[at].end <= token.start:
            at += 1
        found.append(at if at < len(words) and words[at].start < token.end else -1)
    return found


def _linked(tokens: Sequence[Token], links: WordLinks, *, is_b: bool) -> Columns:
    """What the linker says of each token; marks are as good as linked."""
    words = [*(links.b if is_b else links.a)]
    numbers = _match(tokens, links, is_b=is_b)
    rows = [
        (round(words[n].linked * ONE), round(words[n].counterpart * ONE), words[n].absence >> 4) if n >= 0 else _MARK
        for n in numbers
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return {name: table[:, n] for n, name in enumerate(("linked", "counterpart", "absence"))}


def _seen(stems: Stems, words: Sequence[str]) -> Columns:
    """How often each stem was seen (in 1/16 of its logarithm) and found a partner."""
    numbers = [stems.number.get(word, -1) for word in words]
    return {
        "seen": np.array(
            [round(16 * math.log(float(stems.seen[n]) + 1)) if n >= 0 else _UNSEEN for n in numbers], dtype=np.int64
        ),
        "cover": np.array([round(float(stems.cover[n]) * ONE) if n >= 0 else -1 for n in numbers], dtype=np.int64),
    }


def stems_of(words: Sequence[str], pack: Pack | None, side: int = 1) -> list[str]:
    stem = stemmer(pack.languages[side] if pack else "en")
    return [stem(word) if word[0].isalpha() else word for word in words]


def kind_of(token: Token) -> int:
    return {TokenKind.WORD: 0, TokenKind.NUMBER: 1}.get(token.kind, 2)
