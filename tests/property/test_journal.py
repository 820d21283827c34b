"""What is written is what is read: acts, manifests, and any text in them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model import act
from workbench.model.act import Act, Body
from workbench.model.alignment import Level
from workbench.model.edition import Edition, Person, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.finding import Severity
from workbench.model.span import Span
from workbench.model.witness import Role
from workbench.store.acts import act_from_json, act_to_json
from workbench.store.journal import append, read_journal
from workbench.store.manifest import add_person, new_manifest, parse_manifest
from workbench.store.manifest.located import load

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)
ids = st.text("0123456789abcdef", min_size=8, max_size=8)
many_ids = st.lists(ids, max_size=3).map(tuple)
units = st.lists(words, max_size=3).map(tuple)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, quote = draw(st.integers(0, 10_000)), draw(texts)
    return Span(draw(words), start, start + len(quote), quote, draw(texts), draw(texts))


@st.composite
def added_notes(draw: st.DrawFn) -> act.Add:
    place = draw(spans())
    point = replace(place, end=place.start, quote="")
    return act.Add(point.segment, "note", draw(texts), point, draw(st.integers(0, 99)))


operations = st.lists(
    st.one_of(
        st.builds(act.Change, spans(), texts),
        st.builds(act.Split, spans()),
        st.builds(act.Join, words, words, texts),
        st.builds(act.Add, words, words, texts),
        added_notes(),
        st.builds(act.Drop, spans()),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
some_ids = st.lists(ids, min_size=1, max_size=3).map(tuple)
bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(
        act.Correct,
        operations,
        texts,
        st.none() | words,
        st.none() | st.sampled_from(Severity),
        st.lists(spans(), max_size=2).map(tuple),
        units,
        st.floats(0, 1),
        st.booleans(),
    ),
    st.builds(act.Accept, ids),
    st.builds(act.Reject, ids, texts),
    st.builds(act.Dismiss, words, st.none() | spans(), texts),
    st.builds(act.PinBead, st.sampled_from(Level), units, units, texts),
    st.builds(act.Unpin, ids),
    st.builds(act.Read, units),
    st.builds(act.Remark, words, texts, st.none() | spans()),
    st.builds(act.Undo, some_ids),
    st.builds(act.Redo, some_ids),
    st.builds(act.Replace, words, words, words, st.lists(st.tuples(words, words), max_size=2).map(tuple), units),
    st.builds(act.Retarget, ids, operations),
    st.builds(act.Resolve, many_ids, many_ids),
)
whens = st.datetimes().map(lambda moment: f"{moment:%Y}".zfill(4) + f"{moment:-%m-%dT%H:%M:%SZ}")
people = st.from_regex("[a-z][a-z0-9-]{0,31}", fullmatch=True)
acts = st.builds(Act, ids, st.integers(1, 10**12), many_ids, whens, people, bodies, texts)


@given(acts)
def test_an_act_is_read_as_it_was_written(made: Act) -> None:
    line = act_to_json(made)
    assert len(line.splitlines()) == 1
    assert act_from_json(line, "journal.jsonl", 1) == made
    assert act_from_json(line.encode(), "journal.jsonl", 1) == made
    assert act_to_json(act_from_json(json.dumps(json.loads(line)), "journal.jsonl", 1)) == line


@given(acts, st.integers(1, 10_000))
def test_no_beginning_of_a_line_is_taken_for_an_act(made: Act, cut: int) -> None:
    line = act_to_json(made).encode()
    with pytest.raises(InputError, match="is not a whole act"):
        act_from_json(line[: min(cut, len(line) - 1)], "journal.jsonl", 1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(bodies, max_size=3), max_size=4), st.data())
def test_appends_add_up_and_any_order_of_lines_is_the_same_journal(
    batches: list[list[Body]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "journal.jsonl")
        made = [each for batch in batches for each in append(path, batch, who="ak", when="2026-03-02T10:15:00Z")]
        assert read_journal(path).acts == tuple(made)
        lines = path.read_bytes().split(b"\n")[:-1] if made else []
        path.write_bytes(b"\n".join(data.draw(st.permutations(lines)) + lines))
        assert read_journal(path).acts == tuple(made)


@given(texts.filter(lambda text: bool(text)), texts)
def test_any_text_can_stand_in_a_manifest(title: str, rights: str) -> None:
    base = WitnessEntry("en-mt", Role.BASE, "en", ("sources/en.txt",))
    edition = Edition("port", title, rights=rights, witnesses=(base,))
    text = add_person(new_manifest(edition), Person("ak", title))
    assert parse_manifest(text.encode()).people == (Person("ak", title),)
    assert yaml.safe_load(text)["title"] == title


yamlish = st.text(st.sampled_from(list("ab:- \n'\"[]{},#&*!|>%@?\\\té…0\u2028")), max_size=40)


@settings(max_examples=300)
@given(yamlish)
def test_both_parsers_of_yaml_read_the_same(text: str) -> None:
    """Where both can read a text, they read the same tree at the same places."""
    trees = []
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        try:
            document = load(f"key: {text}\n".encode(), "edition.yaml", loader=loader)
        except InputError:
            return
        trees.append((document.root, [str(error) for error in document.errors]))
    assert trees[0] == trees[1]


@given(st.binary(max_size=200) | yamlish.map(str.encode))
def test_no_bytes_make_the_manifest_crash(data: bytes) -> None:
    with pytest.raises(InputError):
        parse_manifest(data)
