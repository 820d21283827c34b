"""Forms that do not agree: these house, he have, one of the reason, did went, must to go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from workbench.check.phrasing import gain
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.packs.tables import read_words
from workbench.text.languages import primary

# A pronoun that surely is the subject of the verb behind it: no question, no wish, no object of a verb before it.
_START = (
    r"(?:(?<=^)|(?<=[.!?] )|(?<=[.!?][”\"’] )|(?<=^[“\"‘])|(?<= [“\"‘])|\b(?:because|when|while|where|since|but|and) )"
)
_ADVERB = r"(?:(?:also|always|never|often|still|already|usually|really) )?"
_PRONOUN = "I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey"
_ANY = -1000  # the model is not asked
_FOR_MANY = {"a": "", "an": "", "this": "these", "every": "all", "each": "all", "another": "other"}
_ALL_ONE_CAN = "".join(rf"(?<!\b{each} )" for each in ("all", "everything", "what", "best", "as", "that", "whatever"))
_ENDS = r"(?=[.,;:!?]|$| (?:of|in|on|at|for|to|from|by|with|that|which|who|is|was|has|had|why|and|or|but)\b)"
_ADJECTIVE = r"(?:(?!(?:two|three|four|five|six|seven|eight|nine|ten|few|many|of|and|or|in)\b)[a-z]+ )?"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is wrong, the words that are quoted (the group `it`), and what to say. better: words for the group `bad`,
    which the model of English must find likelier by `least`.
    """

    pattern: re.Pattern[str]
    message: str
    better: Callable[[re.Match[str]], str]
    least: int = 0


def find(context: Context) -> Iterator[Claim]:
    if primary(context.witness.language) != "en":
        return
    for segment in context.text_segments:
        text, found = segment.text, []
        for each in _patterns():
            for match in each.pattern.finditer(text):
                better = each.better(match)
                if better == match["bad"] or gain(text, *match.span("bad"), better).least < each.least:
                    continue
                start, end = match.span("it")
                found.append((start, end, each.message.format(match["it"], better)))
        last = 0
        for start, end, message in sorted(found):
            if start >= last:
                yield claim_at(segment, start, end, message, 0.8)
                last = end


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return (*_of_nouns(), *_of_subjects(), *_of_plain_forms())


def _of_nouns() -> Iterator[_Pattern]:
    single = sorted(set(_list("count", "articles.tsv")) - set(_list("group")))
    one, many = "|".join(single), "|".join([*_list("plural"), *map(_plural, single)])

    def nearer(match: re.Match[str]) -> str:
        return "this" if match["bad"].lower() == "these" else "that"

    def fewer(match: re.Match[str]) -> str:
        return "fewer" if match["bad"].lower() == "less" else "many"

    told = "“{0}”: one thing and a word for many."
    yield _make(rf"\b(?P<it>(?P<bad>[Tt]hese|[Tt]hose) {_ADJECTIVE}(?:{one})){_ENDS}", told, nearer, 20)
    told = "“{0}”: many things and a word for one."
    each = "[Aa]n?|[Tt]his|[Ee]very|[Aa]nother|[Ee]ach"
    yield _make(rf"\b(?P<it>(?P<bad>{each}) (?:{many})){_ENDS}", told, lambda m: _FOR_MANY[m["bad"].lower()], -10)
    told = "“{0}”: what is counted takes “{1}”."
    yield _make(rf"\b(?P<it>(?P<bad>[Mm]uch|[Ll]ess) (?:people\b(?!-)|(?:{many}){_ENDS}))", told, fewer, -30)
    told = "“{0}” has no plural in English: {1}."
    yield _make(rf"\b(?P<it>(?P<bad>{'|'.join(_list('mass'))}))\b(?!-)", told, lambda m: m["bad"].removesuffix("s"))
    told = "“{0}”: one of several takes the plural, {1}."
    best = "(?:(?:most|best|first|main|many|important|key|largest|biggest|oldest) )*"
    of = rf"[Oo]ne of (?:the|my|his|her|its|our|their|these|those) {best}(?P<bad>{one})"
    yield _make(rf"\b(?P<it>{of}){_ENDS}", told, lambda m: _plural(m["bad"]), -20)


