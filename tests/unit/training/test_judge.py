"""A judge made of made-up examples: it learns what was changed and what was graded low; the same bytes again."""

from __future__ import annotations

import json
import random
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.data import leave_out
from workbench.check.judge import Judge
from workbench.check.signs import Knowledge
from workbench.model.errors import InputError
from workbench.model.words import WordLinks
from workbench.packs.habits import Habits
from workbench.packs.judge import JudgeFile
from workbench.packs.language_model import LanguageModel
from workbench.training.language_model import build_model, lm_words

if find_spec("sklearn") is None:
    leave_out("train", "the extra `train` is not installed")

from workbench.training.judge import Graded, best_border, build_judge, read_examples

WORDS = ("ship", "captain", "port", "crane", "night", "letter", "storm", "berth")


def examples(number: int = 240) -> list[Graded]:
    """`participated` is always changed; a passage with it is graded low."""
    chance = random.Random(5)
    found = []
    for key in range(number):
        is_bad = key % 3 == 0
        verb = "participated" if is_bad else "stayed"
        words = ["the", chance.choice(WORDS), verb, "near", "the", chance.choice(WORDS)]
        text = " ".join(words) + "."
        start = text.index(words[2])
        bad = ((start, start + len(words[2])),) if is_bad else ()
        found.append(Graded(str(key), f"d{key % 7}", "", text, bad, chance.uniform(-1.5, -0.5) if is_bad else 0.6))
    return found


def knowledge() -> Knowledge:
    model = build_model([lm_words(each.text) for each in examples()])
    return Knowledge(LanguageModel.load(model, "made"), Habits({}, 0), None)


def no_links(_source: str, _text: str) -> WordLinks:
    return WordLinks()


def test_what_was_changed_is_learnt_and_the_bytes_are_the_same() -> None:
    known = knowledge()
    made = build_judge(examples(), known, no_links).dump()
    assert made == build_judge(examples(), known, no_links).dump()
    file = JudgeFile.load(made, "made")
    judge = Judge(Knowledge(known.model, file.habits, None), file)
    bad, good = judge.read("the port participated near the crane."), judge.read("the port stayed near the crane.")
    assert bad.words[2].bad > 0.5 > max(word.bad for word in good.words)
    assert bad.score < good.score
    assert file.about["examples"] == 240


def test_a_damaged_file_is_refused() -> None:
    made = build_judge(examples(60), knowledge(), no_links).dump()
    half = len(made) // 2
    for data in (made[:-40], b"", made[:half] + b"????" + made[half + 4 :]):
        with pytest.raises(InputError, match="damaged"):
            JudgeFile.load(data, "made")


def test_the_border_marks_what_was_changed() -> None:
    assert best_border(np.array([5, 9, 1, 7, 0, 8]), np.array([0, 1, 0, 1, 0, 1])) == 7


def test_examples_are_read_and_bad_lines_named(tmp_path: Path) -> None:
    record = {"id": 1, "doc": "d", "src": "Он ушёл.", "mt": "He left.", "mt_off": [[0, 2], [3, 8]],
              "mt_tags": "OK BAD", "z_mean": -0.5}  # fmt: skip
    file = tmp_path / "train.jsonl"
    file.write_text(json.dumps(record) + "\n", "utf-8")
    assert read_examples(file) == [Graded("1", "d", "Он ушёл.", "He left.", ((3, 8),), -0.5)]
    for spoilt in ("{", "[]", json.dumps({**record, "mt_tags": "OK"}), json.dumps({**record, "z_mean": "good"})):
        file.write_text(json.dumps(record) + "\n" + spoilt + "\n", "utf-8")
        with pytest.raises(InputError) as raised:
            read_examples(file)
        assert raised.value.line == 2
