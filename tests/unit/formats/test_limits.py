"""Lines and tags are counted before a file is read, in whichever encoding it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.formats.limits import read_bounded, refuse_crowded
from workbench.model.errors import InputError

UNITS = "<tmx>\n" + "<seg>Мама мыла раму мылом.</seg>\n" * 100 + "</tmx>\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_letters_and_closing_tags_are_no_tags(encoding: str) -> None:
    data = UNITS.encode(encoding)
    assert refuse_crowded(data, "units.tmx", most=101) == 101
    with pytest.raises(InputError, match="more elements"):
        refuse_crowded(data, "units.tmx", most=100)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read") as refused:
        read_bounded(tmp_path)
    assert refused.value.hint == "name one of the files in it"
