"""Which blocks of a page are its article.

The page says so itself where it has one `main` or `article`; else trafilatura does, where it is installed (the extra
`web`); else the element that holds most of the running text. What is called menu, comments, subscription and the like
is no part of it, unless the title stands inside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.formats.html_blocks import BLOCKS, Element, Found

# A page of more characters or blocks is a book, whose text is most of it; trafilatura takes seconds for each million.
_LONGEST, _MOST = 4_000_000, 20_000
_PROSE = 80  # characters: a block this long is running text, not a menu entry
_BESIDE = frozenset({"nav", "footer", "aside", "form", "dialog"})
_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog", "banner"})
# Words in the names that pages give to what stands beside their article.
_NAMES = frozenset(
    {"ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "comment", "comments", "consent", "cookie",
     "cookies", "disqus", "footer", "gdpr", "login", "masthead", "menu", "nav", "navbar", "navigation", "newsletter",
     "paywall", "popup", "promo", "recommended", "related", "respond", "share", "sharing", "sidebar", "social",
     "stories", "subscribe", "subscription", "teaser", "teasers", "toolbar", "widget"}
)  # fmt: skip


def find_article(page: str, found: Sequence[Found]) -> list[bool]:
    """For each block whether it belongs to the article; furniture inside it is told later, line by line."""
    article = _article(page, found)
    return [mine and not _is_control(block) for block, mine in zip(found, article, strict=True)]


def _is_control(block: Found) -> bool:
    """Whether the block is the label of a button, or what stands in a field to be filled in."""
    return any(element.tag in ("button", "select", "textarea") for element in block.path)


def _article(page: str, found: Sequence[Found]) -> list[bool]:
    beside: dict[Element, bool] = {}
    near = [not any(_is_beside(element, beside) for element in block.path) for block in found]
    said = _said(found)
    if said is not None:
        return [
            mine and any(element is said for element in block.path) for block, mine in zip(found, near, strict=True)
        ]
    extracted = _by_trafilatura(page) if len(page) <= _LONGEST and len(found) <= _MOST else ""
    if extracted:
        held = _held(found, extracted)
        inside = [mine and each for each, mine in zip(held, near, strict=True)]
        if sum(len(block.text) for block, mine in zip(found, inside, strict=True) if mine) > 200:
            dense = _by_density(found, inside, 0.95)
            inside = [mine and each for mine, each in zip(inside, dense, strict=True)]
            return _with_title(found, _close_gaps(found, inside, near))
    return _with_title(found, _by_density(found, near, 0.7))


def _said(found: Sequence[Found]) -> Element | None:
    """The one `main` of the page, or its one `article` where it has none; None if it holds no text."""
    for tags in (("main",), ("article",)):
        holders = {element for block in found for element in block.path if element.tag in tags}
        outer = [each for each in holders if not any(above in holders for above in each.iterancestors())]
        if len(outer) == 1:
            return outer[0]
    return None


def _is_beside(element: Element, known: dict[Element, bool]) -> bool:
    if element not in known:
        known[element] = _looks_beside(element) and not any(True for _ in element.iter("h1", "main", "article"))
    return known[element]


def _looks_beside(element: Element) -> bool:
    if element.tag in _BESIDE or element.get("role") in _ROLES:
        return True
    if element.tag in ("html", "body"):
        return False
    words = re.findall("[a-z]+", f"{element.get('class', '')} {element.get('id', '')}".lower())
    return not _NAMES.isdisjoint(words)


def _by_trafilatura(page: str) -> str:
    try:
        from trafilatura import extract
    except ImportError:
        return ""
    text = extract(page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    return _key(text or "")


def _held(found: Sequence[Found], extracted: str) -> list[bool]:
    """Whether each block is in the article; looked for behind the one before it first, since they mostly follow."""
    held = []
    at = 0
    for block in found:
        key = _key(block.text)
        place = extracted.find(key, at)
        place = extracted.find(key) if place < 0 else place
        at = place + len(key) if place >= 0 else at
        held.append(place >= 0)
    return held


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _close_gaps(found: Sequence[Found], inside: list[bool], near: Sequence[bool]) -> list[bool]:
    """A heading, cell or break between two blocks of the article is the article's."""
    closed = list(inside)
    for index, block in enumerate(found):
        is_between = any(inside[max(0, index - 3) : index]) and any(inside[index + 1 : index + 4])
        if not inside[index] and near[index] and is_between and block.kind in ("head", "cell", "break"):
            closed[index] = True
    return closed


def _by_density(found: Sequence[Found], near: Sequence[bool], least: float) -> list[bool]:
    """What stands in the innermost element that holds at least such a share of the running text."""
    weight: Counter[Element] = Counter()
    total = 0
    for block, mine in zip(found, near, strict=True):
        if len(block.text) >= _PROSE and mine:
            total += len(block.text)
            for element in block.path:
                weight[element] += len(block.text) if element.tag in BLOCKS else 0
    if not total:
        return list(near)
    holders = [element for element, share in weight.items() if share >= least * total]
    article = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    return [mine and any(element is article for element in block.path) for block, mine in zip(found, near, strict=True)]


def _with_title(found: Sequence[Found], inside: list[bool]) -> list[bool]:
    """The last main heading before the article is its title, wherever the page puts it."""
    first = next((index for index, mine in enumerate(inside) if mine), 0)
    if any(found[index].kind == "head" for index, mine in enumerate(inside[: first + 3]) if mine):
        return inside
    for index in range(first - 1, -1, -1):
        if found[index].kind == "head" and any(element.tag == "h1" for element in found[index].path):
            return [mine or at == index for at, mine in enumerate(inside)]
    return inside
