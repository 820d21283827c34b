"""The names of an edition with their renderings: what `workbench names` lists.

    for entry in name_entries(context):
        entry.name, [(each.text, each.number, each.differs) for each in entry.renderings]
        # ("Вронский", [("Vronsky", 855, False), ("Alexey", 2, True)])

Names that stand together are one (Степан Аркадьич) where their renderings do too. Without a source, the names of the
translation with their spellings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.check.name_pairs import are_together
from workbench.check.name_words import NameWord, names_of
from workbench.check.names import NameMeeting, join, name_meetings
from workbench.check.spellings import are_forms, is_near
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.text.little import is_little
from workbench.text.transliteration import skeleton

_HEADS = 8  # names with the same consonants whose misspellings are looked for
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way a name is rendered, and the segments where: of the translation, one for each time.

    differs: it is another name or another spelling than the usual rendering, not a form of it.
    """

    text: str
    segments: tuple[str, ...]
    differs: bool = False

    @property
    def number(self) -> int:
        return len(self.segments)


@dataclass(frozen=True, slots=True)
class NameEntry:
    """renderings: the usual one first. unnamed: segments (of the source) of places where no name stands for it."""

    name: str
    number: int
    renderings: tuple[Rendering, ...]
    unnamed: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        return any(each.differs for each in self.renderings)


def name_entries(context: Context) -> list[NameEntry]:
    """The most frequent first, then by name. Linear in the text."""
    entries = _of_source(context) if context.source is not None else _of_text(context)
    return sorted(entries, key=lambda entry: (-entry.number, entry.name))


def _of_source(context: Context) -> Iterator[NameEntry]:
    groups: dict[tuple[str, ...], list[list[NameMeeting]]] = defaultdict(list)
    for joined in _joined(name_meetings(context), context):
        groups[tuple(each.key for each in joined)].append(joined)
    for group in groups.values():
        found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for joined in group:
            spans = [each.whole for each in joined if each.whole is not None]
            if spans:
                key = tuple(each.rendering_key for each in joined if each.rendering_key)
                found[key].append(join(spans[0], spans[-1], context))
        unnamed = tuple(joined[0].origin.segment for joined in group if all(each.rendering is None for each in joined))
        written = [join(joined[0].origin, joined[-1].origin, context).quote for joined in group]
        yield NameEntry(_usual(written), len(group), _renderings(list(found.values())), unnamed)


def _joined(meetings: Sequence[NameMeeting], context: Context) -> Iterator[list[NameMeeting]]:
    """Words that stand beside each other on both sides, as far as they are rendered."""
    joined: list[NameMeeting] = []
    for meeting in meetings:
        if joined and not _are_one(joined, meeting, context):
            yield joined
            joined = []
        joined.append(meeting)
    if joined:
        yield joined


def _are_one(joined: Sequence[NameMeeting], meeting: NameMeeting, context: Context) -> bool:
    if not are_together(joined[-1].origin, meeting.origin, context):
        return False
    before = [each.whole for each in joined if each.whole is not None]
    return not before or meeting.whole is None or are_together(before[-1], meeting.whole, context)


def _of_text(context: Context) -> Iterator[NameEntry]:
    """Words that say little (No, One) are none: headings write them with a capital."""
    language = context.witness.language
    found = (word for words in names_of(context.witness).values() for word in words)
    words = [word for word in found if not is_little(word.span.quote, language)]
    by_key: dict[str, list[NameWord]] = defaultdict(list)
    for word in words:
        by_key[word.key].append(word)
    alike: dict[str, list[str]] = defaultdict(list)
    for key in by_key:
        alike[skeleton(key)].append(key)
    for keys in alike.values():
        groups: list[list[str]] = []
        for key in sorted(keys, key=lambda key: (-len(by_key[key]), key)):
            group = next((group for group in groups[:_HEADS] if is_near(key, group[0])), None)
            if group is None:
                groups.append([key])
            else:
                group.append(key)
        for group in groups:
            spans = [[word.span for word in by_key[key]] for key in group]
            renderings = _renderings(spans)
            yield NameEntry(renderings[0].text, sum(map(len, spans)), renderings)


def _renderings(groups: Sequence[Sequence[Span]]) -> tuple[Rendering, ...]:
    """groups: places of each rendering."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for spans in groups:
        by_text[_usual([bare(span.quote) for span in spans])] += [span.segment for span in spans]
    made = sorted(by_text.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(
        Rendering(text, tuple(segments), differs=number > 0 and not _same(text, made[0][0]))
        for number, (text, segments) in enumerate(made)
    )


def _same(one: str, other: str) -> bool:
    """Forms of the same words; a word more or less does not matter (the prince Stepan, Stepan)."""
    ours, theirs = one.split(), other.split()
    return all(any(are_forms(word, each) for each in theirs) for word in ours) or all(
        any(are_forms(word, each) for each in ours) for word in theirs
    )


def bare(text: str) -> str:
    """Without the ending of the possessive."""
    return _POSSESSIVE.sub("", text)


def _usual(texts: Sequence[str]) -> str:
    """The most frequent, then the shortest."""
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], len(text), text))
