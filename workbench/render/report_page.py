"""The report on the work as one page in one file: no script, nothing to load, light and dark.

    draw_report(report, work.versions())        # b"<!DOCTYPE html>…"

Charts are SVG beside the numbers they show. The page's policy allows its own style sheet only, named by its digest.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

from markupsafe import Markup

from workbench import __version__
from workbench.model.finding import Severity
from workbench.model.report import Count, MqmScore, Report
from workbench.render.draw import SIGNS
from workbench.render.environment import environment

_WIDE = 1000  # units of a whole bar
_MOST = 6  # segments that are listed


class Piece(NamedTuple):
    """A part of a bar: kind is its colour; from x on, so wide, in units."""

    kind: str
    label: str
    number: int
    x: float
    width: float


def draw_report(report: Report, versions: Sequence[tuple[str, str]] = ()) -> bytes:
    """The same bytes for the same report. versions: files and digests it was computed from."""
    style = "".join(_read(name) for name in ("assets/page.css", "assets/print.css", "templates/report.css"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    progress = report.progress
    parts = (("read", "read as they are", progress.read), ("made", "corrected, not read since", progress.corrected))
    page = (
        environment()
        .get_template("report.html")
        .render(
            report=report,
            style=Markup(style),  # noqa: S704 - our own file
            digest=digest,
            progress=_pieces([*parts, ("left", "untouched", progress.untouched)], progress.segments),
            points=[(score, _points(score, max(map(_rate, report.scores)))) for score in report.scores],
            groups=[
                (title, [(name, number, round(_WIDE * number / report.corrections, 1)) for name, number in counts])
                for title, counts in _groups(report)
                if counts
            ],
            edited=report.edits.segments[:_MOST],
            signs=SIGNS,
            wide=_WIDE,
            versions=versions,
            version=__version__,
        )
    )
    return page.encode("utf-8")


def _read(name: str) -> str:
    return (resources.files("workbench.render") / name).read_text("utf-8")


def _pieces(parts: Sequence[tuple[str, str, int]], whole: int) -> list[Piece]:
    """One behind the other."""
    made: list[Piece] = []
    at = 0.0
    for kind, label, number in parts:
        width = round(_WIDE * number / whole, 1) if whole else 0.0
        made.append(Piece(kind, label, number, round(at, 1), width))
        at += width
    return made


def _rate(score: MqmScore) -> float:
    return score.points / max(1, score.words)


def _points(score: MqmScore, most: float) -> list[Piece]:
    """The penalty points of a text by severity; the text with the most of them fills the bar."""
    made: list[Piece] = []
    at = 0.0
    for name, number in score.errors:
        points = number * Severity(name).penalty
        width = round(_WIDE * points / max(1, score.words) / most, 1) if most else 0.0
        made.append(Piece(name, f"{name}: {points} points", number, round(at, 1), width))
        at += width
    return made


def _groups(report: Report) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    return (
        ("By category", report.by_category),
        ("By severity", report.by_severity),
        ("By editor", report.by_editor),
    )
