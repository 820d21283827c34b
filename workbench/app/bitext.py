"""Plain files without an edition: align, check, diff."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import InputError
from workbench.model.event import Report, Warned, ignore
from workbench.model.words import WordLinks
from workbench.text.languages import primary

if TYPE_CHECKING:
    from workbench.align.beads import IndexBead
    from workbench.diff.documents import ParagraphDiff
    from workbench.model.alignment import Bead
    from workbench.model.context import Context
    from workbench.model.witness import Witness
    from workbench.packs.pack import Pack

_HALF = re.compile("[\ud800-\udfff]")
LIMIT = 64 * 1024 * 1024
_AT_ONCE = 100  # pairs whose words are looked up together


def align_files(
    source: Path,
    target: Path,
    source_language: str,
    target_language: str,
    packs: Sequence[Path] = (),
    report: Report = ignore,
) -> tuple[IndexBead, ...]:
    """packs: folders, beside the shipped ones. Languages that are plainly not those of the files are warned of."""
    from workbench.align.texts import align_texts
    from workbench.app.known import known_words
    from workbench.app.packs import open_named

    a, b = _read_segments(source), _read_segments(target)
    warn_of_languages((source, a, source_language), (target, b, target_language), report)
    lexica = known_words(source_language, target_language, open_named(packs, source_language, target_language))
    return align_texts(a, b, language_a=source_language, language_b=target_language, lexica=lexica)


def warn_of_languages(
    one: tuple[Path | str, Sequence[str], str], other: tuple[Path | str, Sequence[str], str], report: Report
) -> None:
    """one, other: a file (or part of one), its texts, and the language it is said to be in. Both go on as they are."""
    from workbench.text.languages import read_doubt

    doubts = [(path, language, read_doubt(texts, language)) for path, texts, language in (one, other)]
    if all(doubt for _, _, doubt in doubts):
        (_, left, spoken), (_, right, said) = one, other
        if not read_doubt(left, said) and not read_doubt(right, spoken):
            report(Warned(f"{one[0]} and {other[0]} look swapped: the first should be {spoken}, the second {said}"))
            return
    for path, language, doubt in doubts:
        if doubt:
            report(Warned(f"is said to be {language} and {doubt}: is that the right file and language?", str(path)))


def diff_files(old: Path, new: Path) -> tuple[ParagraphDiff, ...]:
    from workbench.diff.documents import diff_texts

    return diff_texts(_read_text(old), _read_text(new))


def check_pairs(
    pairs: Path,
    source_language: str,
    target_language: str,
    packs: Sequence[Path] = (),
    report: Report = ignore,
) -> Iterator[dict[str, object]]:
    """One output record for each input record, in order. InputError names the first bad line, before any answer."""
    from workbench.app.packs import open_named
    from workbench.check.judge import find_judge
    from workbench.check.pairs import judge

    own = open_named(packs, source_language, target_language)
    lines = enumerate(_read_text(pairs).split("\n"), 1)
    records = [_read_record(line, str(pairs), number) for number, line in lines if line.strip()]
    sides = [[str(record.get(name) or "") for record in records] for name in ("src", "mt")]
    warn_of_languages((f"{pairs}: src", sides[0], source_language), (f"{pairs}: mt", sides[1], target_language), report)
    _say_unjudged(sides, source_language, target_language, report)
    for number, (record, source, text) in enumerate(zip(records, *sides, strict=True)):
        if number % _AT_ONCE == 0:
            some = [side[number : number + _AT_ONCE] for side in sides]
            _meet_words(some, (source_language, target_language), own)
        context = read_pair(source, text, source_language, target_language, own)
        judge_of = find_judge(source_language if context.source else None, target_language)
        yield judge(record["id"], context, record.get("mt_off"), judge_of)


def _say_unjudged(sides: Sequence[Sequence[str]], source: str, target: str, report: Report) -> None:
    """Scores of rules alone look like any others."""
    from workbench.check.judge import find_judge

    if any(find_judge(source if text.strip() else None, target) is None for text in sides[0]):
        report(
            Warned(f"nobody judges {source} to {target}: scores follow from what rules found, and doubts are missing")
        )


def _meet_words(sides: Sequence[Sequence[str]], languages: tuple[str, str], packs: Sequence[Pack]) -> None:
    """The encoder keeps what it has met: the words of many pairs together cost half of what they cost pair by pair."""
    from workbench.packs.pack import find_pack
    from workbench.text.tokens import split_tokens

    pack = find_pack(*languages, packs)
    if pack is None or pack.encoder is None or not any(sides[0]):
        return
    for texts, language in zip(sides, languages, strict=True):
        words = dict.fromkeys(token for text in texts for token in split_tokens(text) if not token.isspace())
        pack.encoder.sum_words(list(words), primary(language))
        pack.encoder.embed_words(list(words), primary(language))


def read_pair(
    source: str, text: str, source_language: str, target_language: str, packs: Sequence[Pack] = ()
) -> Context:
    """A paragraph and its source with their sentences aligned; one sentence on each side needs no aligner."""
    from workbench.check.pairs import to_context

    context = to_context(source, text, source_language, target_language)
    if context.source is None:
        return context
    from workbench.app.words import WordLinker

    beads = _align_sentences(context.source, context.witness, packs) or context.sentence_beads
    linker = WordLinker(context.source, context.witness, beads, packs)
    return replace(context, sentence_beads=beads, link_words=linker)


def _align_sentences(source: Witness, text: Witness, packs: Sequence[Pack]) -> tuple[Bead, ...]:
    """Nothing where there is but one on each side."""
    sides = [len(each.segments[0].sentences) for each in (source, text)]
    if max(sides) < 2 or not all(sides):
        return ()
    from workbench.align.witnesses import align_witnesses
    from workbench.app.known import known_words
    from workbench.app.parted import parted

    lexica = known_words(source.language, text.language, packs)
    _, _, sentences = align_witnesses(source, text, lexica=lexica)
    return parted(sentences.beads, source, text, packs)


def link_pair(source: str, text: str, pack: Pack) -> WordLinks:
    """The words of a pair as its check links them."""
    context = read_pair(source, text, *pack.languages, [pack])
    return context.link_words(context.segment_beads[0]) if context.source else WordLinks()


def _read_record(line: str, file: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise InputError("is not a JSON object", file=file, line=number, hint="one object a line") from None
    if not isinstance(record, dict) or not isinstance(record.get("mt"), str) or "id" not in record:
        raise InputError("has no id or no text mt", file=file, line=number, hint='{"id": …, "src": …, "mt": …}')
    if not isinstance(record.get("src", ""), str | None):
        raise InputError("src is no text", file=file, line=number, hint="leave it out where there is no source")
    for name in ("src", "mt"):
        if _HALF.search(record.get(name) or ""):
            raise InputError(
                f"{name} has half a character (\\ud800 to \\udfff)", file=file, line=number, hint="mend it"
            )
    if not _are_offsets(record.get("mt_off", []), len(record["mt"])):
        hint = f"code points of mt, 0 <= start <= end <= {len(record['mt'])}"
        raise InputError("mt_off is no list of [start, end] inside mt", file=file, line=number, hint=hint)
    return record


def _refuse_constant(name: str) -> object:
    """NaN and Infinity are none of JSON's, and would stand in the answer."""
    raise ValueError(name)


def _are_offsets(value: object, length: int) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list)
        and len(pair) == 2
        and all(type(each) is int for each in pair)
        and 0 <= pair[0] <= pair[1] <= length
        for pair in value
    )


def _read_segments(path: Path) -> list[str]:
    """One segment a line; only LF (or CRLF) ends a line, and a last line without an end counts."""
    lines = _read_text(path).split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _read_text(path: Path) -> str:
    if str(path) == "-":
        data, name = sys.stdin.buffer.read(LIMIT + 1), "standard input"
    else:
        name = str(path)
        try:
            with path.open("rb") as file:
                data = file.read(LIMIT + 1)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", file=name) from None
    if len(data) > LIMIT:
        raise InputError("is larger than 64 MB", file=name, hint="cut it into parts")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8", file=name, line=line, hint="save it as UTF-8") from None
