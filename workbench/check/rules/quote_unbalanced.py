"""Quotation marks without their partner, followed across paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.quotations import Problem, unbalanced
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span


def find(context: Context) -> Iterator[Claim]:
    texts = [segment for segment in context.text_segments if segment.kind != "note"]
    for problem in unbalanced(texts):
        yield _to_claim(problem)
    for note in context.text_segments:
        if note.kind == "note":
            yield from (_to_claim(problem) for problem in unbalanced([note]))


def _to_claim(problem: Problem) -> Claim:
    segment = problem.segment
    span = Span.of(segment.id, segment.text, problem.start, problem.end)
    if problem.kind == "unopened":
        return Claim((span,), f"“{span.quote}” closes a quotation that was never opened.", 0.85)
    assert problem.opened is not None
    origin, at = problem.opened
    opening = Span.of(origin.id, origin.text, at, at + 1)
    first = " ".join(origin.text[at : at + 40].split()[:5])
    if problem.kind == "unrepeated":
        evidence = (Evidence("opened", f"{first}…"),)
        message = "The quotation goes on here; English repeats the opening mark at each paragraph."
        return Claim((span,), message, 0.6, evidence, suggestion=opening.quote, severity=Severity.MINOR)
    if span.quote:
        return Claim((span,), "This quotation mark has no partner in its paragraph.", 0.7)
    trace = (Evidence("trace", "a doubled stop, where a mark was lost"),) if problem.trace else ()
    message = "A closing quotation mark is missing; most likely it stood here."
    confidence = 0.9 if problem.trace else 0.75
    return Claim((span, opening), message, confidence, (Evidence("opened", f"{first}…"), *trace), suggestion="”")


RULE = Rule(
    id="quote-unbalanced",
    title="A quotation mark without its partner",
    category="linguistic-conventions.punctuation",
    severity=Severity.MAJOR,
    about=(
        "Quotation marks are matched as a stack across paragraphs. A finding stands where the lost mark most likely "
        "stood: at a doubled stop, before “he said”, or at the end of the paragraph."
    ),
    origin="English punctuation: a quotation over several paragraphs opens at each and closes once",
    find=find,
    hits=(
        Example("The note read: “All is lost. Then he left.\nNobody answered it.", ""),
        Example("It said: “We hold the port.. The town was quiet.", ""),
        Example("“Yes, he said, “but not today.”", ""),
        Example("All is well,” he said.", "”"),
        Example('He said "no and left.', '"'),
    ),
    misses=(
        Example("“Yes,” he said, “but not today.”"),
        Example("He said: “It’s the sailors’ port, ‘the old one’.”"),
        Example(
            "He told them: “" + "We have held the port for a year and we shall hold it for another one. " * 4 + "\n"
            "“And then we shall go home.”"
        ),
        Example("«Да», said the book."),
    ),
)
