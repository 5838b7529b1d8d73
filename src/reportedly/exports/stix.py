"""STIX 2.1: a bundle of what reports say, under ids made of ours, so that a second import updates the first.

A document is a report, a statement a note with the first hand as its author, who denies, doubts or stands by it gives
an opinion, a deed is an incident. Spans, chain, certainty and polarity are in one extension. `modified` is the time of
the last judgement, for judgements are what changes a record.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportedly.exports.deeds import HEDGED, why_no_event, why_unsaid
from reportedly.exports.stixobjects import EPOCH, Objects, actor_id, stamp, stix_id
from reportedly.exports.streams import Json, dumps, listed
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format, Reading


class Stix:
    """Objects in one bundle: who we are, actors and places, then document by document."""

    form = Format(
        title="STIX 2.1 bundle",
        suffix=".json",
        keeps="reports, statements as notes with spans and chains, actors, places, ties, what reports say happened",
        drops="what did not happen, may happen or is inferred, but as words of a note; positions; sides of deeds",
        carries=("document", "statement", "actor", "place", "relation", "event"),
        deeds=True,
        shape="bundle",
        key="id",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the objects."""
        objects = Objects(max((stamp(one.when) for one in case.judgements), default=EPOCH))
        head = dumps({"type": "bundle", "id": stix_id("bundle", "record")}).removesuffix(b"}") + b', "objects": ['
        with target.file() as file, listed(file, head, lambda: b"]}") as add:
            for value in _shared(case, objects, losses):
                add(value)
            for reading in case.readings():
                for value in _told(reading, case, objects, losses):
                    add(value)


def _shared(case: Outgoing, objects: Objects, losses: Losses) -> Iterator[Json]:
    """Yield what documents have in common."""
    yield from objects.ourselves()
    for actor in case.actors(mentions=False):
        losses.keep("actor")
        losses.default("created", "actors and places have no date of their own: 1970")
        yield objects.actor(actor)
    for place in case.places(mentions=False):
        if place.latitude is None or place.longitude is None:
            losses.drop("place", "no coordinates are known")
            continue
        losses.keep("place")
        losses.default("created", "actors and places have no date of their own: 1970")
        yield objects.place(place)


def _told(reading: Reading, case: Outgoing, objects: Objects, losses: Losses) -> Iterator[Json]:
    """Yield the objects of one document, the report last."""
    document = reading.document
    if not reading.statements:
        losses.drop("document", "could not be read" if document.failure else "says nothing")
        return
    losses.keep("document")
    created = stamp(document.published.start or document.published.end)
    if created == EPOCH:
        losses.default("published", "not known: 1970")
    said = []
    for value in _said(reading, _ends(reading, case), objects, created, losses):
        said.append(str(value["id"]))
        yield value
    yield objects.report(document, said, created)


def _ends(reading: Reading, case: Outgoing) -> dict[str, str]:
    """Return the objects of the actors and places of a document, by their ids in the record."""
    ends = {one.id: actor_id(actor) for one in reading.actors if (actor := case.actor(one.id))}
    places = [place for one in reading.places if (place := case.place(one.id))]
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    return {**ends, **{place.id: stix_id("location", place.id) for place in located}}


def _said(reading: Reading, ends: Mapping[str, str], objects: Objects, created: str, losses: Losses) -> Iterator[Json]:
    """Yield deeds and ties, then the notes about them and about whoever does them."""
    document, voices = reading.document, {voice.id: voice for voice in reading.voices}
    statements = {one.id: one for one in reading.statements}
    about: defaultdict[str, list[str]] = defaultdict(list)
    for event in reading.events:
        about[event.statement] += [ends[i] for i in (*event.actors, *event.recipients, event.place or "") if i in ends]
        why = why_no_event(event, statements[event.statement])
        if why and why != HEDGED:
            losses.drop("event", why)
            continue
        losses.keep("event")
        about[event.statement].append(stix_id("incident", event.id))
        yield objects.incident(event, statements[event.statement], document, created)
    for tie in reading.relations:
        why = why_unsaid(statements[tie.statement])
        if (why and why != HEDGED) or not {tie.subject, tie.object} <= ends.keys():
            losses.drop("relation", why if why and why != HEDGED else "is not between two that are known")
            continue
        losses.keep("relation")
        about[tie.statement].append(stix_id("relationship", tie.id))
        yield objects.relationship(tie, (ends[tie.subject], ends[tie.object]), document, created)
    for one in reading.statements:
        losses.keep("statement")
        chain = [voices[link.voice] for link in one.chain if link.voice in voices]
        of = list(dict.fromkeys(about[one.id])) or [stix_id("report", document.id)]
        yield objects.note(one, chain, of, document, created)
        yield from objects.opinions(one, voices, created)
