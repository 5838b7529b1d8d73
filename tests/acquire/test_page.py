"""Saved pages: the article and what it says of itself, without what stands around it."""

from pathlib import Path

import pytest

from reportedly import acquire
from reportedly.acquire.page import PageReader, metadata
from reportedly.errors import BinaryInputError, EmptyInputError, NoTextError

PAGES = Path(__file__).parent / "pages"
SENTENCE = "The front denied on Monday that its fighters had shelled the northern suburbs of Orsk for a third night."


def page(name):
    return acquire.read((PAGES / name).read_bytes(), name)


def around(body, head=""):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_an_article_says_who_made_it_and_when():
    document = page("article.html")
    assert document.title == "Rebels shell Orsk for a third night"
    assert (document.publisher, document.author) == ("Lantern", "Ana Brel, Jon Aster")
    assert (document.published.start, document.published.basis) == ("2031-05-14T06:30:00Z", "stated by the page")
    assert (document.url, document.language, document.media_type) == ("https://lantern.example/orsk", "en", "text/html")


@pytest.mark.parametrize("left_out", ["Home", "cookies", "Ferry fares", "I knew it all", "©", "margin", "World pages"])
def test_what_stands_around_an_article_is_left_out(left_out):
    assert left_out not in page("article.html").text


def test_an_article_s_paragraphs_stand_one_a_line_below_its_title():
    lines = page("article.html").text.split("\n\n")
    assert lines[0] == "Rebels shell Orsk for a third night"
    assert lines[1].startswith("The Arvand Front")
    assert "What the ministry says" in lines
    assert lines[-1] == "• Two bridges over the Dell are closed."
    assert not any("\n" in line for line in lines)


def test_a_live_page_keeps_its_order_and_broken_metadata_does_no_harm():
    document = page("live.html")
    assert (document.title, document.publisher, document.published.start) == (
        "Live: Orsk under fire",
        "Daily Meridian",
        "2031-05-14",
    )
    assert [line[:12] for line in document.text.split("\n\n")] == [
        "Live: Orsk u",
        "The ministry",
        "A spokesman ",
        "The Arvand F",
    ]


def test_a_page_without_metadata_says_nothing_of_itself():
    document = page("plain.html")
    assert (document.title, document.publisher, document.author) == ("War diary of Orsk", None, None)
    assert document.published.start is None


def test_a_page_without_an_article_is_an_error():
    with pytest.raises(NoTextError) as raised:
        page("nothing.html")
    assert raised.value.remedy


@pytest.mark.parametrize(
    ("data", "error"), [(b"", EmptyInputError), (b"\0" * 99, BinaryInputError), (b"<html></html>", NoTextError)]
)
def test_what_is_no_page_is_refused(data, error):
    with pytest.raises(error):
        acquire.read(data, "a.html")


def test_pages_are_known_by_name_or_by_their_first_words():
    reader = PageReader()
    assert reader.takes(b"x", "A.HTM")
    assert reader.takes(b"\xef\xbb\xbf <!-- saved --> <!DOCTYPE HTML>", "-")
    assert reader.takes(b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>', "-")
    assert not reader.takes(b'<?xml version="1.0"?><rss><!-- <html> --></rss>', "-")
    assert not reader.takes(b"<html> is a tag, the front says".replace(b"<", b"A <"), "a.txt")


@pytest.mark.parametrize("charset", ["windows-1256", "utf-16", "none-such", "utf-8"])
def test_a_declared_charset_is_followed_only_where_it_does(charset):
    written = "windows-1256" if charset == "windows-1256" else "utf-8"
    source = around(f"<article><p>{SENTENCE} قال الناطق باسم الجبهة.</p></article>", f'<meta charset="{charset}">')
    assert "قال الناطق" in acquire.read(source.encode(written), "a.html").text


@pytest.mark.parametrize(
    "linked",
    [
        "{",
        "null",
        "[[[]]]",
        '{"@graph": null}',
        '{"@graph": {"@type": "NewsArticle", "headline": 5}}',
        '{"@type": [{}, "NewsArticle"], "author": [1, null, {"name": 2}], "publisher": [], "datePublished": 20310514}',
        '{"@type": "NewsArticle", "datePublished": "2031-02-31"}',
        "[" * 50_000,
    ],
)
def test_odd_json_ld_gives_nothing_and_breaks_nothing(linked):
    held = metadata(around("<h1>Rebels shell Orsk</h1>", f'<script type="application/ld+json">{linked}</script>'))
    assert (held.title, held.publisher, held.author, held.published) == ("Rebels shell Orsk", None, None, None)


def test_meta_elements_are_read_where_json_ld_is_silent():
    head = (
        '<meta name="author" content=" Ana  Brel "><meta property="article:published_time" content="2031-05-14T06:30Z">'
    )
    held = metadata(around("", head + "<title>Rebels shell Orsk</title>"))
    assert (held.title, held.author, held.published) == ("Rebels shell Orsk", "Ana Brel", "2031-05-14T06:30Z")
