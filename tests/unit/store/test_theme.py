"""An edition's own stylesheet: taken as it is, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.model.errors import InputError
from workbench.store.theme import LIMIT, read_theme


def test_a_theme_reaches_the_page_and_a_change_builds_anew(tmp_path: Path) -> None:
    port = make_port(tmp_path)
    theme = port / "build" / "html" / "assets" / "theme.css"
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert theme.read_bytes() == b""
    (port / "theme.css").write_text(":root { --measure: 30rem; }\n", "utf-8")
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert theme.read_text("utf-8") == ":root { --measure: 30rem; }\n"
    assert run(["-q", "-C", str(port), "render", "-o", str(tmp_path / "page")]) == 0
    assert (tmp_path / "page" / "assets" / "theme.css").read_bytes() == theme.read_bytes()
    assert "assets/theme.css" in (tmp_path / "page" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("data", "words"), [(b"\xff\xfe\x00", "is not UTF-8"), (b"a" * (LIMIT + 1), "is larger than")])
def test_what_is_no_theme_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "theme.css").write_bytes(data)
    with pytest.raises(InputError, match=words):
        read_theme(tmp_path)


def test_a_theme_from_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "secret").write_text("x", "utf-8")
    (tmp_path / "edition" / "theme.css").symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="leads out of"):
        read_theme(tmp_path / "edition")
