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
    """acts: all of the journal; known: by id; standing: those in force. touched: segments of the newest acts."""

    def __init__(self, work: Workspace, who: str, acts: Sequence[Act]) -> None:
        self.work = work
        self.who = who
        known = find_person(work.edition.people, who)
        self.person = known.id if known else ""  # nobody is enrolled who decides nothing
        self._memo: Memo = {}
        self._same_texts = same_texts(acts)
        self._take(acts)
        self.touched: tuple[str, ...] = ()
        self._read_to = -1  # not known: the acts were read by others

    def _take(self, acts: Sequence[Act]) -> None:
        self.standing = acts_in_force(acts)
        self.acts = where_they_are(acts, self.standing)
        self.known = {act.id: act for act in self.acts}

    def write(self, bodies: Sequence[Body]) -> tuple[Act, ...]:
        """Each sees what its person had in view, not what others wrote a moment ago: that would be a conflict."""
        self.person = self.person or enrol(self.work, self.who)
        when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = append(
            self.work.paths.journal,
            bodies,
            who=self.person,
            when=when,
            sees=[self._sees(body) for body in bodies],
            grouped=len(bodies) > 1,
            check=self._same_texts,
            memo=self._memo,
        )
        self._read()
        return made

    def catch_up(self) -> bool:
        """What others wrote meanwhile is read in; whether there was anything. StaleError for another text."""
        if self._length() == self._read_to:
            return False
        self._read()
        return bool(self.touched)

    def _read(self) -> None:
        length, before = self._length(), set(self.known)
        acts = read_journal(self.work.paths.journal, self._memo).acts
        self._same_texts(acts)
        self._take(acts)
        self._read_to = length
        new = [act for act in self.acts if act.id not in before]
        touched = (segment for act in new for segment in segments_about(act.body, self.known))
        self.touched = tuple(dict.fromkeys(touched))

    def _length(self) -> int:
        """Of the journal, in bytes: it only ever grows."""
        path = self.work.paths.journal
        return path.stat().st_size if path.exists() else 0

    def _sees(self, body: Body) -> tuple[str, ...]:
        segments = segments_seen(body, self.known)
        return sees(relevant(self.acts, set(segments)), segments)
