"""What marking every word that the model of English does not know would give: `python -m tests.quality.unknown_words`.

Precision and recall on the news of zh-en-mqm dev, scored like the spans of `bitext check`, and how many words would be
marked in 10,000 of good English, each once in its document. No rule is made of it (docs/explanation/judge.md).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from tests.data import data_dir
from tests.quality.marked import scorer
from workbench.packs.language_model import find_model, lm_tokens, lm_word
from workbench.training.language_model import is_kept_aside, read_documents

Spans = list[tuple[int, int]]


def known() -> frozenset[str]:
    model = find_model("en")
    assert model is not None
    return frozenset(model.words)


def mark(text: str, words: frozenset[str]) -> Spans:
    tokens = [token for token in lm_tokens(text) if token.text[0].isalpha()]
    return [(token.start, token.end) for token in tokens if lm_word(token) not in words]


def score(words: frozenset[str]) -> tuple[float, float]:
    """Precision and recall of spans; a blunt one never counts."""
    blunt = scorer().blunt
    right = wrong = found = wanted = 0
    for line in data_dir("qe", "zh-en-mqm", "zh-en-mqm-dev.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if not record["id"].startswith("news"):
            continue
        spans = mark(record["mt"], words)
        gold = [(span[0], span[1]) for span in record["spans"] if span[4] in ("minor", "major", "critical")]
        hits = sum(any(a < y and x < b and not blunt(a, b, x, y) for a, b in gold) for x, y in spans)
        right, wrong = right + hits, wrong + len(spans) - hits
        wanted += len(gold)
        found += sum(_is_found(a, b, [s for s in spans if not blunt(a, b, *s)]) for a, b in gold)
    return right / (right + wrong), found / wanted


def _is_found(start: int, end: int, spans: Spans) -> bool:
    covered = sum(max(0, min(end, y) - max(start, x)) for x, y in spans)
    return covered >= (end - start) / 2 or any(start <= x and y <= end for x, y in spans)


def once(document: Sequence[str], words: frozenset[str]) -> tuple[int, int, int]:
    """Words of a document, and the unknown ones that stand in it once: all, and those with a capital."""
    seen: Counter[str] = Counter()
    capital = set[str]()
    for text in document:
        for start, end in mark(text, words):
            seen[text[start:end].lower()] += 1
            capital |= {text[start:end].lower()} if text[start].isupper() else set()
    single = {word for word, number in seen.items() if number == 1}
    return sum(len(text.split()) for text in document), len(single), len(single & capital)


def main() -> None:
    words = known()
    precision, recall = score(words)
    print(f"zh-en news: precision {precision:.3f}, recall {recall:.3f}")
    files = sorted(data_dir("english").glob("*.txt.xz"))
    counts = [once(document, words) for path in files for document in filter(is_kept_aside, read_documents([path]))]
    whole, single, names = (sum(column) for column in zip(*counts, strict=True))
    print(f"good text: {single / whole * 10_000:.1f} in 10,000 words, {names / whole * 10_000:.1f} with a capital")


if __name__ == "__main__":
    main()
