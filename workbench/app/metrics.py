"""chrF and TER by sacrebleu, where it is installed: the only module that speaks to it.

    measure(["There are 3 cranes."], ["There are 4 cranes."])      # Measured(chrf=83.5, ter=25.0)

Popović 2015; Snover et al. 2006; Post 2018. Its settings are its own: `signatures` names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Measured:
    chrf: float
    ter: float


def has_metrics() -> bool:
    return find_spec("sacrebleu") is not None


def measure(texts: Sequence[str], references: Sequence[str]) -> Measured:
    """Of all texts together, each beside its reference; in steps of 1/10."""
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    scores = [metric.corpus_score(texts, [references]).score for metric in (CHRF(), TER())]
    return Measured(*(round(float(score), 1) for score in scores))


def signatures() -> tuple[str, ...]:
    """What sacrebleu calls the settings of its measures, with its version."""
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    made = []
    for name, metric in (("chrF", CHRF()), ("TER", TER())):
        metric.corpus_score(["a"], [["a"]])  # before that it does not know how many references there are
        made.append(f"{name}|{metric.get_signature()}")
    return tuple(made)
