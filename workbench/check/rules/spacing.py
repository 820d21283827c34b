"""Blanks where none belong, and none where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.text.languages import primary

_TESTS = (
    (re.compile(r"(?<=[\w”’»)])[ \u00a0]+(?=[,;:!?](?:[\s”’»]|$)|\.(?:\s|$))"), "A blank stands before the mark.", ""),
    (re.compile(r"(?<=\S)  +(?=\S)"), "More than one blank stands here.", " "),
    (re.compile(r"(?<=[a-z]{2})[,;](?=[A-Za-z])|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])"), "No blank follows the mark.", None),
    (re.compile(r"(?<=[“«(\[])[ \u00a0]+(?=\w)"), "A blank stands behind the opening mark.", ""),
    (re.compile(r"(?<=[\w.,!?…])[ \u00a0]+(?=[”»)\]](?:[\s.,;:!?]|$))"), "A blank stands before the closing mark.", ""),
)


def find(context: Context) -> Iterator[Claim]:
    french = primary(context.witness.language) == "fr"  # sets a blank before its high marks
    for segment in context.text_segments:
        for number, (pattern, message, suggestion) in enumerate(_TESTS):
            if french and number == 0:
                continue
            for match in pattern.finditer(segment.text):
                better = match.group() + " " if suggestion is None else suggestion
                yield claim_at(segment, match.start(), match.end(), message, 0.9, suggestion=better)


RULE = Rule(
    id="spacing",
    title="A blank too many or too few",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about="A blank before a comma or stop, two blanks, none behind a mark, blanks inside brackets or quotation marks.",
    origin="English typography",
    find=find,
    hits=(
        Example("He came , saw and left.", " "),
        Example("He came  late.", "  "),
        Example("He came.She left.", "."),
        Example("He said “ yes” to it.", " "),
        Example("It was late (very late ).", " "),
    ),
    misses=(
        Example("At 5 p.m. he left … and never came back."),
        Example("The U.S.A. and e.g. France, 1,500 men."),
        Example("See example.org and file.txt for it."),
        Example("He waited .5 seconds."),
    ),
    is_local=True,
)
