"""`make bench`: every bench of this folder, one table after the other."""

from __future__ import annotations

import importlib
import pkgutil

from tests import bench

for module in sorted(each.name for each in pkgutil.iter_modules(bench.__path__) if each.name.startswith("bench_")):
    print(f"\n## {module.removeprefix('bench_')}\n", flush=True)
    importlib.import_module(f"{bench.__name__}.{module}").main()
