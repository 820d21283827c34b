"""Alignment on the development data beside others: strict F1, CPU seconds, memory.

    python -m tests.bench.bench_align

Ours and NLTK's Gale–Church run here, each set in a process of its own (its start included, memory is its largest).
NLTK takes minutes where ours takes seconds, so it runs on the smaller sets only. The figures of hunalign and of the
others were measured once, on the same texts (best of three settings each).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.data import ROOT
from tests.quality.alignment_scores import Bead, Score, folders, ours, score
from tests.quality.alignment_trust import trust

SETS = [
    ("news", "sent"), ("news", "para"), ("news", "indep"), ("articles", "sent"), ("articles", "para"),
    ("editions", "sent"), ("editions", "para"), ("editions", "indep"), ("bible", "sent"), ("bible", "para"),
    ("bible", "indep"), ("textberg", "dev"),
]  # fmt: skip
NLTK_RUNS = {("articles", "sent"), ("articles", "para"), ("news", "para"), ("textberg", "dev")}
# Strict F1 of peers on these texts: hunalign 1.1 (best of plain, -realign, with a dictionary), then the best other.
QUOTED = {
    ("news", "sent"): ".939", ("news", "para"): ".771", ("news", "indep"): ".420", ("articles", "sent"): ".954",
    ("articles", "para"): ".894  (NLTK .897)", ("editions", "sent"): ".971  (Bleualign .972)",
    ("editions", "para"): ".847  (Bleualign .883)", ("editions", "indep"): ".525  (Bleualign .599)",
    ("bible", "sent"): ".894", ("bible", "para"): ".613", ("bible", "indep"): ".202", ("textberg", "dev"): ".707",
}  # fmt: skip
_CHILD = "import sys; from tests.bench.bench_align import measure; measure(*sys.argv[1:])"


def nltk_gale_church(a: Sequence[str], b: Sequence[str], language_a: str, language_b: str) -> list[Bead]:
    """Beads from NLTK's links; what is linked to nothing stands alone."""
    from nltk.translate.gale_church import align_blocks

    links: list[tuple[int, int]] = align_blocks(  # type: ignore[no-untyped-call]
        [len(text) for text in a], [len(text) for text in b]
    )
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(links):
        if groups and (i in groups[-1][0] or j in groups[-1][1]):
            groups[-1][0].add(i)
            groups[-1][1].add(j)
        else:
            groups.append(({i}, {j}))
    beads = [(tuple(sorted(left)), tuple(sorted(right))) for left, right in groups]
    used_a, used_b = {i for left, _ in groups for i in left}, {j for _, right in groups for j in right}
    beads += [((i,), ()) for i in range(len(a)) if i not in used_a]
    return beads + [((), (j,)) for j in range(len(b)) if j not in used_b]


_ALIGNERS = {"workbench": ours, "nltk": nltk_gale_church}


def measure(aligner: str, name: str, mode: str) -> None:
    """Run in a child: prints the score."""
    reached = score(folders(data(), name, mode), _ALIGNERS[aligner])
    print(reached.f1, reached.low, reached.high, reached.violations)


def data() -> Path:
    return Path(os.environ.get("WORKBENCH_DATA", ROOT.parent / "shared" / "data")) / "align"


def run(aligner: str, name: str, mode: str) -> tuple[Score, float, float]:
    """The score, CPU seconds, MB."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen([sys.executable, "-c", _CHILD, aligner, name, mode], stdout=out, cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{aligner} on {name}-{mode} failed")
        out.seek(0)
        f1, low, high, violations = out.read().split()
    return (
        Score(float(f1), float(low), float(high), int(violations)),
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
    )


def main() -> None:
    print("set               documents  strict F1  95 %            CPU s    MB   nltk F1   CPU s    MB   hunalign F1")
    for name, mode in SETS:
        reached, seconds, memory = run("workbench", name, mode)
        row = f"{name + '-' + mode:18}{len(folders(data(), name, mode)):9}"
        row += f"  {reached.f1:9.4f}  {reached.low:.4f}–{reached.high:.4f}"
        row += f"  {seconds:6.1f} {memory:5.0f}"
        if (name, mode) in NLTK_RUNS:
            other, seconds, memory = run("nltk", name, mode)
            row += f"  {other.f1:8.4f}  {seconds:6.1f} {memory:5.0f}"
        else:
            row += " " * 25
        print(f"{row}  {QUOTED[name, mode]}", flush=True)
    print("\nset               beads  wrong   AUROC  in the least sure tenth  null F1")
    for name, mode in SETS:
        known = trust(folders(data(), name, mode))
        row = f"{name + '-' + mode:18}{known.beads:5}{known.wrong:7}  {known.auroc:6.3f}"
        print(f"{row}  {known.in_least_tenth:23.2f}  {known.null_f1:7.3f}", flush=True)
    every = trust([path for name, mode in SETS for path in folders(data(), name, mode)])
    print(f"{'all':18}{every.beads:5}{every.wrong:7}  {every.auroc:6.3f}  {every.in_least_tenth:23.2f}")


if __name__ == "__main__":
    main()
