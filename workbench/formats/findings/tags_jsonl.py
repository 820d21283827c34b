"""OK/BAD tags as JSON Lines, with the text they are of and where its tokens stand.

    {"src": "…", "mt": "There are 3 cranes.", "mt_tags": "OK OK BAD OK OK", "gap_tags": "OK OK OK OK OK OK",
     "mt_off": [[0, 5], [6, 9], [10, 11], [12, 18], [18, 19]]}

`mt_tags` and `gap_tags` (may be absent; one more than tokens) are texts or lists; `mt_off` are code points of `mt`.
Source: the keys of MLQE-PE (github.com/sheffieldnlp/mlqe-pe), with offsets; what OK and BAD mean stands in tags.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.formats.findings.records import Record, first_record, read_json_lines, texts_of
from workbench.formats.findings.registry import Importer, Received
from workbench.formats.findings.tags import TAGS, claims_of
from workbench.model.foreign import ForeignText


def _read(received: Received) -> tuple[ForeignText, ...]:
    return tuple(_to_text(record) for record in read_json_lines(received.text(), received.name))


def _to_text(record: Record) -> ForeignText:
    mt = record.text("mt")
    tags, gaps, spans = _tags(record, "mt_tags"), _tags(record, "gap_tags"), _spans(record, len(mt))
    if len(tags) != len(spans):
        record.refuse(f"has {len(tags)} mt_tags and {len(spans)} places in mt_off", "one place for each tag")
    if gaps and len(gaps) != len(tags) + 1:
        record.refuse(f"has {len(gaps)} gap_tags for {len(tags)} tokens", "there is one gap more than tokens")
    claims = tuple(claims_of(tags, spans, gaps, record.line, len(mt)))
    return ForeignText(mt, record.line, claims, record.optional_text("src"))


def _tags(record: Record, key: str) -> Sequence[str]:
    value = record.get(key, [])
    tags = value.split() if isinstance(value, str) else texts_of(value)
    if tags is None or not set(tags) <= set(TAGS):
        record.refuse(f"{key} holds something else than OK and BAD")
    return tags


def _spans(record: Record, length: int) -> list[tuple[int, int]]:
    value = record.get("mt_off")
    if not isinstance(value, list):
        record.refuse("mt_off is missing or no list")
    spans: list[tuple[int, int]] = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or not all(type(each) is int for each in pair):
            record.refuse("mt_off is no list of [start, end]")
        start, end = pair
        if not (spans[-1][1] if spans else 0) <= start <= end <= length:
            record.refuse(f"mt_off {pair} does not lie in mt, of {length} characters, behind the one before it")
        spans.append((start, end))
    return spans


def _is_mine(text: str) -> int:
    first = first_record(text)
    return 3 if "mt_tags" in first and "mt" in first else 0


IMPORTER = Importer("tags-jsonl", "OK/BAD tags as JSON Lines", "tags", _is_mine, _read)
