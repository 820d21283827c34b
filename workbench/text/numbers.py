"""placeholder while the engine grows"""
from __future__ import annotations
import re
from dataclasses import dataclass

@dataclass(frozen=True, slots=True)
class Number:
    start: int
    end: int
    value: str
    kind: str

def find_numbers(text: str, language: str) -> list[Number]:
    out = []
    for m in re.finditer(r"\d+(?:[.,\u00a0\u202f]\d+)*", text):
        v = re.sub(r"[.,\u00a0\u202f](?=\d{3}(?!\d))", "", m.group()).replace(",", ".")
        out.append(Number(m.start(), m.end(), v, "number"))
    return out
