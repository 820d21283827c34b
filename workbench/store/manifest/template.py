"""The first manifest of an edition: what is known filled in, the rest as comments that say what could stand there.

new_manifest(Edition("japan-1945", "Visit to the Port", witnesses=(base, source)))
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.edition import Bibliography, Edition, Person, ReceivedFindings, RuleOption, WitnessEntry
from workbench.store.manifest.quoting import quote, quote_in_flow
from workbench.store.manifest.verify import verify

_HEAD = """\
# An edition: which texts belong together, and what is known about them.
# This file is yours: change it, comment it, order it as you like. Programs only add lines.
# Values are texts; put a text in quotes where it has ": " or " #" in it.
workbench: 1
"""
_PEOPLE = """
# Who decides. The journal names people by id.
people:
"""
_WITNESSES = """
# The texts. role: source (the original), reconstruction (an original written by you because it is missing),
# base (the translation that is corrected), translation (another one), revision (a corrected copy, to compare).
# A segment that was taken for the wrong thing can be renamed:   kinds: {p1: head, p27: furniture}
witnesses:
"""
_RULES = """
# Checks: off, or another severity (neutral, minor, major, critical). `workbench rules` lists them.
# least: what is believed less is not reported. default: on shows what would be a hint, off makes it one.
# rules:
#   doubled-word: off
#   quote-unbalanced: {severity: minor, least: 0.6}
#   length-ratio: {default: on}
"""
_PACKS = """
# Packs of other languages than the shipped ru-en, made with `workbench lexicon build`.
# packs: [packs/de-fr]
"""
_DOWNLOADS = """
# Files that lie beside the page for its readers to take: formats that `workbench export` knows.
# downloads: [txt, tei]
"""
_COMMENTS = {
    "author": "author: not named",
    "authority": "authority: who is responsible for this edition",
    "date": "date: of this edition, such as 2026-11-23",
    "rights": "rights: whose text this is, and on what terms it is given",
    "licence": "licence: of what the editors added, such as CC BY 4.0",
}


def new_manifest(edition: Edition) -> str:
    """The text of edition.yaml; read back, it gives the same edition."""
    lines = [f"id: {quote(edition.id)}", f"title: {quote(edition.title)}"]
    untold = {"author": "not named", "authority": "not stated"}
    for key, comment in _COMMENTS.items():
        value = getattr(edition, key)
        lines.append(f"{key}: {quote(value)}" if value and value != untold.get(key) else f"# {comment}")
    parts = [_HEAD, "\n".join(lines), "\n"]
    parts.append(
        _PEOPLE if edition.people else _PEOPLE.replace("people:\n", "# people:\n#   - {id: anna, name: Anna}\n")
    )
    parts += [write_person(person, "  ") for person in edition.people]
    parts.append(_WITNESSES)
    parts += [write_witness(entry, "  ") for entry in edition.witnesses]
    parts.append(_RULES if not edition.rules else "\nrules:\n")
    for option in edition.rules:
        parts.append(f"  {quote(option.rule)}: {{{', '.join(_options(option))}}}\n")
    parts.append(_PACKS if not edition.packs else f"\npacks: [{', '.join(map(quote_in_flow, edition.packs))}]\n")
    parts.append(
        _DOWNLOADS if not edition.downloads else f"\ndownloads: [{', '.join(map(quote_in_flow, edition.downloads))}]\n"
    )
    if edition.findings:
        parts.append("\nfindings:\n")
        parts += [write_findings(entry, "  ") for entry in edition.findings]
    return verify("".join(parts), edition)


def _options(option: RuleOption) -> Iterator[str]:
    yield f"enabled: {_switch(option.enabled)}"
    if option.severity:
        yield f"severity: {option.severity}"
    if option.least:
        yield f"least: {option.least:.3f}"
    if option.default is not None:
        yield f"default: {_switch(option.default)}"


def _switch(value: bool) -> str:  # noqa: FBT001
    return "on" if value else "off"


def write_person(person: Person, indent: str) -> str:
    """The lines of one entry of `people`."""
    lines = [f"{indent}- id: {quote(person.id)}", f"{indent}  name: {quote(person.name)}"]
    if person.orcid:
        lines.append(f"{indent}  orcid: {person.orcid}")
    return "\n".join(lines) + "\n"


def write_witness(entry: WitnessEntry, indent: str) -> str:
    """The lines of one entry of `witnesses`."""
    inner = indent + "  "
    lines = [
        f"{indent}- id: {quote(entry.id)}",
        f"{inner}role: {entry.role.value}",
        f"{inner}language: {quote(entry.language)}",
    ]
    lines.append(f"{inner}files: [{', '.join(quote_in_flow(file) for file in entry.files)}]")
    if entry.digest:
        lines.append(f'{inner}digest: "{entry.digest}"')
    if entry.version > 1:
        lines.append(f"{inner}version: {entry.version}")
    told = [(key, getattr(entry.bibliography, key)) for key in Bibliography.__dataclass_fields__]
    if any(value for _, value in told):
        lines.append(f"{inner}bibliography:")
        lines += [f"{inner}  {key}: {quote(value)}" for key, value in told if value]
    if entry.kinds:
        lines.append(f"{inner}kinds:")
        lines += [f"{inner}  {segment}: {kind}" for segment, kind in entry.kinds]
    return "\n".join(lines) + "\n"


def write_findings(entry: ReceivedFindings, indent: str) -> str:
    """The lines of one entry of `findings`."""
    told = [(key, getattr(entry, key)) for key in ("file", "format", "origin", "of", "beside")]
    lines = [f"{key}: {quote(value)}" for key, value in told if value]
    return "".join(f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))
