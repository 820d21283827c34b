"""xCOMET: error spans as `comet-score --to_json FILE` of unbabel-comet writes them.

    {"mt.txt": [{"src": "…", "mt": "There are 3 cranes.", "COMET": 0.71,
                 "errors": [{"text": "3", "confidence": 0.42, "severity": "major", "start": 9, "end": 11}]}]}

Also a list of such objects, or one a line; the spans under `errors`, `error_spans` or `metadata.error_spans` (that is
what `model.predict` calls them). Offsets are code points of `mt` and take in the blank before a word. xCOMET names no
kind of error, only how severe it is. Source: comet/cli/score.py and comet/models/multitask/xcomet_metric.py of
github.com/Unbabel/COMET (2.2); the model card of Unbabel/XCOMET-XL.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from workbench.formats.findings.records import Record, first_record, read_json, read_json_lines
from workbench.formats.findings.registry import Importer, Received
from workbench.model.errors import InputError
from workbench.model.finding import Evidence
from workbench.model.foreign import ForeignClaim, ForeignText

_HINT = 'give what `comet-score --to_json` writes: {"file": [{"src": …, "mt": …, "errors": […]}]}'


def _read(received: Received) -> tuple[ForeignText, ...]:
    text = received.text()
    if _is_lines(text):
        return tuple(_to_text(record, "") for record in read_json_lines(text, received.name))
    value = read_json(text, received.name)
    return tuple(_to_text(record, system) for system, record in _records(value, received.name))


def _is_lines(text: str) -> bool:
    return "mt" in first_record(text)


def _records(value: Any, file: str) -> Iterator[tuple[str, Record]]:
    """With the name of the translation each belongs to, where the file has several."""
    if isinstance(value, Record) and "mt" in value:
        value = [value]
    if isinstance(value, list):
        value = {"": value}
    if not isinstance(value, dict):
        raise InputError("holds no segments", file=file, line=1, hint=_HINT)
    for name, records in value.items():
        if not isinstance(records, list) or not all(isinstance(each, Record) for each in records):
            raise InputError(f"has no list of segments under {name!r}", file=file, line=1, hint=_HINT)
        for record in records:
            yield (name if len(value) > 1 else ""), record


def _to_text(record: Record, system: str) -> ForeignText:
    mt = record.text("mt")
    score = record.number("COMET") if "COMET" in record else record.number("score")
    evidence = (Evidence("score of the segment", f"{score:.3f}"),) if score is not None else ()
    spans = next((key for key in ("errors", "error_spans") if key in record), "")
    errors = record.records(spans) if spans else record.record("metadata").records("error_spans")
    claims = tuple(_to_claim(error, mt, evidence) for error in errors)
    return ForeignText(mt, record.line, claims, record.optional_text("src"), system)


def _to_claim(error: Record, mt: str, evidence: tuple[Evidence, ...]) -> ForeignClaim:
    start, end = error.span(len(mt))
    severity = error.text("severity")
    words = error.optional_text("text")
    return ForeignClaim(
        start,
        end,
        f"xCOMET takes these words for a {severity} error.",
        error.line,
        severity=severity,
        confidence=error.confidence(),
        evidence=evidence,
        problem=""
        if _is_same(words, mt[start:end])
        else f"its words are “{words.strip()}”, at its place is other text",
    )


def _is_same(words: str, there: str) -> bool:
    """Given as the tokeniser has them: NFKC, blanks apart, <unk> for what it does not know."""
    if not words or "<unk>" in words:
        return True
    one, other = ("".join(unicodedata.normalize("NFKC", each).split()) for each in (words, there))
    return one == other


def _is_mine(text: str) -> int:
    if '"mt"' not in text or text.lstrip()[:1] not in ("{", "["):
        return 0
    return 3 if '"COMET"' in text or '"error_spans"' in text else 2 if '"errors"' in text else 0


IMPORTER = Importer("xcomet", "xCOMET error spans (comet-score --to_json)", "xcomet", _is_mine, _read)
