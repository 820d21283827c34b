"""Findings as W3C Web Annotations (JSON-LD), for annotation tools and for archives.

    data = FORMAT.write(snapshot, WriteOptions())

An annotation points into the TEI file of its text (`en-mt.xml#en-mt.p3`), and there by quote and by position (code
points of the segment's text). Category, severity, rule, confidence and status stand in its first body, in a vocabulary
of their own; category and severity are tags too, for programs that do not know it. No clock: the same bytes each time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.formats.registry import Format, WriteOptions
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.finding import Finding
from workbench.model.ids import witness_of
from workbench.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_TERMS = "urn:workbench:terms:"
_OURS = ("category", "severity", "rule", "confidence", "status", "evidence")
_XML = "http://tools.ietf.org/rfc/rfc3023"  # a fragment is an xml:id
_HINT = "see https://www.w3.org/TR/annotation-model/"


def write_annotations(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """A collection with one page; of one text only, if asked for."""
    name = f"urn:workbench:{snapshot.edition.id}:findings"
    found = [*snapshot.findings, *snapshot.state_findings]
    items = [
        _annotation(name, finding) for finding in found if options.of in (None, witness_of(finding.spans[0].segment))
    ]
    collection = {
        "@context": [CONTEXT, {each: f"{_TERMS}{each}" for each in _OURS}],
        "id": name,
        "type": "AnnotationCollection",
        "label": f"{snapshot.edition.title}: findings",
        "total": len(items),
        "first": {"id": f"{name}:page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _annotation(name: str, finding: Finding) -> dict[str, Any]:
    targets = [_target(span) for span in finding.spans]
    return {
        "id": f"{name}:{witness_of(finding.spans[0].segment)}:{finding.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Software", "name": finding.origin or "workbench"},
        "body": list(_bodies(finding)),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(finding: Finding) -> Iterator[dict[str, Any]]:
    yield {
        **_text(finding.message, "describing"),
        "category": finding.category,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "confidence": finding.confidence,
        "status": finding.status.value,
        "evidence": [f"{each.kind}: {each.value}" for each in finding.evidence],
    }
    yield _text(finding.category, "tagging")
    yield _text(finding.severity.value, "tagging")
    if finding.suggestion is not None:
        yield _text(finding.suggestion, "editing")
    for span in finding.source:
        yield {**_target(span), "purpose": "linking"}


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(span: Span) -> dict[str, Any]:
    """The words in their segment, in the TEI file of their text."""
    return {
        "type": "SpecificResource",
        "source": f"{witness_of(span.segment)}.xml",
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": _XML,
            "value": span.segment,
            "refinedBy": [
                {"type": "TextQuoteSelector", "exact": span.quote, "prefix": span.before, "suffix": span.after},
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }


def find_problems(data: bytes, file: str) -> list[InputError]:
    """What the model asks for and the file lacks: types, ids, targets, selectors whose end is behind their start."""
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        return [InputError(f"is no JSON in UTF-8 ({error})", file=file, line=line, hint="mend it and try again")]
    return [InputError(what, file=file, hint=_HINT) for what in _breaches(read)]


def _breaches(read: object) -> Iterator[str]:
    if not isinstance(read, dict) or CONTEXT not in _many(read.get("@context")):
        yield f"its @context is not {CONTEXT}"
        return
    page = read.get("first") if read.get("type") == "AnnotationCollection" else read
    items = page.get("items") if isinstance(page, dict) else None
    if read.get("type") not in ("AnnotationCollection", "AnnotationPage") or not isinstance(items, list):
        yield "is no AnnotationCollection with a first page, and no AnnotationPage, with items"
        return
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        name = item.get("id") if isinstance(item, dict) else None
        if not isinstance(item, dict) or item.get("type") != "Annotation" or not isinstance(name, str):
            yield f"item {number} is no Annotation with an id"
            continue
        if name in seen:
            yield f"item {number}: the id {name} stands twice"
        seen.add(name)
        if not item.get("target"):
            yield f"item {number} ({name}) has no target"
        yield from (f"item {number} ({name}): {what}" for what in _bad_selectors(item))


def _bad_selectors(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _bad_selectors(each)
    elif isinstance(node, dict):
        if node.get("type") == "TextPositionSelector":
            start, end = node.get("start"), node.get("end")
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
                yield f"a position from {start} to {end}"
        elif node.get("type") == "TextQuoteSelector" and not isinstance(node.get("exact"), str):
            yield "a quote without exact"
        for each in node.values():
            yield from _bad_selectors(each)


def _many(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _is_mine(data: bytes, name: str) -> int:
    return 3 if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and CONTEXT.encode() in data else 0


FORMAT = Format(
    "annotations", "Web Annotations", (".jsonld",), _is_mine, None, write_annotations, problems=find_problems
)
