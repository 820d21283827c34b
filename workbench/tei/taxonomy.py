"""taxonomy.xml: MQM core with its ITS 2.0 types, severities, link kinds, roles, states, who set a span.

write_taxonomy(edition)   # every @ana of the other files points into it
"""

from __future__ import annotations

from workbench.model.edition import Edition
from workbench.tei.categories import CATEGORIES, SEVERITIES, TAXONOMIES, category_title
from workbench.tei.frame import E, Element, HeaderParts, header, identified, lay_out, machine_note, tei_file
from workbench.tei.parse import to_bytes

FILE = "taxonomy.xml"


def category(*path: str) -> str:
    """A pointer to a category: `category("sev", "major")` -> `taxonomy.xml#tax.sev.major`."""
    return FILE + "#" + ".".join(("tax", *path))


def write_taxonomy(edition: Edition) -> bytes:
    """The same for every edition of a release, but for publication data and title."""
    classes = E.classDecl(_mqm(), _its(), _severities(), *map(_plain, TAXONOMIES))
    parts = HeaderParts(
        title="Categories used by findings, links and witnesses",
        edition_label="Version 1",
        source=[E.p("Born digital.")],
        encoding=[classes],
        languages=["en"],
        changes=[E.change("Written from the program’s table.", n=machine_note({}, ()))],
    )
    return to_bytes(_finish(edition, parts))


def _finish(edition: Edition, parts: HeaderParts) -> Element:
    books = [
        ("mqm", "MQM: Multidimensional Quality Metrics, core typology", "https://themqm.org/"),
        ("its", "Internationalization Tag Set (ITS) Version 2.0, W3C", "https://www.w3.org/TR/its20/"),
    ]
    bibls = [
        identified(E.bibl(E.title(title), ", ", E.ref(url, target=url)), f"tax.bibl.{key}") for key, title, url in books
    ]
    root = tei_file("tax", "en", header(edition, "tax", parts), E.standOff(E.listBibl(*bibls)))
    lay_out(root)
    return root


def _category(path: str, text: str, *children: Element, corresp: str = "") -> Element:
    element = identified(E.category(E.catDesc(text), *children), f"tax.{path}")
    if corresp:
        element.set("corresp", f"#tax.{corresp}")
    return element


def _mqm() -> Element:
    taxonomy = E.taxonomy(
        E.bibl(
            E.ref("MQM", target="#tax.bibl.mqm"),
            ", core typology: the names are MQM’s, the ids ours; @corresp: the type of ITS 2.0",
        )
    )
    for name, its in CATEGORIES.items():
        parent = taxonomy if "." not in name else taxonomy[-1]
        parent.append(_category(f"mqm.{name}", category_title(name), corresp=f"its.{its}"))
    return identified(taxonomy, "tax.mqm")


def _its() -> Element:
    types = [_category(f"its.{name}", name) for name in sorted(set(CATEGORIES.values()))]
    return identified(
        E.taxonomy(E.bibl(E.ref("ITS 2.0", target="#tax.bibl.its"), ", values of locQualityIssueType"), *types),
        "tax.its",
    )


def _severities() -> Element:
    desc = E.desc("Severity, with MQM’s usual weights; in brackets the locQualityIssueSeverity of ITS 2.0")
    grades = [
        _category(f"sev.{severity}", f"{severity} ({weight}) [{its}]") for severity, (weight, its) in SEVERITIES.items()
    ]
    return identified(E.taxonomy(desc, *grades), "tax.sev")


def _plain(key: str) -> Element:
    about, entries = TAXONOMIES[key]
    categories = [_category(f"{key}.{name}", gloss) for name, gloss in entries.items()]
    return identified(E.taxonomy(E.desc(about), *categories), f"tax.{key}")
