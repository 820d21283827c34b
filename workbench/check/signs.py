"""Signs by which a passage and its words are judged: whole numbers, the same columns in training and at work.

    signs = read_signs(knowledge, "He participated to the war.", "Он участвовал в войне.", links)
    signs.words[2], signs.whole     # of `to`, and of the passage

What each word costs the language model on either side; how surely the source renders it, and how its partner fares; how
near it is, in the encoder's space, to the source, and whether the passage would be nearer without it; how often people
changed such words (`habits`). Without a source only the first and the last are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.check.columns import ONE, Columns, Integers, mean, neighbours, rank
from workbench.check.source_signs import SourceSigns, kind_of, stems_of
from workbench.model.words import WordLinks
from workbench.packs.habits import Habits
from workbench.packs.language_model import LanguageModel, lm_tokens, lm_word
from workbench.packs.pack import Pack
from workbench.text.tokens import Token


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
    stems, partners = stems_of(words, knowledge.pack), [""] * len(words)
    if knowledge.pack is not None:
        beside = SourceSigns.read(knowledge.pack, tokens, stems, source, links)
        columns |= beside.columns
        whole |= beside.whole
        partners = beside.partners
        whole |= _of_marks(text, source, len(tokens), len(beside.tokens))
    columns |= knowledge.habits.read(stems, partners)
    for name in ("habit word", "habit after", "habit before", "habit partner", "habit pair"):
        whole[f"mean {name}"] = mean(columns[name])
    passage = np.array(list(whole.values()), dtype=np.int64)
    rows = np.empty((len(tokens), len(columns) + len(passage)), dtype=np.int64)
    rows[:, : len(columns)] = np.array(list(columns.values()), dtype=np.int64).T
    rows[:, len(columns) :] = passage
    return Signs(tuple(tokens), rows, passage, len(columns), tuple(stems), tuple(partners))


def _of_language(model: LanguageModel, tokens: Sequence[Token], words: Sequence[str]) -> Columns:
    found = model.read(words)
    size = len(words)
    both = found.after + found.before - found.alone
    place = np.arange(size)
    return {
        "after": found.after, "before": found.before, "both": both, "alone": found.alone, "known": found.known,
        **neighbours("after", found.after, (-1, 1), found.end), **neighbours("before", found.before, (-1, 1)),
        **neighbours("both", both, (-1, 1)), **neighbours("known", found.known, (-1, 1)),
        **neighbours("alone", found.alone, (-1, 1)),
        "both less mean": both - mean(both), "rank both": rank(both),
        "place": place, "rest": size - 1 - place, "share": place * ONE // max(1, size),
        "letters": np.array([len(token.text) for token in tokens], dtype=np.int64),
        "capital": np.array([token.text[0].isupper() for token in tokens], dtype=np.int64),
        "kind": np.array([kind_of(token) for token in tokens], dtype=np.int64),
    }  # fmt: skip


def _of_whole(columns: Columns, tokens: Sequence[Token], text: str) -> dict[str, int]:
    worst = np.sort(columns["after"])[::-1], np.sort(columns["both"])[::-1]
    is_word = columns["kind"] == 0
    return {
        "mean after": mean(columns["after"]), "mean before": mean(columns["before"]),
        "mean both": mean(columns["both"]),
        "worst after": mean(worst[0][:1]), "worst three after": mean(worst[0][:3]),
        "worst three both": mean(worst[1][:3]),
        "mean alone": mean(columns["alone"][is_word]), "mean known": mean(columns["known"] * ONE),
        "tokens": len(tokens), "marks": ONE * int((columns["kind"] == 2).sum()) // max(1, len(tokens)),
        "numbers": int((columns["kind"] == 1).sum()), "mean letters": mean(columns["letters"] * ONE),
        "capitals": mean(columns["capital"] * ONE), "ends": int(text.rstrip()[-1:] in tuple(".!?…\"'”’)")),
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
