"""Readings made by hand, of an invented world, for tests of what comes after reading."""

import hashlib
from collections.abc import Iterable

from reportedly.record import (
    Actor,
    Block,
    Document,
    Event,
    Failure,
    Interval,
    Link,
    Mention,
    Place,
    PlaceMention,
    Position,
    Proposition,
    Quantity,
    Reading,
    Relation,
    Span,
    Statement,
    Time,
    Voice,
    content_id,
)

TEXT = (
    "Ostrel militia weighs return to the hills\n\n"
    "Marrow Radio reported on Tuesday, citing two unnamed officers, that the Ostrel Guard may shell Dúnmor. "
    "The Guard opposes the truce.\n\n"
    "Leave a comment"
)


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def document(text: str = TEXT, name: str = "ostrel.txt", published: str | None = "2031-05-14") -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    at, blocks = 0, []
    for part in text.split("\n\n"):
        kind = "title" if not blocks else "furniture" if part.startswith("Leave") else "body"
        if part:
            blocks.append(Block(kind=kind, span=Span.of(text, at, at + len(part))))
        at += len(part) + 2
    return Document(
        id=content_id("doc", digest),
        sha256=digest,
        path=name,
        title=text.split("\n", maxsplit=1)[0] or None,
        published=Interval(start=published, end=published, grain="day", basis="given") if published else Interval(),
        text=text,
        blocks=tuple(blocks),
    )


def failure(name: str = "blob.bin", message: str = "the bytes are not text") -> Reading:
    digest = hashlib.sha256(name.encode()).hexdigest()
    failed = Failure(stage="acquire", error="BinaryInputError", message=message, remedy="give text or a page")
    return Reading(document=Document(id=content_id("doc", digest), sha256=digest, path=name, failure=failed))


def reading(text: str = TEXT, name: str = "ostrel.txt", published: str | None = "2031-05-14") -> Reading:
    """Return a whole reading of a text that holds the sentences of TEXT."""
    doc = document(text, name, published)
    i = doc.id
    guard = Actor(
        id=content_id("actor", i, "guard"),
        name="Ostrel Guard",
        kind="armed_group",
        mentions=tuple(mentions(doc, "Ostrel Guard", "The Guard")),
    )
    radio = Voice(id=content_id("voice", i, "radio"), name="Marrow Radio", kind="broadcaster", naming="named")
    page = Voice(id=content_id("voice", i, "page"), name=None, kind="page", naming="unidentified")
    officers = Voice(
        id=content_id("voice", i, "officers"),
        name=None,
        kind="unnamed",
        naming="unidentified",
        description=span(text, "two unnamed officers"),
        count="two",
    )
    content = span(text, "the Ostrel Guard may shell Dúnmor")
    shelling_id, opposing_id = content_id("statement", i, "shell"), content_id("statement", i, "truce")
    place = Place(
        id=content_id("place", i, "dunmor"),
        name="Dúnmor",
        kind="town",
        mentions=(PlaceMention(document=i, span=span(text, "Dúnmor")),),
    )
    quantity = Quantity(id=content_id("quantity", i), document=i, span=span(text, "two"), unit="officers", exact=2)
    event = Event(
        id=content_id("event", i),
        statement=shelling_id,
        code="ASSAULT",
        trigger=span(text, "shell"),
        actors=(guard.id,),
        place=place.id,
        realis="possible",
    )
    topic = Proposition(id=content_id("proposition", "truce"), text="the truce", key="truce")
    position = Position(
        id=content_id("position", i),
        statement=opposing_id,
        holder=guard.id,
        stance="opposes",
        topic=topic.id,
        cue=span(text, "opposes"),
    )
    relation = Relation(
        id=content_id("relation", i),
        statement=opposing_id,
        kind="based_in",
        subject=guard.id,
        object=place.id,
        evidence=span(text, "Dúnmor"),
    )
    shelling = Statement(
        id=shelling_id,
        document=i,
        span=span(text, "Marrow Radio reported on Tuesday, citing two unnamed officers, that " + content.quote),
        content=(content,),
        chain=(
            Link(voice=page.id, basis="implied"),
            Link(
                voice=radio.id,
                basis="explicit",
                source=(span(text, "Marrow Radio"),),
                cue=(span(text, "reported"),),
            ),
            Link(
                voice=officers.id,
                basis="explicit",
                source=(span(text, "two unnamed officers"),),
                cue=(span(text, "citing"),),
            ),
        ),
        certainty="hedged",
        hedges=(span(text, "may"),),
        says=(event.id,),
        said=Interval(start="2031-05-13", end="2031-05-13", grain="day", basis="Tuesday"),
    )
    opposing = Statement(
        id=opposing_id,
        document=i,
        span=span(text, "The Guard opposes the truce."),
        content=(span(text, "The Guard opposes the truce"),),
        chain=(Link(voice=page.id, basis="implied"),),
        says=(position.id, relation.id),
    )
    time = Time(id=content_id("time", i), document=i, span=span(text, "Tuesday"), value=shelling.said)
    return Reading(
        document=doc,
        actors=(guard,),
        places=(place,),
        times=(time,),
        voices=(page, radio, officers),
        statements=(shelling, opposing),
        events=(event,),
        positions=(position,),
        propositions=(topic,),
        relations=(relation,),
        quantities=(quantity,),
    )


def mentions(doc: Document, *words: str) -> Iterable[Mention]:
    for one in words:
        yield Mention(document=doc.id, span=span(doc.text, one))
