"""What a pack can do, on pairs that it was not trained on: how often the right sentence is found among a thousand.

    evaluate(files, ("ru", "en"), {"news": pairs})      # a Markdown table

For each sentence of a test the partner with the highest similarity is taken, in both directions; of a long test a
thousand pairs are used, evenly spread. Similarity is the cosine of the words, of the encoder's vectors, or both added;
and the last less what either sentence has with its ten nearest (CSLS: Conneau et al. 2018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.packs.encoder import Encoder
from workbench.packs.lexicon import Lexicon
from workbench.packs.pack import ENCODER, LEXICON
from workbench.packs.similarity import compare_vectors, compare_words
from workbench.training.bitext import Pair

_CANDIDATES = 1000
_NEAREST = 10


def evaluate(files: Mapping[str, bytes], languages: tuple[str, str], tests: Mapping[str, Sequence[Pair]]) -> str:
    """The report that stands beside a pack."""
    lexicon = Lexicon.load(files[LEXICON], LEXICON)
    encoder = Encoder.load(files[ENCODER]) if ENCODER in files else None
    a, b = languages
    lines = [
        f"# The pack {a}–{b}",
        "",
        f"{len(lexicon.a.stems)} {a} and {len(lexicon.b.stems)} {b} stems, {len(lexicon.link_a)} links"
        + ("." if encoder is None else "; a sentence encoder."),
        "",
        *(f"- `{name}`: {len(data):,} bytes" for name, data in sorted(files.items())),
        "",
        f"The right sentence found among all of a test, {a} to {b} / {b} to {a}:",
        "",
        "| test | pairs | words | encoder | both | both, CSLS |",
        "|---|---|---|---|---|---|",
    ]
    for name, pairs in tests.items():
        chosen = _spread(pairs)
        scores = similarities(lexicon, encoder, languages, chosen)
        cells = [found(scores[kind]) if kind in scores else "–" for kind in ("words", "encoder", "both", "csls")]
        lines.append(f"| {name} | {len(chosen)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def similarities(
    lexicon: Lexicon, encoder: Encoder | None, languages: tuple[str, str], pairs: Sequence[Pair]
) -> dict[str, NDArray[np.int64]]:
    """Of every source sentence with every target sentence, in 1/4096: words, encoder, both, csls (ten times that)."""
    sources, targets = [pair.source for pair in pairs], [pair.target for pair in pairs]
    scores = {"words": compare_words(lexicon, sources, languages[0], targets, languages[1])}
    if encoder is not None:
        scores["encoder"] = compare_vectors(encoder, sources, languages[0], targets, languages[1])
        scores["both"] = scores["words"] + scores["encoder"]
        scores["csls"] = _less_neighbours(scores["both"])
    return scores


def _less_neighbours(scores: NDArray[np.int64]) -> NDArray[np.int64]:
    near = min(_NEAREST, len(scores))
    of_row = np.sort(scores, axis=1)[:, -near:].sum(axis=1)
    of_column = np.sort(scores, axis=0)[-near:].sum(axis=0)
    less: NDArray[np.int64] = 2 * near * scores - of_row[:, None] - of_column[None, :]
    return less


def found(scores: NDArray[np.int64]) -> str:
    """The share of rows, and of columns, whose highest score is on the diagonal."""
    places = np.arange(len(scores))
    rows, columns = (np.mean(scores.argmax(axis=axis) == places) for axis in (1, 0))
    return f"{rows:.3f} / {columns:.3f}"


def _spread(pairs: Sequence[Pair]) -> list[Pair]:
    """At most a thousand, each source and each target once."""
    sources: set[str] = set()
    targets: set[str] = set()
    different = []
    for pair in pairs:
        if pair.source not in sources and pair.target not in targets:
            different.append(pair)
        sources.add(pair.source)
        targets.add(pair.target)
    step = max(1, -(-len(different) // _CANDIDATES))
    return different[::step]
