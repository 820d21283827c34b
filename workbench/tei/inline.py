"""A segment's text with its sentences and inline markup, as XML.

    <s xml:id="x.p1.s1" part="I" next="#x.p1.s1.2">He </s><hi><s … part="F">went. </s>…</hi>

Markup inside one sentence stands inside its `s`. Markup that crosses a sentence's border, or holds something
with a text of its own (a note), stands around: it cuts the sentence. A rejected reading inside `choice` or
`app`, and what was deleted, cut nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workbench.model.witness import Mark, Node, Segment, Sentence
from workbench.tei.attributes import ABOUT, NAME, Kept, Sorter, mark_id
from workbench.tei.characters import to_text, to_value
from workbench.tei.names import CONTENT, REJECTED, XML_ID

NO_PHRASE = frozenset({"bibl", "label", "stage"})  # TEI allows them in running text, but not in `s`
UNKNOWN = "seg"  # holds all that running text may hold, and stands wherever it may


@dataclass(slots=True)
class _Twig:
    """A mark with the marks inside it."""

    mark: Mark
    index: int
    inner: list[_Twig] = field(default_factory=list)
    is_cutting: bool = False


class InlineWriter:
    """Writes the content of one segment; `write_node` writes what hangs in it."""

    def __init__(self, segment: Segment, file: str, sorter: Sorter, write_node: Callable[[Node, str], str]) -> None:
        self.segment = segment
        self.file = file
        self.sorter = sorter
        self.write_node = write_node
        self.out: list[str] = []
        self.sentences = sorted(segment.sentences, key=lambda sentence: (sentence.start, sentence.end))
        self.ends = [sentence.end for sentence in self.sentences]
        self.pieces: list[tuple[Sentence, int]] = []  # where in `out` each piece of a sentence opens

    def write(self) -> str:
        if not self.segment.marks and not self.sentences:
            return to_text(self.segment.text)
        self._around(_to_tree(self.segment.marks), 0, len(self.segment.text))
        self._name_pieces()
        return "".join(self.out)

    def _around(self, twigs: list[_Twig], start: int, end: int) -> None:
        """Outside every sentence: runs of text and harmless marks, between the marks that cut."""
        run: list[_Twig] = []
        at = start
        for twig in twigs:
            mark = twig.mark
            if not self.sentences or (not twig.is_cutting and self._sentence_of(mark.start, mark.end)):
                run.append(twig)
                continue
            self._run(run, at, mark.start)
            run = []
            self._tags(twig, lambda twig=twig: self._around(twig.inner, twig.mark.start, twig.mark.end))  # type: ignore[misc]
            at = mark.end
        self._run(run, at, end)

    def _run(self, twigs: list[_Twig], start: int, end: int) -> None:
        """A stretch that no mark cuts: its sentences or pieces of them, and what stands between."""
        at, done = start, 0
        for sentence in self._sentences_in(start, end):
            opening, closing = max(sentence.start, start), min(sentence.end, end)
            mine = done
            while mine < len(twigs) and twigs[mine].mark.end <= opening:
                mine += 1
            self._plain(twigs[done:mine], at, opening)
            done = mine
            while mine < len(twigs) and twigs[mine].mark.start < closing:
                mine += 1
            self.pieces.append((sentence, len(self.out)))
            self.out.append("<s>")
            self._plain(twigs[done:mine], opening, closing)
            self.out.append("</s>")
            at, done = closing, mine
        self._plain(twigs[done:], at, end)

    def _plain(self, twigs: list[_Twig], start: int, end: int) -> None:
        for twig in twigs:
            self.out.append(to_text(self.segment.text[start : twig.mark.start]))
            self._tags(twig, lambda twig=twig: self._plain(twig.inner, twig.mark.start, twig.mark.end))  # type: ignore[misc]
            start = twig.mark.end
        self.out.append(to_text(self.segment.text[start:end]))

    def _tags(self, twig: _Twig, write_inner: Callable[[], None]) -> None:
        mark = twig.mark
        if mark.node is not None:
            self.out.append(self.write_node(mark.node, self.file))
            return
        name = mark.name if mark.name in CONTENT else UNKNOWN
        is_named = name == mark.name and not self.sorter.needs_id(name, mark.attributes, self.file)
        is_target = any(key == XML_ID for key, _ in mark.attributes)
        element_id = "" if is_named and not is_target else mark_id(self.segment.id, twig.index)
        if name != mark.name:
            self.sorter.kept.append(Kept(element_id, ABOUT, NAME, mark.name))
        attributes = self.sorter.write(name, element_id, mark.attributes, None, self.file)
        if not twig.inner and mark.start == mark.end:
            self.out.append(f"<{name}{attributes}/>")
            return
        self.out.append(f"<{name}{attributes}>")
        write_inner()
        self.out.append(f"</{name}>")

    def _sentence_of(self, start: int, end: int) -> bool:
        """Whether no border of a sentence lies inside the stretch."""
        for sentence in self._near(start):
            if sentence.end <= start or sentence.start >= end:
                if sentence.start >= end:
                    return start == end
                continue
            return sentence.start <= start and end <= sentence.end
        return start == end

    def _sentences_in(self, start: int, end: int) -> list[Sentence]:
        found = []
        for sentence in self._near(start):
            if sentence.start >= end:
                break
            if max(sentence.start, start) < min(sentence.end, end):
                found.append(sentence)
        return found

    def _near(self, start: int) -> Iterator[Sentence]:
        """The sentences from the first that ends behind `start`; by halving, as one segment may hold thousands."""
        for index in range(bisect_right(self.ends, start), len(self.sentences)):
            yield self.sentences[index]

    def _name_pieces(self) -> None:
        """Ids, and for a cut sentence @part, @next and @prev."""
        count: dict[str, int] = {}
        for sentence, _ in self.pieces:
            count[sentence.id] = count.get(sentence.id, 0) + 1
        seen: dict[str, int] = {}
        for sentence, where in self.pieces:
            number, last = seen.get(sentence.id, 0) + 1, count[sentence.id]
            seen[sentence.id] = number
            parts = [f' xml:id="{to_value(_piece_id(sentence.id, number))}"']
            if last > 1:
                parts.append(f' part="{"I" if number == 1 else "F" if number == last else "M"}"')
            if number < last:
                parts.append(f' next="#{to_value(_piece_id(sentence.id, number + 1))}"')
            if number > 1:
                parts.append(f' prev="#{to_value(_piece_id(sentence.id, number - 1))}"')
            self.out[where] = f"<s{''.join(parts)}>"


def _piece_id(sentence_id: str, number: int) -> str:
    return sentence_id if number == 1 else f"{sentence_id}.{number}"


def _cuts(mark: Mark) -> bool:
    return mark.name in NO_PHRASE or (mark.node is not None and mark.name not in REJECTED)


def _to_tree(marks: tuple[Mark, ...]) -> list[_Twig]:
    roots: list[_Twig] = []
    path: list[_Twig] = []
    for index, mark in enumerate(marks):
        twig = _Twig(mark, index, is_cutting=_cuts(mark))
        del path[mark.depth :]
        (path[-1].inner if path else roots).append(twig)
        if twig.is_cutting:
            for above in path:
                above.is_cutting = True
        path.append(twig)
    return roots
