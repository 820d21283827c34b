from __future__ import annotations

from pathlib import Path

import pytest

from workbench.model.errors import EXIT_INPUT, EXIT_USAGE, InputError, UsageError
from workbench.store.paths import EditionPaths, find_edition, inside


def test_the_edition_is_this_folder_or_one_above(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_text("")
    (tmp_path / "sources" / "old").mkdir(parents=True)
    assert find_edition(tmp_path / "sources" / "old") == tmp_path
    assert EditionPaths(tmp_path).html == tmp_path / "build" / "html"


def test_no_edition_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no edition here") as caught:
        find_edition(tmp_path)
    assert caught.value.exit_code == EXIT_USAGE
    assert "workbench new" in (caught.value.hint or "")
    with pytest.raises(UsageError, match="there is no folder"):
        find_edition(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("relative", "problem"),
    [
        ("../x", "leads out"),
        ("sources/../../x", "leads out"),
        ("/etc/passwd", "absolute"),
        ("C:/x", "absolute"),
        ("sources\\x", "backslash"),
        ("", "is empty"),
        (".", "itself"),
        ("a\0b", "control"),
        ("link/x", "leads out"),
        ("loop/x", "cannot be followed"),
    ],
)
def test_a_path_stays_inside(tmp_path: Path, relative: str, problem: str) -> None:
    root = tmp_path / "edition"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    (root / "loop").symlink_to(root / "loop")
    with pytest.raises(InputError, match=problem) as caught:
        inside(root, relative)
    assert caught.value.exit_code == EXIT_INPUT


def test_a_file_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    assert inside(tmp_path, "sources/текст 1.txt") == tmp_path / "sources" / "текст 1.txt"
