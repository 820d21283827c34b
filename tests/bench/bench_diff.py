"""The word diff of a whole book against a copy with 5 % of its words changed, and git on the same words.

    python -m tests.bench.bench_diff

CPU seconds are the least of three runs of a process of its own, its start included; memory is its largest.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.data import ROOT

RUNS = 3
_CHILD = "import sys; from tests.bench.bench_diff import measure; measure(*sys.argv[1:])"


def read_book() -> list[str]:
    """The paragraphs of the English book, unwrapped."""
    base = Path(os.environ.get("WORKBENCH_DATA", ROOT.parent / "shared" / "data"))
    text = (base / "book" / "anna-karenina" / "en-garnett.txt").read_text("utf-8-sig")
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def edit_words(paragraphs: Sequence[str], share: float, seed: int) -> list[str]:
    """Each word replaced, left out or doubled by another with this probability."""
    chance = random.Random(seed)
    words = sorted({word for text in paragraphs for word in text.split()})
    edited = []
    for text in paragraphs:
        made: list[str] = []
        for word in text.split():
            draw = chance.random() / share
            made += [word] if draw >= 2 / 3 else []
            made += [chance.choice(words)] if draw < 1 / 3 or 2 / 3 <= draw < 1 else []
        edited.append(" ".join(made) or text)
    return edited


def measure(old: str, new: str) -> None:
    """Run in a child: prints the number of changed words."""
    from workbench.diff.documents import diff_texts
    from workbench.model.edits import Op

    diffs = diff_texts(Path(old).read_text("utf-8"), Path(new).read_text("utf-8"))
    edits = [edit for diff in diffs for edit in diff.edits if edit.op is not Op.EQUAL]
    print(sum(len(edit.old.split()) + len(edit.new.split()) for edit in edits))


def run(command: Sequence[str]) -> tuple[float, float, str]:
    """CPU seconds and MB of the best of some runs, and what it printed."""
    best = (float("inf"), 0.0, "")
    for _ in range(RUNS):
        with tempfile.TemporaryFile("w+") as out:
            child = subprocess.Popen(command, stdout=out, cwd=ROOT)
            _, _, usage = os.wait4(child.pid, 0)
            child.returncode = 0  # waited for above
            out.seek(0)
            cpu = usage.ru_utime + usage.ru_stime
            if cpu < best[0]:
                best = (cpu, usage.ru_maxrss / 1024, out.read())
    return best


def main() -> None:
    book = read_book()
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / f"{side}.{kind}" for kind in ("txt", "tokens") for side in ("old", "new")]
        texts = [book, edit_words(book, 0.05, 20261)]
        for path, text in zip(names, texts * 2, strict=True):
            tokens = re.findall(r"\w+|[^\w\s]", "\n\n".join(text))
            path.write_text("\n".join(tokens) if path.suffix == ".tokens" else "\n\n".join(text), "utf-8")
        ours = run([sys.executable, "-c", _CHILD, str(names[0]), str(names[1])])
        git = run(["git", "diff", "--no-index", "--histogram", "--word-diff=porcelain", str(names[2]), str(names[3])])
        print(f"{len(book)} paragraphs, {sum(len(text.split()) for text in book)} words, 5 % of them edited")
        print(f"workbench  {ours[0]:5.2f} s  {ours[1]:5.0f} MB  {ours[2].strip()} words changed")
        print(f"git        {git[0]:5.2f} s  {git[1]:5.0f} MB  --histogram --word-diff=porcelain, a token a line")
        print(f"ratio      {ours[0] / git[0]:5.2f}")


if __name__ == "__main__":
    main()
