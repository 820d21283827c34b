"""What the keys of the review do: ask what is needed, then one function of the app. Each says in a line what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.app.review.session import Session
    from workbench.cli.review.keys import Keys
    from workbench.model.act import Act

USUAL = "it is right as it stands"
NOTHING = "nothing was changed"


def accept(session: Session, keys: Keys) -> str:
    from workbench.app.review import actions

    return _made(session, actions.accept(session))


def edit(session: Session, keys: Keys) -> str:
    return _edit(session, keys, proposed=False)


def propose(session: Session, keys: Keys) -> str:
    return _edit(session, keys, proposed=True)


def _edit(session: Session, keys: Keys, *, proposed: bool) -> str:
    """The words around, changed in place; a finding's suggestion is not put in: `a` does that."""
    from workbench.app.review import actions

    segment, text, start, end = actions.editable(session)
    typed = keys.line("", text[start:end])
    if typed is None or typed == text[start:end]:
        return NOTHING
    made = text[:start] + typed + text[end:]
    why = _ask_why(session, keys)
    return (
        NOTHING if why is None else _made(session, actions.edit(session, {segment: made}, why=why, proposed=proposed))
    )


def edit_sheet(session: Session, keys: Keys) -> str:
    """The whole segment in the editor, the source above it as comment. What could not be written is there again."""
    from workbench.app.edit import ABOUT
    from workbench.app.review import actions
    from workbench.app.sheet import from_sheet, to_sheet

    segment, text, _, _ = actions.editable(session, whole=True)
    source = [each.text for each in session.surroundings.sources(session.item.segments)]
    sheet = to_sheet(text, source, [line.format(segment=segment) for line in ABOUT])
    saved = keys.sheet(keys.unused.get(sheet, sheet))
    if saved is None:
        return NOTHING
    typed = from_sheet(saved)
    if not typed.strip() or typed == from_sheet(sheet):
        keys.unused.pop(sheet, None)
        return NOTHING
    keys.unused[sheet] = saved
    if "\n" in typed:
        return "a blank line would part the text in two: nothing was changed; E shows what you wrote"
    why = _ask_why(session, keys)
    if why is None:
        return f"{NOTHING}; E shows what you wrote"
    made = actions.edit(session, {segment: typed}, why=why)
    del keys.unused[sheet]
    return _made(session, made)


def _ask_why(session: Session, keys: Keys) -> str | None:
    """Empty: what the finding says. None: better not."""
    why = keys.line("why (Enter: as the finding says): " if session.item.finding else "why: ")
    return None if why is None else why.strip()


def dismiss(session: Session, keys: Keys) -> str:
    from workbench.app.review import actions

    if session.item.finding is None and session.item.proposal is None:
        return "only findings and proposals are dismissed"
    why = keys.line(f"why (Enter: {USUAL}): " if session.item.finding else "why: ")
    if why is None:
        return NOTHING
    return _made(session, actions.dismiss(session, why.strip() or (USUAL if session.item.finding else "")))


def remark(session: Session, keys: Keys) -> str:
    from workbench.app.review import actions

    text = (keys.line("remark: ") or "").strip()
    return _made(session, actions.remark(session, text)) if text else NOTHING


def mark_read(session: Session, keys: Keys) -> str:
    from workbench.app.review import actions

    made = actions.mark_read(session)
    if made:
        return _made(session, made)
    session.next()
    return "was read already"


def skip(session: Session, keys: Keys) -> str:
    session.skip()
    return ""


def undo(session: Session, keys: Keys) -> str:
    undone = session.undo()
    return show_controls("taken back: " + "; ".join(_told(session, act) for act in undone))


def back(session: Session, keys: Keys) -> str:
    session.step(-1)
    return ""


def forward(session: Session, keys: Keys) -> str:
    session.step(1)
    return ""


def jump(session: Session, keys: Keys) -> str:
    where = (keys.line("go to (a number, or a segment such as p12): ") or "").strip()
    if where:
        session.jump(where)
    return ""


def search(session: Session, keys: Keys) -> str:
    words = (keys.line("/") or "").strip()
    if words:
        session.search(words)
    return ""


def toggle_whole(session: Session, keys: Keys) -> str:
    session.is_whole = not session.is_whole
    return ""


def glossary(session: Session, keys: Keys) -> str:
    """The terms that stand in this segment; a line `source = target` adds one."""
    from workbench.app.review.terms import add_term, terms_here

    for line in terms_here(session):
        keys.say(line)
    typed = (keys.line("new term, as  source = target  (Enter: none): ") or "").strip()
    return add_term(session, typed) if typed else ""


def pin(session: Session, keys: Keys) -> str:
    from workbench.app.review import actions

    return _made(session, actions.pin(session))


def unpin(session: Session, keys: Keys) -> str:
    from workbench.app.review import actions

    return _made(session, actions.unpin(session))


def shape_bead(session: Session, keys: Keys) -> str:
    from workbench.app.review import beads

    keys.say("the bead: j join with the next, c cut in two, n give its last segment to the next;")
    keys.say("any other key: nothing")
    how = beads.SHAPES.get(keys.read())
    return _made(session, how(session)) if how else NOTHING


def _made(session: Session, acts: Sequence[Act]) -> str:
    """What was written, with the id by which it can be taken back later; and if it does not hold, why not."""
    if not acts:
        return NOTHING
    more = f" (and {len(acts) - 1} more)" if len(acts) > 1 else ""
    told = show_controls(_told(session, acts[0]) + more)
    return "\n".join([told, *(f"{each} (workbench resolve settles it)" for each in session.problems())])


def _told(session: Session, act: Act) -> str:
    from workbench.app.history import describe_fully

    return f"{act.kind} {act.id}: {describe_fully(act.body, session.writer.known)}"
