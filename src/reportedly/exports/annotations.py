"""W3C Web Annotations (JSON-LD): a collection with one annotation a statement, anchored in the words that say it.

Every target has both selectors: the position, in Unicode code points of the document's text, and the quotation with
what stands around it, by which it is found again when the page has changed. The digest of the bytes is in its state.
"""

from collections.abc import Iterator

from reportedly import __version__
from reportedly.exports.incidents import publisher_of
from reportedly.exports.moments import instant_of
from reportedly.exports.streams import Json, dumps, filled, listed
from reportedly.exports.urns import urn
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Document, Format, Reading, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation


class WebAnnotations:
    """Annotations of statements."""

    form = Format(
        title="W3C Web Annotation (JSON-LD)",
        suffix=".jsonld",
        keeps="statements where they stand: positions, words with what is around them, chain and sureness as a comment",
        drops="events, positions, ties; who is who; origins and findings; documents but for address, date and digest",
        carries=("statement",),
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write an annotation for each statement, on one page of a collection that tells their number in the end."""
        total = 0
        head = {"@context": CONTEXT, "id": "urn:rpt:annotations", "type": "AnnotationCollection", "label": "Statements"}
        page = b', "first": {"id": "urn:rpt:annotations:1", "type": "AnnotationPage", "items": ['

        def tail() -> bytes:
            return b']}, "total": ' + str(total).encode() + b"}"

        with target.file() as file, listed(file, dumps(head).removesuffix(b"}") + page, tail) as add:
            for reading in case.readings():
                for annotation in _annotations(reading, losses):
                    add(annotation)
                    total += 1


def _annotations(reading: Reading, losses: Losses) -> Iterator[Json]:
    """Yield the annotations of one document."""
    names = {voice.id: voice.name or (voice.description.quote if voice.description else "") for voice in reading.voices}
    for statement in reading.statements:
        if not statement.content:
            losses.drop("statement", "no words of its own")
            continue
        losses.keep("statement")
        if not reading.document.url:
            losses.default("target.source", "no address is known: the document's URN")
        targets = [_target(span, reading.document) for span in statement.content]
        yield {
            "id": urn(statement.id, "annotation"),
            "type": "Annotation",
            "motivation": "identifying",
            "creator": {"type": "Software", "name": f"reportedly {__version__}"},
            "body": [
                {"type": "SpecificResource", "source": urn(statement.id)},
                {"type": "TextualBody", "purpose": "describing", "value": _told(statement, names, reading.document)},
            ],
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _told(statement: Statement, names: dict[str, str], document: Document) -> str:
    """Return who says it, through whom and how surely: "Marrow Agency ← the mayor; asserted, +"."""
    chain = [names[link.voice] for link in statement.chain if names.get(link.voice)] or [publisher_of(document)]
    hedges = "".join(f", “{span.quote}”" for span in statement.hedges)
    return f"{' ← '.join(chain)}; {statement.certainty}, {statement.polarity}{hedges}"


def _target(span: Span, document: Document) -> Json:
    """Return where words stand."""
    quote: Json = {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": document.text[max(0, span.start - AROUND) : span.start],
        "suffix": document.text[span.end : span.end + AROUND],
    }
    state: Json = {
        "type": "TimeState",
        "sourceDate": instant_of(document.retrieved),
        "cached": f"urn:sha256:{document.sha256}",
    }
    return {
        "source": document.url or urn(document.id),
        "state": filled(state),
        "selector": [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, filled(quote)],
    }
