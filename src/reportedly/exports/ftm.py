"""FollowTheMoney, JSON Lines: entities, or statements, one a line. No library of its own is needed to write it.

A document is an Article; actors that have a name are Persons, Organizations and PublicBodies under the ids of the case;
a tie is a Membership, an Occupancy or an UnknownLink; what happened is an Event; what is said, with its chain and how
surely, is a Note. Each but actors and offices has the document it stands in as its `proof`. Spans have no place there.
"""

from collections.abc import Callable

from reportedly.codebook.crosswalks import crosswalks
from reportedly.exports.deeds import why_no_event, why_unsaid
from reportedly.exports.ftmlines import Properties, dated, entity, source, statements
from reportedly.exports.incidents import publisher_of
from reportedly.exports.streams import dumps
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Actor, Document, Event, Format, Reading, Relation, Statement, content_id

SCHEMATA = {"person": "Person", "official": "Person", "state": "PublicBody", "government": "PublicBody"}
NAMELESS = frozenset({"described", "population"})
MEMBERSHIPS, OFFICE = frozenset({"member_of", "part_of"}), "holds_office"
Put = Callable[[str, str, Properties], None]


class FollowTheMoney:
    """Entities of a case, or the statements that make them up."""

    form = Format(
        title="FollowTheMoney (JSON Lines)",
        suffix=".ftm.json",
        keeps="documents, named actors, ties, what happened, what is said with chain and sureness; who is who",
        drops="spans, places but for their names, positions, numbers; who is only described; origins and findings",
        carries=("document", "actor", "statement", "event", "relation"),
        options={"as": ("entities", "statements")},
        shape="lines",
        key="id",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the actors, then document by document what was read; an office once."""
        offices = set[str]()
        made = statements if case.options["as"] == "statements" else entity
        with target.file() as file:

            def put(i: str, schema: str, properties: Properties) -> None:
                held = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
                for line in made(i, schema, {name: values for name, values in held.items() if values}):
                    file.write(dumps(line) + b"\n")

            for actor in case.actors(mentions=False):
                _actor(actor, put, losses)
            for reading in case.readings():
                _reading(reading, case, put, losses, offices)


def _actor(actor: Actor, put: Put, losses: Losses) -> None:
    if actor.kind in NAMELESS:
        losses.drop("actor", "only described: no name")
        return
    losses.keep("actor")
    country = crosswalks().countries.get(actor.country or "")
    code = country.alpha2.lower() if country else None
    properties: dict[str, tuple[str | None, ...]] = {"name": (actor.name,), "alias": actor.aliases, "country": (code,)}
    put(actor.id, SCHEMATA.get(actor.kind, "Organization"), properties)


def _reading(reading: Reading, case: Outgoing, put: Put, losses: Losses, offices: set[str]) -> None:
    document = reading.document
    if document.failure:
        losses.drop("document", "could not be read")
        return
    losses.keep("document")
    put(document.id, "Article", {"title": (document.title,), "author": (document.author,), **dated(document)})
    said = {one.id: one for one in reading.statements}
    for statement in reading.statements:
        losses.keep("statement")
        put(statement.id, "Note", _note(statement, reading))
    for event in reading.events:
        why = why_no_event(event, said[event.statement])
        if _counts("event", why, losses):
            put(event.id, "Event", _event(event, said[event.statement], case, document))
    for relation in reading.relations:
        why = why_unsaid(said[relation.statement]) or _why_no_tie(relation, case)
        if _counts("relation", why, losses):
            _tie(relation, document, put, offices)


def _note(statement: Statement, reading: Reading) -> Properties:
    voices = {
        voice.id: voice.name or (voice.description.quote if voice.description else "") for voice in reading.voices
    }
    chain = [voices[link.voice] for link in statement.chain if voices.get(link.voice)]
    sure = f"{' ← '.join(chain or [publisher_of(reading.document)])}; {statement.certainty}, {statement.polarity}"
    words = " … ".join(span.quote for span in statement.content)
    return {"description": (words,), "summary": (sure,), "proof": (reading.document.id,), **source(reading.document)}


def _event(event: Event, statement: Statement, case: Outgoing, document: Document) -> Properties:
    place = case.place(event.place) if event.place else None
    kind = f"{event.code}/{event.mode}" if event.mode else event.code
    days = (event.when.start, event.when.end)
    return {
        "name": (f"{kind}: {event.trigger.quote}",),
        "summary": (" … ".join(span.quote for span in statement.content),),
        "keywords": (kind,),
        "date": days[:1] if days[0] == days[1] else (),
        "startDate": days[:1] if days[0] != days[1] else (),
        "endDate": days[1:] if days[0] != days[1] else (),
        "location": (place.name if place else None,),
        "organizer": tuple(i for i in event.actors if _is_named(i, case)),
        "involved": tuple(i for i in (*event.actors, *event.recipients) if _is_named(i, case)),
        "proof": (document.id,),
        **source(document),
    }


def _is_named(i: str, case: Outgoing) -> bool:
    actor = case.actor(i)
    return actor is not None and actor.kind not in NAMELESS


def _counts(what: str, why: str | None, losses: Losses) -> bool:
    """Say whether a value leaves, and count it, or why it does not."""
    if why:
        losses.drop(what, why)
    else:
        losses.keep(what)
    return why is None


def _why_no_tie(relation: Relation, case: Outgoing) -> str | None:
    ends = (relation.subject,) if relation.kind == OFFICE else (relation.subject, relation.object)
    return None if all(_is_named(i, case) for i in ends) else "an end is only described"


def _tie(relation: Relation, document: Document, put: Put, offices: set[str]) -> None:
    """Put a tie, and before it the office that it tells of, if it is new."""
    ends = {"subject": (relation.subject,), "object": (relation.object,), "role": (relation.kind,)}
    schema = "UnknownLink"
    if relation.kind in MEMBERSHIPS:
        schema, ends = "Membership", {"member": ends["subject"], "organization": ends["object"], "role": ends["role"]}
    elif relation.kind == OFFICE:
        post = content_id("office", relation.object)
        schema, ends = "Occupancy", {"holder": ends["subject"], "post": (post,)}
        if post not in offices:
            offices.add(post)
            put(post, "Position", {"name": (relation.object,)})
    when = {"startDate": (relation.when.start,), "endDate": (relation.when.end,)}
    words = {"summary": (relation.evidence.quote,), "proof": (document.id,)}
    put(relation.id, schema, {**ends, **when, **words, **source(document)})
