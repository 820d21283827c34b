"""What makes an EPUB invalid, as far as readers care: a small part of what EPUBCheck looks at.

find_problems(data, "snow.epub")       # []
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Mapping
from io import BytesIO

from lxml import etree

from workbench.formats.archive import member_names, read_archive
from workbench.formats.epub_package import MOST, Package, named, read_package, resolve
from workbench.model.errors import InputError
from workbench.tei.parse import parse

_MIMETYPE = b"application/epub+zip"
_XHTML = "application/xhtml+xml"


def find_problems(data: bytes, name: str) -> list[InputError]:
    package = read_package(data, name)
    names = member_names(data)
    wanted = {each.path for each in package.items.values() if each.type == _XHTML}
    documents = read_archive(data, name, wanted, most=MOST)
    said = [*_archive(data), *_metadata(package), *_manifest(package, names)]
    return [InputError(each, file=name) for each in [*said, *_documents(documents, names, name)]]


def _archive(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or _MIMETYPE not in data[:100]:
        return ["the archive does not begin with mimetype, stored as it is"]
    return []


def _metadata(package: Package) -> list[str]:
    wanted = ["identifier", "title", "language"]
    found = [f"{package.path} has no dc:{each}" for each in wanted if not named(package.root, each)]
    is_third = package.root.get("version", "").startswith("3")
    if is_third and not any(each.get("property") == "dcterms:modified" for each in named(package.root, "meta")):
        found.append(f"{package.path} has no dcterms:modified")
    if is_third and not any("nav" in each.properties for each in package.items.values()):
        found.append(f"{package.path} names no contents (nav)")
    return found


def _manifest(package: Package, members: Collection[str]) -> list[str]:
    lacking = [each for each in package.items.values() if each.path and each.path not in members]
    unknown = [each for each in package.spine if each not in package.items]
    twice = [path for path, count in Counter(each.path for each in package.items.values()).items() if count > 1]
    return [
        *(f"{package.path} names {each.path}, which is not there" for each in lacking),
        *(f"{package.path} has {each} in its spine, which is no item" for each in unknown),
        *(f"{package.path} names {each or 'something elsewhere'} twice" for each in twice),
    ]


def _documents(documents: Mapping[str, bytes], members: Collection[str], file: str) -> list[str]:
    """No XML, ids that stand twice, links to what is not there."""
    found: list[str] = []
    roots: dict[str, etree._Element] = {}
    for path, data in documents.items():
        try:
            roots[path] = parse(data, file).getroot()
        except InputError as error:
            found.append(f"{path}:{error.line or 1}: {error.message}")
    ids = {path: Counter(each.get("id", "") for each in root.iter(etree.Element)) for path, root in roots.items()}
    for path, counts in ids.items():
        found += [f"{path}: the id {each} stands {count} times" for each, count in counts.items() if each and count > 1]
    for path, root in roots.items():
        for link in named(root, "a"):
            href = link.get("href", "")
            target, place = resolve(path, href), href.partition("#")[2]
            if ":" in href or not href:
                continue
            if target not in members or (place and target in ids and not ids[target][place]):
                found.append(f"{path}:{link.sourceline}: a link leads to {href}, which is not there")
    return found
