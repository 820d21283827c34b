"""Which blocks of a page are its article.

trafilatura says so where it is installed (the extra `web`); without it, the element that holds most of the
running text does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.formats.html_blocks import Element, Found

_PROSE = 80  # characters: a block this long is running text, not a menu entry


def find_article(page: str, found: Sequence[Found]) -> list[bool]:
    """For each block whether it belongs to the article; furniture inside it is told later, line by line."""
    article = _article(page, found)
    return [mine and not _is_control(block) for block, mine in zip(found, article, strict=True)]


def _is_control(block: Found) -> bool:
    """Whether the block is the label of a button, or what stands in a field to be filled in."""
    return any(element.tag in ("button", "select", "textarea") for element in block.path)


def _article(page: str, found: Sequence[Found]) -> list[bool]:
    extracted = _by_trafilatura(page)
    if extracted:
        inside = [_key(block.text) in extracted for block in found]
        if sum(len(block.text) for block, mine in zip(found, inside, strict=True) if mine) > 200:
            return _with_title(found, _close_gaps(found, inside))
    return _with_title(found, _by_density(found))


def _by_trafilatura(page: str) -> str:
    try:
        from trafilatura import extract
    except ImportError:
        return ""
    text = extract(page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    return _key(text or "")


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _close_gaps(found: Sequence[Found], inside: list[bool]) -> list[bool]:
    """A heading or break between two blocks of the article is the article's."""
    closed = list(inside)
    for index, block in enumerate(found):
        is_between = any(inside[:index][-3:]) and any(inside[index + 1 : index + 4])
        if not inside[index] and is_between and block.kind in ("head", "break"):
            closed[index] = True
    return closed


def _by_density(found: Sequence[Found]) -> list[bool]:
    """The innermost element that holds at least seven tenths of the page's running text."""
    weight: Counter[Element] = Counter()
    total = 0
    for block in found:
        if len(block.text) >= _PROSE:
            total += len(block.text)
            for element in block.path:
                weight[element] += len(block.text)
    if not total:
        return [True] * len(found)
    holders = [element for element, share in weight.items() if share >= 0.7 * total]
    article = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    return [any(element is article for element in block.path) for block in found]


def _with_title(found: Sequence[Found], inside: list[bool]) -> list[bool]:
    """The last main heading before the article is its title, wherever the page puts it."""
    first = next((index for index, mine in enumerate(inside) if mine), 0)
    if any(found[index].kind == "head" for index, mine in enumerate(inside[: first + 3]) if mine):
        return inside
    for index in range(first - 1, -1, -1):
        if found[index].kind == "head" and any(element.tag == "h1" for element in found[index].path):
            return [mine or at == index for at, mine in enumerate(inside)]
    return inside
