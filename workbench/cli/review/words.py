"""What a screen of the review says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.app.review.differences import Difference
    from workbench.app.review.session import Session
    from workbench.model.act import Act
    from workbench.model.finding import Finding

KEYS = (
    ("a", "accept what is suggested, the other text's words, or the proposal"),
    ("e", "edit the words in place"),
    ("E", "edit the whole segment in $EDITOR"),
    ("p", "propose other words, for somebody else to accept"),
    ("d", "dismiss the finding, with a reason; reject the proposal"),
    ("m", "mark the segment as read"),
    ("r", "remark on the segment"),
    ("space", "skip, for later"),
    ("u", "undo the last decision"),
    ("b f", "back, forward (or the arrow keys)"),
    ("j", "jump to a number or a segment"),
    ("/", "search for words in the text or its source"),
    ("c", "show the neighbours"),
    ("v", "show whole segments, or the sentences around"),
    ("g", "glossary: the terms that stand here, and a new one"),
    ("P U", "pin the bead as it is; take the pin away"),
    ("x", "join the bead with the next, cut it, or shift its border"),
    ("?", "these keys"),
    ("q", "quit; all that was decided is kept"),
)


def headline(session: Session) -> str:
    """What kind of thing it is."""
    item = session.item
    if item.finding is not None:
        return f"{item.finding.severity.value} {item.finding.category}"
    if item.difference is not None:
        return f"differs in {item.difference.others[0].split('.')[0]}"
    if item.proposal is not None:
        return f"proposed by {session.name_of(item.proposal.who)}"
    return "segment"


def origin_in_words(finding: Finding) -> str:
    """Who says so, and how far to believe it."""
    whose = f"from {finding.origin}" if finding.origin else finding.rule
    new = f", introduced by act {finding.act}" if finding.status.value == "introduced" else ""
    return f"  {whose}, confidence {finding.confidence:.2f}, {finding.id}{new}"


def describe_act(session: Session, act: Act) -> str:
    from workbench.app.history import describe

    why = getattr(act.body, "why", "")
    return f"{act.id}: {describe(act.body)}" + (f"  ({why})" if why else "")


def describe_difference(difference: Difference) -> str:
    """What would take the place of what; for a whole passage, what kind of thing that is. ¶: a paragraph ends."""
    if difference.whole:
        return "another rendering of the passage: variation, not by itself an error"
    from workbench.app.history import quoted

    old, new = (quoted(words.replace("\n", "¶")) if words else "nothing" for words in (difference.old, difference.new))
    return f"{old} → {new}"


def bead_in_words(session: Session) -> str:
    """Said only where it is not plain: several units, a pin, or a bead that is not sure."""
    bead = session.surroundings.bead(session.item.segments[0])
    if bead is None or (len(bead.a) == len(bead.b) == 1 and bead.confidence >= 0.5 and not bead.pinned):
        return ""
    pinned = ", pinned" if bead.pinned else f", sure {bead.confidence:.2f}"
    return f"bead: {' '.join(bead.a) or '–'} = {' '.join(bead.b) or '–'}{pinned}"


def keys_line(session: Session) -> str:
    """The keys that do something here."""
    from workbench.app.review.actions import can_accept

    item = session.item
    parts = ["a accept"] if can_accept(session) else []
    parts += ["e edit"]
    if item.finding is not None:
        parts += ["d dismiss", "p propose"]
    elif item.proposal is not None:
        parts += ["d reject"]
    else:
        parts += ["m read"] if item.difference is None else ["p propose"]
    return "  ".join([*parts, "space skip", "u undo", "? keys", "q quit"])
