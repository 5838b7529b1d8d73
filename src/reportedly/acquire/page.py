"""Saved HTML pages: body text by trafilatura, what the page says of itself from JSON-LD, then meta elements.

No network is touched. The text has one paragraph a line; the title stands first, so that it has a span.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

import htmldate
import trafilatura
from lxml import html

from reportedly.acquire.metadata import ISO, Metadata, documented, is_date
from reportedly.acquire.text import decode, refuse_binary, refuse_empty
from reportedly.errors import EncodingError, NoTextError
from reportedly.record import Document

LOOKS_LIKE = re.compile(
    rb"\A\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
SENTENCE = re.compile(r"\w\W* \S.*[.!?…][\"”’»)]*$", re.MULTILINE)
ENOUGH = 30
NEAR = 5
SUFFIXES = (".html", ".htm", ".xhtml")
ARTICLES = frozenset({"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "Report"})
META = {
    "title": ("og:title", "twitter:title"),
    "publisher": ("og:site_name", "publisher", "article:publisher_name", "application-name"),
    "author": ("author", "article:author", "dc.creator", "byl"),
    "published": ("article:published_time", "datepublished", "dc.date", "pubdate", "date"),
    "url": ("og:url",),
    "language": ("og:locale", "language"),
}


class PageReader:
    """Takes saved HTML pages. `encoding` overrides what the page declares."""

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding

    def takes(self, data: bytes, name: str) -> bool:
        """Say whether the bytes or the name are those of a page."""
        return name.lower().endswith(SUFFIXES) or LOOKS_LIKE.match(data[:4096]) is not None

    def read(self, data: bytes, name: str) -> Document:
        """Return the page's article; raises NoTextError when no text is found."""
        refuse_empty(data, name)
        refuse_binary(data, name)
        source = self._decoded(data, name)
        known = metadata(source)
        body = article(source)
        if not _says_something(body):
            message = f"no readable text in the page {name}"
            raise NoTextError(message, "save the page after it has loaded, or give its text")
        return documented(data, name, _headed(known.title, body), known, "stated by the page", "text/html")

    def _decoded(self, data: bytes, name: str) -> str:
        """Decode as asked, as declared, or as the bytes themselves say where the page declares what it is not."""
        if self.encoding is None:
            try:
                return decode(data, name, _declared(data))
            except EncodingError:
                return decode(data, name)
        return decode(data, name, self.encoding)


def _declared(data: bytes) -> str | None:
    """Return the charset that the page declares in its first bytes, unless it is UTF-8 or none that exists."""
    held = CHARSET.search(data[:4096])
    name = held[1].decode("ascii").lower() if held else "utf-8"
    try:
        return None if codecs.lookup(name).name == "utf-8" else name
    except (LookupError, ValueError):
        return None


def _says_something(body: str) -> bool:
    """Say whether the text holds a sentence, or words enough for a list; a menu's few words are none."""
    return SENTENCE.search(body) is not None or len(body.split()) >= ENOUGH


def _headed(title: str | None, body: str) -> str:
    """Return the body with the page's title above it, once."""
    if title is None:
        return body
    lines = body.split("\n\n")
    at = next((i for i, line in enumerate(lines[:NEAR]) if " ".join(line.split()) == title), None)
    if at is None and any(title in line for line in lines[:1]):
        return body
    return "\n\n".join([title, *(line for i, line in enumerate(lines) if i != at)])


def article(source: str) -> str:
    """Return the article's text, one paragraph a line, a blank line between paragraphs; "" when there is none."""
    try:
        text = trafilatura.extract(
            source,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            favor_recall=True,
            deduplicate=False,
        )
    except Exception:  # noqa: BLE001 - whatever breaks the extractor, the page has then no text that we can read
        text = None
    lines = (line.strip() for line in (text or "").split("\n"))
    return "\n\n".join(re.sub(r"^- ", "• ", line) for line in lines if line)


def metadata(source: str) -> Metadata:
    """Return what a page says of itself: JSON-LD, then meta elements, then its heading and dates in the markup."""
    try:
        tree = html.fromstring(source.encode("utf-8", "surrogatepass"), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError):
        return Metadata()
    known = _linked(tree).over(_meta(tree))
    heading = tree.findtext(".//h1") or tree.findtext(".//title")
    dated = known.published or htmldate.find_date(tree, extensive_search=False, original_date=True)
    return known.over(Metadata(title=_clean(heading), published=_date(dated), language=tree.get("lang")))


def _linked(tree: Any) -> Metadata:  # noqa: ANN401 - lxml has no types
    """Return what the page's JSON-LD says of its article."""
    for node in tree.iterfind(".//script[@type='application/ld+json']"):
        for item in _items(node.text or ""):
            kinds = item.get("@type")
            if any(
                kind in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
            ):
                return Metadata(
                    title=_clean(item.get("headline")),
                    publisher=_named(item.get("publisher")),
                    author=_named(item.get("author")),
                    published=_date(item.get("datePublished")),
                    url=_clean(item.get("url")),
                    language=_clean(item.get("inLanguage")),
                )
    return Metadata()


def _items(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD block, graphs and lists opened up; broken JSON yields nothing."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return
    stack = [held]
    while stack:
        at = stack.pop(0)
        if isinstance(at, list):
            stack.extend(at)
        elif isinstance(at, dict):
            yield at
            graph = at.get("@graph")
            stack.extend(graph if isinstance(graph, list) else [graph])


def _meta(tree: Any) -> Metadata:  # noqa: ANN401 - lxml has no types
    """Return what the meta elements say."""
    said: dict[str, str] = {}
    for node in tree.iterfind(".//meta"):
        key = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        said.setdefault(key, node.get("content") or "")
    found = {field: next((said[key] for key in keys if said.get(key)), None) for field, keys in META.items()}
    return Metadata(
        **{field: _date(value) if field == "published" else _clean(value) for field, value in found.items()}
    )


def _named(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return the name of a JSON-LD person or organisation, several joined by commas."""
    several = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in several]
    return ", ".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None


def _clean(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return a string with its white space folded, or None."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _date(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """Return an ISO 8601 date or time, or None for anything else."""
    held = ISO.match(value.strip()) if isinstance(value, str) else None
    return held.group() if held and is_date(held.group()) else None
