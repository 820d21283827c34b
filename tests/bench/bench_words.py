"""CPU time of linking the words of beads, beside that of finding the beads: milliseconds per 1,000 beads.

    python -m tests.bench.bench_words

The longest document of a set, its pack read already; the best of three. `editions`, two texts of one language, and
`textberg`, German and French, have no pack: what teaching from the texts costs is counted with the links. `one bead` is
the same text as a single bead, cut into stretches.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from tests.bench.bench_align import data
from tests.quality.alignment_scores import Document, folders, ours, read
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.word_teaching import teach
from workbench.align.words import Passage, link_beads, link_words
from workbench.packs.pack import find_pack

TOGETHER = 64  # beads, as many as who goes through a text has linked at a time
SETS = [("news", "sent"), ("bible", "sent"), ("editions", "sent"), ("textberg", "dev")]


def main() -> None:
    print("set                beads   words a side   align ms   link ms   of one   per 1,000 beads")
    for name, mode in SETS:
        document = max((read(path) for path in folders(data(), name, mode)), key=lambda each: len(each.a))
        beads = [(a, b) for a, b in ours(document.a, document.b, *document.languages) if a and b]
        whole = milliseconds(partial(ours, document.a, document.b, *document.languages))
        linked = milliseconds(partial(link_all, document, beads))
        words = sum(len(text.split()) for text in document.a)
        row = f"{name + '-' + mode:18}{len(beads):6}{words:15,}{whole:11,.0f}{linked:10,.0f}"
        print(f"{row}{linked / whole:9.2f}{linked / len(beads) * 1000:18,.0f}", flush=True)
    document = read(folders(data(), "news", "sent")[0])
    for count in (1_000, 10_000):
        spent, memory = one_bead(document, count)
        print(f"one bead of {count:,} words a side: {spent:,.0f} ms, {memory:.0f} MB")


def milliseconds(work: Callable[[], object], times: int = 3) -> float:
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - start))
    return min(spent)


def link_all(document: Document, beads: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    known = knowledge(document, beads)
    sides = [
        ([Passage("a", 0, document.a[i]) for i in a], [Passage("b", 0, document.b[j]) for j in b]) for a, b in beads
    ]
    for first in range(0, len(sides), TOGETHER):
        link_beads(known, sides[first : first + TOGETHER])


def knowledge(document: Document, beads: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> WordKnowledge:
    one, other = document.languages
    pack = find_pack(one, other)
    if pack is not None:
        return _packed.setdefault(document.languages, WordKnowledge.of_pack(pack))
    if one == other:
        return WordKnowledge((one, other))
    sides = (
        [" ".join(document.a[i] for i in a) for a, _ in beads],
        [" ".join(document.b[j] for j in b) for _, b in beads],
    )
    return WordKnowledge((one, other), taught=teach(*sides, (one, other)))


_packed: dict[tuple[str, str], WordKnowledge] = {}


def one_bead(document: Document, count: int) -> tuple[float, float]:
    """CPU milliseconds, and the MB that linking takes at its height."""
    known = knowledge(document, [])
    a, b = (" ".join((" ".join(side).split() * (count // 1000))[:count]) for side in (document.a, document.b))

    def work() -> object:
        return link_words(known, [Passage("a", 0, a)], [Passage("b", 0, b)])

    spent = milliseconds(work, 1)
    tracemalloc.start()
    work()
    memory = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return spent, memory


if __name__ == "__main__":
    main()
