"""Every problem of a manifest at once, each with its line, what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from workbench.model.edition import Bibliography, Edition, Person, RuleOption, WitnessEntry
from workbench.model.errors import EXIT_INPUT, InputError, InputErrors
from workbench.model.witness import Role
from workbench.store.manifest import parse_manifest, read_manifest
from workbench.store.manifest.located import load

GOOD = """\
workbench: 1
title: Visit to the Port
witnesses:
  - id: en-mt
    role: base
    language: en
    files: [sources/en.txt]
"""

FULL = """\
# A comment
workbench: 1
id: port-1945
title: "Port: a visit"
author: Анна
authority: on
date: 1945-08
rights: no
licence: CC BY 4.0
people:
- {id: ak, name: Anna Keller, orcid: https://orcid.org/0000-0002-1825-0097}
witnesses:
  - id: en-mt
    role: base
    language: no
    files: [sources/1.txt, sources/2.txt]
    digest: "0123456789012345678901234567890123456789012345678901234567890123"
    bibliography: {title: 1e3, engine: yes}
    kinds: {p12: furniture, h1: chapter}
  - id: ru
    role: source
    language: sr-Cyrl-RS
    files:
      - sources/ru.txt
    bibliography:
    kinds:
rules:
  spacing: off
  quotes: {severity: minor}
  names: {enabled: on, severity: major}
"""


def problems(text: str | bytes) -> list[tuple[int | None, str, str]]:
    with pytest.raises(InputError) as caught:
        parse_manifest(text if isinstance(text, bytes) else text.encode())
    error = caught.value
    assert error.exit_code == EXIT_INPUT
    every = error.errors if isinstance(error, InputErrors) else (error,)
    assert all(each.file == "edition.yaml" for each in every)
    return [(each.line, each.message, each.hint or "") for each in every]


def test_all_that_can_be_said() -> None:
    assert parse_manifest(FULL.encode()) == Edition(
        "port-1945",
        "Port: a visit",
        "Анна",
        "on",
        "1945-08",
        "no",
        "CC BY 4.0",
        (Person("ak", "Anna Keller", "0000-0002-1825-0097"),),
        (
            WitnessEntry(
                "en-mt",
                Role.BASE,
                "no",
                ("sources/1.txt", "sources/2.txt"),
                "0123456789" * 6 + "0123",
                Bibliography(title="1e3", engine="yes"),
                (("p12", "furniture"), ("h1", "chapter")),
            ),
            WitnessEntry("ru", Role.SOURCE, "sr-Cyrl-RS", ("sources/ru.txt",)),
        ),
        (
            RuleOption("spacing", enabled=False),
            RuleOption("quotes", severity="minor"),
            RuleOption("names", True, "major"),
        ),
    )


def test_the_folder_gives_the_id_and_the_defaults_are_said(tmp_path: Path) -> None:
    root = tmp_path / "Japan 1945!"[:5].lower()
    root.mkdir()
    (root / "edition.yaml").write_text(GOOD)
    edition = read_manifest(root / "edition.yaml")
    assert (edition.id, edition.author, edition.authority) == ("japan", "not named", "not stated")


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    assert parse_manifest(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == parse_manifest(GOOD.encode())


# (what replaces what in GOOD, line, message, hint)
WRONG = {
    "unknown key": ("title:", "titel:", 2, "unknown key 'titel'", "did you mean 'title'?"),
    "unknown inner key": ("language:", "langauge:", 6, "unknown key 'langauge'", "did you mean 'language'?"),
    "no title": ("title: Visit to the Port\n", "", 1, "title is missing", "add a line such as"),
    "empty title": ("title: Visit to the Port", "title:", 2, "title is missing", "add a line"),
    "blank title": ("title: Visit to the Port", "title: ''", 2, "title is empty", "add a line"),
    "title a list": ("Visit to the Port", "[a, b]", 2, "title is not a text", "quotes"),
    "newer format": ("workbench: 1", "workbench: 2", 1, "version '2' is not known", "update workbench"),
    "bad id": ("id: en-mt", "id: En_MT", 4, "'En_MT' is not an id", "small letters"),
    "reserved id": ("id: en-mt", "id: findings", 4, "the name of a file of the TEI", "another id"),
    "bad role": ("role: base", "role: bass", 5, "'bass' is not a role", "source, reconstruction, base"),
    "no base": ("role: base", "role: source", 3, "no witness is the base", "role: base"),
    "underscore in language": ("language: en", "language: en_GB", 6, "'en_GB' is not a language", "BCP 47"),
    "a language's name": ("language: en", "language: english", 6, "'english' is not a language", "BCP 47"),
    "no language": ("    language: en\n", "", 4, "language is missing", "BCP 47"),
    "files no list": ("[sources/en.txt]", "sources/en.txt", 7, "files is not a list", "- one"),
    "no files": ("[sources/en.txt]", "[]", 7, "files is empty", "sources/text.txt"),
    "path outside": ("[sources/en.txt]", "[../en.txt]", 7, "leads out of the edition", "inside the edition"),
    "absolute path": ("[sources/en.txt]", "[/etc/passwd]", 7, "is absolute", "inside the edition"),
    "witnesses no list": (GOOD[GOOD.index("\n  - id") :], " en-mt\n", 3, "witnesses is not a list", "- one"),
    "witness a text": (GOOD[GOOD.index("\n  - id") :], "\n  - en-mt\n", 4, "is not keys and values", "key: value"),
    "digest": ("[sources/en.txt]", "[a]\n    digest: 12", 8, "is not a sha256", "last copy"),
    "kinds of what": ("[sources/en.txt]", "[a]\n    kinds: {en-mt.p1: p}", 8, "not the id of a segment", "p12"),
    "kinds what": ("[sources/en.txt]", "[a]\n    kinds: {p1: furnitur}", 8, "not a kind of segment", "furniture"),
    "rule severity": ("title:", "rules: {x: {severity: big}}\ntitle:", 2, "'big' is not a severity", "minor"),
    "rule least": ("title:", "rules: {x: {least: 1.5}}\ntitle:", 2, "'1.5' is not a confidence", "from 0 to 1"),
    "rule default": ("title:", "rules: {x: {default: perhaps}}\ntitle:", 2, "neither on nor off", "on or off"),
    "rule switch": ("title:", "rules: {x: perhaps}\ntitle:", 2, "neither on nor off", "on or off"),
    "person's ORCID": ("title:", "people: [{id: a, name: A, orcid: 0000-0002-1825-0098}]\ntitle:", 2, "ORCID", "page"),
    "key twice": ("title:", "title: a\ntitle:", 3, "'title' stands here a second time (first on line 2)", "keep one"),
    "tag": ("Visit", "!!python/object:os.system Visit", 2, "a tag (!…) is not allowed", "quotes"),
    "anchor": ("Visit", "&a Visit", 2, "an anchor (&a) is not allowed", "quotes"),
    "alias": ("Visit to the Port", "*a", 2, "an alias (*a) is not allowed", "quotes"),
    "merge key": ("title:", "<<: {a: b}\ntitle:", 2, "unknown key '<<'", "known here"),
    "key a list": ("title:", "? [a]\n: b\ntitle:", 2, "a key is not a plain word", "key: value"),
    "two documents": ("title:", "title: x\n---\ntitle:", 3, "a second document", "delete"),
    "tab": ("    role", "\trole", 5, "a tab at the beginning of the line", "spaces"),
    "colon in a text": ("Visit", "Port: Visit", 2, "a second colon", "in quotes"),
    "open quote": ("Visit", "'Visit", 2, "a quotation mark opened here is never closed", "close it"),
    "open bracket": ("[sources/en.txt]", "[sources/en.txt", 7, "a bracket opened here is not closed", "close it"),
    "text begins with @": ("Visit", "@Visit", 2, "a text cannot begin with @", "in quotes"),
    "unknown escape": ("Visit to the Port", '"C:\\Ship"', 2, "an unknown escape", "\\\\"),
    "text behind a quote": ("Visit", "'Visit' x", 2, "do not fit", "in quotes"),
    "control character": ("Visit", "Vi\x07sit", 2, "U+0007", "delete it"),
    "invisible mark": ("Visit", "Vi\ufeffsit", 2, "U+FEFF", "delete it"),
    "too deep": ("Visit to the Port", "[" * 50_000, 2, "nested too deeply", "no key"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_its_line(case: str) -> None:
    old, new, line, message, hint = WRONG[case]
    assert GOOD.count(old)
    found = problems(GOOD.replace(old, new, 1))
    assert any(at == line and message in said and hint in advice for at, said, advice in found), found


@pytest.mark.parametrize("case", WRONG)
def test_both_parsers_of_yaml_say_the_same(case: str) -> None:
    data = GOOD.replace(*WRONG[case][:2], 1).encode()
    results = []
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        try:
            document = load(data, "edition.yaml", loader=loader)
            results.append(([str(error) for error in document.errors], repr(document.root)))
        except InputError as error:
            results.append(([str(error)], error.hint or ""))
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", None, "is empty"),
        (b"# only a comment\n", None, "is empty"),
        (b"- a\n- b\n", 1, "is not a list of keys and values"),
        (b"just a text", 1, "is not a list of keys and values"),
        ("title: Порт\n".encode("cp1251"), 1, "is not UTF-8"),
        ("a: b\ntitle: Порт\n".encode("utf-16"), 1, "is not UTF-8"),
        (b"workbench: 1\n" + b"# long\n" * 150_000, None, "larger than 1 MB"),
        (b"%PDF-1.7\n\x00\x01", 2, "U+0000"),
    ],
)
def test_what_is_no_manifest_at_all(data: bytes, line: int | None, message: str) -> None:
    assert [(at, said) for at, said, hint in problems(data) if hint and message in said] == [(line, message)] or [
        (at, message in said) for at, said, _ in problems(data)
    ] == [(line, True)]


def test_every_problem_at_once_in_the_order_of_the_lines() -> None:
    text = GOOD.replace("title", "titel").replace("role: base", "role: bas").replace("language: en", "language: e!")
    text += "    digest: x\n  - id: en-mt\n    role: base\n  - id: ru\n    role: base\n    role: base\n"
    lines = [line for line, _, _ in problems(text)]
    assert lines == sorted(lines, key=lambda line: line or 0)
    said = "\n".join(message for _, message, _ in problems(text))
    for message in ("titel", "title is missing", "'bas'", "'e!'", "sha256", "files is missing", "a second time"):
        assert message in said
    assert "a second witness is called" in said
    assert "a second witness is the base" in said


def test_the_corrected_text_has_its_id_to_itself() -> None:
    more = "  - {id: en-corr, role: revision, language: en, files: [a]}\n"
    assert problems(GOOD + more) == [
        (8, "id: 'en-corr' is the name of the corrected text", "give the witness another id")
    ]


def test_links_are_followed_before_a_path_is_believed(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "sources").symlink_to(tmp_path)
    (tmp_path / "edition" / "edition.yaml").write_text(GOOD)
    with pytest.raises(InputErrors, match=r"edition\.yaml:7: files: the path .* leads out"):
        read_manifest(tmp_path / "edition" / "edition.yaml")


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no manifest"):
        read_manifest(tmp_path / "edition.yaml")
    with pytest.raises(InputError, match="cannot be read"):
        read_manifest(tmp_path)


def test_rules_that_there_are_not_are_told_with_their_lines() -> None:
    text = GOOD.replace(
        "title:", "rules:\n  doubled-wrod: off\n  spacing: {least: 0.5}\n  xyz: {default: on}\ntitle:", 1
    )
    with pytest.raises(InputErrors) as caught:
        parse_manifest(text.encode(), rules=lambda: ("spacing", "doubled-word"))
    first = text.split("\n").index("rules:") + 2
    assert [(each.line, each.message, each.hint) for each in caught.value.errors] == [
        (first, "rules: there is no rule 'doubled-wrod'", "did you mean 'doubled-word'?"),
        (first + 2, "rules: there is no rule 'xyz'", "`workbench rules` lists them"),
    ]
    assert {each.rule for each in parse_manifest(text.encode()).rules} == {"doubled-wrod", "spacing", "xyz"}


def test_rules_are_only_asked_for_where_some_are_named() -> None:
    parse_manifest(GOOD.encode(), rules=lambda: pytest.fail("nobody named a rule"))
