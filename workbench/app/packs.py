"""Packs: building one from sentence pairs, and looking up what the shipped one knows of a word.

build(paths, Path("packs/ru-en"), languages=("ru", "en"), recipe=Recipe(), report=report)
look_up("победа", "ru", "en")
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.model.errors import UsageError
from workbench.packs.pack import Pack, find_pack, open_packs
from workbench.text.stems import stemmer


def open_named(folders: Sequence[Path], a: str, b: str) -> tuple[Pack, ...]:
    """Packs that somebody named for two languages; UsageError where one is of others."""
    packs = open_packs(folders)
    for folder, pack in zip(folders, packs, strict=True):
        if find_pack(a, b, [pack]) is not pack:
            raise UsageError(
                f"the pack {folder} is of {' and '.join(pack.languages)}, not of {a} and {b}",
                hint="say the languages with --source-lang and --target-lang",
            )
    return packs


def look_up(word: str, a: str, b: str, packs: Sequence[Path] = ()) -> dict[str, object]:
    """What the pack of two languages says of a word of either: its stem, how often it was seen, its translations."""
    pack = find_pack(a, b, open_named(packs, a, b))
    if pack is None:
        raise UsageError(f"no pack is of {a} and {b}", hint="`workbench lexicon build` makes one from sentence pairs")
    return _read(pack, word)


def _read(pack: Pack, word: str) -> dict[str, object]:
    lexicon, training = pack.lexicon, pack.about.get("training")
    training = training if isinstance(training, dict) else {}
    sides = ((pack.languages[0], lexicon.a, lexicon.of_a), (pack.languages[1], lexicon.b, lexicon.of_b))
    for language, stems, translations in sides:
        stem = stemmer(language)(word)
        if stem in stems.number:
            number = stems.number[stem]
            return {
                "word": word,
                "language": language,
                "stem": stem,
                "seen": round(float(stems.seen[number])),
                "cover": round(float(stems.cover[number]), 3),
                "translations": [each._asdict() for each in translations(stem)],
                "pairs": training.get("pairs"),
                "attribution": pack.about.get("attribution"),
            }
    raise UsageError(
        f"the pack {pack.languages[0]}–{pack.languages[1]} does not know “{word}”", hint="try another form"
    )
