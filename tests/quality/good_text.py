"""How much the checks say about good English: `python -m tests.quality.good_text`.

Findings in 10,000 words of text that was edited and printed, by class and by rule: the tenth of the documents of
`data/english` that no model of the language ever sees (`is_kept_aside`: 321 documents, 1.4 million words, chosen by the
digest of their text), and *Anna Karenina* in Garnett's translation. Each document is checked by itself, from the
English alone. Rules were looked at on the last 100,000 words of each class (`measure_rules`), some of which are in it.
Not every alarm is false: passages are missing in the first, so that a quotation may end where nothing began it.
Intervals: 95 %, bootstrap over documents (over stretches of 100 paragraphs of the novel).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tests.data import data_dir
from tests.quality.bootstrap import Ratio, measure
from tests.quality.cases import to_witness
from tests.quality.injections import garnett
from workbench.check.runner import run
from workbench.model.context import Context
from workbench.model.finding import Finding
from workbench.training.language_model import is_kept_aside, read_documents

PER = 10_000
NOVEL = "anna-karenina"
_STRETCH = 100  # paragraphs


@dataclass(frozen=True, slots=True)
class Unit:
    """A document, or a stretch of one. shown, hints: findings by rule."""

    kind: str
    words: int
    shown: Counter[str]
    hints: Counter[str]


@cache
def units() -> tuple[Unit, ...]:
    return (*_documents(), *_novel())


def _documents() -> Iterator[Unit]:
    for path in sorted(data_dir("english").glob("*.txt.xz")):
        for document in filter(is_kept_aside, read_documents([path])):
            findings = run(Context(to_witness(document)))
            yield _unit(path.name.removesuffix(".txt.xz"), document, findings)


def _novel() -> Iterator[Unit]:
    """Checked as a whole; counted by stretches."""
    witness = to_witness(garnett())
    number = {segment.id: at for at, segment in enumerate(witness.segments)}
    stretches: dict[int, list[Finding]] = {}
    for finding in run(Context(witness)):
        stretches.setdefault(number[finding.segment] // _STRETCH, []).append(finding)
    for at in range(0, len(garnett()), _STRETCH):
        yield _unit(NOVEL, garnett()[at : at + _STRETCH], stretches.get(at // _STRETCH, []))


def _unit(kind: str, paragraphs: Sequence[str], findings: Sequence[Finding]) -> Unit:
    shown, hints = (Counter(each.rule for each in findings if each.hint is hint) for hint in (False, True))
    return Unit(kind, sum(len(text.split()) for text in paragraphs), shown, hints)


def rate(chosen: Sequence[Unit], rule: str | None = None) -> Ratio:
    """Findings shown by default in 10,000 words, of one rule or of all."""
    counts = [(each.shown[rule] if rule else each.shown.total(), each.words) for each in chosen]
    return measure(counts, PER)


def main() -> None:
    kinds = {kind: [each for each in units() if each.kind == kind] for kind in dict.fromkeys(u.kind for u in units())}
    aside = [each for each in units() if each.kind != NOVEL]
    print("| text | documents | words | findings | in 10,000 words | interval | hints |\n|---|---|---|---|---|---|---|")
    for name, chosen in {"all kept aside": aside, **kinds}.items():
        found, hints = rate(chosen), measure([(each.hints.total(), each.words) for each in chosen], PER)
        count = 1 if name == NOVEL else len(chosen)
        cells = (name, count, found.whole, found.part, f"{found.value:.2f}", _interval(found), f"{hints.value:.2f}")
        print(f"| {' | '.join(map(str, cells))} |")
    print(f"\n| rule | kept aside | interval | {' | '.join(kinds)} |\n{'|---' * (3 + len(kinds))}|")
    for rule in sorted({rule for each in units() for rule in each.shown}):
        found = rate(aside, rule)
        rates = [f"{rate(chosen, rule).value:.2f}" for chosen in kinds.values()]
        print(f"| {rule} | {found.value:.2f} | {_interval(found)} | {' | '.join(rates)} |")


def _interval(ratio: Ratio) -> str:
    return f"{ratio.low:.2f}–{ratio.high:.2f}"


if __name__ == "__main__":
    main()
