"""Trees that judge translations, from machine translations that people post-edited and graded.

    examples = read_examples(Path("train.jsonl"))
    data = build_judge(examples, knowledge, link)          # the bytes of packs/data/judges/ru-en.npz

Cross-fitted: what a fifth of the examples taught (habits of words, the judgement of the words that a passage is judged
by) is never used on that fifth. The knowledge must come from pairs that hold none of the examples.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from workbench.check.columns import Integers
from workbench.check.judge import passage_row
from workbench.check.signs import Knowledge, Signs, read_signs
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Report, Started, ignore
from workbench.model.words import WordLinks
from workbench.packs.habits import Example as Habit
from workbench.packs.habits import Habits
from workbench.packs.judge import JudgeFile
from workbench.packs.language_model import find_model
from workbench.packs.pack import Pack
from workbench.packs.trees import ONE, Trees

Link = Callable[[str, str], WordLinks]
Floats = NDArray[np.float64]

_FOLDS = 5
_WORDS = {
    "max_iter": 300, "learning_rate": 0.04, "max_leaf_nodes": 15, "min_samples_leaf": 80, "l2_regularization": 10,
    "max_features": 0.4,
}  # fmt: skip
_WHOLE = {
    "max_iter": 150, "learning_rate": 0.06, "max_leaf_nodes": 8, "min_samples_leaf": 30, "l2_regularization": 10,
    "max_features": 0.3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Graded:
    """document: where it is from. bad: what people changed of the text. grade: the higher the better, about 0 ± 1."""

    key: str
    document: str
    source: str
    text: str
    bad: tuple[tuple[int, int], ...]
    grade: float


def read_examples(path: Path) -> list[Graded]:
    """JSON Lines with `id`, `doc`, `src`, `mt`, `mt_off`, `mt_tags` and `z_mean`. InputError with file and line."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            tags = record["mt_tags"].split()
            bad = tuple((a, b) for (a, b), tag in zip(record["mt_off"], tags, strict=True) if tag == "BAD")
            found.append(
                Graded(
                    str(record["id"]), record.get("doc", ""), record["src"], record["mt"], bad, float(record["z_mean"])
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"is not an example: {error}", file=str(path), line=number) from error
    return found


def build_judge(examples: Sequence[Graded], knowledge: Knowledge, link: Link, report: Report = ignore) -> JudgeFile:
    """With the source if the knowledge has a pack. The same examples give the same trees.

    Trained twice and joined: cross-fitted by documents, for texts of a new kind, and by examples, for texts like these.
    """
    report(Started("reading signs"))
    linked = [link(each.source, each.text) if knowledge.pack else WordLinks() for each in examples]
    foldings = [[_fold(name) for name in names] for names in _names(examples)]
    fitted = [_cross_fitted(examples, linked, knowledge, folds) for folds in foldings]
    changed = np.concatenate(_changed(examples, fitted[0][1]))
    report(Started("training on words"))
    trained = [
        _train_words(np.vstack([each.words for each in signs]), changed, _by_word(folds, signs), seed)
        for seed, (folds, (_, signs)) in enumerate(zip(foldings, fitted, strict=True))
    ]
    sums = (trained[0][0] + trained[1][0]) // 2
    border = best_border(sums, changed)
    words = _join([trees for _, trees in trained])
    words = replace(words, start=words.start - border)
    report(Started("training on passages"))
    tables = [_passages(signs, sums - border) for _, signs in fitted]
    whole = _join([_train_passages(table, examples, seed) for seed, table in enumerate(tables)])
    columns = fitted[0][1][0].words.shape[1], tables[0].shape[1]
    return JudgeFile(words, whole, fitted[0][0], columns, {"examples": len(examples), "digest": digest(examples)})


def _names(examples: Sequence[Graded]) -> tuple[list[str], list[str]]:
    return [each.document for each in examples], [each.key for each in examples]


def _by_word(folds: Sequence[int], signs: Sequence[Signs]) -> Integers:
    return np.repeat(np.array(folds), [len(each.tokens) for each in signs])


def _passages(signs: Sequence[Signs], sums: Integers) -> Integers:
    ends = pairwise(np.cumsum([0, *(len(each.tokens) for each in signs)]).tolist())
    return np.vstack([passage_row(each, sums[a:b]) for each, (a, b) in zip(signs, ends, strict=True)])


def _train_passages(table: Integers, examples: Sequence[Graded], seed: int) -> Trees:
    grades = np.array([each.grade for each in examples])
    return _grow(HistGradientBoostingRegressor(random_state=seed, **_WHOLE), table, grades)


def best_border(sums: Integers, changed: Integers) -> int:
    """Where marking what is above agrees best with what people changed (Matthews' correlation)."""
    order = np.argsort(-sums, kind="stable")
    hits, told = np.cumsum(changed[order]), np.arange(1, len(sums) + 1)
    total, size = int(changed.sum()), len(sums)
    spread = np.sqrt(told * (size - told) * float(total) * (size - total)) + 1e-9
    return int(sums[order][np.argmax((hits * size - told * total) / spread)])


def to_knowledge(pack: Pack, *, with_source: bool) -> Knowledge:
    """The shipped model of the pack's second language, and the pack. UsageError where there is no model."""
    model = find_model(pack.languages[1])
    if model is None:
        raise UsageError(f"there is no model of {pack.languages[1]}", hint="workbench lexicon model")
    return Knowledge(model, Habits({}, 0), pack if with_source else None)


def digest(examples: Sequence[Graded]) -> str:
    return hashlib.sha256("\n".join(map(repr, examples)).encode("utf-8")).hexdigest()


def _cross_fitted(
    examples: Sequence[Graded], linked: Sequence[WordLinks], knowledge: Knowledge, folds: Sequence[int]
) -> tuple[Habits, list[Signs]]:
    """Habits of all examples, and each example's signs with the habits of the other folds."""

    def read(number: int, habits: Habits) -> Signs:
        each = examples[number]
        source = each.source if knowledge.pack else ""
        return read_signs(replace(knowledge, habits=habits), each.text, source, linked[number])

    plain = [read(number, Habits({}, 0)) for number in range(len(examples))]
    learnt: list[Habit] = [
        (each.stems, each.partners, changed.astype(bool).tolist())
        for each, changed in zip(plain, _changed(examples, plain), strict=True)
    ]
    others = [
        Habits.count(each for each, own in zip(learnt, folds, strict=True) if own != fold) for fold in range(_FOLDS)
    ]
    return Habits.count(learnt), [read(number, others[fold]) for number, fold in enumerate(folds)]


def _changed(examples: Sequence[Graded], signs: Sequence[Signs]) -> list[Integers]:
    """For each word whether it touches what people changed."""
    return [
        np.array(
            [any(token.start < b and a < token.end for a, b in each.bad) for token in found.tokens], dtype=np.int64
        )
        for each, found in zip(examples, signs, strict=True)
    ]


def _fold(key: str) -> int:
    return int(hashlib.sha256(key.encode("utf-8")).hexdigest(), 16) % _FOLDS


def _train_words(table: Integers, changed: Integers, folds: Integers, seed: int) -> tuple[Integers, Trees]:
    """Each word judged by trees that did not see its fold, and the trees of all."""

    def train(rows: Integers, targets: Integers) -> Trees:
        return _grow(HistGradientBoostingClassifier(random_state=seed, **_WORDS), rows, targets)

    sums = np.zeros(len(changed), dtype=np.int64)
    for fold in range(_FOLDS):
        here = folds == fold
        if here.any():
            sums[here] = train(table[~here], changed[~here]).total(table[here])
    return sums, train(table, changed)


def _grow(
    model: HistGradientBoostingClassifier | HistGradientBoostingRegressor, rows: Integers, targets: NDArray[np.generic]
) -> Trees:
    """The library's trees as tables: thresholds as whole numbers, leaves rounded."""
    model.fit(rows, targets)
    parts: dict[str, list[Integers]] = {name: [] for name in ("feature", "at_most", "left", "right", "value")}
    roots, size = [], 0
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        parts["feature"].append(np.where(leaf, -1, nodes["feature_idx"]).astype(np.int64))
        parts["at_most"].append(np.where(leaf, 0, np.floor(nodes["num_threshold"])).astype(np.int64))
        for side in ("left", "right"):
            parts[side].append(np.where(leaf, 0, nodes[side] + size).astype(np.int64))
        parts["value"].append(np.rint(np.where(leaf, nodes["value"], 0) * ONE).astype(np.int64))
        roots.append(size)
        size += len(nodes)
    start = round(float(np.ravel(model._baseline_prediction)[0]) * ONE)
    joined = {name: np.concatenate(arrays) for name, arrays in parts.items()}
    return Trees(**joined, roots=np.array(roots, dtype=np.int64), start=start)


def _join(forests: Sequence[Trees]) -> Trees:
    """Their mean."""
    starts = np.cumsum([0, *(len(each.feature) for each in forests)])[:-1]
    number = len(forests)

    def column(name: str) -> Integers:
        return np.concatenate([getattr(each, name) for each in forests])

    def moved(name: str) -> Integers:
        return np.concatenate([getattr(each, name) + start for each, start in zip(forests, starts, strict=True)])

    return Trees(
        column("feature"), column("at_most"), moved("left"), moved("right"), column("value") // number,
        moved("roots"), sum(each.start for each in forests) // number,
    )  # fmt: skip
