"""The word diff against professionals' tags, and correction told from retranslation, on texts nothing was chosen by."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from tests.data import data_dir
from workbench.diff.compare import tell_relation
from workbench.diff.words import diff_words
from workbench.model.edits import Edit, Op, Relation

pytestmark = pytest.mark.data

# Post-edits of `dev`; `train` served to choose the bound. Segments in a text of the relation test:
SIZE = 20


def _post_edits() -> list[dict[str, str]]:
    return [json.loads(line) for line in data_dir("qe", "ru-en", "dev.jsonl").read_text("utf-8").splitlines()]


def _changed(old: str, edits: Sequence[Edit]) -> Iterator[bool]:
    """For each token (parted by spaces) whether an edit takes some of it away."""
    is_changed = [flag for edit in edits for flag in [edit.op is not Op.EQUAL] * len(edit.old)]
    at = 0
    for token in old.split(" "):
        yield any(is_changed[at : at + len(token)])
        at += len(token) + 1


def test_words_of_machine_translations_that_post_editors_changed() -> None:
    """MCC with the word tags of MLQE-PE; diff-match-patch by words alone has .943."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in _post_edits():
        found = _changed(row["mt_tok"], diff_words(row["mt_tok"], row["pe_tok"]))
        counts.update(zip(found, (tag == "BAD" for tag in row["mt_tags"].split()), strict=True))
    tp, fp, fn, tn = (counts[pair] for pair in ((True, True), (True, False), (False, True), (False, False)))
    mcc = (tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    assert mcc >= 0.955


def _texts(pairs: Sequence[tuple[str, str]]) -> list[Relation]:
    """What each text of so many consecutive segments is told to be."""
    parts = (pairs[at : at + SIZE] for at in range(0, len(pairs) - SIZE + 1, SIZE))
    return [tell_relation(diff_words(old, new) for old, new in part) for part in parts]


def _translations(document: str) -> list[tuple[str, str]]:
    """Two English translations of one Russian text, segment by segment."""
    folder = data_dir("align", "editions", document)
    old, new = ((folder / name).read_text("utf-8").split("\n") for name in ("src.txt", "tgt.txt"))
    beads = [line.split("\t") for line in (folder / "gold.tsv").read_text("utf-8").splitlines()]
    return [
        (" ".join(old[int(i)] for i in a.split(",")), " ".join(new[int(j)] for j in b.split(",")))
        for a, b in beads
        if a and b
    ]


def test_a_correction_is_told_from_a_retranslation() -> None:
    told = [(each, Relation.CORRECTION) for each in _texts([(row["mt_tok"], row["pe_tok"]) for row in _post_edits()])]
    for document in ("wmt21-refA-refB-sent", "wmt21-mt-ref-sent"):
        # every second text served to choose the bound
        told += [(each, Relation.RETRANSLATION) for each in _texts(_translations(document))[1::2]]
    assert len(told) > 90
    assert sum(found is right for found, right in told) / len(told) >= 0.97