def _of_subjects() -> Iterator[_Pattern]:
    to_third = dict(zip(_list("base"), _list("third"), strict=True)) | {"are": "is"}
    plain = "|".join(each for each in to_third if each != "be")
    they = {"is": "are", "was": "were", "has": "have", "does": "do"}
    told = "“{0}”: the verb takes its s here, {1}."
    he = rf"(?:[Hh]e|[Ss]he|[Ii]t) {_ADVERB}(?P<bad>{plain})"
    yield _make(rf"{_START}(?P<it>{he})\b(?! (?:be|been)\b)", told, lambda m: to_third[m["bad"]], 10)
    told = "“{0}”: the verb must be plural, {1}."
    people = "(?:(?:[Tt]he|[Mm]any|[Ss]ome|[Mm]ost|[Aa]ll) )?(?:[Pp]eople|[Cc]hildren|[Mm]en|[Ww]omen)"
    several = "(?:many(?! an?\\b)|several|two|three|four|five|six|seven|eight|nine|ten)"
    for pattern, least in (
        (rf"{_START}(?P<it>(?:[Tt]hey|[Ww]e|[Yy]ou) {_ADVERB}(?P<bad>is|was|has|does))\b", 10),
        (rf"(?:^|[.!?] )(?P<it>{people} (?P<bad>is|was|has|does))\b", 0),
        (rf"\b(?P<it>[Tt]here (?P<bad>is|was) {several})\b", 0),
    ):
        yield _make(pattern, told, lambda m: they[m["bad"]], least)


def _of_plain_forms() -> Iterator[_Pattern]:
    base, third, past = (_list(kind) for kind in ("base", "third", "past"))
    to_base = dict(zip((*third, *past), base * 2, strict=True)) | {"been": "be", "gone": "go"}
    does = "|".join(each for each in third if each not in ("is", "means", "needs"))
    did = "|".join(each for each in past if each not in ("was", "had", "did", "found", "left"))
    wants = "|".join(_list("wants"))
    may = "(?:can|could|must|should|will|would|may|might|shall|cannot)(?: not| never|n['’]t)?"
    told = "“{0}”: the plain form stands here, {1}."
    for pattern in (
        rf"\b(?:{_PRONOUN}) (?P<it>{may} (?P<bad>{does}|went|gone|been))\b",
        rf"\b(?<!who )(?<!that )(?P<it>(?:did|does|do)(?: not|n['’]t) (?P<bad>{did}|{does}))\b",
        rf"\b(?P<it>[Dd]id (?:I|you|he|she|it|we|they) (?P<bad>{did}|had))\b",
        rf"\b(?P<it>(?:{wants}) to (?P<bad>{does}|{did}|is|was|had|did))\b",
    ):
        yield _make(pattern, told, lambda m: to_base[m["bad"]], 20)
    to = rf"(?:must|can|should|could|may|might)(?P<bad> to) (?:{'|'.join(base)})"
    told = "“{0}”: no “to” behind such a verb."
    yield _make(rf"{_ALL_ONE_CAN}\b(?:{_PRONOUN}|[Pp]eople) (?P<it>{to})\b", told, lambda _: "", 20)


def _make(pattern: str, message: str, better: Callable[[re.Match[str]], str], least: int = _ANY) -> _Pattern:
    return _Pattern(re.compile(pattern), message, better, least)


def _list(kind: str, table: str = "agreement.tsv") -> tuple[str, ...]:
    return read_words(table, "en", kind)


def _plural(noun: str) -> str:
    if noun in ("child", "woman", "policeman"):
        return {"child": "children", "woman": "women", "policeman": "policemen"}[noun]
    if noun in ("wife", "library"):
        return {"wife": "wives", "library": "libraries"}[noun]
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh|hero)$", noun) else "s")


RULE = Rule(
    id="agreement",
    title="Words that do not agree",
    category="linguistic-conventions.grammar",
    severity=Severity.MINOR,
    about=(
        "A word for one with the plural or the reverse (“these house”, “much people”, “one of the reason”), a verb "
        "that does not fit its pronoun (“he have”), and a form that cannot stand behind “do”, “to” or “must” (“did "
        "not went”). The model of English must find the right form likelier."
    ),
    origin="English grammar; packs/data/agreement.tsv and articles.tsv",
    find=find,
    hits=(
        Example("He lived in these house for a year.", "these house"),
        Example("There came a children in a boat.", "a children"),
        Example("They built a houses in the valley.", "a houses"),
        Example("It was one of the problem of the region.", "one of the problem"),
        Example("Much people came to the port.", "Much people"),
        Example("He gave us many informations about it.", "informations"),
        Example("She have no time for this.", "She have"),
        Example("They left because they was tired.", "they was"),
        Example("He did not went to the harbour.", "did not went"),
        Example("Did she came with you?", "Did she came"),
        Example("We must to go home now.", "must to go"),
        Example("He can goes with us.", "can goes"),
        Example("They wanted to went home.", "wanted to went"),
        Example("There was many ships in the bay.", "There was many"),
    ),
    misses=(
        Example("These two houses and those people are ours; these sheep too."),
        Example("If he have the will, let him come. They demand that he go. What does she have?"),
        Example("There was many a ship in the bay, and one of the committee spoke."),
        Example("The man he had spoken to went home. All they did was sit. Those who did not came late."),
        Example("He had the will to win, and what he could do he did. Where did they see it?"),
        Example("We do all we can to make it known, as far as they could to help."),
        Example("She made him go and let it be. Should he need it, he has it."),
    ),
    is_local=True,
)
