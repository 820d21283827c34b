"""What training leaves for judging passages: trees for words and for whole passages, habits, and how it was made.

file = find_judge("ru", "en")        # None where none ships
file.words.total(rows)               # see workbench.check.judge
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError
from workbench.packs.archives import UNREADABLE
from workbench.packs.habits import Habits
from workbench.packs.trees import Trees
from workbench.text.languages import primary

FORMAT = 1


@dataclass(frozen=True, slots=True)
class JudgeFile:
    """columns: how many signs of a word and of a passage the trees were trained on. about: data, recipe, figures."""

    words: Trees
    whole: Trees
    habits: Habits
    columns: tuple[int, int]
    about: Mapping[str, object]

    @classmethod
    def load(cls, data: bytes, file: str) -> JudgeFile:
        """Raises InputError where the bytes are not what `dump` wrote."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                about = json.loads(arrays["about"].tobytes())
                if about["format"] != FORMAT:
                    raise ValueError(f"it is not of format {FORMAT}")
                words, whole = (
                    Trees.from_arrays(
                        {name.removeprefix(part): arrays[name] for name in arrays.files if name[:6] == part}
                    )
                    for part in ("words_", "whole_")
                )
                columns = about["columns"]
                return cls(words, whole, Habits.from_arrays(arrays), (int(columns[0]), int(columns[1])), about)
        except UNREADABLE as error:
            raise InputError(f"is damaged: {error}", file=file, hint="install the program again") from error

    def dump(self) -> bytes:
        """The same bytes for the same tables."""
        stream = io.BytesIO()
        about = json.dumps({**self.about, "format": FORMAT, "columns": self.columns}, sort_keys=True)
        arrays: dict[str, NDArray[np.generic]] = {"about": np.frombuffer(about.encode("utf-8"), dtype=np.uint8)}
        for part, trees in (("words_", self.words), ("whole_", self.whole)):
            arrays |= {part + name: array for name, array in trees.to_arrays().items()}
        np.savez_compressed(stream, allow_pickle=False, **arrays, **self.habits.to_arrays())
        return stream.getvalue()


@cache
def find_judge(source: str | None, target: str) -> JudgeFile | None:
    """For a translation with its source (BCP 47 tags), or without: what ships with the program."""
    tags = [primary(tag) for tag in (source, target) if tag is not None]
    file = resources.files("workbench.packs") / "data" / "judges" / f"{'-'.join(tags)}.npz"
    return JudgeFile.load(file.read_bytes(), str(file)) if all(map(str.isalpha, tags)) and file.is_file() else None
