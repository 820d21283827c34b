"""Findings as Web Annotations: every term has a meaning, every selector leads to its words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from tests.made.book import book_snapshot
from tests.snapshots import ferry_snapshot
from workbench.formats.annotations import CONTEXT, find_problems
from workbench.formats.registry import WriteOptions, detect, formats

_OA, _AS = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#"


def _id(name: str, kind: str = "@id") -> dict[str, str]:
    return {"@id": name, "@type": kind}


# The terms of the published context that we use, each with what it means there.
TERMS: dict[str, Any] = {
    "id": "@id", "type": "@type",
    **{each: _OA + each for each in ("Annotation", "TextualBody", "SpecificResource", "FragmentSelector",
                                     "TextQuoteSelector", "TextPositionSelector", "assessing", "describing", "tagging",
                                     "editing", "linking", "exact", "prefix", "suffix")},
    "AnnotationCollection": _AS + "OrderedCollection", "AnnotationPage": _AS + "OrderedCollectionPage",
    "Software": _AS + "Application",
    "body": _id(_OA + "hasBody"), "target": _id(_OA + "hasTarget"), "source": _id(_OA + "hasSource"),
    "selector": _id(_OA + "hasSelector"), "refinedBy": _id(_OA + "refinedBy"),
    "motivation": _id(_OA + "motivatedBy", "@vocab"), "purpose": _id(_OA + "hasPurpose", "@vocab"),
    "start": _id(_OA + "start", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
    "end": _id(_OA + "end", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "http://purl.org/dc/elements/1.1/format",
    "conformsTo": _id("http://purl.org/dc/terms/conformsTo"), "creator": _id("http://purl.org/dc/terms/creator"),
    "name": "http://xmlns.com/foaf/0.1/name", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "first": _id(_AS + "first"), "items": {"@id": _AS + "items", "@type": "@id", "@container": "@list"},
    "total": _id(_AS + "totalItems", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
    "startIndex": _id(_AS + "startIndex", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
}  # fmt: skip


def _load(url: str, options: object) -> dict[str, object]:
    assert url == CONTEXT, "nothing else is fetched"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": TERMS},
    }


def written(of: str | None = None) -> bytes:
    write = formats()["annotations"].write
    assert write
    assert write(ferry_snapshot(), WriteOptions(of=of)) == write(ferry_snapshot(), WriteOptions(of=of))
    return write(ferry_snapshot(), WriteOptions(of=of))


def test_no_term_is_lost_when_it_is_read_as_linked_data() -> None:
    read = json.loads(written())
    options: Any = {"documentLoader": _load, "base": "https://example.org/"}
    (expanded,) = jsonld.expand(read, options)
    items = expanded[_AS + "first"][0][_AS + "items"][0]["@list"]
    assert len(items) == read["total"] == len(read["first"]["items"])
    for item, plain in zip(items, read["first"]["items"], strict=True):
        assert item["@type"] == [_OA + "Annotation"]
        assert item[_OA + "motivatedBy"] == [{"@id": _OA + "assessing"}]
        bodies = item[_OA + "hasBody"]
        assert bodies[0]["urn:workbench:terms:severity"] == [{"@value": plain["body"][0]["severity"]}]
        named = {key for body in plain["body"] for key in body if key not in ("id", "type")}
        assert len({key for body in bodies for key in body if key[0] != "@"}) == len(named)
        assert item[_OA + "hasTarget"][0][_OA + "hasSource"][0]["@id"].startswith("https://example.org/en-")


def test_each_selector_leads_to_its_words() -> None:
    snapshot = ferry_snapshot()
    texts = {each.id: each.text for text in (*snapshot.witnesses, snapshot.state.witness) for each in text.segments}
    items = json.loads(written())["first"]["items"]
    findings = [*snapshot.findings, *snapshot.state_findings]
    assert len(items) == len(findings)
    for item in items:
        target = item["target"]
        for one in target if isinstance(target, list) else [target]:
            quote, position = one["selector"]["refinedBy"]
            text = texts[one["selector"]["value"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])


def test_one_text_only() -> None:
    sources = {
        item["target"]["source"]
        for item in json.loads(written("en-mt"))["first"]["items"]
        if "source" in item["target"]
    }
    assert sources == {"en-mt.xml"}


def test_a_text_without_findings_is_an_empty_page() -> None:
    write = formats()["annotations"].write
    assert write
    data = write(book_snapshot(1, 1), WriteOptions())
    assert json.loads(data)["total"] == 0
    assert find_problems(data, "x") == []


def test_it_is_told_and_checked() -> None:
    data = written()
    assert detect(data[:4096], "x.json", may=lambda each: each.problems).id == "annotations"
    assert find_problems(data, "x") == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda page: page.update({"@context": "x"}), "its @context"),
        (lambda page: page.update(type="Annotation"), "is no AnnotationCollection"),
        (lambda page: page["first"]["items"][0].pop("target"), "item 1 .* has no target"),
        (lambda page: page["first"]["items"].append(page["first"]["items"][0]), "stands twice"),
        (lambda page: page["first"]["items"][1].pop("id"), "item 2 is no Annotation"),
        (
            lambda page: page["first"]["items"][0]["target"]["selector"]["refinedBy"][1].update(end=-1),
            "a position from",
        ),
        (lambda page: page["first"]["items"][0]["target"]["selector"]["refinedBy"][0].pop("exact"), "quote without"),
    ],
)
def test_problems(change: Any, words: str) -> None:
    import re

    read = json.loads(written())
    change(read)
    found = find_problems(json.dumps(read).encode(), "x")
    assert len(found) == 1
    assert re.search(words, found[0].message)


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 100_000, b"[]", b"null"])
def test_what_is_no_json_or_no_annotations(data: bytes) -> None:
    assert len(find_problems(data, "x")) == 1
