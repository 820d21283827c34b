"""How often each rule is right: `python -m tests.quality.measure_rules --write` makes packs/data/rule-precision.tsv.

Five sets. Of *mlqe-train* nothing was read while rules were written (but see below; the rules of `english_errors` were
mended on what they found there and in prose), of the others single findings were; errors are put in with a seed that no
rule was mended on.

*injected*: 200 errors of the rule's kind put into the novel or the news with a seed; right = those reported in the
right segment, flagged = those and every report of the rule on the whole untouched text. Texts that lost a sentence are
aligned by the aligner. *mlqe-dev*, *mlqe-train*:
sentences of MLQE-PE ru-en that it flags; right = those that a post-editor changed. *bio-mqm-dev* (Russian abstracts)
and *zh-en-mqm-dev* (the English alone): findings in machine translation; right = those that touch a passage which a
professional marked as wrong. Typography is seldom marked, so most rules are better than that; a headline is often
marked as a whole, so `final-stop` is not.

Rules that read other translations are measured on *bio-beside-references* and *bio-beside-machines*: each machine's
abstracts beside the two people's, or beside those of the other teams (`against_others`).
`name-rendered-twice` and `term-rendered-twice` have no *injected*: they report what is so, and that says nothing of
how often it is an error (docs/explanation/checks.md has what was read). `glossary-term` is measured with the glossary
of `other_words`; all it reports on the untouched news counts as wrong, though by that glossary hardly any of it is.
What is missing stands nowhere and cannot be marked: of 620 passages in *bio-mqm-dev* none is an omission. So
`words-omitted` is not measured there; `python -m tests.quality.deletions` measures where it puts what is missing.

Rules that read the table of calques have neither *injected* (what is put in stands in the table) nor *mlqe-train* (the
entries were chosen there): `measure_calques` says what they reach on it. Nor have those of UNSURE *injected*: that they
find what is put in does not say how often a writer means what they object to.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.data import data_dir
from tests.quality.against_others import abstracts_beside, other_alarms
from tests.quality.cases import to_pairs, to_witness
from tests.quality.injections import ALL, cases, english, garnett, news
from tests.quality.lost_sentences import to_aligned, windows
from tests.quality.other_words import GLOSSARY
from workbench.app.bitext import read_pair
from workbench.check.registry import rules
from workbench.check.runner import run
from workbench.model.context import Context
from workbench.model.finding import Finding

TABLE = Path(__file__).resolve().parents[2] / "workbench" / "packs" / "data" / "rule-precision.tsv"
HEAD = """\
# Measured by `python -m tests.quality.measure_rules --write`; the sets are explained there.
# Columns: rule, set, flagged, right, precision, and what to hold it against: recall (injected), or lift over the share
# of sentences that are wrong in any case.
"""
NUMBER = 200
SENTENCES = ("sentence-omitted", "sentence-added")
UNSURE = ("capital-differs", "heading-question", "tense-sequence")  # print has the same, and means it
VARIED = ("name-rendered-twice", "term-rendered-twice")  # what is put in is an error, what stands mostly a choice
FEW = ("abbreviation-kept",)  # the news has four places where it can be put in
TABLES = ("calque", "false-friend", "translationese")  # what is put in stands in the table, and it was chosen on train
UNMARKED = ("words-omitted",)  # says what is missing, and no set marks that
MARKED = {
    "bio-mqm-dev": ("qe", "ru-en-bio-mqm", "ru-en-bio-mqm-dev.jsonl"),
    "zh-en-mqm-dev": ("qe", "zh-en-mqm", "zh-en-mqm-dev.jsonl"),
}
BESIDE = {"glossary-term", *(rule.id for rule in rules().values() if rule.needs_source)}  # measured on pairs
Tally = Counter[tuple[str, bool]]  # (rule, was it right)


def recall(rule: str, number: int = NUMBER, seed: int = 3) -> tuple[int, int]:
    """(found in the right segment, errors put in)."""
    found = total = 0
    for case in cases(rule, number, seed):
        claims = list(rules()[rule].find(case.context))
        found += any(span.segment in case.expected for claim in claims for span in claim.spans)
        total += 1
    return found, total


@cache
def false_alarms() -> tuple[Counter[str], int]:
    """Reports on untouched Garnett and, of rules that need a source, on untouched news; words of Garnett.

    Rules that need other translations: on untouched news with two of them. Beads of sentences are judged on whole
    articles as the aligner has them, all else on pairs known to be right.
    """
    alarms = Counter(finding.rule for finding in run(Context(to_witness(garnett()))))
    beside = replace(to_pairs(news()), glossary=GLOSSARY)
    alarms.update(finding.rule for finding in run(beside) if finding.rule in BESIDE)
    for beads in windows("report"):
        alarms.update(each.rule for each in run(to_aligned(beads)) if each.rule in SENTENCES)
    alarms.update(other_alarms())
    return alarms, sum(len(text.split()) for text in garnett())


def english_alarms() -> Iterator[tuple[str, Counter[str], int]]:
    """(class, reports by rule, words) on English non-fiction."""
    for name, paragraphs in english().items():
        found = run(Context(to_witness(paragraphs)))
        yield name, Counter(finding.rule for finding in found), sum(len(text.split()) for text in paragraphs)


def post_edited(part: str) -> tuple[Tally, float]:
    """On MLQE-PE, a sentence counted once for a rule; the share of sentences that were changed."""
    counts: Tally = Counter()
    lines = list(records("qe", "ru-en", f"{part}.jsonl"))
    for record in lines:
        context = read_pair(record["src"], record["mt"], "ru", "en")
        for rule in {finding.rule for finding in run(context)}:
            counts[rule, record["hter"] > 0] += 1
    return counts, sum(record["hter"] > 0 for record in lines) / len(lines)


def marked(name: str) -> tuple[Tally, float]:
    """On machine translation with marked passages; the share of segments that have one."""
    counts: Tally = Counter()
    lines = [record for record in records(*MARKED[name]) if not record.get("human")]
    for record in lines:
        for finding in run(read_pair(record.get("src", ""), record["mt"], "ru", "en")):
            counts[finding.rule, is_marked(finding, record["spans"])] += 1
    return counts, sum(bool(record["spans"]) for record in lines) / len(lines)


def is_marked(finding: Finding, passages: list[list[Any]]) -> bool:
    """Whether it touches one of these passages: [start, end, …]."""
    return any(span.start <= end + 1 and start - 1 <= span.end for span in finding.spans for start, end, *_ in passages)


def records(*path: str) -> Iterator[dict[str, Any]]:
    for line in data_dir(*path).read_text("utf-8").splitlines():
        yield json.loads(line)


def is_surface(rule: str) -> bool:
    """Whether the text alone is enough."""
    return rule not in BESIDE and not rules()[rule].needs_others


def rows() -> list[tuple[str, str, int, int, float, str]]:
    alarms, _ = false_alarms()
    sets = {
        "mlqe-dev": post_edited("dev"),
        "mlqe-train": post_edited("train"),
        **{name: marked(name) for name in MARKED},
        **{f"bio-beside-{others}": abstracts_beside(others) for others in ("references", "machines")},
    }
    table = []
    for rule in sorted(ALL):
        if rule not in (*TABLES, *UNSURE, *VARIED, *FEW):
            found, total = recall(rule)
            table.append(_row(rule, "injected", found + alarms[rule], found, f"recall {found / total:.3f}"))
        for name, (counts, share) in sets.items():
            flagged, right = counts[rule, True] + counts[rule, False], counts[rule, True]
            if flagged and not (rule in TABLES and name == "mlqe-train") and not (rule in UNMARKED and name in MARKED):
                table.append(_row(rule, name, flagged, right, f"lift {right / flagged / share:.2f}"))
    return table


def _row(rule: str, name: str, flagged: int, right: int, beside: str) -> tuple[str, str, int, int, float, str]:
    return rule, name, flagged, right, round(right / max(1, flagged), 3), beside


def alarm_lines() -> Iterator[str]:
    """Reports in 10,000 words of text in print, for the reader of the measurement."""
    alarms, words = false_alarms()
    surface: Counter[str] = Counter({rule: number for rule, number in alarms.items() if is_surface(rule)})
    for name, counts, length in (("garnett", surface, words), *english_alarms()):
        rate = sum(counts.values()) / length * 10_000
        yield f"# {name}: {rate:.2f} in 10,000 words; {', '.join(f'{rule} {n}' for rule, n in counts.most_common())}\n"
    beside = {rule: number for rule, number in alarms.items() if not is_surface(rule)}
    yield f"# news, {len(news())} pairs: {beside}\n"


if __name__ == "__main__":
    lines = ["\t".join(map(str, row)) + "\n" for row in rows()]
    if "--write" in sys.argv:
        TABLE.write_text(HEAD + "".join(lines), "utf-8")
    sys.stdout.writelines([*lines, *alarm_lines()])
