"""Archives within limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from workbench.formats.archive import MEMBERS, member_names, read_archive, read_parts, write_archive
from workbench.model.errors import InputError

PORT = {"mimetype": b"x/y", "a/text.xml": "Порт".encode() * 100}


def test_what_is_written_is_read_and_the_same_bytes_each_time() -> None:
    data = write_archive(PORT, stored=("mimetype",))
    assert read_archive(data, "x.zip") == PORT
    assert write_archive(PORT, stored=("mimetype",)) == data
    assert member_names(data) == set(PORT)
    assert b"x/y" in data[:60], "what is stored can be read without unpacking"


def test_only_what_is_wanted_is_unpacked() -> None:
    assert read_archive(write_archive(PORT), "x.zip", wanted=("mimetype",)) == {"mimetype": b"x/y"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (write_archive({f"{number}": b"" for number in range(MEMBERS + 1)}), "members"),
        (write_archive({"bomb": bytes(20 * 1024 * 1024)}), "beyond measure"),
        (write_archive(PORT)[:-30], "broken archive"),
        (b"PK\x03\x04 nothing of the kind", "broken archive"),
    ],
)
def test_what_is_too_much_or_broken_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_archive(data, "x.zip")


def test_a_size_that_lies_is_found_out_while_reading() -> None:
    data = bytearray(write_archive({"bomb": bytes(20 * 1024 * 1024)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(InputError):
        read_archive(bytes(data), "x.zip")


def test_a_bad_checksum_is_said() -> None:
    data = bytearray(write_archive(PORT, stored=("mimetype",)))
    data[data.index(b"x/y")] = 65
    with pytest.raises(InputError, match="broken archive"):
        read_archive(bytes(data), "x.zip")


def test_names_that_lead_out_are_only_names() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    assert read_archive(target.getvalue(), "x.zip") == {"../../etc/passwd": b"x"}


def test_the_folders_of_an_office_document_are_none_of_its_parts() -> None:
    data = write_archive({"word/": b"", "word/document.xml": b"<p/>", "word/media/a.png": b"\x89PNG"})
    assert read_parts(data, "x.docx") == {"word/document.xml": b"<p/>", "word/media/a.png": b""}
