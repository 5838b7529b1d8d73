"""Plain text of any encoding, and what is refused with one line and a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import acquire
from reportedly.errors import BinaryInputError, EmptyInputError, EncodingError, InputError, StructuredInputError

REPORT = "Rebels shell Orsk\r\n\r\nThe front\u00a0said “no” on Monday.\r\n"
ARABIC = "قال المتحدث باسم الجبهة إن المقاتلين انسحبوا من التلال المحيطة بالمدينة قبل بدء الهدنة. " * 4
RUSSIAN = "Представитель фронта заявил, что бойцы покинули холмы вокруг города до начала перемирия. " * 4


def text_of(data, **options):
    return acquire.read(data, "a.txt", **options).text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_kept_as_it_is(codec):
    assert text_of(REPORT.encode(codec)) == REPORT


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_both_byte_orders(mark):
    codec = "utf-16-le" if mark[0] == 0xFF else "utf-16-be"
    assert text_of(mark + REPORT.encode(codec)) == REPORT


@pytest.mark.parametrize(("text", "codec"), [(ARABIC, "windows-1256"), (RUSSIAN, "koi8-r"), (RUSSIAN, "windows-1251")])
def test_other_encodings_are_found_out_or_named(text, codec):
    assert text_of(text.encode(codec)) == text
    assert text_of(text.encode(codec), encoding=codec) == text


def test_a_document_is_known_by_its_bytes():
    one, two = (acquire.read(REPORT.encode(), name) for name in ("a.txt", "b.txt"))
    assert (one.id, one.sha256) == (two.id, two.sha256)
    assert (one.path, acquire.read(REPORT.encode(), "-").path) == ("a.txt", None)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInputError),
        (b" \r\n\t ", EmptyInputError),
        (b"\xef\xbb\xbf\n", EmptyInputError),
        (b"\0" * 500, BinaryInputError),
        (b"%PDF-1.7 Rebels shell Orsk", BinaryInputError),
        (b"PK\x03\x04 word/document.xml", BinaryInputError),
        (b"\x01\x02\x03\x04" * 100, BinaryInputError),
        (b"\xff\xfe\x00\xd8", EncodingError),
        (b'{"text": "Rebels shelled Orsk."}', StructuredInputError),
        (b'\n[{"text": "Rebels shelled Orsk."}]\n', StructuredInputError),
        (b'{"text": "Rebels shelled Orsk."}\n{"text": "Rebels left', StructuredInputError),
        (b'{"text": "Rebels shelled Or', StructuredInputError),
        (b'<?xml version="1.0"?><rss><channel/></rss>', StructuredInputError),
        (b"<rss version='2.0'></rss>", StructuredInputError),
        (b"{\\rtf1\\ansi Rebels shelled Orsk.}", StructuredInputError),
    ],
)
def test_what_is_no_text_is_refused(data, error):
    with pytest.raises(error) as raised:
        text_of(data)
    assert raised.value.remedy
    assert "\n" not in str(raised.value)


def test_a_table_is_no_report():
    with pytest.raises(StructuredInputError) as raised:
        acquire.read(b"date,text\n2031-05-14,Rebels shelled Orsk.\n", "reports.CSV")
    assert str(raised.value).startswith("reports.CSV is a table, not a report: give each")


@pytest.mark.parametrize("text", ["[Orsk] Rebels shelled the town.", "{Update} Rebels left.", "[]\nOrsk", "[" * 99_999])
def test_a_bracket_makes_no_data(text):
    assert acquire.read(text.encode(), "-").text == text


@pytest.mark.parametrize("encoding", ["utf-9", "rot13", "\0", "undefined", "ascii"])
def test_an_encoding_that_does_not_do_is_refused(encoding):
    with pytest.raises(EncodingError):
        text_of("Orsk – шесть".encode(), encoding=encoding)


BITS = st.sampled_from([
    b"\xef\xbb\xbf", b"\xff\xfe", b"<html>", b"<!doctype html>", b"---\n", b"title: [", b": ", b"\n", b"Orsk", b"\x80",
    b"<meta charset=utf-16>", b'<script type="application/ld+json">', b'{"@type":', b"</script>", b"<p>", b"&#0;",
    b"<h1>", b"published: 2031-02-31\n",
])  # fmt: skip


def outcome(data, name):
    try:
        return acquire.read(data, name)
    except InputError as error:
        return error


@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(BITS, st.binary(max_size=9)), max_size=12).map(b"".join)),
    st.sampled_from(["a.txt", "-", "a.html"]),
)
def test_any_bytes_are_a_document_or_an_input_error_in_one_line(data, name):
    found = outcome(data, name)
    if isinstance(found, InputError):
        assert found.message
        assert found.remedy
        assert "\n" not in str(found)
        assert acquire.failed(found, name, data).failure.error == type(found).__name__
    else:
        assert found.text.strip()
        assert found.failure is None
        assert found == acquire.read(data, name)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was(text):
    assert text_of(text.encode()) == text.removeprefix("\ufeff")
