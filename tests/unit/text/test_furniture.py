"""Lines that pages put around a text, and lines of a text that only look like them."""

from __future__ import annotations

import pytest

from workbench.text.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "12 Views",
        "3.4k shares",
        "17",
        "Leave a Reply",
        "leave a comment:",
        "Share this",
        "  Share this  ",
        "All rights reserved.",
        "Read more »",
        "Tags: harbour, ice",
        "120 просмотров",
        "Оставить комментарий",
        "Поделиться",
        "Поделиться в социальных сетях:",
        "Похожие статьи",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Chapter 12",
        "Views from the mole",
        "He had two views of the matter and shared neither.",
        "Leave a reply with the porter, she said, and go home.",
        "Share this bread with me.",
        "Home was far away.",
        "Печать молчала.",
        "Поделиться хлебом он не захотел.",
        "Меню было коротким, и вход стоил дорого.",
    ],
)
def test_text(line: str) -> None:
    assert not is_furniture(line)
