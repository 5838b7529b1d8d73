"""PROV-JSON: where every statement comes from, as entities, activities and agents of W3C PROV.

A document version is an entity of its publisher, a statement an entity quoted from it hop by hop: what each voice of
the chain said is an entity of its own, quoted from what the next one said, and the first hand's is the primary source.
One activity a document extracted them, by this package.
"""

from collections.abc import Iterator

from reportedly import __version__
from reportedly.exports.incidents import publisher_of
from reportedly.exports.moments import instant_of
from reportedly.exports.streams import Json, Sections, filled
from reportedly.exports.urns import urn
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Document, Format, Reading, Statement, Voice, content_id

PREFIXES = {"rpt": "urn:rpt:"}
SOFTWARE = "rpt:reportedly"
SECTIONS = (
    "entity",
    "activity",
    "agent",
    "used",
    "wasGeneratedBy",
    "wasAssociatedWith",
    "wasAttributedTo",
    "wasDerivedFrom",
)
Found = tuple[str, str, Json]  # section, name in it, what it holds


class Provenance:
    """Entities, activities, agents, and what leads from one to another."""

    form = Format(
        title="PROV-JSON",
        suffix=".json",
        keeps="document versions, statements, chains hop by hop, voices, publishers, the software; certainty, polarity",
        drops="events, positions, ties, places; spans; which origins may be one; findings",
        carries=("document", "statement"),
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the sections, each of which waits on the disk until all documents are through."""
        agents = {SOFTWARE}
        with Sections(SECTIONS) as held:
            label = f"reportedly {__version__}"
            held.put("agent", SOFTWARE, {"prov:type": _type("SoftwareAgent"), "prov:label": label})
            for reading in case.readings():
                for section, name, value in _told(reading, losses):
                    if name not in agents:
                        held.put(section, name, value)
                    agents.update([name] if section == "agent" else ())
            with target.file() as file:
                held.write(file, {"prefix": PREFIXES})


def _told(reading: Reading, losses: Losses) -> Iterator[Found]:
    """Yield what one document shows."""
    document, voices = reading.document, {voice.id: voice for voice in reading.voices}
    name, work, house = _name(document.id), _name(document.id, "extract"), publisher_of(document)
    publisher = f"rpt:publisher:{content_id('house', house).partition('-')[2]}"
    losses.keep("document")
    yield "entity", name, _document(document)
    if document.publisher or document.url:
        yield "agent", publisher, {"prov:type": _type("Organization"), "prov:label": house}
        yield "wasAttributedTo", f"_:by-{document.id}", {"prov:entity": name, "prov:agent": publisher}
    if document.version_of:
        yield _derived(name, _name(document.version_of), "Revision")
    if document.failure:
        return
    yield "activity", work, {"prov:label": "extract"}
    yield "used", f"_:used-{document.id}", {"prov:activity": work, "prov:entity": name}
    yield "wasAssociatedWith", f"_:with-{document.id}", {"prov:activity": work, "prov:agent": SOFTWARE}
    for statement in reading.statements:
        losses.keep("statement")
        yield from _statement(statement, name, work)
        yield from _hops(statement, voices, document.id)


def _document(document: Document) -> Json:
    return filled(
        {
            "prov:label": document.title,
            "rpt:url": document.url,
            "rpt:sha256": document.sha256,
            "rpt:published": document.published.start,
            "rpt:retrieved": instant_of(document.retrieved),
            "rpt:failure": document.failure.message if document.failure else None,
        }
    )


def _statement(one: Statement, document: str, work: str) -> Iterator[Found]:
    name = _name(one.id)
    words = " … ".join(span.quote for span in one.content)
    yield "entity", name, {"prov:value": words, "rpt:certainty": one.certainty, "rpt:polarity": one.polarity}
    yield "wasGeneratedBy", f"_:made-{one.id}", {"prov:entity": name, "prov:activity": work}
    yield _derived(name, document, "Quotation")
    if one.inherits:
        yield _derived(name, _name(one.inherits))


def _hops(one: Statement, voices: dict[str, Voice], document: str) -> Iterator[Found]:
    """Yield what each voice after the page said, quoted by the one before; the last is the primary source."""
    below, last = _name(one.id), len(one.chain) - 1
    for n, link in enumerate(one.chain):
        voice = voices.get(link.voice)
        if n == 0 or voice is None:
            continue
        name, agent = f"{_name(one.id)}.{n}", _agent(voice, document)
        label = voice.name or (voice.description.quote if voice.description else voice.kind)
        kind = "Person" if voice.kind in {"person", "official"} else "Agent"
        yield "entity", name, {"rpt:commitment": link.commitment, "rpt:basis": link.basis}
        yield "agent", agent, {"prov:label": label, **({"prov:type": _type(kind)} if kind == "Person" else {})}
        yield "wasAttributedTo", f"_:by-{one.id}.{n}", {"prov:entity": name, "prov:agent": agent}
        yield _derived(below, name, "Quotation")
        if n == last:
            yield _derived(_name(one.id), name, "PrimarySource")
        below = name


def _agent(voice: Voice, document: str) -> str:
    """Name a voice: by its actor, who is one in the whole case, or as one of its document."""
    return _name(voice.actor or content_id("voice", document, voice.id))


def _derived(later: str, earlier: str, how: str = "") -> Found:
    """Return that one entity comes from another, and how: a derivation of no kind has none."""
    ends: Json = {"prov:generatedEntity": later, "prov:usedEntity": earlier}
    made = {**ends, "prov:type": _type(how)} if how else ends
    return "wasDerivedFrom", f"_:{content_id('from', later, earlier, how)}", made


def _type(name: str) -> Json:
    return {"$": f"prov:{name}", "type": "prov:QUALIFIED_NAME"}


def _name(i: str, kind: str = "") -> str:
    """Return an id's URN as a name under the prefix `rpt`."""
    return urn(i, kind).removeprefix("urn:")
