"""The file beside the text it was exported from: what became of each segment, and what is no matter of words.

compared = compare(to_lines(state.witness, with_furniture=False), returned, formatting=False)
compared.rows[3]        # Row(("en-corr.p3",), ("We came to the port.",))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.app.merge.plain import ITEM, NOTE, join_pieces, to_plain
from workbench.app.merge.text_notes import Lifted, lift_notes
from workbench.correct.planning import Row
from workbench.diff.formatting import settle
from workbench.diff.pairing import Pairing, pair_paragraphs
from workbench.formats.text_writer import CELL, Line, Piece
from workbench.model.returned import Passage, Returned


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the file that no decision can say; where, in words of the file."""

    what: str
    words: str


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note that only the file has, the row that would put it behind its host, and the passage that it hangs in."""

    row: Row
    note: Passage
    host: Passage


@dataclass(slots=True)
class Compared:
    """rows: in the file's order. formatting: places that differ in white space or in shapes of marks only.

    alike: lines that are the same in both. notes: the new ones among the rows whose place the file says. passages:
    all that have words, those of a plain text without the signs of new notes.
    """

    rows: list[Row] = field(default_factory=list)
    formatting: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    alike: int = 0
    notes: list[NewNote] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def compare(lines: Sequence[Line], returned: Returned, *, formatting: bool) -> Compared:
    """formatting: quotation marks, dashes and the like are taken as they are in the file."""
    made = _Comparing(lines, returned, take=formatting).run()
    made.left_out += [LeftOut(what, words) for what, words in returned.left_out]
    return made


class _Comparing:
    def __init__(self, lines: Sequence[Line], returned: Returned, *, take: bool) -> None:
        self._take = take
        self._is_partial = returned.is_partial
        self._emptied = {each.segment for each in returned.passages if each.segment and not each.text.strip()}
        passages = [each for each in returned.passages if each.text.strip()]
        self._lifted: list[Lifted] = []
        if not any(each.kind or each.segment for each in passages):
            passages, self._lifted = lift_notes(passages, lines)
        self.made = Compared(passages=passages)
        signs = Counter(line.sign for line in lines if not line.pieces)
        self._passages = [each for each in passages if each.segment or not self._is_sign(each.text, signs)]
        self.made.formatting += sum(signs.values())
        nested = {piece.segment for line in lines for piece in line.pieces if piece.is_note}
        hanging = [each for each in self._passages if each.is_nested or each.segment in nested]
        names = {each.segment for each in hanging if each.segment}
        if any(each.is_nested for each in hanging):  # of a plain text, notes are paragraphs like others
            names |= {piece.segment for line in lines for piece in line.pieces if piece.is_note}
        words = [line for line in lines if line.text.strip() and line.pieces]
        self._inner = [line for line in words if line.pieces[0].segment in names]
        self._hanging = hanging
        self._lines = [line for line in words if line.pieces[0].segment not in names]
        self._hosts = _find_hosts(self._passages, hanging)
        places = {id(each) for each in hanging}
        self._passages = [each for each in self._passages if id(each) not in places]
        self._ends: dict[int, int] = {}  # by passage, how many rows there were behind it
        marked = [piece for line in self._lines for piece in line.pieces if piece.marker and not piece.is_note]
        self._items = {piece.segment for piece in marked}

    def _is_sign(self, text: str, signs: Counter[str]) -> bool:
        """Section breaks and page numbers are lines without words of the text."""
        if signs[text.strip()]:
            signs[text.strip()] -= 1
            return True
        return False

    def run(self) -> Compared:
        old, new = [line.text for line in self._lines], [each.text for each in self._passages]
        places = {line.pieces[0].segment: number for number, line in enumerate(self._lines)}
        known = {places[each.segment]: at for at, each in enumerate(self._passages) if each.segment in places}
        for pairing in pair_paragraphs(old, new, known):
            self._pair(pairing)
            self._ends.update(dict.fromkeys(pairing.new, len(self.made.rows)))
        self._pair_hanging()
        self._hang_lifted()
        return self.made

    def _hang_lifted(self) -> None:
        """Notes that only their signs show to be some."""
        places = {id(each): number for number, each in enumerate(self._passages)}
        for note, host in reversed(self._lifted):
            row = Row((), (" ".join(note.text.split()),), "note")
            self.made.rows.insert(self._ends[places[id(host)]], row)
            self.made.notes.insert(0, NewNote(row, note, host))

    def _pair(self, pairing: Pairing) -> None:
        lines = [self._lines[number] for number in pairing.old]
        passages = [self._passages[number] for number in pairing.new]
        if len(lines) == len(passages) == 1:
            self._pair_one(lines[0], passages[0], moved=pairing.moved)
        elif not lines and self._is_partial:
            self._leave_out("nothing in the text is like this", passages[0].text)
        elif not lines:
            self._add(passages[0])
        elif not passages and self._is_partial:
            self._keep_unnamed(lines)
        elif any(len(line.pieces) > 1 or line.pieces[0].is_note for line in lines):
            if passages:
                self._leave_out("a row of a table, or a note, was joined or split", passages[0].text)
                self._keep(lines)
            else:
                self.made.rows += [Row((piece.segment,), ()) for line in lines for piece in line.pieces]
        else:
            whole = join_pieces([line.pieces[0] for line in lines])
            text = self._read(whole, "\n".join(each.text for each in passages))
            texts = tuple(each.strip() for each in text.split("\n") if each.strip())
            self.made.rows.append(Row(tuple(line.pieces[0].segment for line in lines), texts))

    def _pair_one(self, line: Line, passage: Passage, *, moved: bool) -> None:
        texts = [passage.text] if len(line.pieces) == 1 else passage.text.split(CELL)
        if len(texts) != len(line.pieces):
            self._leave_out("a row of a table has another number of cells", passage.text)
            self._keep([line])
            return
        is_same = True
        for piece, text in zip(line.pieces, texts, strict=True):
            read = self._read(piece, text)
            is_same = is_same and read == piece.text
            self.made.rows.append(Row((piece.segment,), (read,), moved=moved and not piece.is_note))
        self.made.alike += is_same

    def _read(self, piece: Piece, text: str) -> str:
        """The words of the passage, without the marks of a plain text, formatted as they were."""
        plain, marks = to_plain(piece, text)
        settled, places = settle(piece.text, plain, take=self._take)
        # what parts the words at the ends is nobody's decision
        stripped = settled.strip()
        if stripped == piece.text.strip():
            stripped = piece.text
        self.made.formatting += marks + places
        return stripped

    def _add(self, passage: Passage) -> None:
        text = " ".join(passage.text.split())
        kind = passage.kind or "p"
        last = self.made.rows[-1] if self.made.rows else None
        has_notes = bool(self._lifted) or any(line.pieces[0].is_note for line in self._lines)
        if not passage.kind and NOTE.match(text) and has_notes:
            self._leave_out("a note is new", text)
            return
        marker = ITEM.match(text)
        if marker and not passage.kind and last is not None and last.ids and last.ids[-1] in self._items:
            kind, text = "item", text[marker.end() :]
        self.made.rows.append(Row((), (text,), kind))

    def _pair_hanging(self) -> None:
        """Notes and the like; a new one stands behind what it hangs in."""
        places = {line.pieces[0].segment: number for number, line in enumerate(self._inner)}
        known = {places[each.segment]: at for at, each in enumerate(self._hanging) if each.segment in places}
        old, new = [line.text for line in self._inner], [each.text for each in self._hanging]
        behind: list[tuple[int, list[Row]]] = []  # in the order of the file
        flow, self.made.rows = self.made.rows, []
        for pairing in pair_paragraphs(old, new, known):
            if len(pairing.old) == len(pairing.new) == 1:
                self._pair_one(self._inner[pairing.old[0]], self._hanging[pairing.new[0]], moved=False)
            else:
                self._let_go([self._inner[number] for number in pairing.old])
                for number in pairing.new:
                    self._hang(self._hanging[number])
            host = self._hosts[id(self._hanging[pairing.new[0]])] if pairing.new else -1
            behind.append((self._ends.get(host, len(flow)), self.made.rows))
            self.made.rows = []
        for end, rows in reversed(behind):
            flow[end:end] = rows
        self.made.rows = flow

    def _let_go(self, lines: Sequence[Line]) -> None:
        if self._is_partial:
            self._keep_unnamed(lines)
        else:
            self.made.rows += [Row((piece.segment,), ()) for line in lines for piece in line.pieces]

    def _hang(self, passage: Passage) -> None:
        host = self._hosts[id(passage)]
        if host not in self._ends or self._is_partial or passage.kind not in ("", "note"):
            self._leave_out("something new hangs in a paragraph", passage.text)
            return
        row = Row((), (" ".join(passage.text.split()),), "note")
        self.made.rows.append(row)
        if passage.hangs is not None:
            self.made.notes.append(NewNote(row, passage, self._passages[host]))

    def _keep_unnamed(self, lines: Sequence[Line]) -> None:
        """Of a part of a text: what the file has without words is gone, what it has not is as it was."""
        for line in lines:
            gone = all(piece.segment in self._emptied for piece in line.pieces)
            self.made.rows += [Row((piece.segment,), () if gone else (piece.text,)) for piece in line.pieces]

    def _keep(self, lines: Sequence[Line]) -> None:
        self.made.rows += [Row((piece.segment,), (piece.text,)) for line in lines for piece in line.pieces]

    def _leave_out(self, what: str, words: str) -> None:
        self.made.left_out.append(LeftOut(what, words))


def _find_hosts(passages: Sequence[Passage], hanging: Sequence[Passage]) -> dict[int, int]:
    """By identity of what hangs, the place of the passage before it among those that do not."""
    inner = {id(each) for each in hanging}
    hosts: dict[int, int] = {}
    number = -1
    for each in passages:
        if id(each) in inner:
            hosts[id(each)] = number
        else:
            number += 1
    return hosts
