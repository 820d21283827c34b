"""What a page says of its article for search engines: JSON-LD in a script.

read_linked_data(['{"datePublished": "2019-04-30", "author": {"name": "Anna"}}']).author      # "Anna"
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from workbench.model.edition import Bibliography


def read_linked_data(scripts: Iterable[str]) -> Bibliography:
    """The first date and the first author that are there; what is no JSON says nothing."""
    found = [each for script in scripts for each in _objects(script)]
    dates = (each.get("datePublished") for each in found)
    date = next((each for each in dates if isinstance(each, str) and each), "")
    authors = (name for each in found for name in _names(each.get("author")))
    return Bibliography(author=next(authors, ""), date=date)


def _objects(script: str) -> list[dict[str, object]]:
    try:
        return list(_walk(json.loads(script)))
    except (ValueError, RecursionError):
        return []


def _walk(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _walk(each)
    elif isinstance(value, list):
        for each in value:
            yield from _walk(each)


def _names(author: object) -> list[str]:
    if isinstance(author, str):
        return [author] if author.strip() else []
    if isinstance(author, list):
        return [name for each in author for name in _names(each)]
    return _names(author.get("name")) if isinstance(author, dict) and isinstance(author.get("name"), str) else []
