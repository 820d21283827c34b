"""What a key costs in an edition of 11,000 segments, and `status` there, beside writing one line to a disk.

    python -m tests.bench.bench_review [FOLDER]

FOLDER keeps the edition for another run (making and building it takes minutes). Seconds are of the clock, the median
of many keys; the peer is a program that appends a line and calls fsync, which no careful writer can do without.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEGMENTS = 11_000
KEYS = 40
_THINGS = (("cranes", "кранов"), ("ships", "кораблей"), ("barrels", "бочек"), ("sailors", "матросов"))
_PLACES = (("port", "порту"), ("harbour", "гавани"), ("town", "городе"), ("yard", "дворе"))


def write_texts(folder: Path) -> list[str]:
    """A text and its original, one paragraph in thirty with a fault; the arguments of `workbench new`."""
    chance = random.Random(7)
    english, russian = ["A Visit"], ["Визит"]
    for day in range(1, SEGMENTS):
        thing, place, number = chance.choice(_THINGS), chance.choice(_PLACES), chance.randrange(2, 500)
        stop = ".." if day % 30 == 0 else "."
        english.append(
            f"On day {day} the master counted {number} {thing[0]} in the {place[0]}. Nobody answered him{stop}"
        )
        russian.append(f"В день {day} начальник насчитал в {place[1]} {number} {thing[1]}. Никто ему не ответил.")
    (folder / "en.txt").write_text("\n\n".join(english), "utf-8")
    (folder / "ru.txt").write_text("\n\n".join(russian), "utf-8")
    return ["--base", str(folder / "en.txt"), "--source", str(folder / "ru.txt")]


def make_edition(folder: Path) -> Path:
    port = folder / "port"
    if not port.exists():
        workbench("new", str(port), *write_texts(folder))
    workbench("-C", str(port), "build")
    return port


def workbench(*arguments: str) -> float:
    """Seconds of a whole command."""
    environment = os.environ | {"WORKBENCH_WHO": "Vera Editor"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "workbench.cli.main", "-q", *arguments],
        check=True, stdout=subprocess.DEVNULL, env=environment,
    )  # fmt: skip
    return time.perf_counter() - start


def median(deed: Callable[[], object]) -> float:
    """Milliseconds."""
    took = []
    for _ in range(KEYS):
        start = time.perf_counter()
        deed()
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)


def append_and_sync(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"{}\n" * 100)
        file.flush()
        os.fsync(file.fileno())


def measure(port: Path) -> list[tuple[str, str, str]]:
    from workbench.app.review import actions
    from workbench.app.review.session import Session
    from workbench.app.review.wish import ReviewWish
    from workbench.cli.review.card import draw

    rows = [("`status`, whole process, nothing changed", f"{workbench('-C', str(port), 'status'):.2f} s", "< 1 s")]
    start = time.perf_counter()
    session = Session.open(port, ReviewWish(), "Vera Editor")
    rows.append(("the review opens, all known from the last build", f"{time.perf_counter() - start:.1f} s", ""))

    def next_item() -> None:
        session.skip()
        draw(session, 80, 24, is_plain=False)

    peer = median(lambda: append_and_sync(port / "build" / "peer.bin"))
    rows.append(("next item, found and drawn", f"{median(next_item):.1f} ms", "< 50 ms"))
    session.again()
    key = median(lambda: actions.accept(session))
    rows.append(("an act on the disk, and the place kept", f"{key:.1f} ms", "< 20 ms besides fsync"))
    rows.append(("peer: a line appended, one fsync", f"{peer:.1f} ms", ""))
    return rows


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        port = make_edition(folder)
        print(f"| {SEGMENTS:,} segments | median of {KEYS} | asked |\n|---|---|---|")
        for row in measure(port):
            print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
