"""Decisions of one person, written one after the other; what others wrote meanwhile is read in as it comes.

writer = Writer(work, "Vera Editor", acts)
writer.write([Reject("1f0c7a52")])       # on the disk, and in writer.acts, when it returns
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from workbench.app.people import enrol, find_person
from workbench.app.review.local import relevant
from workbench.app.texts import same_texts
from workbench.app.workspace import Workspace
from workbench.correct.about import segments_about, segments_seen
from workbench.correct.force import acts_in_force, sees
from workbench.correct.present import where_they_are
from workbench.model.act import Act, Body
from workbench.store.journal import Memo, append, read_journal


class Writer:
    """acts: all of the journal. standing: those in force. touched: segments that the last write changed."""

    def __init__(self, work: Workspace, who: str, acts: Sequence[Act]) -> None:
        self.work = work
        self.who = who
        known = find_person(work.edition.people, who)
        self.person = known.id if known else ""  # nobody is enrolled who decides nothing
        self._memo: Memo = {}
        self._take(acts)
        self.touched: tuple[str, ...] = ()

    def _take(self, acts: Sequence[Act]) -> None:
        self.standing = acts_in_force(acts)
        self.acts = where_they_are(acts, self.standing)
        self._known = {act.id: act for act in self.acts}

    def write(self, bodies: Sequence[Body]) -> tuple[Act, ...]:
        """Each sees what its person had in view, not what others wrote a moment ago: that would be a conflict."""
        self.person = self.person or enrol(self.work, self.who)
        when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        seen = [self._sees(body) for body in bodies]
        path = self.work.paths.journal
        made = append(
            path,
            bodies,
            who=self.person,
            when=when,
            sees=seen,
            grouped=len(bodies) > 1,
            check=same_texts(self.acts),
            memo=self._memo,
        )
        before = set(self._known)
        self._take(read_journal(path, self._memo).acts)
        new = [act for act in self.acts if act.id not in before]
        touched = (segment for act in new for segment in segments_about(act.body, self._known))
        self.touched = tuple(dict.fromkeys(touched))
        return made

    def _sees(self, body: Body) -> tuple[str, ...]:
        segments = segments_seen(body, self._known)
        return sees(relevant(self.acts, set(segments)), segments)
