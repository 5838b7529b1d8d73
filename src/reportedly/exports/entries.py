"""Reports as entries of a feed, one a document, with what it says and through whom: what Atom and JSON Feed share."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from reportedly.exports.incidents import publisher_of
from reportedly.exports.lookup import base_name
from reportedly.exports.moments import instant_of
from reportedly.exports.urns import urn
from reportedly.plugins import Losses, Outgoing
from reportedly.record import Document, Reading, Statement

KEEPS = "documents with title, publisher, author, dates, address; their statements in words, with chain and sureness"
DROPS = "who is who, events, positions, ties; spans; origins and findings"
CARRIED = ("document", "statement")
EPOCH = "1970-01-01T00:00:00Z"
TITLE = "What reports say, and through whom"
FEED = "urn:rpt:feed:documents"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in a feed.

    `published` and `updated` are RFC 3339 moments, `published` "" where unknown; `html` is a list of what it says.
    """

    id: str
    title: str
    url: str | None
    published: str
    updated: str
    publisher: str
    author: str | None
    language: str | None
    html: str


def entries(case: Outgoing, losses: Losses) -> Iterator[Entry]:
    """Yield the documents that could be read, and count what leaves; an entry is updated when a person last judged."""
    judged = max((instant_of(one.when) or "" for one in case.judgements), default="")
    rejected = {one.target for one in case.judgements if one.verb == "reject" and not one.undone_by}
    for reading in case.readings():
        if reading.document.failure or reading.document.id in rejected:
            losses.drop("document", "could not be read" if reading.document.failure else "rejected by a person")
            continue
        losses.keep("document")
        losses.keep("statement", len(reading.statements))
        yield _entry(reading, judged, losses)


def _entry(reading: Reading, judged: str, losses: Losses) -> Entry:
    document = reading.document
    published = instant_of(document.published.start) or instant_of(document.published.end) or ""
    if not published:
        losses.default("published", "not known: left out")
    if not (published or judged):
        losses.default("updated", "no date is known: 1970")
    return Entry(
        id=urn(document.id),
        title=document.title or base_name(document) or document.id,
        url=document.url,
        published=published,
        updated=max(published, judged) or EPOCH,
        publisher=publisher_of(document),
        author=document.author,
        language=document.language,
        html=_html(reading),
    )


def _html(reading: Reading) -> str:
    """Return the statements as a list, each with its chain in front and what makes it unsure behind."""
    names = {voice.id: voice.name or (voice.description.quote if voice.description else "") for voice in reading.voices}
    items = "".join(_item(one, names, reading.document) for one in reading.statements)
    return f"<ul>{items}</ul>" if items else ""


def _item(statement: Statement, names: dict[str, str], document: Document) -> str:
    chain = [names[link.voice] for link in statement.chain if names.get(link.voice)] or [publisher_of(document)]
    words = " … ".join(span.quote for span in statement.content)
    sureness = "" if statement.certainty == "asserted" else f" ({statement.certainty})"
    return f'<li id="{escape(statement.id)}"><b>{escape(" ← ".join(chain))}</b>: {escape(words)}{sureness}</li>'
