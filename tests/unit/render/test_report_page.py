"""The report's page: whole without anything beside it, everything escaped, every chart with its numbers in words."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

from lxml import etree

from workbench.model.report import Edits, FoundRow, Likeness, MqmScore, Progress, Report, SegmentEdits
from workbench.render.report_page import draw_report

REPORT = Report(
    "A Visit <script>",
    "p1..p9",
    "en-mt",
    "en-corr",
    (
        MqmScore("en-mt", 1500, (("critical", 1), ("major", 2), ("minor", 0), ("neutral", 3)), 35),
        MqmScore("en-corr", 1510, (("critical", 0), ("major", 1), ("minor", 0), ("neutral", 0)), 5),
    ),
    1,
    Edits(12, 1700, tuple(SegmentEdits((f"en-mt.p{n}",), (), 3, 30) for n in range(9))),
    (Likeness("en-2", "translation", 9, 46.1, 79.7),),
    ("chrF|x", "TER|y"),
    4,
    (("accuracy.mistranslation", 3), ("not said", 1)),
    (("major", 3), ("not said", 1)),
    (("Vera & Boris", 4),),
    2,
    (("doubled-stop", 1),),
    (FoundRow("major", 1, 2, 0, 1),),
    Progress(5, 3, 1),
    ("acts 1 and 2 change the same words",),
)


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    page = draw_report(REPORT).decode()
    style = re.findall(r"<style>(.*?)</style>", page, re.S)
    assert len(style) == 1
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page
    assert not re.search(r"<script|\sstyle=|\ssrc=|<link|url\(|@import", page)
    assert not re.findall(r"\shref=", page)


def test_everything_is_escaped_and_told() -> None:
    page = draw_report(REPORT, (("en-mt.xml", "abcdef0123456789"),)).decode()
    assert "A Visit &lt;script&gt;" in page
    assert "Vera &amp; Boris" in page
    assert "acts 1 and 2 change the same words" in page
    assert "en-mt.xml <code>abcdef012345</code>" in page
    assert "and 3 more" in page
    for words in ("23.3", "97.67", "<code>chrF|x</code>, <code>TER|y</code>", "2 proposals waiting", "p1..p9"):
        assert words in page


def test_charts_say_their_numbers_and_stay_inside() -> None:
    page = draw_report(REPORT).decode()
    assert 'aria-label="Of 9 segments 5 are read as they are, 3 corrected and not read since, 1 untouched"' in page
    assert 'aria-label="en-mt: 23.3 penalty points in 1,000 words"' in page
    charts = [etree.fromstring(each.encode()) for each in re.findall(r"<svg.*?</svg>", page, re.S)]
    assert len(charts) == 1 + 2 + 5
    for chart in charts:
        assert chart.get("aria-label") or chart.get("aria-hidden") == "true"
        ends = [float(each.get("x", "0")) + float(each.get("width", "0")) for each in chart.iter("rect")]
        assert ends
        assert max(ends) <= 1000.1
        assert all(float(each.get("width", "0")) > 0 for each in chart.iter("rect"))


def test_nothing_to_tell_is_no_error() -> None:
    nothing = replace(
        REPORT,
        scores=(MqmScore("en-mt", 0, (("major", 0),), 0), MqmScore("en-corr", 0, (("major", 0),), 0)),
        edits=Edits(0, 0, ()), likeness=None, corrections=0, by_category=(), by_severity=(), by_editor=(),
        dismissed=(), findings=(), progress=Progress(0, 0, 0), proposals=0, ungraded=0, problems=(),
    )  # fmt: skip
    page = draw_report(nothing).decode()
    assert "Nothing was dismissed." in page
    assert "sacrebleu" not in page
