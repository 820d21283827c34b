"""One item on the screen: source and translation side by side, the words in question marked, and why.

draw(session, width=80, height=24)       # lines; words stand in [brackets] whether there are colours or not
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from workbench.cli.review.words import (
    bead_in_words,
    describe_act,
    describe_difference,
    headline,
    keys_line,
    origin_in_words,
)
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from workbench.app.review.here import Passage
    from workbench.app.review.session import Session

_SEVERITY = {"critical": "bold red", "major": "bold yellow", "minor": "bold cyan", "neutral": "bold"}
_SIDE_BY_SIDE = 60  # columns: below, one text stands under the other
_SAID = 3  # lines below the card, at most
_LEAST = 6  # lines of text on a screen of any height


def console_for(width: int, *, is_plain: bool) -> Console:
    """Draws into memory; colours as the terminal has them, none where they are not wanted."""
    from rich.console import Console

    return Console(
        file=StringIO(), width=width, markup=False, highlight=False, emoji=False, legacy_windows=False,
        force_terminal=not is_plain, color_system=None if is_plain else "standard", no_color=is_plain,
    )  # fmt: skip


def draw(session: Session, width: int, height: int, *, is_plain: bool, context: bool = False, keys: bool = True) -> str:
    """The card, cut around the words in question where it is higher than the screen."""
    console = console_for(width, is_plain=is_plain)
    head, foot = _head(session, width), _foot(session, keys=keys)
    used = len(_lines(console, head)) + len(_lines(console, foot)) + 2
    texts = _texts(session, width, context=context)
    body = _lines(console, [texts])
    room = max(_LEAST, height - used)
    if len(body) > room and not session.is_whole:
        body = _clip(body, room, _first_in_question(console, texts))
    return "\n".join([*_lines(console, head), *body, *_lines(console, foot), _rule(width)])


def _lines(console: Console, parts: Iterable[RenderableType]) -> list[str]:
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    text = captured.get()
    return [line.rstrip() for line in text.rstrip("\n").split("\n")] if text else []


def fold(text: str, width: int) -> list[str]:
    """In lines of the screen; of a long one, such as a whole paragraph taken back, the beginning."""
    from rich.text import Text

    console = console_for(width, is_plain=True)
    lines = [line for each in text.split("\n") if each for line in _lines(console, [Text(each)])]
    return lines if len(lines) <= _SAID else [*lines[: _SAID - 1], f"{_cut_line(lines[_SAID - 1], width - 2)} …"]


def _cut_line(line: str, width: int) -> str:
    from rich.cells import set_cell_size

    return set_cell_size(line, width).rstrip()


def _first_in_question(console: Console, texts: RenderableType) -> int:
    """The line with the first marked words, else the first of the item: told by style, a text may have any brackets."""
    at = {"marked": 0, "item": 0}
    for number, line in reversed(list(enumerate(console.render_lines(texts, pad=False)))):
        styles = [piece.style for piece in line if piece.style and piece.text.strip()]
        at["marked"] = number if any(style.underline for style in styles) else at["marked"]
        at["item"] = number if any(not style.dim for style in styles) else at["item"]
    return at["marked"] or at["item"]


def _clip(lines: Sequence[str], room: int, at: int) -> list[str]:
    """The lines around one; a line says how many are left out on either side."""
    first = min(max(0, at - room // 2), len(lines) - room)
    cut = list(lines[first : first + room])
    if first:
        cut[0] = f"  ⋮ {first + 1} more lines above (v: all)"
    below = len(lines) - first - room
    if below:
        cut[-1] = f"  ⋮ {below + 1} more lines below (v: all)"
    return cut


def _rule(width: int) -> str:
    return "─" * width


def _head(session: Session, width: int) -> list[RenderableType]:
    from rich.text import Text

    item = session.item
    place = " ".join(item.segments)
    severity = item.finding.severity.value if item.finding else ""
    line = Text(f"{session.at + 1} of {len(session.items)}", style="bold")
    if session.settled:
        line.append(f", {len(session.settled)} decided", style="dim")
    line.append(f"  {headline(session)}", style=_SEVERITY.get(severity, "bold"))
    if line.cell_len + len(place) + 2 <= width:
        line.append(" " * (width - line.cell_len - len(place)) + place)
    else:
        line.append(f"\n{place}")
    return [line, Text(_rule(width), style="dim")]


def _texts(session: Session, width: int, *, context: bool) -> RenderableType:
    """Source and base beside each other, then the corrected text and another one where they say something new."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    here, around = session.here, session.surroundings
    style = "bold underline"
    corrected = _column(f"{here.state.witness.id}, as corrected", here.now, style)
    is_short = session.item.difference is not None and not here.is_changed
    right, left = corrected if is_short else _column(around.base.id, here.base, style), None
    if around.source is not None:
        left = _column(around.source.id, here.source, style)
    before, behind = around.neighbours(session.item.segments) if context else (None, None)
    parts: list[RenderableType] = []
    rows: list[tuple[Text | None, Text]] = []
    for near in (before, None, behind):
        if near is not None:
            sources = around.sources([near.id])
            rows.append((_faint(sources) if left is not None else None, _faint([near])))
        elif len(rows) < 2 and (left, right) not in rows:
            rows.append((left, right))
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if left is None or width < _SIDE_BY_SIDE:
        grid.add_column(ratio=1, overflow="fold")
        for each in (text for row in rows for text in row if text is not None):
            if grid.row_count:
                grid.add_row("")
            grid.add_row(each)
    else:
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        for one, other in rows:
            if grid.row_count:
                grid.add_row("", "")
            grid.add_row(one, other)
    parts.append(grid)
    if here.is_changed:
        parts += [Text(), corrected]
    if here.other:
        parts += [Text(), _column(here.other[0].segment.split(".")[0], here.other, style)]
    return Group(*parts)


