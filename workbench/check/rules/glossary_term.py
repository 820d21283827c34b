"""A term is not called what the edition's glossary says."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.glossary import Meeting, forbidden_anywhere, meetings
from workbench.check.place import missing_place
from workbench.check.rule import Claim, Example, Rule
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.glossary import Term, TermStatus
from workbench.model.span import Span
from workbench.text.normalise import fold

_SURE, _PLACED = 0.9, 0.8  # the words are there to be read; where they are missing is a guess


def find(context: Context) -> Iterator[Claim]:
    """In document order."""
    claims = [*_in_beads(context), *_anywhere(context)]
    order = {segment.id: number for number, segment in enumerate(context.witness.segments)}
    yield from sorted(claims, key=lambda each: (order[each.spans[0].segment], each.spans[0].start))


def _in_beads(context: Context) -> Iterator[Claim]:
    """A term that is called by a forbidden name is not said to lack the wanted one as well."""
    said: set[tuple[Bead, str]] = set()
    missing: list[Meeting] = []
    for meeting in meetings(context):
        if meeting.term.status is TermStatus.FORBIDDEN:
            for claim in _forbidden(meeting, context):
                said.add((meeting.bead, fold(meeting.term.source, case=True)))
                yield claim
        elif meeting.bead.b and not meeting.rendered:
            missing.append(meeting)
    for meeting in missing:
        if (meeting.bead, fold(meeting.term.source, case=True)) not in said:
            yield _missing(meeting, context)


def _missing(meeting: Meeting, context: Context) -> Claim:
    term = meeting.term
    place = missing_place(context, meeting.bead, meeting.origins)
    must = "must be" if term.status is TermStatus.REQUIRED else "is better"
    return Claim(
        (place,),
        f"«{meeting.origins[0].quote}» {must} {_either(term)} by the glossary.",
        _SURE if place.quote else _PLACED,
        (Evidence("source", f"«{meeting.origins[0].quote}»"), *_note(term)),
        meeting.origins,
        suggestion=term.targets[0] if place.quote else None,
        severity=Severity.MAJOR if term.status is TermStatus.REQUIRED else Severity.MINOR,
    )


def _forbidden(meeting: Meeting, context: Context) -> Iterator[Claim]:
    """Silent where the words belong to another term, or the links say that they render something else."""
    term = meeting.term
    better = _wanted(context, term.source)
    for span in meeting.rendered:
        if any(_has(other, span) for other in meeting.wanted):
            continue
        behind = context.source_words(span.segment, span.start, span.end)
        if behind and not any(_touch(word, origin) for word in behind for origin in meeting.origins):
            continue
        yield _refused(term, span, better, meeting.origins)


def _anywhere(context: Context) -> Iterator[Claim]:
    for term, span in forbidden_anywhere(context):
        yield _refused(term, span, None, ())


def _refused(term: Term, span: Span, better: Term | None, origins: tuple[Span, ...]) -> Claim:
    behind = f" for «{origins[0].quote}»" if origins else ""
    instead = f": say {_either(better)}" if better else ""
    return Claim(
        (span,),
        f"“{span.quote}”{behind} is forbidden by the glossary{instead}.",
        _SURE,
        ((Evidence("source", f"«{origins[0].quote}»"),) if origins else ()) + _note(term),
        origins,
        suggestion=better.targets[0] if better else None,
    )


def _wanted(context: Context, source: str) -> Term | None:
    """The row that says what the source is to be called."""
    of_source = [term for term in context.glossary if fold(term.source, case=True) == fold(source, case=True)]
    return next((term for term in of_source if term.status is not TermStatus.FORBIDDEN), None)


def _either(term: Term) -> str:
    return " or ".join(f"“{target}”" for target in term.targets)


def _note(term: Term) -> tuple[Evidence, ...]:
    return (Evidence("glossary", term.note),) if term.note else ()


def _has(outer: Span, inner: Span) -> bool:
    return outer.segment == inner.segment and outer.start <= inner.start and inner.end <= outer.end


def _touch(one: Span, other: Span) -> bool:
    return one.segment == other.segment and one.start < other.end and other.start < one.end


_NAVY = Term("флот", ("navy", "naval"), TermStatus.REQUIRED)

RULE = Rule(
    id="glossary-term",
    title="A term is not called what the glossary says",
    category="terminology.inconsistent-with-terminology-resource",
    severity=Severity.MAJOR,
    about=(
        "The edition's glossary.tsv says what terms are to be called: where the source has one, in any form, the "
        "sentence beside it must have one of the targets, in any form (*preferred*: minor). A *forbidden* target is "
        "reported where its source stands beside it, or anywhere if it has no source."
    ),
    origin="the glossary, which is a person's decision",
    find=find,
    hits=(
        Example("The fleet lost a ship.", "fleet", "Флот потерял корабль.", (_NAVY,)),
        Example(
            "The chief of the harbor met us.",
            "harbor",
            "Нас встретил начальник порта.",
            (Term("порт", ("port",)), Term("порт", ("harbor",), TermStatus.FORBIDDEN)),
        ),
        Example("Thusly we came.", "Thusly", "", (Term("", ("thusly",), TermStatus.FORBIDDEN),)),
    ),
    misses=(
        Example("The navies lost ships.", None, "Флоты потеряли корабли.", (_NAVY,)),
        Example("He is a naval officer.", None, "Он офицер флота.", (_NAVY,)),
        Example("His suit fits him.", None, "Костюм ему впору. Он ни в чём не портит вид.", (Term("порт", ("port",)),)),
        Example(
            "The harbor was quiet.", None, "В гавани было тихо.", (Term("порт", ("harbor",), TermStatus.FORBIDDEN),)
        ),
        Example("We came by sea."),
    ),
)
