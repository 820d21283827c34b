"""Where somebody stopped going through an edition, and what was skipped on the way.

    place = read_place(paths, wish)          # Place(key="finding 3eca83e8def7", skipped=("finding …",), …)
    keep_place(paths, wish, place)

Decisions stand in the journal; this only says where to go on. It lies in build/ and may be deleted.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workbench.app.review.wish import ReviewWish
from workbench.model.errors import InputError
from workbench.store.atomic import make_folder, write
from workbench.store.paths import EditionPaths

NAME = "review.json"


@dataclass(frozen=True, slots=True)
class Place:
    """key: of the item that was shown last (empty: none yet). skipped: keys of items left for later.

    behind: what would come next, and next: the item shown last may be decided by the time somebody goes on.
    """

    key: str = ""
    skipped: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


def read_place(paths: EditionPaths, wish: ReviewWish) -> Place:
    """A file that is not there or not ours is no place."""
    kept = _read(paths.build / NAME).get(wish.name())
    if not isinstance(kept, dict):
        return Place()
    lists = [each if isinstance(each := kept.get(name), list) else [] for name in ("skipped", "behind")]
    skipped, behind = (tuple(map(str, each)) for each in lists)
    return Place(str(kept.get("key", "")), skipped, behind)


def keep_place(paths: EditionPaths, wish: ReviewWish, place: Place) -> None:
    """An edition that cannot be written to is gone through all the same: there is nothing to decide in it."""
    known = _read(paths.build / NAME) | {wish.name(): asdict(place)}
    with suppress(InputError):
        make_folder(paths.build)
        write(paths.build / NAME, json.dumps(known, ensure_ascii=False, indent=0).encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