def _column(title: str, passages: Sequence[Passage], style: str) -> Text:
    from rich.text import Text

    text = Text.assemble((title, "dim"), "\n")
    if not passages:
        text.append("–")
    for number, passage in enumerate(passages):
        text.append("\n" if number else "")
        text.append_text(_marked(passage, style))
    return text


def _marked(passage: Passage, style: str) -> Text:
    from rich.text import Text

    text, at = Text(), 0
    for start, end in passage.marks:
        if start < at:
            continue
        text.append(show_controls(passage.text[at:start]))
        text.append(f"[{show_controls(passage.text[start:end])}]", style=style)
        at = end
    text.append(show_controls(passage.text[at:]))
    return text


def _faint(segments: Iterable[object]) -> Text:
    from rich.text import Text

    return Text(show_controls("\n".join(getattr(each, "text", "") for each in segments)), style="dim")


def _foot(session: Session, *, keys: bool) -> list[RenderableType]:
    """Why, what is offered, what was decided, and what one can do."""
    from rich.text import Text

    item, parts = session.item, [Text()]
    if item.finding is not None:
        parts.append(Text(show_controls(item.finding.message)))
        for piece in item.finding.evidence:
            parts.append(Text(show_controls(f"  {piece.kind}: {piece.value}")))
        if item.finding.suggestion is not None:
            words = item.finding.suggestion or "(nothing: the words go)"
            parts.append(Text.assemble("  suggested: ", (show_controls(words), "bold")))
        parts.append(Text(origin_in_words(item.finding), style="dim"))
    elif item.proposal is not None:
        parts.append(Text(show_controls(describe_act(session, item.proposal))))
    elif item.difference is not None:
        parts.append(Text(show_controls(describe_difference(session.here.difference or item.difference))))
    for text in session.remarks():
        parts.append(Text(show_controls(f"  remark: {text}")))
    if bead := bead_in_words(session):
        parts.append(Text(bead, style="dim"))
    if reason := session.settled.get(item.key):
        parts.append(Text(f"  {reason}", style="bold"))
    parts += [Text(), Text(keys_line(session))] if keys else []
    return list(parts)
