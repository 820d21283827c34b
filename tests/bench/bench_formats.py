"""Every format that is written, on a book of 11,000 segments: CPU, memory, size; and reading it back, where it comes.

    python -m tests.bench.bench_formats            # asked: less than 20 s of CPU, less than 400 MB

Each runs in a process of its own, least of three runs; the book itself takes part of the time and of the memory.
"""

from __future__ import annotations

import resource
import sys
import time

from tests.bench.bench_diff import run
from tests.made.book import book_snapshot
from workbench.formats.registry import WriteOptions, formats

CHAPTERS, PARAGRAPHS = 239, 46
_CHILD = "import sys; from tests.bench.bench_formats import measure; measure(sys.argv[1])"


def measure(format_id: str) -> None:
    """Run in a child: prints seconds of writing and of reading back, MB that the book had, and MB written."""
    snapshot = book_snapshot(CHAPTERS, PARAGRAPHS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chosen = formats()[format_id]
    assert chosen.write
    started = time.process_time()
    data = chosen.write(snapshot, WriteOptions())
    written = time.process_time()
    if chosen.back:
        chosen.back(data, f"x{chosen.extensions[0]}")
    print(written - started, time.process_time() - written, before, len(data) / 1024 / 1024)


def main() -> None:
    print(f"{CHAPTERS * (PARAGRAPHS + 1)} segments  write s   back s   max MB  of it the book  file MB")
    for each in formats().values():
        if each.write:
            _, memory, output = run([sys.executable, "-c", _CHILD, each.id])
            write, back, before, size = map(float, output.split())
            came = f"{back:8.2f}" if each.back else "       –"
            print(f"{each.id:15} {write:8.2f} {came} {memory:8.0f} {before:15.0f} {size:8.1f}")


if __name__ == "__main__":
    main()
