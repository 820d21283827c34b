from __future__ import annotations

import pytest

from workbench.app.sheet import from_sheet, to_sheet


@pytest.mark.parametrize("text", ["It poured.", "# 3 of them", "\\# no", "“Go” — 2\u00a0km", "\\"])
def test_a_sheet_gives_the_text_back(text: str) -> None:
    sheet = to_sheet(text, ["Шёл дождь.\n# и снег"], ["Correct it."])
    assert from_sheet(sheet) == text
    assert sheet.splitlines()[0] == "# Correct it."


def test_line_breaks_of_an_editor_are_blanks_and_blank_lines_part_paragraphs() -> None:
    assert (
        from_sheet("# x\r\n\r\nIt poured  \r\nall day.\r\n\r\n\r\nIt stopped.\r\n") == "It poured all day.\nIt stopped."
    )
    assert from_sheet("# x\n\n") == ""
