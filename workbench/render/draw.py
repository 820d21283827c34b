"""Runs as HTML: everything escaped, hidden characters named, no style attribute.

    draw_runs(runs, links)      # Markup('<span data-s="1">He <a class="change" href="#a-1f0c"><del>goes</del></a>…')

Written in Python and not as a template, because a book has some hundred thousand runs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from workbench.model.finding import Finding
from workbench.render.footnotes import Footnotes
from workbench.render.runs import Run
from workbench.text.languages import direction
from workbench.text.normalise import show_controls

LONG = 80  # characters: about a line and a half of a column
SIGNS = {"critical": "!!!", "major": "!!", "minor": "!", "neutral": "°"}


def visible(text: str) -> Markup:
    """Escaped, with control and bidi characters named: a text cannot rearrange the page around it."""
    return escape(show_controls(text))


def parted(identifier: str) -> Markup:
    """An id that may be broken where a word begins in it: `doc|Author1`."""
    return Markup("<wbr>").join(escape(part) for part in re.split(r"(?<=[a-z])(?=[A-Z])", identifier))


def way(language: str) -> Markup:
    """An attribute for what runs from right to left; the other way is a page's own."""
    return Markup(' dir="rtl"') if direction(language) == "rtl" else Markup("")


def exact(text: str) -> str:
    """As JSON in plain letters, for a script that must have every character as it is."""
    return json.dumps(text)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses inside the folder. files: the file each anchor stands in; file: of the page that is drawn.

    footnotes: the numbers of its notes in print.
    """

    files: Mapping[str, str]
    file: str
    base: str
    footnotes: Footnotes = field(default_factory=Footnotes)

    def anchor(self, segment: str) -> str:
        """`p12` for a paragraph of the base, the whole id for any other."""
        return segment.removeprefix(f"{self.base}.")

    def to(self, anchor: str) -> str:
        """All pages that can point at each other lie in one folder."""
        file = self.files.get(anchor, self.file)
        return ("" if file == self.file else file.rpartition("/")[2]) + "#" + anchor


def draw_runs(runs: Iterable[Run], links: Links) -> Markup:
    runs = tuple(runs)
    ends = _ends(runs)
    parts = []
    for partner, sentence in groupby(runs, key=lambda run: run.partner):
        inner = "".join(_draw_change(list(group), links, ends) for _, group in groupby(sentence, key=_change_of))
        parts.append(f'<span data-s="{partner}">{inner}</span>' if partner else inner)
    return Markup("".join(parts))  # noqa: S704  every text in it went through `visible`


def _change_of(run: Run) -> tuple[str, str, str]:
    """Runs of one correction are drawn as one, but a sign between them (a link too) parts them."""
    return (run.kind, run.act, run.sign)


def _ends(runs: Sequence[Run]) -> frozenset[int]:
    """The last run of each stretch of one correction, by identity: its number in print stands there, once."""
    words = [run for run in runs if run.kind == "text"]
    following = [*words[1:], Run("")]
    return frozenset(id(run) for run, after in zip(words, following, strict=False) if run.act and run.act != after.act)


def _draw_change(runs: list[Run], links: Links, ends: frozenset[int]) -> str:
    first = runs[0]
    if first.kind != "text":
        return "".join(draw_point(run, links) for run in runs)
    inner = "".join(draw_text(run) for run in runs)
    if not first.act:
        return inner
    number = links.footnotes.sign(f"a-{first.act}") if id(runs[-1]) in ends else ""
    return f'<a class="change" {_of_act(first.act, links)}{number}><{first.sign}>{inner}</{first.sign}></a>'


def draw_text(run: Run) -> str:
    text = str(visible(run.text))
    if run.styles or run.language:
        language = f' lang="{visible(run.language)}" dir="{direction(run.language)}"' if run.language else ""
        text = f"<span{_class(run.styles)}{language}>{text}</span>"
    if run.lights:
        text = f'<span class="light" data-for="{escape(" ".join(run.lights))}">{text}</span>'
    if run.findings:
        worst = max(run.findings, key=lambda finding: (finding.is_open, not _whole(finding), finding.severity.rank))
        ids = " ".join(finding.id for finding in run.findings)
        kind = _class((worst.severity.value, *_settled(worst), *_whole(worst)))
        text = f'<mark{kind} data-finding="{escape(ids)}">{text}</mark>'
    return text


def _class(names: Iterable[str]) -> str:
    joined = " ".join(names)
    return f' class="{joined}"' if joined else ""


def _whole(finding: Finding) -> tuple[str, ...]:
    """About so many words that marking them all would hide what else is said of some of them."""
    return ("whole",) if max(span.end - span.start for span in finding.spans) > LONG else ()


def _settled(finding: Finding) -> tuple[str, ...]:
    return () if finding.is_open else ("settled",)


def draw_point(run: Run, links: Links) -> str:
    if run.kind == "flag":
        return _draw_flag(run.findings[0], links)
    if run.kind == "note":
        label, target = visible(run.text), escape(run.target)
        href = escape(links.to(links.anchor(run.target)))
        return f'<sup class="note-mark"><a id="r-{target}" href="{href}" aria-label="note {label}">{label}</a></sup>'
    if run.kind == "place":
        words = "words put in here" if run.sign == "del" else "words taken out here"
        number = links.footnotes.sign(f"a-{run.act}")
        return f'<a class="change place" {_of_act(run.act, links)}{number} aria-label="{words}">‸</a>'
    if run.kind == "break":
        return "<br>"
    return f'<span class="page-break">[page{" " if run.text else ""}{visible(run.text)}]</span>'


def _draw_flag(finding: Finding, links: Links) -> str:
    severity, anchor = finding.severity.value, f"n-{finding.id}"
    return (
        f'<a{_class(("flag", severity, *_settled(finding)))} href="{escape(links.to(anchor))}"'
        f'{links.footnotes.sign(anchor)} aria-label="{severity}, {finding.status.value}">{SIGNS[severity]}</a>'
    )


def _of_act(act: str, links: Links) -> str:
    return f'href="{escape(links.to(f"a-{act}"))}"'
