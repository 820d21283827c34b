"""Tables that ship with the program: TSV files under `data/`, `#` lines are comments.

read_table("furniture.tsv")[0]      # ("en", "counter", r"\\d+ views?")
read_words("person-words.tsv", "en", "title")[0]      # "Mr"
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table as tuples of cells."""
    text = (resources.files("workbench.packs") / "data" / name).read_text("utf-8")
    lines = (line.rstrip("\n") for line in text.split("\n"))
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def read_words(name: str, language: str, kind: str) -> tuple[str, ...]:
    """The words of one kind in a table of language, kind, words with blanks between."""
    return tuple(
        word for code, of, words in read_table(name) if (code, of) == (language, kind) for word in words.split(" ")
    )
