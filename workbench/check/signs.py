"""Signs by which a passage and its words are judged: whole numbers, the same columns in training and at work.

    signs = read_signs(knowledge, "He participated to the war.", "Он участвовал в войне.", links)
    signs.words.shape == (6, len(word_columns(with_source=True))); signs.whole.shape == (len(whole_columns(...)),)

What each word costs the language model on either side; how surely the source renders it, and how its partner fares; how
near it is, in the encoder's space, to the source, and whether the passage would be nearer without it; how often people
changed such words (`habits`). Without a source only the first and the last are there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.check.likeness import Likeness
from workbench.model.words import WordLinks
from workbench.packs.habits import Habits
from workbench.packs.language_model import LanguageModel, lm_tokens, lm_word
from workbench.packs.lexicon import Stems
from workbench.packs.pack import Pack
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, TokenKind

Integers = NDArray[np.int64]
Columns = dict[str, Integers]

ONE = 1000
_LINKED = 0.2  # a link that counts
_UNSEEN = -16
_MARK = (ONE, ONE, 0)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """pack: of source and text; None where texts are judged without a source. habits: see `habits`."""

    model: LanguageModel
    habits: Habits
    pack: Pack | None


@dataclass(frozen=True, slots=True)
class Signs:
    """tokens: of the text; words: a row for each, its own columns and then the passage's; whole: of the passage.

    own: how many columns are a word's own. stems, partners: of each word, and of the word of the source it renders.
    """

    tokens: tuple[Token, ...]
    words: Integers
    whole: Integers
    own: int
    stems: tuple[str, ...]
    partners: tuple[str, ...]


def read_signs(knowledge: Knowledge, text: str, source: str, links: WordLinks) -> Signs:
    """links: words of source (a) and text (b), offsets counted in both as they are given here."""
    tokens = lm_tokens(text)
    words = [lm_word(token) for token in tokens]
    columns = _of_language(knowledge.model, tokens, words)
    whole = _of_whole(columns, tokens, text)
    stems, partners = _stems(words, knowledge.pack), [""] * len(words)
    if knowledge.pack is not None:
        beside = _Beside.read(knowledge.pack, tokens, stems, source, links)
        columns |= beside.columns
        whole |= beside.whole
        partners = beside.partners
        whole |= _of_marks(text, source, len(tokens), len(beside.tokens))
    columns |= knowledge.habits.read(stems, partners)
    for name in ("habit word", "habit after", "habit before", "habit partner", "habit pair"):
        whole[f"mean {name}"] = _mean(columns[name])
    own = np.stack(list(columns.values()), axis=1) if tokens else np.zeros((0, len(columns)), dtype=np.int64)
    passage = np.array(list(whole.values()), dtype=np.int64)
    rows = np.hstack([own, np.tile(passage, (len(tokens), 1))])
    return Signs(tuple(tokens), rows, passage, len(columns), tuple(stems), tuple(partners))


def _of_language(model: LanguageModel, tokens: Sequence[Token], words: Sequence[str]) -> Columns:
    found = model.read(words)
    size = len(words)
    both = found.after + found.before - found.alone
    place = np.arange(size)
    return {
        "after": found.after, "before": found.before, "both": both, "alone": found.alone, "known": found.known,
        **_beside("after", found.after, (-1, 1), found.end), **_beside("before", found.before, (-1, 1)),
        **_beside("both", both, (-1, 1)), **_beside("known", found.known, (-1, 1)),
        **_beside("alone", found.alone, (-1, 1)),
        "both less mean": both - _mean(both), "rank both": _rank(both),
        "place": place, "rest": size - 1 - place, "share": place * ONE // max(1, size),
        "letters": np.array([len(token.text) for token in tokens], dtype=np.int64),
        "capital": np.array([token.text[0].isupper() for token in tokens], dtype=np.int64),
        "kind": np.array([_kind(token) for token in tokens], dtype=np.int64),
    }  # fmt: skip


def _of_whole(columns: Columns, tokens: Sequence[Token], text: str) -> dict[str, int]:
    worst = np.sort(columns["after"])[::-1], np.sort(columns["both"])[::-1]
    is_word = columns["kind"] == 0
    return {
        "mean after": _mean(columns["after"]), "mean before": _mean(columns["before"]),
        "mean both": _mean(columns["both"]),
        "worst after": _mean(worst[0][:1]), "worst three after": _mean(worst[0][:3]),
        "worst three both": _mean(worst[1][:3]),
        "mean alone": _mean(columns["alone"][is_word]), "mean known": _mean(columns["known"] * ONE),
        "tokens": len(tokens), "marks": ONE * int((columns["kind"] == 2).sum()) // max(1, len(tokens)),
        "numbers": int((columns["kind"] == 1).sum()), "mean letters": _mean(columns["letters"] * ONE),
        "capitals": _mean(columns["capital"] * ONE), "ends": int(text.rstrip()[-1:] in tuple(".!?…\"'”’)")),
    }  # fmt: skip


def _of_marks(text: str, source: str, here: int, there: int) -> dict[str, int]:
    return {
        "length": ONE * len(text) // max(1, len(source)),
        "length in tokens": ONE * here // max(1, there),
        "questions": text.count("?") - source.count("?"),
        "quotes": sum(map(text.count, "\"“”")) - sum(map(source.count, "\"«»“”„")),
        "dashes": sum(map(source.count, "—–")) + source.count(" - "),
        "commas": source.count(","), "more commas": text.count(",") - source.count(","),
        "stops": source.count("."), "more stops": text.count(".") - source.count("."),
        "source ends": int(source.rstrip()[-1:] in tuple(".!?…\"'”’)»")),
        "source begins small": int(source[:1].islower()),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the source says of the words. partners: the stem of each word's likeliest partner, or ""."""

    tokens: Sequence[Token]
    columns: Columns
    whole: dict[str, int]
    partners: list[str]

    @classmethod
    def read(cls, pack: Pack, tokens: Sequence[Token], stems: Sequence[str], source: str, links: WordLinks) -> _Beside:
        theirs = lm_tokens(source)
        source_stems = _stems([lm_word(token) for token in theirs], pack, side=0)
        partner, links_here, table = _partners(tokens, theirs, links)
        of_b, of_a = _linked(tokens, links, is_b=True), _linked(theirs, links, is_b=False)
        seen_b, seen_a = _seen(pack.lexicon.b, stems), _seen(pack.lexicon.a, source_stems)
        near = Likeness.read(pack.encoder, tokens, theirs) if pack.encoder else Likeness.none(len(tokens))
        guess = np.where(partner >= 0, partner, _across(len(tokens), len(theirs)))
        jump = np.diff(ONE * guess // max(1, len(theirs)), prepend=0)
        is_word = np.array([token.kind is TokenKind.WORD for token in tokens], dtype=np.bool_)
        is_their_word = np.array([token.kind is TokenKind.WORD for token in theirs], dtype=np.bool_)
        columns = {
            "best link": table, "links": links_here, "has partner": (partner >= 0).astype(np.int64),
            **{name: of_b[name] for name in ("linked", "counterpart", "absence")},
            **_beside("linked", of_b["linked"], (-1, 1)), **_beside("counterpart", of_b["counterpart"], (-1, 1)),
            **_beside("absence", of_b["absence"], (-2, -1, 1, 2)),
            "jump": jump, **_beside("jump", jump, (1,)),
            "off the diagonal": np.abs(_shares(len(tokens)) - ONE * guess // max(1, len(theirs))),
            **{f"partner {name}": _at(of_a[name], guess) for name in ("linked", "counterpart", "absence")},
            "partner absence -1": _at(of_a["absence"], guess - 1),
            "partner absence +1": _at(of_a["absence"], guess + 1),
            **{f"partner {name}": _at(seen_a[name], guess) for name in ("seen", "cover")},
            "partner letters": _at(np.array([len(token.text) for token in theirs], dtype=np.int64), guess),
            "partner capital": _at(np.array([token.text[0].isupper() for token in theirs], dtype=np.int64), guess),
            "partner kind": _at(np.array([_kind(token) for token in theirs], dtype=np.int64), guess),
            **seen_b, **_beside("seen", seen_b["seen"], (-1, 1)),
            **near.columns, **_beside("likeness", near.columns["likeness"], (-1, 1)),
            **_beside("without", near.columns["without"], (-1, 1)),
            **_beside("nearest", near.columns["nearest"], (-1, 1)),
            "rank without": _rank(near.columns["without"]),
        }  # fmt: skip
        whole = {
            "mean best link": _mean(table[is_word]), "mean linked": _mean(of_b["linked"][is_word]),
            "mean counterpart": _mean(of_b["counterpart"][is_word]), "least counterpart": _least(of_b["counterpart"]),
            "mean absence": _mean(of_b["absence"][is_word]), "absences": int(np.maximum(of_b["absence"], 0).sum()),
            "mean source linked": _mean(of_a["linked"][is_their_word]),
            "mean source counterpart": _mean(of_a["counterpart"][is_their_word]),
            "least source counterpart": _least(of_a["counterpart"]),
            "mean source absence": _mean(of_a["absence"][is_their_word]),
            "source absences": int(np.maximum(of_a["absence"], 0).sum()), "hole": _largest_run(of_a["absence"]),
            **near.whole, "mean source seen": _mean(seen_a["seen"]), "least source seen": _least(seen_a["seen"]),
            "mean source cover": _mean(seen_a["cover"]), "source unseen": int((seen_a["seen"] == _UNSEEN).sum()),
            "mean seen": _mean(seen_b["seen"]), "unseen": int((seen_b["seen"] == _UNSEEN).sum()),
            "source tokens": len(theirs),
            "source capitals": _mean(np.array([token.text[0].isupper() for token in theirs], dtype=np.int64) * ONE),
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


def _stems(words: Sequence[str], pack: Pack | None, side: int = 1) -> list[str]:
    stem = stemmer(pack.languages[side] if pack else "en")
    return [stem(word) if word[0].isalpha() else word for word in words]


def _kind(token: Token) -> int:
    return {TokenKind.WORD: 0, TokenKind.NUMBER: 1}.get(token.kind, 2)


def _beside(name: str, column: Integers, steps: Sequence[int], end: int = 0) -> Columns:
    """The values of neighbours; beyond the border 0, or `end` behind it."""
    found = {}
    for step in steps:
        moved = np.zeros_like(column)
        if step < 0:
            moved[-step:] = column[:step]
        else:
            moved[: max(0, len(column) - step)] = column[step:]
            moved[max(0, len(column) - step) :] = end
        found[f"{name} {step:+d}"] = moved
    return found


def _rank(column: Integers) -> Integers:
    """The share of values below each, in thousandths."""
    rank: Integers = np.searchsorted(np.sort(column), column) * ONE // max(1, len(column))
    return rank


def _mean(column: Integers) -> int:
    return int(column.sum()) // len(column) if len(column) else 0


def _least(column: Integers) -> int:
    return int(column.min()) if len(column) else 0


def _shares(size: int) -> Integers:
    return ONE * np.arange(size) // max(1, size)


def _across(size: int, other: int) -> Integers:
    """The place on the other side that lies across."""
    return np.minimum((2 * np.arange(size) + 1) * other // max(1, 2 * size), max(0, other - 1))


def _at(column: Integers, places: Integers) -> Integers:
    inside = (places >= 0) & (places < len(column))
    return np.where(inside, column[np.where(inside, places, 0)], 0) if len(column) else np.zeros_like(places)


def _largest_run(column: Integers) -> int:
    """Kadane 1984: the largest sum of neighbours."""
    most = here = 0
    for value in column.tolist():
        here = max(0, here + value)
        most = max(most, here)
    return most
