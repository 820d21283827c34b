"""A received text on its way through the import, and what the closed list of normalisations leaves of it."""

from __future__ import annotations

import re

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


def as_received(text: str) -> str:
    """The text without what the closed list lets go: line ends, hard wraps and runs of blanks are one blank each."""
    return " ".join(re.split(r"[ \t\r\n\f\x0b]+", text.removeprefix("\ufeff").strip(" \t\r\n\f\x0b")))
