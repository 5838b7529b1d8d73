"""Objects of STIX 2.1, one for each value of the record that has one; ids are made of ours, and so last."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly import __version__
from reportedly.exports.incidents import publisher_of, reference
from reportedly.exports.moments import instant_of
from reportedly.exports.streams import Json, filled
from reportedly.record import Actor, Document, Event, Place, Relation, Span, Statement, Voice

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:rpt:")
EPOCH = "1970-01-01T00:00:00.000Z"
CLASSES = {"person": "individual", "official": "individual", "population": "class", "described": "unknown"}
OPINIONS = {"denies": "strongly-disagree", "doubts": "disagree", "endorses": "agree"}
US = "reportedly"
STATEMENT = "statement"
SCHEMA = "spans (start, end, quote) of what is said, chain of voices publisher first, certainty, polarity, hedges"


def stix_id(kind: str, i: str) -> str:
    """Return the id of an object by its type and the id in the record."""
    return f"{kind}--{uuid.uuid5(SPACE, i)}"


def actor_id(actor: Actor) -> str:
    """Return the id of an actor's object."""
    return stix_id("threat-actor" if actor.kind == "armed_group" else "identity", actor.id)


def stamp(iso: str | None) -> str:
    """Return a moment as STIX writes it, to the millisecond; 1970 where it is not known."""
    return (instant_of(iso) or EPOCH).removesuffix(".000Z").removesuffix("Z") + ".000Z"


def _cited(document: Document, i: str, words: Span | None = None) -> list[Json]:
    """Return where a value stands: the publisher, the address and, in our own words, document and characters."""
    where: Json = {
        "source_name": publisher_of(document),
        "url": document.url,
        "description": f"sha256:{document.sha256}",
    }
    spot = [filled({**where, "external_id": reference(document.id, words) if words else document.id})]
    return [*spot, *_ours(i)] if words else spot


def _ours(i: str) -> list[Json]:
    return [{"source_name": US, "external_id": i}]


@dataclass(frozen=True, slots=True)
class Objects:
    """Makes objects, all of them by this package; `judged` is the time of the last judgement."""

    judged: str

    def _made(self, kind: str, i: str, created: str = EPOCH, **fields: object) -> Json:
        common: Json = {"type": kind, "spec_version": "2.1", "id": stix_id(kind, i)}
        by: Json = {} if i == US else {"created_by_ref": stix_id("identity", US)}
        return filled({**common, **by, "created": created, "modified": max(created, self.judged), **fields})

    def ourselves(self) -> Iterator[Json]:
        """Yield who made the bundle, and what its extension holds."""
        yield self._made("identity", US, name=f"{US} {__version__}", identity_class="system")
        fields: Json = {"version": "1.0.0", "extension_types": ["property-extension"]}
        yield self._made("extension-definition", STATEMENT, EPOCH, name=STATEMENT, schema=SCHEMA, **fields)

    def actor(self, one: Actor) -> Json:
        """Return an armed group as a threat actor, all others as identities."""
        names: Json = {"name": one.name, "external_references": _ours(one.id)}
        if one.kind == "armed_group":
            return self._made("threat-actor", one.id, EPOCH, aliases=list(one.aliases), **names)
        return self._made("identity", one.id, EPOCH, identity_class=CLASSES.get(one.kind, "organization"), **names)

    def place(self, one: Place) -> Json:
        """Return a place that has coordinates, with its reach in metres."""
        where: Json = {"latitude": one.latitude, "longitude": one.longitude, "precision": one.radius_m}
        return self._made("location", one.id, EPOCH, name=one.name, external_references=_ours(one.id), **where)

    def report(self, document: Document, said: Sequence[str], created: str) -> Json:
        """Return a document with all that was made of it."""
        fields = {"name": document.title or publisher_of(document), "published": created, "lang": document.language}
        cited = _cited(document, document.id)
        return self._made("report", document.id, created, **fields, object_refs=said, external_references=cited)

    def incident(self, event: Event, statement: Statement, document: Document, created: str) -> Json:
        """Return what a report says happened; what STIX has no field for stands in its description."""
        name = f"{event.code}/{event.mode}" if event.mode else event.code
        cited = _cited(document, event.id, event.trigger)
        words = " … ".join(span.quote for span in statement.content)
        described = f"{words} ({event.when.start or 'day not known'}; {statement.certainty})"
        return self._made("incident", event.id, created, name=name, description=described, external_references=cited)

    def relationship(self, one: Relation, ends: tuple[str, str], document: Document, created: str) -> Json:
        """Return a tie between two objects."""
        fields = {"relationship_type": one.kind.replace("_", "-"), "source_ref": ends[0], "target_ref": ends[1]}
        since = stamp(one.when.start) if one.when.start else None
        cited = _cited(document, one.id, one.evidence)
        return self._made("relationship", one.id, created, **fields, start_time=since, external_references=cited)

    def note(
        self, one: Statement, chain: Sequence[Voice], about: Sequence[str], document: Document, created: str
    ) -> Json:
        """Return a statement, about objects of the bundle, with its first hand as author."""
        names = [name for voice in chain if (name := called(voice))] or [publisher_of(document)]
        spans = [{"start": span.start, "end": span.end, "quote": span.quote} for span in one.content]
        held: Json = {
            "extension_type": "property-extension",
            "spans": spans,
            "chain": names,
            "certainty": one.certainty,
            "polarity": one.polarity,
            "hedges": [span.quote for span in one.hedges],
        }
        return self._made(
            "note",
            one.id,
            created,
            abstract=f"{' ← '.join(names)}; {one.certainty}, {one.polarity}",
            content=" … ".join(span.quote for span in one.content),
            authors=names[-1:],
            object_refs=about,
            external_references=_cited(document, one.id, one.span),
            extensions={stix_id("extension-definition", STATEMENT): filled(held)},
        )

    def opinions(self, one: Statement, voices: dict[str, Voice], created: str) -> Iterator[Json]:
        """Yield what voices of the chain hold of what they pass on, where they say so."""
        for n, link in enumerate(one.chain):
            name = called(voices[link.voice]) if link.voice in voices else ""
            if link.commitment in OPINIONS:
                fields = {"opinion": OPINIONS[link.commitment], "object_refs": [stix_id("note", one.id)]}
                yield self._made("opinion", f"{one.id}.{n}", created, **fields, authors=[name] if name else [])


def called(voice: Voice) -> str:
    """Return what a voice is called, "" for nothing."""
    return voice.name or (voice.description.quote if voice.description else "")
