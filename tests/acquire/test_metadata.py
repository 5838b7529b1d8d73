"""Options, sidecars and front matter: what wins, and what is refused."""

import pytest

from reportedly import acquire
from reportedly.acquire.metadata import Metadata, front_matter, interval, sidecar
from reportedly.errors import InputError

HEAD = "---\ntitle: Rebels shell Orsk\npublished: 2031-05-14\npublisher: Lantern\n---\nThe front denied it.\n"


def test_front_matter_is_read_and_stays_in_the_text():
    document = acquire.read(HEAD.encode(), "a.txt")
    assert (document.title, document.publisher, document.published.start) == (
        "Rebels shell Orsk",
        "Lantern",
        "2031-05-14",
    )
    assert document.published.grain == "day"
    assert document.text == HEAD


def test_front_matter_with_windows_lines():
    assert front_matter(HEAD.replace("\n", "\r\n"), "a").publisher == "Lantern"


@pytest.mark.parametrize(
    ("value", "start", "grain"),
    [
        ("2031", "2031", "year"),
        ("2031-05", "2031-05", "month"),
        ("'2031-05-14'", "2031-05-14", "day"),
        ("2031-05-14 06:30:00", "2031-05-14 06:30:00", "minute"),
        ("2031-05-14T06:30Z", "2031-05-14T06:30Z", "minute"),
    ],
)
def test_dates_as_yaml_gives_them(value, start, grain):
    when = acquire.read(f"---\npublished: {value}\n---\nx\n".encode(), "a.txt").published
    assert (when.start, when.grain) == (start, grain)


@pytest.mark.parametrize(
    "head",
    [
        "published: 14 May 2031",
        "published: 2031-02-31",
        "published: 2031-13-01",
        "published: 2031-05-14T25:00",
        "title: [unclosed",
        "title: {a: b}",
        "? [a, b]\n: c",
        "title: !!python/object:os.system x",
        "a: &a [*a]\ntitle: *a",
    ],
)
def test_front_matter_that_cannot_be_meant_is_one_clear_line(head):
    with pytest.raises(InputError) as raised:
        acquire.read(f"---\n{head}\n---\nThe front denied it.\n".encode(), "a.txt")
    assert "a.txt" in raised.value.message
    assert raised.value.remedy
    assert "\n" not in str(raised.value)


def test_a_line_of_dashes_is_no_front_matter():
    assert front_matter("---\nThe front denied it.\n---\nIt said so.\n", "a") == Metadata()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.meta.json", b'{"publisher": "Lantern", "author": ["Ana Brel", "Jon Aster"], "other": {}}'),
        ("a.meta.yaml", b"\xef\xbb\xbfpublisher: Lantern\nauthor: Ana Brel, Jon Aster\n"),
        ("a.meta.toml", b'publisher = "Lantern"\nauthor = "Ana Brel, Jon Aster"\n'),
    ],
)
def test_sidecars(name, data):
    assert sidecar(data, name) == Metadata(publisher="Lantern", author="Ana Brel, Jon Aster")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.meta.json", b"{'publisher': 1}"),
        ("a.meta.json", b"[" * 100_000),
        ("a.meta.json", b"[1]"),
        ("a.meta.json", b"\xff"),
        ("a.meta.yaml", b"a: ["),
        ("a.meta.toml", b"a ="),
        ("a.meta.yaml", b"published: soon"),
        ("a.meta.yaml", b""),
    ],
)
def test_broken_sidecars_name_the_file(name, data):
    with pytest.raises(InputError) as raised:
        sidecar(data, name)
    assert name in raised.value.message
    assert "\n" not in str(raised.value)


def test_options_go_before_the_sidecar_before_the_text():
    document = acquire.read(
        HEAD.encode(), "a.txt", given=Metadata(title="G"), beside=Metadata(title="B", publisher="B")
    )
    assert (document.title, document.publisher, document.published.start) == ("G", "B", "2031-05-14")
    assert document.published.basis == "front matter"


def test_a_date_given_says_so():
    assert interval("2031-05-14", "a").basis == "given"
    assert interval(None, "a").start is None


ABOVE = """Headline: Guard shells Port Sedge
Source: Lantern Agency
{day}
Section: World

The Guard shelled Port Sedge on Tuesday, the mayor said.
"""


@pytest.mark.parametrize(
    "day",
    [
        "Date: 2031-05-14",
        "Published: 14 May 2031",
        "PUBLICATION DATE: Wednesday, May 14, 2031",
        "Date: 14 May 2031, 06:30 GMT",
        "Posted on: x\nDate: May 14, 2031",
    ],
)
def test_labelled_lines_above_a_text_say_who_published_it_and_when(day):
    document = acquire.read(ABOVE.format(day=day).encode(), "a.txt")
    if day.startswith("Posted on"):  # an unknown label is text, and ends the head
        assert (document.title, document.published.start) == ("Guard shells Port Sedge", None)
        return
    assert (document.title, document.publisher) == ("Guard shells Port Sedge", "Lantern Agency")
    assert document.published.start == "2031-05-14"
    assert document.published.basis == "stated above the text"


@pytest.mark.parametrize(
    "text",
    [
        "Exclusive: Guard shells Port Sedge\n\nThe Guard shelled Port Sedge.",
        "Title: the word is on his door\n\nThe Guard shelled Port Sedge.",
        "Source: nobody\nThe Guard shelled Port Sedge.",
        "The Guard shelled Port Sedge.\nTitle: A\nSource: B",
    ],
)
def test_a_single_label_is_no_head(text):
    assert acquire.read(text.encode(), "a.txt").title is None


def test_a_head_goes_behind_front_matter_and_a_date_in_no_usual_form_says_nothing():
    held = acquire.read(b"---\ntitle: F\n---\nTitle: A\nSource: B\n\nIt fell.", "a.txt")
    assert (held.title, held.publisher) == ("F", None)
    assert acquire.read(b"Title: A\nSource: B\nDate: some day in May\n\nIt fell.", "a.txt").published.start is None
