"""A received text on its way through the import, and what the closed list of normalisations leaves of it.

Written without the importer: what it gives is compared with what this says, line by line.
"""

from __future__ import annotations

import re
import unicodedata

from workbench.formats.registry import ReadOptions
from workbench.formats.text import read_text
from workbench.model.edition import Edition, WitnessEntry
from workbench.model.witness import Role, Witness
from workbench.tei.witness import write_witness
from workbench.text.mint import mint

NAME = "sources/x.txt"


def import_text(data: bytes, language: str) -> Witness:
    nodes = read_text(data, NAME, ReadOptions(language)).nodes
    return Witness("x", language, Role.BASE, mint(nodes, "x", language), "A title")


def to_tei(witness: Witness) -> bytes:
    entry = WitnessEntry("x", Role.BASE, witness.language, (NAME,))
    return write_witness(witness, entry, Edition("e", "An edition", witnesses=(entry,)), ((NAME, "0" * 64),))


def by_lines(text: str) -> str:
    """What is left of a text in which each line is a paragraph, a heading, an item…: line-ends, blanks, blank-lines."""
    lines = [_even(line) for line in text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join("" if _is_unseen(line) else line for line in lines).strip("\n") + "\n"


def by_blocks(text: str) -> str:
    """The same of a text wrapped by hand: lines without a blank line between are one paragraph (hard-wraps).

    Where one of them but the last is shorter than 45 characters, they are lines for a reason: an address, a title.
    """
    parts = re.split(r"(\n{2,})", by_lines(text).rstrip("\n"))
    return "".join(part if number % 2 else _unwrapped(part) for number, part in enumerate(parts)) + "\n"


def _is_unseen(line: str) -> bool:
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in line)


def _even(line: str) -> str:
    return re.sub(r" *\t *", "\t", re.sub(r" +", " ", line.strip(" \t\f\v")))


def _unwrapped(block: str) -> str:
    lines = block.split("\n")
    return " ".join(lines).replace("\t", " ") if all(len(line) >= 45 for line in lines[:-1]) else block
