"""LanguageTool: the JSON of its HTTP API (`/v2/check`) and of `languagetool-commandline --json`.

    {"software": {"name": "LanguageTool", …}, "matches": [{"message": "…", "replacements": [{"value": "the"}],
     "offset": 41, "length": 7, "context": {"text": "…met us at the the berth.", "offset": 30, "length": 7},
     "sentence": "…", "rule": {"id": "ENGLISH_WORD_REPEAT_RULE", "issueType": "duplication", "category": {…}}}]}

The answer does not hold the text that was checked. With that text beside it, `offset` and `length` say the place: they
count UTF-16 code units, as Java does, so what lies beyond U+FFFF counts twice. Without it the sentence is the text, and
the words in `context` (cut at both ends with `...`) say where in it.
Source: RuleMatchesAsJsonSerializer.java and ContextTools.java of github.com/languagetool-org/languagetool (6.x);
issue 11361 there on the code units. LanguageTool has no severities: `style` and `register` count as neutral, the rest
as minor (docs/reference/findings.md).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from workbench.formats.findings.records import Record, read_json
from workbench.formats.findings.registry import Importer, Received
from workbench.model.errors import InputError
from workbench.model.finding import Evidence
from workbench.model.foreign import ForeignClaim, ForeignText

_CUT = "..."
_BLOCK = re.compile(r"\S.*(?:\n[^\S\n]*\S.*)*")  # lines with no blank line between
_NEUTRAL = ("style", "register")


def _read(received: Received) -> tuple[ForeignText, ...]:
    answer = read_json(received.text(), received.name)
    if not isinstance(answer, Record):
        raise InputError("is not an answer of LanguageTool", file=received.name, line=1, hint='{"matches": […]}')
    matches = answer.records("matches")
    text = received.text_beside()
    if text is None:
        return tuple(_from_sentence(match) for match in matches)
    return _from_text(matches, _raw(received), received.beside_name)


def _raw(received: Received) -> str:
    """The text as it was checked: its line ends count."""
    assert received.beside is not None
    return received.beside.decode("utf-8-sig")


def _from_text(matches: Sequence[Record], text: str, name: str) -> tuple[ForeignText, ...]:
    """The blocks of the text between blank lines, in order, each with its claims."""
    units = list(accumulate((2 if char > "\uffff" else 1 for char in text), initial=0))
    text = text.replace("\r\n", " \n")  # as long as before
    blocks = [block.span() for block in _BLOCK.finditer(text)]
    begins = [start for start, _ in blocks]
    claims: dict[int, list[ForeignClaim]] = defaultdict(list)
    for match in matches:
        start, end = _code_points(match, units, name)
        number = max(0, bisect_right(begins, start) - 1)
        at, until = blocks[number] if blocks else (0, 0)
        if not at <= start < until:
            claims[number].append(_to_claim(match, 0, 0, "it marks blank space between paragraphs"))
        else:
            shown = match.record("context")
            problem = _differs(shown, text[start:end])
            claims[number].append(_to_claim(match, start - at, min(end, until) - at, problem))
    line_ends = [at for at, char in enumerate(text) if char == "\n"]
    return tuple(
        ForeignText(text[start:end], bisect_right(line_ends, start) + 1, tuple(claims[number]))
        for number, (start, end) in enumerate(blocks)
    )


def _code_points(match: Record, units: Sequence[int], name: str) -> tuple[int, int]:
    start, length = match.index("offset"), match.index("length")
    if start < 0 or length < 0 or start + length > units[-1]:
        match.refuse(
            f"offset {start} and length {length} do not lie in {name}, of {units[-1]} UTF-16 code units",
            "beside it must be the very text that was checked",
        )
    return bisect_right(units, start) - 1, bisect_right(units, start + length) - 1


def _differs(context: Record, words: str) -> str:
    shown, start = context.optional_text("text"), context.get("offset")
    if not shown or not isinstance(start, int):
        return ""
    marked = _slice(shown, start, context.index("length"))
    same = "".join(marked.split()) == "".join(words.split())
    return "" if same else f"its words are “{marked}”, in the text beside it “{words}” stands there"


def _from_sentence(match: Record) -> ForeignText:
    context = match.record("context")
    if not context:
        match.refuse("has no context", "name the text that was checked: --beside FILE")
    shown = context.text("text")
    start, length = context.index("offset"), context.index("length")
    size = len(_utf16(shown)) // 2
    if start < 0 or length < 0 or start + length > size:
        context.refuse(f"offset {start} and length {length} do not lie in the context of {size} code units")
    before, marked, after = _slice(shown, 0, start), _slice(shown, start, length), _slice(shown, start + length, size)
    before, after = before.removeprefix(_CUT), after.removesuffix(_CUT)
    sentence = match.optional_text("sentence")
    places = [at for at in _find_all(sentence, marked) if _fits(sentence, at, before, marked, after)]
    if len(places) == 1:
        claim = _to_claim(match, places[0], places[0] + len(marked))
        return ForeignText(sentence, match.line, (claim,))
    text = before + marked + after
    return ForeignText(text, match.line, (_to_claim(match, len(before), len(before) + len(marked)),))


def _find_all(text: str, words: str) -> list[int]:
    return [each.start() for each in re.finditer(f"(?={re.escape(words)})", text)] if words else []


def _fits(sentence: str, at: int, before: str, marked: str, after: str) -> bool:
    """Whether the context stands around the words, as far as the sentence reaches; line ends are blanks there."""
    left, right = sentence[:at].replace("\n", " "), sentence[at + len(marked) :].replace("\n", " ")
    return (left.endswith(before) or before.endswith(left)) and (right.startswith(after) or after.startswith(right))


def _to_claim(match: Record, start: int, end: int, problem: str = "") -> ForeignClaim:
    rule = match.record("rule")
    kind = rule.optional_text("issueType")
    values = [each.text("value") for each in match.records("replacements")]
    named = rule.record("category").optional_text("name")
    return ForeignClaim(
        start,
        end,
        match.text("message"),
        match.line,
        kind,
        "neutral" if kind in _NEUTRAL else "minor",
        suggestion=values[0] if values else None,
        evidence=tuple(
            Evidence(label, value)
            for label, value in (("rule", rule.optional_text("id")), ("kind", named), ("or", ", ".join(values[1:5])))
            if value
        ),
        problem=problem,
    )


def _slice(text: str, start: int, length: int) -> str:
    """Code units of a text; half a surrogate pair is left out."""
    return _utf16(text)[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _is_mine(text: str) -> int:
    if text.lstrip()[:1] != "{" or '"matches"' not in text:
        return 0
    return 3 if '"LanguageTool"' in text[:4096] else 2 if '"replacements"' in text or '"matches":[]' in text else 0


IMPORTER = Importer("languagetool", "LanguageTool's answer as JSON", "languagetool", _is_mine, _read)
