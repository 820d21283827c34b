"""Four times the text: how many times the cells and lookups of an alignment.

python -m tests.bench.bench_growth
"""

from __future__ import annotations

from tests.bench.bench_align import data
from tests.quality.growth import bible, work


def main() -> None:
    a, b = bible(data())
    quarter, whole = work(a[: len(a) // 4], b[: len(b) // 4]), work(a, b)
    print("sentences        cells      lookups")
    print(f"{len(a) // 4:9}  {quarter.cells:11}  {quarter.lookups:11}")
    print(f"{len(a):9}  {whole.cells:11}  {whole.lookups:11}")
    print(f"{'times':>9}  {whole.cells / quarter.cells:11.2f}  {whole.lookups / quarter.lookups:11.2f}")


if __name__ == "__main__":
    main()
