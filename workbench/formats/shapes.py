"""What a paragraph is, told from its shape: heading, dateline, verse, list, note, furniture…

Each test is a guess, cheap to mend: the manifest can override the kind of any segment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.formats.paragraphs import Paragraph
from workbench.text.furniture import is_furniture

# Only a plain blank may go from behind a marker: a no-break space is a letter of the text.
BREAK = re.compile("(?:[*＊✱⁂#~•·◊◆❖❦][ \u00a0]*)+|(?:[-—–_=][ \u00a0]*){3,}|§")
_PAGES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        "\\[(?:p|pp|с|стр)\\.[ \u00a0]?([^\\W_]+)\\]",
        "\\[(\\d{1,3})\\]",
        "\\{(\\d{1,3})\\}",
        "([-–—])[ \u00a0]?(\\d{1,3})[ \u00a0]?\\1",
        "(?:page|p\\.|страница|стр\\.|с\\.)[ \u00a0]?(\\d{1,4})",
    )
)
NOTE = re.compile(r"\[(?P<label>\d{1,3}|\*{1,3})\] (?P<text>\S.*)", re.S)
ITEM = re.compile("(?P<marker>(?:[-*•–]|\\(?\\d{1,2}[.)]|\\(?[a-zа-я]\\))(?: |\u00a0))(?P<text>\\S.*)", re.S)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
_YEAR = r"\d{4}(?:\s?(?:г\.|года|год))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_MONTH}\.?\s+{_DAY},?\s+{_YEAR}|{_DAY}\s+{_MONTH}\.?,?\s+{_YEAR}|{_MONTH}\s+{_YEAR}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
DATELINE = re.compile(rf"(?:[^\W\d_][^.!?]{{0,60}},\s+)?{_DATE}\.?(?:\s*[,|·•–—-]\s*.{{1,30}})?", re.I)
SALUTE = re.compile(
    r"(?:Dear|My dear|Gentlemen|Sirs?|To whom)\b.{0,60}[,:!]|(?:Уважаем|Дорог|Милостив|Глубокоуважаем)\w+\s.{0,60}[,!]"
)
SIGNED = re.compile(r"(?:[—–-]\s?)?(?:[^\W\d_]\.\s?){0,3}[^\W\d_][\w'’-]+(?:\s+[^\W\d_][\w'’.-]+){0,3}")
_NUMERAL = r"(?:\d{1,3}|[IVXLC]{1,7}|[ІХVХIЛС]{1,7})"
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|the \w+)"
)
_SLOVO = r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)\w*"
PART = re.compile(
    rf"(?:(?:part|book|volume)\s+(?:{_NUMERAL}|{_WORD})|(?:часть|книга|том)\s+(?:{_NUMERAL}|{_SLOVO}))\.?(?:\s*[:.—–-]\s*.{{1,60}})?",
    re.I,
)
CHAPTER = re.compile(
    rf"(?:chapter\s+(?:{_NUMERAL}|{_WORD})|глава\s+(?:{_NUMERAL}|{_SLOVO}))\.?(?:\s*[:.—–-]\s*.{{1,60}})?", re.I
)
_FINAL = tuple('.!?…:;,”»"。！？：；，、؟۔،؛।')
_CLOSED = (".", "!", "?", "…", "”", "»")
_LIMIT_HEAD = 120


def page_number(text: str) -> str:
    """The number of a page, if the line says no more than that it is one: `[p. 7]`, `- 7 -`, `Page 7`; else empty."""
    matches = (each.fullmatch(text) for each in _PAGES)
    return next((match.groups()[-1] for match in matches if match), "")


def is_dateline(text: str) -> bool:
    return len(text) <= 100 and DATELINE.fullmatch(text) is not None


def is_heading(paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
    """A short line without a final stop, standing free, with a longer paragraph or another heading behind it."""
    text = paragraph.shape
    if len(paragraph.lines) > 2 or len(text) > _LIMIT_HEAD or text.endswith(_FINAL) or after is None:
        return False
    # Of many scripts no letter is small or great.
    if text[:1].islower() or not (text[:1].isalnum() or text[:1] in '“«"'):
        return False
    if text.count("“") != text.count("”") or text.count("«") != text.count("»"):
        return False
    stands_free = paragraph.after_blank and after.after_blank
    return stands_free and (len(after.text) > len(text) or len(after.text) <= _LIMIT_HEAD)


def can_be_verse(paragraph: Paragraph) -> bool:
    """Whether the line is short, has words, and is nothing else by its looks."""
    text = paragraph.shape
    if len(paragraph.lines) > 1 or len(text) > 60 or len(text.split()) < 2 or "\t" in text:
        return False
    others = (BREAK, ITEM, NOTE, SALUTE)
    is_other = any(each.fullmatch(text) for each in others) or page_number(paragraph.shape) != ""
    return not is_other and not is_dateline(text) and not is_furniture(text)


def verse_length(texts: Sequence[str]) -> int:
    """How many lines from the first on are verse: two or more that run on (no prose is cut so) and end in a stop."""
    length = running = halting = 0
    for number, text in enumerate(texts, 1):
        if number > 1 and text.endswith(_CLOSED) and halting and 2 * running >= number - 1:
            length = number
        running += text[-1] in ",;:—–" or text[-1].isalpha()
        halting += text[-1] in ",;:—–"
    return length
