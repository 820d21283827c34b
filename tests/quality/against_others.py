"""Errors in one of several translations of the same news, and how often a report about one of several is right.

    for case in other_cases("alone-against-others", 200, seed=2):
        case.context.others          # a machine's and another person's translation of the same Russian

The base is a person's translation with one word changed, for `corrected-elsewhere` beside itself as it was.
Constants of these rules were chosen by thought and by looking at the news; the abstracts and the post-edits were only
measured on.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tests.data import data_dir
from tests.quality.cases import Case
from tests.quality.editions import Quadruple, abstracts, quadruples, to_edition
from workbench.check.opinions import keys_of, says_something
from workbench.check.registry import rules
from workbench.model.context import Context
from workbench.model.span import Span
from workbench.model.witness import Role

OTHERS = ("alone-against-others", "worded-against-others", "corrected-elsewhere")
_WINDOW = 12
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w-])")
_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])")
_NUMBER = re.compile(r"(?<![\w.,:-])\d{1,4}(?![\w.,:-]\d|[\w-])")
Tally = Counter[tuple[str, bool]]
Change = Callable[[Quadruple, random.Random], str | None]


def other_cases(rule: str, number: int, seed: int) -> Iterator[Case]:
    """An error in one of twelve neighbouring segments."""
    chance = random.Random(f"{rule} {seed}")
    rows, made = quadruples(), 0
    while made < number:
        at = chance.randrange(_WINDOW // 2, len(rows) - _WINDOW // 2)
        new = _CHANGES[rule](rows[at], chance)
        if new is None:
            continue
        made += 1
        window = rows[at - _WINDOW // 2 : at + _WINDOW // 2]
        base = [row[2] for row in window]
        changed = [*base[: _WINDOW // 2], new, *base[_WINDOW // 2 + 1 :]]
        copies = {"en-rev": base} if rule == "corrected-elsewhere" else None
        context = to_edition(changed, copies, (), Role.REVISION) if copies else _translated(window, changed)
        yield Case(context, frozenset({context.witness.segments[_WINDOW // 2].id}))


def _translated(rows: Sequence[Quadruple], base: Sequence[str]) -> Context:
    return to_edition(base, {"en-2": [row[1] for row in rows], "en-3": [row[3] for row in rows]}, [r[0] for r in rows])


def other_alarms() -> Counter[str]:
    """Reports on the whole translation as it is; some of them are errors of the translator."""
    context = _translated(quadruples(), [row[2] for row in quadruples()])
    return Counter({rule: len(list(rules()[rule].find(context))) for rule in OTHERS})


def _change_name_or_number(row: Quadruple, chance: random.Random) -> str | None:
    """One that all three translations have."""
    if chance.random() < 0.5:
        return _replace(row, _NUMBER, chance, str(int(chance.triangular(2, 90))))
    return _replace(row, _NAME, chance, chance.choice(_pool(_NAME)))


def _change_word(row: Quadruple, chance: random.Random) -> str | None:
    return _replace(row, _WORD, chance, chance.choice(_pool(_WORD)))


def _spoil(row: Quadruple, chance: random.Random) -> str | None:
    """A word is changed, lost, or stands twice."""
    words = row[2].split(" ")
    at = chance.randrange(len(words))
    instead = chance.choice([[chance.choice(_pool(_WORD))], [], [words[at]] * 2])
    return " ".join([*words[:at], *instead, *words[at + 1 :]])


_CHANGES: dict[str, Change] = {
    "alone-against-others": _change_name_or_number,
    "worded-against-others": _change_word,
    "corrected-elsewhere": _spoil,
}


def _replace(row: Quadruple, pattern: re.Pattern[str], chance: random.Random, new: str) -> str | None:
    """A word that all three translations have once becomes one that none of them has in any form."""
    texts = row[1:]
    places = [
        match
        for match in pattern.finditer(row[2])
        if (match.group().isdigit() or says_something(match.group(), "en"))
        and all(len(re.findall(rf"\b{match.group()}\b", text)) == 1 for text in texts)
    ]
    if not places or any(_key(new) in map(_key, re.findall(r"\w+", text)) for text in texts):
        return None
    match = chance.choice(places)
    return row[2][: match.start()] + new + row[2][match.end() :]


def _key(word: str) -> str:
    return keys_of(word, "en")[0]


@cache
def _pool(pattern: re.Pattern[str]) -> tuple[str, ...]:
    found = {match.group() for row in quadruples() for match in pattern.finditer(row[2])}
    return tuple(sorted(word for word in found if says_something(word, "en")))


def abstracts_beside(others: str) -> tuple[Tally, float]:
    """Each machine's translation beside the two people's (`references`), or one of each other team (`machines`).

    Right: a report that touches a passage which a professional marked. And the share of segments that have one.
    """
    counts: Tally = Counter()
    systems = [name for name in abstracts()[0] if not name.startswith("reference")]
    for base in systems:
        beside = [name for name in systems if _team(name) != _team(base) and not name.endswith("run2")]
        if others == "references":
            beside = [name for name in abstracts()[0] if name.startswith("reference")]
        texts = {f"en-{at}": [row[name]["mt"] for row in abstracts()] for at, name in enumerate(beside, 2)}
        context = to_edition([row[base]["mt"] for row in abstracts()], texts, [row[base]["src"] for row in abstracts()])
        marked = {s.id: row[base]["spans"] for s, row in zip(context.witness.segments, abstracts(), strict=True)}
        for rule in OTHERS:
            for claim in rules()[rule].find(context):
                counts[rule, any(_touches(span, marked[span.segment]) for span in claim.spans)] += 1
    wrong = [bool(row[base]["spans"]) for row in abstracts() for base in systems]
    return counts, sum(wrong) / len(wrong)


def _team(system: str) -> str:
    return system.split("_")[0]


def _touches(span: Span, passages: Sequence[Sequence[object]]) -> bool:
    return any(span.start <= int(str(end)) + 1 and int(str(start)) - 1 <= span.end for start, end, *_ in passages)


@cache
def revised(part: str) -> tuple[Context, tuple[tuple[bool, ...], ...]]:
    """MLQE-PE: machine translations with their post-edits as a corrected copy; for each token, was it tagged as bad."""
    lines = data_dir("qe", "ru-en", f"{part}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    context = to_edition([row["mt_tok"] for row in rows], {"en-3": [row["pe_tok"] for row in rows]}, (), Role.REVISION)
    return context, tuple(tuple(tag == "BAD" for tag in row["mt_tags"].split()) for row in rows)


def tagged(part: str) -> Iterator[tuple[bool, bool]]:
    """(is in a span of `corrected-elsewhere`, was tagged as bad) of each token."""
    context, tags = revised(part)
    spans: dict[str, list[Span]] = {}
    for claim in rules()["corrected-elsewhere"].find(context):
        for span in claim.spans:
            spans.setdefault(span.segment, []).append(span)
    for segment, row in zip(context.witness.segments, tags, strict=True):
        at = 0
        for token, bad in zip(segment.text.split(" "), row, strict=True):
            end = at + len(token)
            yield any(span.start < end and at < span.end for span in spans.get(segment.id, ())), bad
            at = end + 1
