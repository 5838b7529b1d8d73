"""The order of the stages; the only place where all parts of a reading meet.

    bytes → Document → blocks → masthead → sentences → actors, places → window → times, quantities
          → statements → events, positions, relations → Reading

A reading is pure: one document in, one reading out, the same bytes for the same document on any process.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context

from msgspec.structs import replace

from reportedly import acquire, plugins
from reportedly.errors import ReportedlyError
from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.headline import decap
from reportedly.reading.annotate.places import places
from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.annotate.window import published as window
from reportedly.reading.attribute import attribute
from reportedly.reading.attribute.marked import telling
from reportedly.reading.blocks import segment
from reportedly.reading.codify import codify
from reportedly.reading.masthead import masthead
from reportedly.reading.tree import Parse
from reportedly.record import Document, Failure, FlatAttribution, Mentions, Reading
from reportedly.settings import Settings

DEFAULTS = Settings()
GIVEN = ("title", "publisher", "author", "published", "url", "language")


def documents(paths: Iterable[str], settings: Settings, stdin: Callable[[], bytes]) -> Iterator[Document]:
    """Yield the documents at `paths` ("-" = standard input); one that cannot be had is a document with a failure."""
    given = acquire.Metadata(**{name: getattr(settings, name) for name in GIVEN})
    for source in acquire.find(paths):
        data = b""
        try:
            data, beside = acquire.load(source, stdin)
            yield acquire.read(data, source.name, given=given, beside=beside, encoding=settings.encoding)
        except ReportedlyError as error:
            yield acquire.failed(error, source.name, data)


def read_text(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    name: str = "-",
    settings: Settings = DEFAULTS,
) -> Reading:
    """Read one text as if it were a file of that name. `published` is an ISO 8601 date of any precision."""
    given = acquire.Metadata(published=published, title=title, publisher=publisher)
    return read(acquire.read(text.encode("utf-8", "surrogatepass"), name, given=given), settings)


def read(document: Document, settings: Settings = DEFAULTS) -> Reading:
    """Read one document; a document with a failure passes through."""
    if document.failure is not None:
        return Reading(document=document)
    document = masthead(document, segment(document.text))
    parse = Parse(
        document=document.id,
        text=document.text,
        blocks=document.blocks,
        sentences=_parser(settings.parser, settings.model).parse(document.blocks, decap),
    )
    document = replace(
        document, published=window(parse, document), attributions=marked(parse, attributor(settings.attributor))
    )
    named = actors(parse)
    mentions = Mentions(
        actors=named,
        places=places(parse, named),
        times=times(parse, document.published),
        quantities=quantities(parse),
    )
    attribution = attribute(parse, mentions, document)
    codes = codify(parse, mentions, attribution, settings.codebook)
    return Reading(
        document=document,
        actors=mentions.actors,
        places=mentions.places,
        times=mentions.times,
        voices=attribution.voices,
        statements=codes.statements,
        events=codes.events,
        positions=codes.positions,
        propositions=codes.propositions,
        relations=codes.relations,
        quantities=codes.quantities,
    )


@cache
def _parser(name: str, model: str) -> plugins.Parser:
    """Return the parser behind the door; one a process."""
    parser: plugins.Parser = plugins.load(plugins.PARSERS, name)(model)
    return parser


@cache
def attributor(name: str) -> plugins.Attributor:
    """Return the attributor behind the door; one a process."""
    made: plugins.Attributor = plugins.load(plugins.ATTRIBUTORS, name)()
    return made


def marked(parse: Parse, marker: plugins.Attributor) -> tuple[FlatAttribution, ...]:
    """Return what an attributor marks in a parsed document, as spans of its text.

    Paragraphs without any word of saying and without a quotation mark are left out: they would cost and give nothing.
    """
    found = marker.attributions(parse.text, [(s.start, s.end) for s in telling(parse)])
    return tuple(
        FlatAttribution(
            source=tuple(parse.span(*part) for part in source),
            cue=tuple(parse.span(*part) for part in cue),
            content=tuple(parse.span(*part) for part in content),
            score=score,
        )
        for source, cue, content, score in found
    )


def attempt(document: Document, settings: Settings = DEFAULTS) -> Reading:
    """Read one document; what goes wrong in it becomes its failure, so that one report never stops the rest."""
    try:
        return read(document, settings)
    except ReportedlyError as error:
        return Reading(document=_failed(document, type(error).__name__, error.message, error.remedy))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        remedy = "report it with the document; the rest is not affected"
        return Reading(document=_failed(document, type(error).__name__, f"reading broke off: {error}", remedy))


def _failed(document: Document, error: str, message: str, remedy: str) -> Document:
    """Return the document as a failure of reading."""
    return replace(document, failure=Failure(stage="read", error=error, message=message, remedy=remedy))


def read_all(found: Iterable[Document], settings: Settings = DEFAULTS) -> Iterator[Reading]:
    """Yield the readings of documents in their order, on as many processes as are set.

    Documents are taken from `found` only a few batches ahead, so that memory does not grow with their number.
    """
    if settings.processes == 1:
        yield from (attempt(document, settings) for document in found)
        return
    pool = ProcessPoolExecutor(settings.processes, get_context("spawn"), _leave_interrupts)
    try:
        yield from _ahead(pool, found, settings)
    except BrokenProcessPool as error:
        message = "a reading process died, most likely for want of memory"
        raise ReportedlyError(message, "run the same command again with fewer --processes") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _ahead(pool: ProcessPoolExecutor, found: Iterable[Document], settings: Settings) -> Iterator[Reading]:
    """Keep every process busy with one batch at hand and one waiting."""
    documents, jobs = iter(found), deque[Future[list[Reading]]]()
    while batch := list(islice(documents, settings.batch_size)):
        jobs.append(pool.submit(_read_batch, batch, settings))
        if len(jobs) >= 2 * settings.processes:
            yield from jobs.popleft().result()
    while jobs:
        yield from jobs.popleft().result()


def _read_batch(batch: list[Document], settings: Settings) -> list[Reading]:
    return [attempt(document, settings) for document in batch]


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that the reader's hands are on; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
