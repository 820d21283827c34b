"""How often each rule is right: `python -m tests.quality.measure_rules --write` makes packs/data/rule-precision.tsv.

Two sets, neither of which a rule was written from. *injected*: 200 errors of the rule's kind put into the novel or
the news with a seed; flagged = reports of the rule in those texts plus its reports in the whole untouched text,
right = injected errors reported in the right segment. *mlqe-dev*: sentences of MLQE-PE ru-en dev that it flags;
right = those that a post-editor changed (HTER > 0; 48 in a hundred of all sentences).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from tests.data import data_dir
from tests.quality.injections import ALL, cases, garnett, news, to_pairs, to_witness
from workbench.check.pairs import to_context
from workbench.check.registry import rules
from workbench.check.runner import run
from workbench.model.context import Context

TABLE = Path(__file__).resolve().parents[2] / "workbench" / "packs" / "data" / "rule-precision.tsv"
HEAD = "# Measured by `python -m tests.quality.measure_rules`: rule, set, flagged, right. Sets: see there.\n"
NUMBER = 200


def recall(rule: str, number: int = NUMBER, seed: int = 1) -> tuple[int, int]:
    """(found in the right segment, errors put in)."""
    found = total = 0
    for case in cases(rule, number, seed):
        claims = list(rules()[rule].find(case.context))
        found += any(span.segment in case.expected for claim in claims for span in claim.spans)
        total += 1
    return found, total


def false_alarms() -> tuple[Counter[str], int]:
    """Reports on untouched Garnett and on untouched news pairs, by rule; words read (Garnett only)."""
    alarms = Counter(finding.rule for finding in run(Context(to_witness(garnett()))))
    alarms.update(finding.rule for finding in run(to_pairs(news())) if rules()[finding.rule].needs_source)
    return alarms, sum(len(text.split()) for text in garnett())


def post_edited() -> Counter[tuple[str, bool]]:
    """(rule, was the sentence changed) on MLQE-PE dev, a sentence counted once for a rule."""
    counts: Counter[tuple[str, bool]] = Counter()
    path = next(data_dir("qe", "ru-en").glob("dev*.jsonl"))
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        context = to_context(record["src"], record["mt"], "ru", "en")
        for rule in {finding.rule for finding in run(context)}:
            counts[rule, record["hter"] > 0] += 1
    return counts


def rows() -> list[tuple[str, str, int, int]]:
    alarms, _ = false_alarms()
    edited = post_edited()
    table = []
    for rule in sorted(ALL):
        found, _ = recall(rule)
        table.append((rule, "injected", found + alarms[rule], found))
        flagged = edited[rule, True] + edited[rule, False]
        if flagged:
            table.append((rule, "mlqe-dev", flagged, edited[rule, True]))
    return table


if __name__ == "__main__":
    lines = ["\t".join(map(str, row)) + "\n" for row in rows()]
    if "--write" in sys.argv:
        TABLE.write_text(HEAD + "".join(lines), "utf-8")
    sys.stdout.write("".join(lines))
