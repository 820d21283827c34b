"""The manifest's keys and what may stand in them, as pydantic models (the only place that imports pydantic for it).

    ManifestFile.model_validate({"workbench": "1", "title": "…", "witnesses": [...]})

Every value arrives as a text (see located.py). A problem found here carries a message and a hint.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, NoReturn

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from workbench.model.edition import Bibliography, Edition, Person, ReceivedFindings, RuleOption, WitnessEntry
from workbench.model.ids import is_witness_id
from workbench.model.witness import Role

# What the manifest may call a segment: the model's kinds; furniture, as people say; headings that open a division.
SEGMENT_KINDS = (
    "head", "p", "l", "item", "cell", "quote", "note", "dateline", "salute", "signed", "byline", "trailer", "label",
    "ab", "stage", "speaker", "fw", "furniture", "chapter", "part",
)  # fmt: skip

# RFC 5646, section 2.1, with the registered primary languages only (two or three letters).
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


def _refuse(message: str, hint: str) -> NoReturn:
    raise PydanticCustomError("workbench", "{message}", {"message": message, "hint": hint})


def _check_id(value: str) -> str:
    if not is_witness_id(value):
        hint = "small letters a–z, digits and hyphens, a letter first, at most 32: en-mt"
        _refuse(f"{value!r} is not an id", hint)
    return value


def _check_language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        _refuse(f"{value!r} is not a language code", "write a BCP 47 code such as ru, en or en-GB")
    return value


def _check_digest(value: str) -> str:
    if not re.fullmatch("(?:[0-9a-f]{64})?", value):
        _refuse("the digest is not a sha256 (64 of 0–9 and a–f)", "take the line back from your last copy")
    return value


def _check_orcid(value: str) -> str:
    """The last character is a check digit: ISO 7064, MOD 11-2."""
    value = value.removeprefix("https://orcid.org/")
    if re.fullmatch(r"(\d{4}-){3}\d{3}[\dX]", value):
        total = 0
        for digit in value.replace("-", "")[:-1]:
            total = (total + int(digit)) * 2 % 11
        if "0123456789X"[(12 - total) % 11] == value[-1]:
            return value
    _refuse(f"{value!r} is not an ORCID", "copy it from the person's page: 0000-0002-1825-0097")


def _check_segment(value: str) -> str:
    if not re.fullmatch("[a-z]+[0-9]+", value):
        _refuse(f"{value!r} is not the id of a segment", "write it without the witness: p12")
    return value


def _check_kind(value: str) -> str:
    return _one_of(value, SEGMENT_KINDS, "kind of segment")


def _check_role(value: str) -> str:
    return _one_of(value, tuple(Role), "role")


def _check_severity(value: str) -> str:
    return _one_of(value, ("neutral", "minor", "major", "critical"), "severity")


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value not in known:
        _refuse(f"{value!r} is not a {what}", "one of: " + ", ".join(known))
    return value


def _to_bool(value: Any) -> Any:
    if isinstance(value, str):
        if value.lower() in ("on", "yes", "true"):
            return True
        if value.lower() in ("off", "no", "false"):
            return False
        _refuse(f"{value!r} is neither on nor off", "write on or off")
    return value


def _to_share(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"0(\.\d{1,3})?|1(\.0{1,3})?", value):
            _refuse(f"{value!r} is not a confidence", "a number from 0 to 1 with three decimals at most, such as 0.7")
        return float(value)
    return value


def _to_version(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch("[1-9][0-9]{0,5}", value):
            _refuse(f"{value!r} is not the number of a text", "take the line back from your last copy")
        return int(value)
    return value


def _to_rule(value: Any) -> Any:
    """`rule: off` is short for `rule: {enabled: off}`."""
    return {"enabled": value} if isinstance(value, str) else value


Id = Annotated[str, AfterValidator(_check_id)]
Text = Annotated[str, Field(min_length=1)]
Digest = Annotated[str, AfterValidator(_check_digest)]
Switch = Annotated[bool, BeforeValidator(_to_bool)]
Confidence = Annotated[float, BeforeValidator(_to_share), Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonPart(_Part):
    """Somebody who decides. id: what the journal names; orcid: optional."""

    id: Id
    name: Text
    orcid: Annotated[str, AfterValidator(_check_orcid)] | None = None

    def to_person(self) -> Person:
        return Person(self.id, self.name, self.orcid)


class BibliographyPart(_Part):
    """Where a text comes from; all optional, all free text."""

    title: str = ""
    author: str = ""
    translator: str = ""
    engine: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    accessed: str = ""
    rights: str = ""
    licence: str = ""
    note: str = ""


class WitnessPart(_Part):
    """One text. files: as received, in order; kinds: segment id without the witness -> kind; version: see `replace`."""

    id: Id
    role: Annotated[str, AfterValidator(_check_role)]
    language: Annotated[str, AfterValidator(_check_language)]
    files: Annotated[list[Text], Field(min_length=1)]
    digest: Digest = ""
    version: Annotated[int, BeforeValidator(_to_version)] = 1
    bibliography: BibliographyPart = BibliographyPart()
    kinds: dict[Annotated[str, AfterValidator(_check_segment)], Annotated[str, AfterValidator(_check_kind)]] = {}

    def to_entry(self) -> WitnessEntry:
        return WitnessEntry(
            self.id,
            Role(self.role),
            self.language,
            tuple(self.files),
            self.digest,
            Bibliography(**self.bibliography.model_dump()),
            tuple(self.kinds.items()),
            self.version,
        )


class RulePart(_Part):
    """Options of one rule. least: findings below are not reported; default: shown without --hints, or not."""

    enabled: Switch = True
    severity: Annotated[str, AfterValidator(_check_severity)] | None = None
    least: Confidence = 0.0
    default: Switch | None = None

    def to_option(self, rule: str) -> RuleOption:
        return RuleOption(rule, self.enabled, self.severity, self.least, self.default)


class FindingsPart(_Part):
    """A file of findings made elsewhere. of: the text they are about (the base); beside: the text they count in."""

    file: Text
    format: Text
    origin: Id
    of: Id | None = None
    beside: Text | None = None

    def to_entry(self) -> ReceivedFindings:
        return ReceivedFindings(self.file, self.format, self.origin, self.of or "", self.beside or "")


class ManifestFile(_Part):
    """edition.yaml."""

    workbench: Literal["1"] = Field(description="version of this format")
    id: Id | None = Field(None, description="id of the edition; the folder's name, if not given")
    title: Text
    author: Text = "not named"
    authority: Text = Field("not stated", description="who is responsible for the edition and gives it out")
    date: str = ""
    rights: str = ""
    licence: str = ""
    people: list[PersonPart] = []
    witnesses: Annotated[list[WitnessPart], Field(min_length=1)]
    rules: dict[Text, Annotated[RulePart, BeforeValidator(_to_rule)]] = {}
    packs: list[Text] = Field([], description="folders of packs for other languages than the shipped ones")
    findings: list[FindingsPart] = Field([], description="findings made elsewhere, as received")
    downloads: list[Text] = Field([], description="formats whose files lie beside the page, to be downloaded there")

    def to_edition(self, folder_id: str) -> Edition:
        return Edition(
            self.id or folder_id,
            self.title,
            self.author,
            self.authority,
            self.date,
            self.rights,
            self.licence,
            tuple(part.to_person() for part in self.people),
            tuple(part.to_entry() for part in self.witnesses),
            tuple(part.to_option(rule) for rule, part in self.rules.items()),
            tuple(self.packs),
            tuple(part.to_entry() for part in self.findings),
            tuple(self.downloads),
        )
