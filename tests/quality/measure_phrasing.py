"""What the model of English alone is worth as a finder of errors: `python -m tests.quality.measure_phrasing`.

Before each word in small letters that has no article the model is asked what “the” would save. Printed for each set and
least saving (1/16 nat, the smaller of both directions): how many places in 10,000 words, and what share touches what
people changed (MLQE-PE train) or marked (zh-en MQM dev); *any*: of all places asked. The prose is of
documents that the model never saw. This is why no rule lets the model speak first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tests.data import data_dir
from tests.quality.measure_rules import MARKED, records
from workbench.check.phrasing import gain
from workbench.packs.tables import read_words
from workbench.training.language_model import is_kept_aside, read_documents

LEAST = (0, 20, 40, 60)
PROSE = 200_000  # words
_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
_BEFORE = re.compile(r"(?P<word>[\w’'-]+) $")
IsRight = Callable[[int], bool]  # whether the place at that offset was changed or marked


def places(text: str) -> Iterator[tuple[int, int]]:
    """Offset, and what “the” would save there."""
    determiners = set(read_words("agreement.tsv", "en", "determiner"))
    for match in _WORD.finditer(text):
        before = _BEFORE.search(text, 0, match.start())
        if match.group() not in determiners and (before is None or before["word"].lower() not in determiners):
            yield match.start(), gain(text, match.start(), match.start(), "the ").least


def prose() -> Iterator[tuple[str, IsRight]]:
    """As many words of each class."""
    files = sorted(data_dir("english").glob("*.txt.xz"))
    for path in files:
        words = 0
        for text in (text for document in read_documents([path]) if is_kept_aside(document) for text in document):
            words += len(text.split())
            yield text, lambda _: False
            if words > PROSE // len(files):
                break


def changed() -> Iterator[tuple[str, IsRight]]:
    for record in records("qe", "ru-en", "train.jsonl"):
        tags, gaps = record["mt_tags"].split(), record["gap_tags"].split()
        bad = {start for (start, _), tag, gap in zip(record["mt_off"], tags, gaps, strict=False) if "BAD" in (tag, gap)}
        yield record["mt"], bad.__contains__


def marked() -> Iterator[tuple[str, IsRight]]:
    for record in records(*MARKED["zh-en-mqm-dev"]):
        if not record.get("human"):
            yield record["mt"], _within(record["spans"])


def _within(spans: Sequence[Sequence[int]]) -> IsRight:
    return lambda at: any(start - 1 <= at <= end + 1 for start, end, *_ in spans)


def row(texts: Iterator[tuple[str, IsRight]]) -> str:
    words, found = 0, []
    for text, is_right in texts:
        words += len(text.split())
        found += [(saved, is_right(at)) for at, saved in places(text)]
    cells = [f"{words} words; any {sum(right for _, right in found) / len(found):.2f}"]
    for least in LEAST:
        right = [each for saved, each in found if saved > least]
        share = sum(right) / max(1, len(right))
        cells.append(f"> {least}: {len(right)} ({len(right) / words * 10_000:.1f} in 10,000), right {share:.2f}")
    return "; ".join(cells)


if __name__ == "__main__":
    for name, texts in (("prose", prose()), ("mlqe-train", changed()), ("zh-en-mqm-dev", marked())):
        print(f"{name}: {row(texts)}")
