"""Each constant of the aligner by leave-one-set-out cross-validation, on texts whose alignment is known.

    python -m tests.quality.constants            # all of them: about half an hour of one processor
    python -m tests.quality.constants SPREAD     # those whose name begins so

For every constant the shipped value and a smaller and a larger one. A set's figure is the mean of its modes' strict F1
(`news`: sent, para, indep). *Chosen*: for each set the value that is best on the three others; *costs*: what the set
would gain or lose by it against the shipped value, in thousandths.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple

from tests.data import data_dir
from tests.quality.alignment_scores import folders, score
from workbench.align import edges, estimate, known, learn, lengths, model, scores, solve
from workbench.align.links import Kind

SETS = {
    "news": ("sent", "para", "indep"), "articles": ("sent", "para"), "bible": ("sent", "para", "indep"),
    "editions": ("sent", "para", "indep"),
}  # fmt: skip


class Constant(NamedTuple):
    name: str
    shipped: float
    others: tuple[float, float]
    change: Callable[[float], None]


def _of_module(module: ModuleType, name: str, *others: float) -> Constant:
    """A constant, in all the modules that have imported it."""
    shipped = getattr(module, name)
    aligner = [each for key, each in sys.modules.items() if key.startswith("workbench.align.")]
    holders = [module, *(each for each in aligner if getattr(each, name, None) is shipped)]

    def change(value: float) -> None:
        for holder in holders:
            setattr(holder, name, type(shipped)(value))

    return Constant(f"{module.__name__.rsplit('.', 1)[1]}.{name}", shipped, (others[0], others[1]), change)


def _start(kind: Kind, *others: float) -> Constant:
    def change(value: float) -> None:
        model.START[kind] = value

    return Constant(f"model.START[{kind.name}]", model.START[kind], (others[0], others[1]), change)


def _many() -> Constant:
    """The priors of all beads but 0–1 and 1–1, against these."""
    shipped = dict(model.BEADS)

    def change(value: float) -> None:
        model.BEADS.update({key: prior * value for key, prior in shipped.items() if key not in ((0, 1), (1, 1))})

    return Constant("model.BEADS, many", 1.0, (0.4, 2.5), change)


def _alone() -> Constant:
    shipped = model.BEADS[0, 1]

    def change(value: float) -> None:
        model.BEADS[0, 1] = value

    return Constant("model.BEADS, 0–1", shipped, (shipped * 0.4, shipped * 2.5), change)


def constants() -> list[Constant]:
    return [
        _of_module(model, "SPREAD", 1.7, 6.8),
        _of_module(model, "WEIGHT", 8, 50),
        _of_module(model, "BEADS_WEIGHT", 80.0, 500.0),
        _many(),
        _alone(),
        *(_start(kind, *values) for kind, values in (
            (Kind.NUMBER, (0.15, 0.6)), (Kind.NAME, (0.2, 0.7)), (Kind.WORD, (0.5, 0.9)), (Kind.MARK, (0.3, 0.8)),
            (Kind.STEM, (0.35, 0.8)), (Kind.KNOWN, (0.35, 0.8)), (Kind.PLACE, (0.1, 0.5)),
        )),
        _of_module(scores, "_WEIGHT", 51, 115),  # EVIDENCE in 1/256
        _of_module(edges, "_TOGETHER", 0.6, 0.95),
        _of_module(edges, "_PASSED", 0.12, 0.5),
        _of_module(edges, "_WEIGHT", 8.0, 50.0),
        _of_module(estimate, "_SPREAD_WEIGHT", 8, 50),
        _of_module(lengths, "DRIFT", 0.008, 0.05),
        _of_module(known, "_TELLING", 1.5, 6.0),
        _of_module(learn, "AGREED", 0.05, 0.2),
        _of_module(learn, "_ROUNDS", 2, 8),
        _of_module(learn, "FOLDS", 2, 8),
        _of_module(solve, "_ROUNDS", 1, 4),
        _of_module(solve, "_TEACHES", 15, 100),
    ]  # fmt: skip


@contextmanager
def changed(constant: Constant, value: float) -> Iterator[None]:
    constant.change(value)
    try:
        yield
    finally:
        constant.change(constant.shipped)


def figures() -> dict[str, float]:
    root = data_dir("align")
    return {
        name: sum(score(folders(root, name, mode), samples=1).f1 for mode in modes) / len(modes)
        for name, modes in SETS.items()
    }


def row(constant: Constant, shipped: dict[str, float]) -> tuple[str, ...]:
    """Differences to the shipped value by set, then what would be chosen without each set and what that costs it."""
    found = {constant.shipped: shipped}
    for value in constant.others:
        with changed(constant, value):
            found[value] = figures()
    differences = [
        f"{value:g}: {' '.join(_thousandths(found[value][name] - shipped[name]) for name in SETS)}"
        for value in constant.others
    ]
    chosen = {
        name: max(found, key=lambda value: round(sum(found[value][other] for other in SETS if other != name), 6))
        for name in SETS
    }
    costs = {name: found[value][name] - shipped[name] for name, value in chosen.items()}
    return (
        constant.name,
        f"{constant.shipped:g}",
        *differences,
        " ".join(f"{chosen[name]:g}" for name in SETS),
        " ".join(_thousandths(costs[name]) for name in SETS),
    )


def _thousandths(value: float) -> str:
    return f"{value * 1000:+.1f}"


def main(prefix: str = "") -> None:
    shipped = figures()
    print("shipped: " + ", ".join(f"{name} {value:.4f}" for name, value in shipped.items()))
    print(f"| constant | shipped | smaller: {', '.join(SETS)} | larger | chosen without each set | costs |")
    print("|---|---|---|---|---|---|")
    for constant in constants():
        if prefix in constant.name:
            print("| " + " | ".join(row(constant, shipped)) + " |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
