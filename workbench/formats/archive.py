"""Zip archives (DOCX, EPUB, ODT, XLSX), read within limits and written as the same bytes each time.

    members = read_archive(data, "port.docx")          # by name; what is too large is refused while it is read
    data = write_archive({"mimetype": b"application/epub+zip", …}, stored=("mimetype",))

Names are never used as paths. Nothing is unpacked to the disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping

from workbench.formats.limits import PACKED_TAGS, SIZE, refuse_crowded
from workbench.model.errors import InputError

MEMBERS = 200
PARTS = 5000  # with a file for each picture
RATIO = 100
_SMALL = 1024 * 1024  # below this any ratio is harmless
_CHUNK = 64 * 1024
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
_HINT = "save it again with the program it is from"


def read_archive(
    data: bytes,
    file: str,
    wanted: Collection[str] | None = None,
    *,
    most: int = MEMBERS,
    size: int = SIZE,
    tags: int = PACKED_TAGS,
) -> dict[str, bytes]:
    """The members by name, those wanted only, if named. InputError beyond the limits, and for broken archives.

    most: members there may be, of which a book has many that are not wanted. size, tags: bytes
    and elements of XML that they may have together.
    What the archive says of sizes is not believed: bytes are counted while they are read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [each for each in archive.infolist() if not each.is_dir()]
            if len(infos) > most:
                raise InputError(f"has {len(infos)} members; the limit is {most}", file=file, hint=_HINT)
            if any(each.flag_bits & 1 for each in infos):
                raise InputError("is locked by a password", file=file, hint="save it without one")
            found: dict[str, bytes] = {}
            left = size
            for info in infos:
                if wanted is None or info.filename in wanted:
                    found[info.filename] = _read(archive, info, file, left, size)
                    left -= len(found[info.filename])
                    tags -= refuse_crowded(found[info.filename], file, most=tags)
            return found
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise InputError(f"is a broken archive ({error})", file=file, hint=_HINT) from None


def read_parts(data: bytes, file: str, *, size: int = SIZE, tags: int = PACKED_TAGS) -> dict[str, bytes]:
    """The XML of an office document; of pictures, macros and all else the names only. InputError as above."""
    names = {name for name in member_names(data) if not name.endswith("/")}
    wanted = {name for name in names if name.endswith((".xml", ".rels"))}
    found = read_archive(data, file, wanted, most=PARTS, size=size, tags=tags)
    return dict.fromkeys(sorted(names - found.keys()), b"") | found


def member_names(data: bytes) -> frozenset[str]:
    """Names of the members, for telling formats apart; none if it is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()


def write_archive(members: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """In the order given, under one date; `stored` ones are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return target.getvalue()


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: str, left: int, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    with archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise InputError(f"holds more than {most // 1024 // 1024} MB", file=file, hint="cut it into parts")
            if size > _SMALL and size > RATIO * max(1, info.compress_size):
                raise InputError(f"{info.filename} is packed beyond measure", file=file, hint=_HINT)
            parts.append(chunk)
    return b"".join(parts)
