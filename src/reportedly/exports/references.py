"""Reports as works that one cites: what the formats of reference managers share."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from reportedly.exports.incidents import publisher_of
from reportedly.exports.lookup import base_name
from reportedly.exports.moments import day_of
from reportedly.plugins import Losses, Outgoing
from reportedly.record import Document

KEEPS = "documents as cited: author, title, publisher, date as precise as it is known, address, fetched when, SHA-256"
DROPS = "all that documents say"
CARRIED = ("document",)


@dataclass(frozen=True, slots=True)
class Reference:
    """A report as a work.

    `id` is the document's; `issued` are year, month and day, as many of them as are known; `accessed` is when it was
    fetched; `note` names the bytes.
    """

    id: str
    title: str
    publisher: str
    issued: tuple[int, ...]
    author: str | None
    url: str | None
    accessed: dt.date | None
    language: str | None
    note: str


def references(case: Outgoing, losses: Losses) -> Iterator[Reference]:
    """Yield the documents that could be read, and count them."""
    for reading in case.readings():
        document = reading.document
        if document.failure:
            losses.drop("document", "could not be read")
            continue
        losses.keep("document")
        yield _reference(document, losses)


def _reference(document: Document, losses: Losses) -> Reference:
    losses.default("type", "what kind of outlet it is, is not in the record: a newspaper's")
    if not document.title:
        losses.default("title", "the document has none: the name of its file")
    found = reference(document)
    if not found.issued:
        losses.default("date", "not known: left out")
    return found


def reference(document: Document) -> Reference:
    """Return a report as a work; what the record does not tell is left empty."""
    return Reference(
        id=document.id,
        title=document.title or base_name(document) or document.id,
        publisher=publisher_of(document),
        issued=_issued(document),
        author=document.author,
        url=document.url,
        accessed=day_of(document.retrieved),
        language=document.language,
        note=f"sha256:{document.sha256}",
    )


def _issued(document: Document) -> tuple[int, ...]:
    """Return year, month and day of publication, as many of them as its bounds agree on; one bound alone tells none."""
    when = document.published
    first, last = day_of(when.start), day_of(when.end, last=True)
    if first is None or last is None:
        return ()
    parts = zip((first.year, first.month, first.day), (last.year, last.month, last.day), strict=True)
    return tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], parts))


def one_line(words: str) -> str:
    """Return words with all white space in them as single blanks."""
    return " ".join(words.split())
