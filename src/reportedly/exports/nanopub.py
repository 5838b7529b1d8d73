"""Nanopublications (TriG): a statement each, in four graphs, under a trusty URI that is a digest of all it says.

The assertion is a schema.org Claim with its words, how surely it is said and its polarity; the provenance is the chain
hop by hop, down to the primary source, and the stretch of the document; the publication info is this package. They are
made, not published: no key signs them.
"""

from collections.abc import Iterator
from itertools import pairwise

from reportedly import __version__
from reportedly.exports.incidents import publisher_of, reference
from reportedly.exports.moments import instant_of
from reportedly.exports.trig import HOLE, XSD, Literal, Quad, artifact_code, filled_in, iri, trig
from reportedly.exports.urns import urn
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Document, Format, Reading, Statement

BASE = f"http://purl.org/np/{HOLE}"
PREFIXES = {
    "np": "http://www.nanopub.org/nschema#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dct": "http://purl.org/dc/terms/",
    "pav": "http://purl.org/pav/",
    "rpt": "urn:rpt:term:",
}
HEAD, ASSERTION, PROVENANCE, INFO = (f"{BASE}#{name}" for name in ("Head", "assertion", "provenance", "pubinfo"))


class Nanopublications:
    """A nanopublication of each statement."""

    form = Format(
        title="Nanopublications (TriG)",
        suffix=".trig",
        keeps="statements with words, sureness, polarity; chains hop by hop; document, stretch, publisher, software",
        drops="events, positions, ties, places; who is who; origins and findings; signatures",
        carries=("statement",),
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write them document by document."""
        with target.file() as file:
            file.write("".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()).encode())
            for reading in case.readings():
                for statement in reading.statements:
                    losses.keep("statement")
                    if not reading.document.retrieved:
                        losses.default("dct:created", "not known when it was retrieved: left out")
                    quads = list(_quads(statement, reading))
                    made = trig(filled_in(quads, artifact_code(quads)), PREFIXES)
                    file.write(b"\n" + made.encode("utf-8", "replace"))


def _quads(statement: Statement, reading: Reading) -> Iterator[Quad]:
    yield HEAD, BASE, _term("rdf:type"), _term("np:Nanopublication")
    for name, graph in (("Assertion", ASSERTION), ("Provenance", PROVENANCE), ("PublicationInfo", INFO)):
        yield HEAD, BASE, _term(f"np:has{name}"), graph
    yield from _assertion(statement)
    yield from _provenance(statement, reading)
    yield INFO, BASE, _term("rdf:type"), _term("prov:Entity")
    yield INFO, BASE, _term("pav:createdWith"), Literal(f"reportedly {__version__}")
    if created := instant_of(reading.document.retrieved):
        yield INFO, BASE, _term("dct:created"), Literal(created, f"{XSD}dateTime")


def _assertion(statement: Statement) -> Iterator[Quad]:
    claim = urn(statement.id)
    yield ASSERTION, claim, _term("rdf:type"), _term("schema:Claim")
    yield ASSERTION, claim, _term("schema:text"), Literal(" … ".join(span.quote for span in statement.content))
    yield ASSERTION, claim, _term("rpt:certainty"), Literal(statement.certainty)
    yield ASSERTION, claim, _term("rpt:polarity"), Literal(statement.polarity)
    for hedge in statement.hedges:
        yield ASSERTION, claim, _term("rpt:hedge"), Literal(hedge.quote)


def _provenance(statement: Statement, reading: Reading) -> Iterator[Quad]:
    """Yield where it stands, and who has it from whom: publisher first, first hand last."""
    document, names = reading.document, {voice.id: voice for voice in reading.voices}
    yield PROVENANCE, ASSERTION, _term("prov:wasQuotedFrom"), iri(document.url or urn(document.id))
    stretch = reference(urn(document.id), statement.span)
    yield PROVENANCE, ASSERTION, _term("prov:wasDerivedFrom"), stretch
    yield from _document(document, stretch)
    chain = [names[link.voice] for link in statement.chain if link.voice in names]
    for voice in chain:
        called = voice.name or (voice.description.quote if voice.description else publisher_of(document))
        yield PROVENANCE, iri(urn(voice.id)), _term("rdf:type"), _term("prov:Agent")
        yield PROVENANCE, iri(urn(voice.id)), _term("rdfs:label"), Literal(called)
    for outer, inner in pairwise(chain):
        if outer.id != inner.id:
            yield PROVENANCE, iri(urn(outer.id)), _term("rpt:hasItFrom"), iri(urn(inner.id))
    if chain:
        yield PROVENANCE, ASSERTION, _term("prov:wasAttributedTo"), iri(urn(chain[-1].id))


def _document(document: Document, stretch: str) -> Iterator[Quad]:
    yield PROVENANCE, stretch, _term("dct:isPartOf"), urn(document.id)
    yield PROVENANCE, urn(document.id), _term("dct:publisher"), Literal(publisher_of(document))
    yield PROVENANCE, urn(document.id), _term("dct:identifier"), Literal(f"urn:sha256:{document.sha256}")
    if published := instant_of(document.published.start):
        yield PROVENANCE, urn(document.id), _term("dct:issued"), Literal(published, f"{XSD}dateTime")


def _term(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest
