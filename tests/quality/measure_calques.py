"""What the table of calques finds, entry by entry: `python -m tests.quality.measure_calques [--entries] [--quick]`.

*train*, *dev*: MLQE-PE ru-en; right = a sentence that the post-editor changed; words = tokens marked as bad, of those
an entry stands on. *bitext*: translations by people, so an entry there is telling that it can be meant: only that it
stands there is counted, and (*chosen*) in how many of the places where the Russian stands. *english*: prose in print,
without a source. An entry that is called telling without the source and stands in such prose often needs the source,
or goes. Entries are chosen on train, the bitext and English prose; dev is reported.
"""

from __future__ import annotations

import lzma
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tests.data import data_dir
from tests.quality.injections import english, garnett
from tests.quality.measure_rules import records
from workbench.app.compute import compute
from workbench.app.demo import fetch_sample
from workbench.app.workspace import open_workspace
from workbench.check.calques import Match, matches, table, to_words
from workbench.check.trust import at_least
from workbench.model.alignment import Bead, Level
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Witness
from workbench.text.phrases import Index

RULES = ("calque", "false-friend", "translationese")
EDITED = ("train", "dev")
BITEXT = ("cc", "pd-literature", "pd-psalms")
MUST, SHARE = 150, 0.03


@dataclass(slots=True)
class Tally:
    """Sentences flagged and those that were changed; tokens flagged and those marked as bad."""

    flagged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    bad: Counter[str] = field(default_factory=Counter)
    share: float = 0.0
    bad_share: float = 0.0


def to_pair(source: str, text: str) -> Context:
    """One paragraph beside its source, sentences unparted."""
    witness = Witness("mt", "en", Role.BASE, (Segment("mt.p1", "p", text),))
    if not source:
        return Context(witness)
    original = Witness("ru", "ru", Role.SOURCE, (Segment("ru.p1", "p", source),))
    return Context(witness, original, (Bead(("ru.p1",), ("mt.p1",)),))


def found(context: Context) -> Iterator[Match]:
    for rule in RULES:
        yield from matches(context, rule)


def post_edited(part: str) -> Tally:
    """By entry and by rule; with `+` behind the rule where the Russian words stand beside it."""
    tally, lines = Tally(), list(records("qe", "ru-en", f"{part}.jsonl"))
    tags = [tag for line in lines for tag in line["mt_tags"].split()]
    tally.share = sum(line["hter"] > 0 for line in lines) / len(lines)
    tally.bad_share = tags.count("BAD") / len(tags)
    for line in lines:
        marked = list(zip(line["mt_off"], line["mt_tags"].split(), strict=True))
        names = set()
        for match in found(to_pair(line["src"], line["mt"])):
            under = [tag for (start, end), tag in marked if start < match.span.end and match.span.start < end]
            for name in (match.entry.name, match.entry.rule, *([f"{match.entry.rule}+"] if match.origin else [])):
                names.add(name)
                tally.words[name] += len(under)
                tally.bad[name] += under.count("BAD")
        tally.flagged.update(names)
        tally.right.update(names if line["hter"] > 0 else ())
    return tally


