"""Packs are found by their languages and checked when they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.training.bitext_made import make_pairs
from workbench.model.errors import InputError
from workbench.packs.pack import LEXICON, MANIFEST, find_pack, open_pack
from workbench.training.pack import Recipe, build_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in build_pack(make_pairs(60, seed=2), ("ru", "en"), Recipe(steps=0), attribution="Made.").items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_shipped_pack_whichever_language_stands_first() -> None:
    pack = find_pack("en-GB", "ru")
    assert pack is not None
    assert pack.languages == ("ru", "en")
    assert pack.lexicon.of_a("побед")[0].stem == "victori"
    assert pack.encoder is not None
    assert find_pack("de", "fr") is None


def test_a_made_pack_is_read_back(folder: Path) -> None:
    pack = open_pack(folder)
    assert pack.about["attribution"] == "Made."
    assert pack.encoder is None
    assert len(pack.lexicon.link_a) > 0


def test_the_same_pairs_give_the_same_pack() -> None:
    one, other = (build_pack(make_pairs(60, seed=2), ("ru", "en"), Recipe(steps=0)) for _ in range(2))
    assert one == other


def test_a_file_that_was_changed_is_refused(folder: Path) -> None:
    (folder / LEXICON).write_bytes((folder / LEXICON).read_bytes() + b"\0")
    with pytest.raises(InputError, match="not the file that the pack's manifest names"):
        open_pack(folder).lexicon  # noqa: B018


def test_a_file_that_is_not_there_is_said(folder: Path) -> None:
    (folder / LEXICON).unlink()
    with pytest.raises(InputError, match="cannot be read"):
        open_pack(folder).lexicon  # noqa: B018


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 2}, "format 1"),
        ({"languages": ["ru"]}, "two languages"),
        ({"files": []}, "two languages and the pack's files"),
        ({"stems": {"ru": {"победами": "побeдам"}}}, "another stemmer"),
        ({"stems": []}, "probe stems"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(folder: Path, change: dict[str, object], message: str) -> None:
    about = json.loads((folder / MANIFEST).read_text("utf-8")) | change
    (folder / MANIFEST).write_text(json.dumps(about), "utf-8")
    with pytest.raises(InputError, match=message):
        open_pack(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000])
def test_what_is_no_manifest_is_refused(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, "utf-8")
    with pytest.raises(InputError):
        open_pack(folder)
