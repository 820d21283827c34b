"""Russian and English news sentences that render each other one to one."""

from __future__ import annotations

from functools import cache

from tests.data import data_dir


@cache
def news(kind: str = "ref") -> tuple[tuple[str, str], ...]:
    """Russian and English news sentences that render each other one to one."""
    folder = next(
        path
        for path in sorted(data_dir("align", "news").iterdir())
        if f"-{kind}" in path.name and path.name.endswith("-sent")
    )
    source = (folder / "src.txt").read_text("utf-8").split("\n")
    target = (folder / "tgt.txt").read_text("utf-8").split("\n")
    pairs = []
    for line in (folder / "gold.tsv").read_text("utf-8").splitlines():
        a, _, b = line.partition("\t")
        if a.isdigit() and b.strip().isdigit():
            pairs.append((source[int(a)], target[int(b)]))
    return tuple(pairs)
