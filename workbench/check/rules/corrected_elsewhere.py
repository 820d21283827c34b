"""Words that a corrected copy has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.opinions import keys_of, says_something
from workbench.check.rule import Claim, Example, Rule
from workbench.check.said import said_by, to_evidence
from workbench.model.context import Context
from workbench.model.edits import Edit, Op, SegmentDiff
from workbench.model.finding import Severity
from workbench.model.span import Span
from workbench.text.tokens import words

Spans = tuple[Span, ...]


def find(context: Context) -> Iterator[Claim]:
    """One claim for each change, whichever copies have it; one for a paragraph that was written anew."""
    found: dict[Spans, dict[str, str]] = {}
    edits: dict[Spans, Edit | None] = {}
    for other in context.others:
        for diff in other.comparison.diffs if other.is_corrected_copy else ():
            for spans, edit in _changes(diff, context):
                found.setdefault(spans, {})[other.witness.id] = edit.new if edit else ""
                edits.setdefault(spans, edit)
    order = {segment.id: number for number, segment in enumerate(context.witness.segments)}
    for spans in sorted(found, key=lambda each: (order[each[0].segment], each)):
        yield _claim(spans, edits[spans], found[spans], context.witness.language)


def _changes(diff: SegmentDiff, context: Context) -> Iterator[tuple[Spans, Edit | None]]:
    """The words of the text that an edit changes. What a copy lacks or has beside the text altogether says nothing."""
    if not (diff.a and diff.b):
        return
    changes = [(spans, edit) for spans, edit in _place(diff, context) if spans]
    if diff.is_block and changes:
        yield tuple(span for spans, _ in changes for span in spans), None
    else:
        yield from changes


def _place(diff: SegmentDiff, context: Context) -> Iterator[tuple[Spans, Edit]]:
    """Edits with their places; the texts of a bead's segments are parted by one line feed."""
    starts, at = [], 0
    for unit in diff.a:
        starts.append((unit, at))
        at += len(context.segments_by_id[unit].text) + 1
    at = 0
    for edit in diff.edits:
        if edit.op is not Op.EQUAL and (edit.old.strip() or edit.new.strip()):
            yield tuple(_spans(starts, at, at + len(edit.old), context)), edit
        at += len(edit.old)


def _spans(starts: list[tuple[str, int]], start: int, end: int, context: Context) -> Iterator[Span]:
    """[start, end) in each segment that it touches."""
    for unit, begin in starts:
        text = context.segments_by_id[unit].text
        low, high = max(start - begin, 0), min(end - begin, len(text))
        if low < high or (start == end and 0 <= start - begin <= len(text)):
            yield Span.of(unit, text, low, high)
            if start == end:
                return


def _claim(spans: Spans, edit: Edit | None, copies: dict[str, str], language: str) -> Claim:
    names = " and ".join(copies)
    if edit is None:
        message = f"{names} words most of this paragraph anew."
        return Claim(spans, message, 0.9, to_evidence({name: ["other words"] for name in copies}))
    said = {name: [new.strip() or "nothing"] for name, new in copies.items()}
    agree = len(set(copies.values())) == 1 and "\n" not in edit.old + edit.new
    return Claim(
        spans,
        f"“{edit.old.strip()}” was corrected: {said_by(said)}." if edit.old.strip() else f"Put in: {said_by(said)}.",
        0.9,
        to_evidence(said),
        suggestion=edit.new if agree else None,
        severity=Severity.MAJOR if _digits(edit.old) != _digits(edit.new) else None,
        category=_category(edit, language),
    )


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _category(edit: Edit, language: str) -> str:
    """As far as the words tell: marks, the form of a word, or what is said."""
    old, new = ([token.text for token in words(side)] for side in (edit.old, edit.new))
    if old == new:
        return "linguistic-conventions.punctuation"
    mine, theirs = (
        {keys_of(each, language)[0] for each in side if says_something(each, language)} for side in (old, new)
    )
    if mine == theirs:
        return "linguistic-conventions.grammar"
    if not theirs:
        return "accuracy.addition"
    return "accuracy.mistranslation" if mine else "accuracy.omission"


RULE = Rule(
    id="corrected-elsewhere",
    title="A corrected copy has other words",
    category="accuracy.mistranslation",
    severity=Severity.MINOR,
    about=(
        "Each change between the text and a witness of the role `revision`, with what that has instead. Only where "
        "the difference is one of correction: a copy that was worded anew counts as another translation. Paragraphs "
        "that one of the two lacks are passed over."
    ),
    origin="the corrections of somebody else, told from variation by the difference itself",
    find=find,
    hits=(
        Example(
            "The boat lay at the oven for a week, and nobody came.",
            "oven",
            revision="The boat lay at the pier for a week, and nobody came.",
        ),
        Example(
            "We all waited there for the the boat until noon.",
            "the ",
            revision="We all waited there for the boat until noon.",
        ),
        Example(
            "We all waited there by the river for boat.", "", revision="We all waited there by the river for the boat."
        ),
    ),
    misses=(
        Example("The boat lay at the pier for a week.", revision="The boat lay at the pier for a week."),
        Example("The boat lay at the pier for a week.", revision="For seven days she had been moored by the landing."),
        Example("The boat lay at the oven for a week.", others=("The boat lay at the pier for a week.",)),
    ),
    needs_others=True,
)
