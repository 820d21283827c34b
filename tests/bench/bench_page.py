"""The pages of a book, and one page of ten thousand rows: how long to make, to open, to search and to jump in.

    python -m tests.bench.bench_page [FOLDER]

FOLDER keeps the edition for another run (making and building it takes minutes). Pages are made in a process of its own
that is given everything computed; what a browser does is timed by its own clock, the median of five.
"""

from __future__ import annotations

import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from tests.data import ROOT
from workbench.model.edition import Snapshot

ROWS, RUNS = 10_000, 5
QUERIES = ("а", "н", "лошадь", "он сказал", '"и он"', "the", "t", "old countess", "karenin", "нетакогослова")
# Milliseconds until the scripts have run, and until the page is laid out.
OPENED = """() => {
    const { domContentLoadedEventEnd } = performance.getEntriesByType('navigation')[0];
    document.body.offsetHeight;
    return [domContentLoadedEventEnd, performance.now()];
}"""
TYPED = """(query) => {
    const field = document.getElementById('search-words');
    field.value = query;
    const start = performance.now();
    field.dispatchEvent(new Event('input'));
    document.querySelector('.found').offsetHeight;
    return performance.now() - start;
}"""
JUMP = """(anchor) => new Promise((done) => {
    const start = performance.now();
    location.hash = anchor;
    requestAnimationFrame(() => setTimeout(() => done([performance.now() - start,
        Math.round(document.getElementById(anchor).getBoundingClientRect().top)])));
})"""
DONE = """(does) => new Promise((done) => {
    const start = performance.now();
    new Function(does)();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
MOVE = "document.querySelector('.heads .shift[data-by=\"1\"]:not([aria-disabled=true])').click()"
STEP = "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))"
SCROLL = """() => new Promise((done) => {
    const took = [];
    let last = performance.now();
    const step = () => {
        took.push(performance.now() - last);
        last = performance.now();
        if (took.length > 60) {
            took.sort((one, other) => one - other);
            done(took[Math.floor(took.length * 0.95)]);
            return;
        }
        scrollBy({ top: 2000, behavior: 'instant' });
        requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})"""


def make_book(folder: Path) -> Path:
    anna = folder / "anna"
    if not anna.exists():
        data = Path(os.environ.get("WORKBENCH_DATA", ROOT.parent / "shared" / "data")) / "book" / "anna-karenina"
        workbench(
            "new", str(anna), "--base", str(data / "en-garnett.txt"), "--base-id", "en-garnett",
            "--source", str(data / "ru-1.xml"), "--source", str(data / "ru-2.xml"), "--title", "Anna Karenina",
        )  # fmt: skip
    workbench("-C", str(anna), "build")
    return anna


def workbench(*arguments: str) -> None:
    environment = os.environ | {"WORKBENCH_WHO": "Vera Editor"}
    subprocess.run(
        [sys.executable, "-m", "workbench", "-q", *arguments], check=True, stdout=subprocess.DEVNULL, env=environment
    )


def keep_snapshot(anna: Path, file: Path) -> float:
    """CPU seconds of computing it, with everything in the cache of the last build."""
    from workbench.app.compute import compute
    from workbench.app.workspace import open_workspace

    start = time.process_time()
    snapshot = compute(open_workspace(anna))
    took = time.process_time() - start
    plain = {each.name: getattr(snapshot, each.name) for each in fields(Snapshot)}
    file.write_bytes(pickle.dumps({name: value for name, value in plain.items() if not callable(value)}))
    return took


def measure_render(file: str, out: str) -> None:
    """Run in a child: CPU seconds and MB of the whole process; the pages are written afterwards."""
    from workbench.render.site import render_edition

    snapshot = Snapshot(**pickle.loads(Path(file).read_bytes()))
    start = time.process_time()
    files = render_edition(snapshot)
    took, used = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = [sum(len(data) for name, data in files.items() if name.startswith(kind)) for kind in ("pages/", "search/")]
    print(took, used, *sizes)
    for name, data in files.items():
        (Path(out) / name).parent.mkdir(parents=True, exist_ok=True)
        (Path(out) / name).write_bytes(data)


def write_rows(folder: Path) -> None:
    from tests.browser.conftest import write_site
    from tests.snapshots import book_snapshot
    from workbench.render import pages

    pages.ONE_PAGE = 2 * ROWS  # else it would be ten pages
    write_site(folder, book_snapshot(1, ROWS))


def median(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f} ms"


def measure_book(browser: Any, folder: Path) -> list[tuple[str, str, str]]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    longest = max((folder / "pages").glob("*.html"), key=lambda path: path.stat().st_size)
    rows = []
    for name, path in (("a chapter", folder / "pages" / "d20.html"), ("the longest chapter", longest)):
        times = []
        for _ in range(RUNS):
            page.goto(path.as_uri())
            times.append(page.evaluate(OPENED))
        rows.append((f"{name}: scripts have run", median([each[0] for each in times]), "< 500 ms"))
        rows.append((f"{name}: laid out", median([each[1] for each in times]), ""))
    start = time.perf_counter()
    page.keyboard.press("/")
    page.locator("dialog.search:not([aria-busy])").wait_for()
    rows.append(("the search is opened, all texts read", f"{1000 * (time.perf_counter() - start):.0f} ms", ""))
    took = {query: statistics.median(page.evaluate(TYPED, query) for _ in range(RUNS)) for query in QUERIES}
    slow = max(took, key=lambda query: took[query])
    rows.append(("a key typed, answers shown", median(list(took.values())), "< 100 ms"))
    rows.append((f"the slowest ({slow})", f"{took[slow]:.0f} ms", "< 100 ms"))
    page.close()
    return rows


def measure_rows(browser: Any, folder: Path) -> list[tuple[str, str, str]]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto((folder / "index.html").as_uri())
    opened = page.evaluate(OPENED)
    jumps = [page.evaluate(JUMP, f"p{number}") for number in (5000, 9990, 17, 7321, 2500, 8000, 1)]
    moves, steps = ([page.evaluate(DONE, does) for _ in range(RUNS)] for does in (MOVE, STEP))
    rows = [
        (f"{ROWS:,} rows: scripts have run", f"{opened[0]:.0f} ms", ""),
        (f"{ROWS:,} rows: a jump", median([each[0] for each in jumps]), "< 100 ms"),
        (f"{ROWS:,} rows: the slowest jump", f"{max(each[0] for each in jumps):.0f} ms", "< 100 ms"),
        (f"{ROWS:,} rows: texts in another order", median(moves), ""),
        (f"{ROWS:,} rows: to the next paragraph (key j)", median(steps), ""),
        (f"{ROWS:,} rows: 95 of 100 frames of a scroll", f"{page.evaluate(SCROLL):.0f} ms", ""),
    ]
    page.close()
    return rows


def main() -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import QUIET, find_chromium

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        anna, site, kept = make_book(folder), Path(scratch) / "site", Path(scratch) / "snapshot"
        computed = keep_snapshot(anna, kept)
        script = "import sys; from tests.bench.bench_page import measure_render; measure_render(*sys.argv[1:])"
        child = [sys.executable, "-c", script, str(kept), str(site)]
        runs = [subprocess.run(child, capture_output=True, text=True, check=True, cwd=ROOT).stdout for _ in range(3)]
        took, used, pages, search = min([float(each) for each in run.split()] for run in runs)
        rows = [
            ("all pages made, CPU", f"{took:.1f} s", "< 20 s"),
            ("memory of that process", f"{used:.0f} MB", "< 400 MB"),
            ("(computing, all from the cache)", f"{computed:.1f} s", ""),
            ("pages; what is searched", f"{pages / 1e6:.1f} MB; {search / 1e6:.1f} MB", ""),
        ]
        write_rows(Path(scratch) / "rows")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
            rows += measure_book(browser, site) + measure_rows(browser, Path(scratch) / "rows")
            browser.close()
    print("| Anna Karenina, two languages | measured | asked |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
