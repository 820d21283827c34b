"""The other texts beside the ferry: a translation, a revision, one that runs from right to left."""

from __future__ import annotations

from tests.made.texts import segment
from workbench.model.edition import Bibliography, Edition, Person, WitnessEntry
from workbench.model.witness import Block, Role, Segment, Witness


def other_witnesses() -> tuple[Witness, ...]:
    en_2 = (
        Segment("en-2.h1", "head", "The Kamennaya Ferry"),
        segment(
            "en-2.p1",
            "p",
            "We reached the ferry at daybreak. Pavel, who ran the crossing, greeted us with a Guten Tag and a lantern.",
        ),
        segment(
            "en-2.p2",
            "p",
            "Four boats were moored at the landing and a fifth was under repair. Whose they were, no one could say.",
        ),
        segment("en-2.p3", "p", "In winter one drives across the ice, and it is Pavel who sets the markers."),
    )
    revision = (
        Segment("en-rev.h1", "head", "The Ferry on the Stone River"),
        segment("en-rev.p2", "p", "Four boats lay at the pier. The fifth one was being repaired."),
        segment("en-rev.p3", "p", "Nobody knew who owned them. They were painted in the colour of an old coin."),
    )
    hebrew = (
        Segment("he.h1", "head", "המעבורת"),
        segment("he.p1", "p", "בבוקר הגענו אל המעבורת. מנהל המעבר קיבל אותנו במילים Guten Tag ובפנס (1961)."),
    )
    return (
        Witness("en-2", "en-GB", Role.TRANSLATION, (Block("div", "en-2.d1", children=en_2),), "The Kamennaya Ferry"),
        Witness("en-rev", "en", Role.REVISION, (Block("div", "en-rev.d1", children=revision),)),
        Witness("he", "he", Role.TRANSLATION, (Block("div", "he.d1", children=hebrew),), "המעבורת"),
    )


def ferry_edition() -> Edition:
    def entry(identifier: str, role: Role, language: str, **book: str) -> WitnessEntry:
        return WitnessEntry(
            identifier, role, language, (f"sources/{identifier}.txt",), bibliography=Bibliography(**book)
        )

    return Edition(
        "ferry",
        "The Ferry on the Stone River & <other> notes",
        author="not named",
        rights="Written for the tests of this program.",
        licence="CC BY 4.0",
        people=(Person("ak", "A. Keeper"), Person("mv", "M. Voss <mv>")),
        witnesses=(
            entry("en-mt", Role.BASE, "en", title="The Ferry on the Stone River", engine="a machine"),
            entry("ru", Role.RECONSTRUCTION, "ru", title="Паром на Каменной", note="written back from the English"),
            entry("en-2", Role.TRANSLATION, "en-GB", title="The Kamennaya Ferry", translator="somebody else"),
            entry("en-rev", Role.REVISION, "en"),
            entry("he", Role.TRANSLATION, "he", title="המעבורת"),
        ),
    )
