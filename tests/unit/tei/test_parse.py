"""XML in and out: what is refused, with which line, and what is taken as it is."""

from __future__ import annotations

import pytest
from lxml import etree

from workbench.model.errors import InputError
from workbench.tei.names import XML_ID
from workbench.tei.parse import SIZE_LIMIT, parse, to_bytes

BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"", "empty", None),
        (b"  \n ", "empty", None),
        (b"plain words", "not XML", 1),
        (b"<a>\n<b></a>", "broken XML", 2),
        (b"<a>\n&nosuch;</a>", "unknown entity &nosuch;", 2),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<a>\n&x;</a>', "entity &x;", 3),
        (b'<!DOCTYPE a [<!ENTITY x "<b/>">]>\n<a>&x;</a>', "entity &x;", 2),
        (f"<!DOCTYPE a [{BOMB}]>\n<a>&e9;</a>".encode(), "entity &e9;", 2),
        (b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 900 + b'">]><a>' + b"&x;" * 6000 + b"</a>", "grow", None),
        (b"<!DOCTYPE a [<a>", "DOCTYPE", 1),
        (b"<a>\xff</a>", "not UTF-8", 1),
        (b"<a>\n\n\x08</a>", "XML cannot hold", 3),
        (b'<?xml version="1.0" encoding="rot13"?><a/>', "unknown encoding", 1),
        (b"<a>" + b"<b>" * 300 + b"</b>" * 300 + b"</a>", "too deep", 1),
        (b"\0\0\0\0", "broken XML", 1),
        (b'<a xml:id="1"/>', "NCName", 1),
        (b"<a><xi:include/></a>", "xi", 1),
    ],
)
def test_refused_with_one_message_and_line(data: bytes, words: str, line: int | None) -> None:
    with pytest.raises(InputError) as caught:
        parse(data, "bad.xml")
    assert words in caught.value.message
    assert caught.value.line == line
    assert caught.value.file == "bad.xml"
    assert caught.value.hint


def test_too_big_is_refused_before_it_is_read() -> None:
    with pytest.raises(InputError, match="limit is 64 MB"):
        parse(b" " * (SIZE_LIMIT + 1), "big.xml")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<a>&mdash;&nbsp;&acy;&amp;&lt;&#169;</a>", "—\u00a0а&<©"),
        (b"<a><![CDATA[&foo;]]></a>", "&foo;"),
        (b'<!DOCTYPE a [<!ENTITY x "l&#8212;r">]><a>&x;</a>', "l—r"),
        (b'<!DOCTYPE TEI.2 PUBLIC "-//TEI" "tei2.dtd" [<!ENTITY % TEI.prose "INCLUDE">]><a>b</a>', "b"),
        (b'<?xml version="1.1" encoding="UTF-8"?>\n<a>b</a>', "b"),
        (b'<?xml version="1.0" encoding="windows-1251"?><a>\xef\xf0</a>', "пр"),
        ('<?xml version="1.0" encoding="UTF-16"?><a>ж</a>'.encode("utf-16"), "ж"),
        ('<?xml version="1.0" encoding="UTF-16"?><a>ж</a>'.encode(), "ж"),
        (b"\xef\xbb\xbf<a>b</a>", "b"),
    ],
)
def test_read(data: bytes, text: str) -> None:
    assert parse(data, "a.xml").getroot().text == text


def test_lines_stay_where_they_were() -> None:
    data = b'<?xml version="1.1"?>\n<!DOCTYPE a [\n<!ENTITY x "y">\n]>\n<a>&x;\n<b/></a>'
    assert parse(data, "a.xml").getroot()[0].sourceline == 6


def test_lenient_takes_bad_ids_and_undeclared_prefixes() -> None:
    root = parse(b'<a xml:id="1"><!-- xml:id="q" --><b xml:id="1"/><xi:include href="x"/></a>', "a.xml", lenient=True)
    tree = root.getroot()
    assert [element.get(XML_ID) for element in tree.iter(etree.Element)] == ["1", "1", None]
    assert tree[2].tag == "{http://www.w3.org/2001/XInclude}include"


@pytest.mark.parametrize(("lenient", "deepest"), [(True, 48), (False, 192)])
def test_depth_has_a_limit(lenient: bool, deepest: int) -> None:
    assert parse(b"<a>" * deepest + b"</a>" * deepest, "deep.xml", lenient=lenient) is not None
    with pytest.raises(InputError, match=f"more than {deepest} deep") as caught:
        parse(b"<a>\n" * (deepest + 1) + b"</a>" * (deepest + 1), "deep.xml", lenient=lenient)
    assert caught.value.line == deepest + 1


def test_lenient_still_refuses_what_is_broken() -> None:
    with pytest.raises(InputError, match="broken XML"):
        parse(b"<a><b></a>", "a.xml", lenient=True)


def test_written_with_one_declaration_and_a_kept_carriage_return() -> None:
    root = etree.fromstring("<a>x&#13;\u00a0ж</a>")
    assert to_bytes(root) == '<?xml version="1.0" encoding="UTF-8"?>\n<a>x&#13;\u00a0ж</a>\n'.encode()