def bitext(name: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    with lzma.open(data_dir("bitext", f"{name}.tsv.xz"), "rt", encoding="utf-8") as file:
        for line in file:
            source, text, _ = line.rstrip("\n").split("\t")
            counts.update(match.entry.name for match in found(to_pair(source, text)))
    return counts


def chosen() -> dict[str, tuple[int, int]]:
    """By entry: how often people put the English where the Russian stands, and how often it stands.

    What they choose every fourth time is no sign of translation. Every fourth pair of the literature is read.
    """
    entries = [entry for entry in table() if entry.rule != "calque"]
    beginnings: dict[str, set[int]] = {}
    for number, entry in enumerate(entries):
        for item in (phrase.items[0] for phrase in entry.behind):
            for word in (*item.words, *item.heads, *item.stems):
                beginnings.setdefault(word[:3], set()).add(number)
    index, counts = Index([entry.phrase for entry in entries]), {entry.name: (0, 0) for entry in entries}
    for name, step in (("cc", 1), ("pd-literature", 4)):
        with lzma.open(data_dir("bitext", f"{name}.tsv.xz"), "rt", encoding="utf-8") as file:
            for line in islice(file, 0, None, step):
                source, text = (to_words(each) for each in line.split("\t")[:2])
                there = {number for number, _, _ in index.find(text)}
                likely = (beginnings.get(word[:size], set()) for word in source for size in (1, 2, 3))
                for number in set().union(*likely):
                    if any(next(phrase.find(source), None) for phrase in entries[number].behind):
                        put, stands = counts[entries[number].name]
                        counts[entries[number].name] = (put + (number in there), stands + 1)
    return counts


def clean(paragraphs: Iterable[str]) -> tuple[Counter[str], int]:
    """Entries in English alone, and the words of it."""
    counts: Counter[str] = Counter()
    words = 0
    for text in paragraphs:
        counts.update(match.entry.name for match in found(to_pair("", text)))
        words += len(text.split())
    return counts, words


def in_sample() -> set[str]:
    """Entries that stand in the base of the sample edition, beside its reconstructed source."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = compute(open_workspace(fetch_sample(Path(folder) / "sample")))
    base, source = snapshot.edition.base.id, snapshot.edition.source
    texts = {witness.id: witness for witness in snapshot.witnesses}
    beads = next(
        each.beads
        for each in snapshot.alignments
        if source and (each.a, each.b, each.level) == (source.id, base, Level.SEGMENT)
    )
    return {match.entry.name for match in found(Context(texts[base], texts[source.id] if source else None, beads))}


def report(entries: bool, quick: bool) -> Iterator[str]:
    tallies = {part: post_edited(part) for part in EDITED}
    counts = {name: bitext(name) for name in (() if quick else BITEXT)}
    prose = {"garnett": clean(garnett()), **{name: clean(texts) for name, texts in english().items()}}
    rules = {entry.name: entry.rule for entry in table()}
    translated = set(tallies["train"].flagged) & set(rules)
    fired = translated.union(*counts.values())
    yield f"{len(rules)} entries; in train {len(translated)}, in train or bitext {len(fired)} (must >= {MUST})"
    sample = in_sample()
    alone = sample - fired
    yield f"in the sample {len(sample)}, there alone {len(alone)}: {len(alone) / len(rules):.4f} (must <= {SHARE})"
    for part, tally in tallies.items():
        for name in [each for rule in RULES for each in (rule, f"{rule}+")]:
            yield _line(f"{part} {name}", tally, name)
    for name, (alarms, words) in prose.items():
        yield f"{name}: {sum(alarms.values()) / words * 10_000:.2f} in 10,000 words"
    if entries:
        everywhere = sum((alarms for alarms, _ in prose.values()), Counter[str]())
        train, dev = tallies.values()
        usual = chosen()
        yield "rule\ttrain\tright\twords\tbad\tdev\tright\tbitext\tenglish\tchosen\tentry"
        for name, rule in rules.items():
            there = sum(each[name] for each in counts.values())
            cells = (train.flagged, train.right, train.words, train.bad, dev.flagged, dev.right)
            yield "\t".join(
                map(
                    str,
                    (
                        rule,
                        *(each[name] for each in cells),
                        there,
                        everywhere[name],
                        _share(*usual.get(name, (0, 0))),
                        name,
                    ),
                )
            )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def _line(title: str, tally: Tally, name: str) -> str:
    flagged, right, words, bad = (each[name] for each in (tally.flagged, tally.right, tally.words, tally.bad))
    if not flagged:
        return f"{title}: nothing"
    return (
        f"{title}: sentences {right}/{flagged} = {right / flagged:.3f}, lift {right / flagged / tally.share:.2f} "
        f"(at least {at_least(right, flagged) / tally.share:.2f}); words {bad}/{words} = {bad / max(1, words):.3f}, "
        f"lift {bad / max(1, words) / tally.bad_share:.2f}"
    )


if __name__ == "__main__":
    for line in report("--entries" in sys.argv, "--quick" in sys.argv):
        sys.stdout.write(line + "\n")
