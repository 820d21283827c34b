"""A whole pack from sentence pairs: the bytes of its files, the same for the same pairs, seed and steps.

files = build_pack(pairs, ("ru", "en"), Recipe(), attribution="…", tests={"news": pairs_kept_aside})
sorted(files) == ["encoder.npz", "lexicon.npz", "pack.json", "report.md"]
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.errors import UsageError
from workbench.model.event import Report, Started, ignore
from workbench.packs.pack import ENCODER, FORMAT, LEXICON, MANIFEST
from workbench.text.stems import stemmer
from workbench.text.tokens import TokenKind, tokenize
from workbench.training.bitext import Pair
from workbench.training.evaluate import evaluate
from workbench.training.lexicon import build_lexicon

REPORT = "report.md"
STEPS = 900  # of the encoder: what the shipped pack has
_PROBES = 24  # words whose stems are checked when the pack is read
_LONG = 7  # letters of such a word


@dataclass(frozen=True, slots=True)
class Recipe:
    """steps: of the encoder's training; 0: a pack without encoder."""

    seed: int = 7
    steps: int = STEPS


def build_pack(
    pairs: Sequence[Pair],
    languages: tuple[str, str],
    recipe: Recipe,
    *,
    attribution: str = "",
    tests: Mapping[str, Sequence[Pair]] | None = None,
    report: Report = ignore,
) -> dict[str, bytes]:
    """tests: pairs kept aside, on which the report says what the pack can do. UsageError without pairs."""
    if not pairs:
        raise UsageError("there are no pairs to learn from", hint="give files with one pair a line")
    files = {LEXICON: build_lexicon(pairs, languages, report)}
    if recipe.steps:
        from workbench.training.encoder import build_encoder

        files[ENCODER] = build_encoder(pairs, seed=recipe.seed, steps=recipe.steps, report=report)
    report(Started("evaluating"))
    text = evaluate(files, languages, tests or {})
    manifest = {
        "format": FORMAT,
        "languages": list(languages),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
        "stems": {
            language: _probe((pair[side] for pair in pairs), language) for side, language in enumerate(languages)
        },
        "training": {
            "pairs": len(pairs),
            "origins": dict(sorted(Counter(pair.origin for pair in pairs).items())),
            "digest": digest(pairs),
            "seed": recipe.seed,
            "steps": recipe.steps,
        },
        "attribution": attribution.strip(),
    }
    files[REPORT] = text.encode("utf-8")
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return files


def _probe(texts: Iterable[str], language: str) -> dict[str, str]:
    """The most frequent long words with their stems."""
    counts = Counter(
        token.text.lower()
        for text in texts
        for token in tokenize(text)
        if token.kind is TokenKind.WORD and len(token.text) >= _LONG
    )
    usual = sorted(counts, key=lambda word: (-counts[word], word))[:_PROBES]
    return {word: stemmer(language)(word) for word in sorted(usual)}


def digest(pairs: Sequence[Pair]) -> str:
    """Of all pairs in their order."""
    whole = hashlib.sha256()
    for pair in pairs:
        whole.update("\t".join(pair).encode("utf-8") + b"\n")
    return whole.hexdigest()
