"""OK/BAD tags of word-level quality estimation: a line of tags for each line of the tokenised translation beside it.

    There are 3 cranes here .          (beside)
    OK OK BAD OK OK OK                 a tag a token
    OK OK OK OK OK BAD OK OK OK …      2N + 1 tags: gap, token, gap, … token, gap

A BAD gap means that words are missing there. BAD tokens next to each other are one claim. Tokens may be escaped as the
Moses tokeniser does (`&apos;`, `@-@`); a token `<EOS>` stands for the end of the line. Tags name no kind of error and
no severity: they count as minor. Source: the WMT quality estimation task 2 (word level), 2018 to 2023
(statmt.org/wmt20/quality-estimation-task.html, wmt-qe-task.github.io); tokenizer.perl of Moses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from workbench.formats.findings.registry import Importer, Received
from workbench.model.errors import InputError
from workbench.model.foreign import ForeignClaim, ForeignText

TAGS = ("OK", "BAD")
_MOSES = (
    ("&#124;", "|"), ("&lt;", "<"), ("&gt;", ">"), ("&apos;", "'"), ("&quot;", '"'), ("&#91;", "["), ("&#93;", "]"),
    ("&amp;", "&"),
)  # fmt: skip
_END = "<EOS>"


def _read(received: Received) -> tuple[ForeignText, ...]:
    beside = received.text_beside()
    if beside is None:
        hint = "name the tokenised text that they are of: --beside FILE"
        raise InputError("is a file of tags without a text", file=received.name, hint=hint)
    lines, texts = _lines(received.text()), _lines(beside)
    if len(lines) != len(texts):
        message = f"has {len(lines)} lines of tags, {received.beside_name} has {len(texts)} lines"
        raise InputError(message, file=received.name, hint="beside it must be the text that was tagged, line by line")
    return tuple(
        _to_text(line.split(), text.split(), received.name, number)
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), 1)
    )


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _to_text(tags: Sequence[str], tokens: Sequence[str], file: str, line: int) -> ForeignText:
    strange = next((tag for tag in tags if tag not in TAGS), None)
    if strange is not None:
        raise InputError(f"has the tag {strange[:40]!r}", file=file, line=line, hint="tags are OK and BAD")
    if len(tags) not in (len(tokens), 2 * len(tokens) + 1):
        message = f"has {len(tags)} tags for {len(tokens)} tokens"
        hint = "one for each token, or with gaps one more than twice as many; blanks part the tokens of the text"
        raise InputError(message, file=file, line=line, hint=hint)
    plain = [_plain(token) for token in tokens]
    text = " ".join(plain).rstrip()
    starts = list(accumulate((len(token) + 1 for token in plain), initial=0))
    spans = [(start, start + len(token)) for start, token in zip(starts, plain, strict=False)]
    with_gaps = len(tags) != len(tokens)
    words, gaps = (tags[1::2], tags[::2]) if with_gaps else (tags, ())
    return ForeignText(text, line, tuple(claims_of(words, spans, gaps, line, len(text))))


def _plain(token: str) -> str:
    if token == _END:
        return ""
    if len(token) > 2 and token.startswith("@") and token.endswith("@"):
        return token[1:-1]
    for escaped, char in _MOSES:
        token = token.replace(escaped, char)
    return token


def claims_of(
    tags: Sequence[str], spans: Sequence[tuple[int, int]], gaps: Sequence[str], line: int, length: int
) -> Iterator[ForeignClaim]:
    """Runs of BAD tokens, and BAD gaps, in the order of the text. spans: of the tokens, in a text of that length."""
    claims = []
    for tag, run in groupby(range(len(tags)), key=lambda at: tags[at]):
        at = list(run)
        start, end = spans[at[0]][0], spans[at[-1]][1]
        if tag == "BAD":
            message = "These words are tagged BAD." if start < end else "Words seem to be missing here (tagged BAD)."
            claims.append(ForeignClaim(min(start, length), min(end, length), message, line))
    ends = [0, *(end for _, end in spans)]
    for number, tag in enumerate(gaps):
        if tag == "BAD":
            at_ = min(ends[number], length)
            claims.append(
                ForeignClaim(at_, at_, "Words seem to be missing here (the gap is tagged BAD).", line, "omission")
            )
    return iter(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def _is_mine(text: str) -> int:
    return 3 if set(text[:4096].rpartition("\n")[0].split() or text[:4096].split()) <= set(TAGS) else 0


IMPORTER = Importer("tags", "OK/BAD tags, a line for each line of the text beside them", "tags", _is_mine, _read)
