"""The order of the stages; the only place where all parts of a reading meet.

    bytes → Document → blocks → masthead → sentences → actors, places → window → times, quantities
          → statements → events, positions, relations → Reading

A reading is pure: one document in, one reading out, the same bytes for the same document on any process. A coder, which
may ask somebody else, comes last and only where one is set; it adds proposals and changes nothing.
"""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from ctypes import c_byte
from functools import cache
from itertools import islice, takewhile
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import ClassVar

from msgspec.structs import replace

from reportedly import acquire, plugins
from reportedly.codebook import gazetteer
from reportedly.errors import PluginError, ReportedlyError, UsageError
from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.casing import in_case
from reportedly.reading.annotate.headline import decap
from reportedly.reading.annotate.places import places
from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.annotate.window import published as window
from reportedly.reading.attribute import attribute
from reportedly.reading.attribute.marked import telling
from reportedly.reading.attribute.selves import with_selves
from reportedly.reading.blocks import segment
from reportedly.reading.codify import between, codify
from reportedly.reading.codify.asked import with_marks
from reportedly.reading.codify.between import Given
from reportedly.reading.codify.doings import Doing, doings
from reportedly.reading.codify.frames import Frame, frames_at
from reportedly.reading.codify.grading import word_grades
from reportedly.reading.codify.proposed import proposed
from reportedly.reading.codify.standing import RIGHT, Account, stretch_of, weighed
from reportedly.reading.masthead import masthead
from reportedly.reading.tree import Parse
from reportedly.record import Document, Failure, FlatAttribution, Mentions, Proposal, Reading, content_id
from reportedly.settings import Settings

DEFAULTS = Settings()
HEED = 0.1  # seconds until one process notices what another wants
GO_ON, HAND_IN, LEAVE = range(3)  # what reading processes are told

Word = c_byte  # shared memory without a lock: no process that dies can leave it taken


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
    with gazetteer.using(*[settings.gazetteer] if settings.gazetteer else ()):
        reading = _read(document, settings)
    return reading if settings.coder is None else _with_proposals(reading, coder(settings), settings.coder)


def _read(document: Document, settings: Settings) -> Reading:
    """Read one document with the gazetteer in force."""
    document, parse = parsed(document, settings)
    marks, grades = marked(parse, attributor(settings.attributor))
    document = replace(document, published=window(parse, document), attributions=marks)
    named = actors(parse)
    dated = times(parse, document.published)
    mentions = Mentions(
        actors=named,
        places=places(parse, named),
        times=dated,
        quantities=quantities(parse, dated),
    )
    attribution = attribute(parse, mentions, document)
    mentions = replace(mentions, actors=with_selves(parse, mentions.actors, attribution))
    codes = codify(parse, mentions, attribution, settings.codebook, grades)
    proposer = stance_coder(settings.stance_coder)
    codes = proposed(parse, mentions, attribution, codes, proposer.stances, proposer.name)
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


def parsed(document: Document, settings: Settings = DEFAULTS) -> tuple[Document, Parse]:
    """Return a document with its blocks and what its masthead says, and its sentences: the first half of reading."""
    document = masthead(document, segment(document.text))
    cased, blocks = in_case(document.text, document.blocks)
    parse = Parse(
        document=document.id,
        text=document.text,
        blocks=document.blocks,
        sentences=_parser(settings.parser, settings.model).parse(blocks, decap),
        cased=cased,
    )
    return document, parse


def ties_between(text: str, given: Sequence[Given], settings: Settings = DEFAULTS) -> list[tuple[Given, str, Given]]:
    """Return how given stretches of a text are tied to one another, as (subject, kind, object).

    Args:
        text: read as a document, without looking for names.
        given: what is named where, found by a person or another program.
        settings: which parser reads it.
    """
    return between.ties_between(_parse_of(text, settings), given)


def stances_between(
    reading: Reading, given: Sequence[tuple[tuple[int, int], tuple[int, int]]], settings: Settings = DEFAULTS
) -> list[plugins.Told | None]:
    """Return how the two stretches of each pair stand to one another: who is for or against whom.

    Args:
        reading: a report that was read.
        given: pairs of stretches (start, end) of its text that a person or another program has marked; they need be
            no actors of the record. The stance coder is asked where both stand in one sentence or short paragraph.
        settings: which parser and which stance coder.

    Returns:
        for each pair (whether the first takes the stance, whether it is for the other, how likely, 0..1), or None.
    """
    parse, account = _parse_of(reading.document.text, settings), Account(reading)
    around = [stretch_of(parse, *pair) for pair in given]
    asked = [(stretch, *pair) for stretch, pair in zip(around, given, strict=True) if stretch is not None]
    weighs = iter(stance_coder(settings.stance_coder).weigh(reading.document.text, asked))
    chances = [next(weighs) if stretch is not None else None for stretch in around]
    told: list[plugins.Told | None] = []
    alone_asked = [place for pair, held in zip(given, chances, strict=True) if held is None for place in pair]
    wider = Account(with_marks(parse, reading, alone_asked)) if alone_asked else account
    for pair, held in zip(given, chances, strict=True):
        way = account.between(*pair) or wider.between(*pair) if held is None else None
        alone = (*way, RIGHT) if way is not None else None
        told.append(alone if held is None else weighed(account.heard(*pair), held))
    return told


def deeds_at(text: str, given: Iterable[tuple[int, int]], settings: Settings = DEFAULTS) -> list[Frame | None]:
    """Return what the word of doing in each given stretch (start, end) of a text says, None where no sentence has it.

    Args:
        text: read as a document, without looking for names.
        given: words that a person or another program has marked, of whatever kind of deed.
        settings: which parser reads it.
    """
    return frames_at(_parse_of(text, settings), given)


def doings_of(reading: Reading, spots: Collection[tuple[int, int]], settings: Settings = DEFAULTS) -> tuple[Doing, ...]:
    """Return what somebody or something takes part in, coded or not, in a document that has been read.

    Args:
        reading: the document's reading; its text is parsed again.
        spots: (start, end) of the mentions of the one who is asked about.
        settings: which parser reads it.
    """
    if reading.document.failure is not None or not spots:
        return ()
    _, parse = parsed(reading.document, settings)
    return doings(parse, reading.times, reading.document.published, spots)


def _parse_of(text: str, settings: Settings) -> Parse:
    """Return the sentences of a text that is no report of a case."""
    return parsed(acquire.read(text.encode("utf-8", "surrogatepass"), "-"), settings)[1]


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


def coder(settings: Settings) -> plugins.Coder:
    """Return the coder that is set, made anew; raises UsageError when its settings are not enough."""
    assert settings.coder, "asked for where one is set"
    options = plugins.CoderOptions(
        codebook=settings.codebook,
        url=settings.coder_url,
        model=settings.coder_model,
        key=settings.coder_key,
        timeout=settings.coder_timeout,
        seed=settings.coder_seed,
        tokens=settings.coder_tokens,
    )
    made: plugins.Coder = plugins.load(plugins.CODERS, settings.coder)(options)
    return made


def _with_proposals(reading: Reading, asked: plugins.Coder, name: str) -> Reading:
    """Return a reading with what a coder proposes; what the rules read stays, whatever becomes of the coder."""
    try:
        proposals = tuple(asked.propose(reading))
    except Exception as error:  # noqa: BLE001 - a fault of a coder must not lose what was read
        reason = f"the coder {name!r} broke off ({type(error).__name__}): report it with the document"
        i = content_id("proposal", reading.document.id, name, "failed")
        proposals = (Proposal(id=i, document=reading.document.id, state="failed", by=name, reason=reason),)
    return replace(reading, proposals=proposals)


@cache
def stance_coder(name: str) -> plugins.StanceCoder:
    """Return the coder behind the door; one a process."""
    made: plugins.StanceCoder = plugins.load(plugins.STANCE_CODERS, name)()
    return made


def marked(parse: Parse, marker: plugins.Attributor) -> tuple[tuple[FlatAttribution, ...], Sequence[plugins.Grade]]:
    """Return what an attributor marks in a parsed document, as spans of its text, and the words' factuality.

    Paragraphs without any word of saying and without a quotation mark are left out: they would cost and give little.
    """
    trees = telling(parse)
    found, grades = marker.read(parse.cased, [(s.start, s.end) for s in trees], trees)
    marks = tuple(
        FlatAttribution(
            source=tuple(parse.span(*part) for part in source),
            cue=tuple(parse.span(*part) for part in cue),
            content=tuple(parse.span(*part) for part in content),
            score=score,
        )
        for source, cue, content, score in found
    )
    return marks, grades


def factuality(
    text: str, asked: Sequence[tuple[int, int]], grades: Sequence[plugins.Grade], settings: Settings = DEFAULTS
) -> list[float | None]:
    """Return how sure a text is of what the word at each (start, end) names, -3..3; None where no word was graded.

    `grades` are what an attributor gave each word; they are held within what the statements allow, as for events.
    """
    document, parse = parsed(acquire.read(text.encode("utf-8", "surrogatepass"), "-"), settings)
    attribution = attribute(parse, Mentions(actors=actors(parse)), document)
    return word_grades(parse, attribution.statements, asked, grades)


def attempt(document: Document, settings: Settings = DEFAULTS) -> Reading:
    """Read one document; what goes wrong in it becomes its failure, so that one report never stops the rest.

    Raises UsageError and PluginError, which are no document's fault: every other would fail in the same way.
    """
    try:
        return read(document, settings)
    except (UsageError, PluginError):
        raise
    except ReportedlyError as error:
        return Reading(document=_failed(document, type(error).__name__, error.message, error.remedy))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        remedy = "report it with the document; the rest is not affected"
        return Reading(document=_failed(document, type(error).__name__, f"reading broke off: {error}", remedy))


def _failed(document: Document, error: str, message: str, remedy: str) -> Document:
    """Return the document as a failure of reading."""
    return replace(document, failure=Failure(stage="read", error=error, message=message, remedy=remedy))


def read_all(
    found: Iterable[Document], settings: Settings = DEFAULTS, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Reading]:
    """Yield the readings of documents in their order, on as many processes as are set.

    Documents are taken from `found` only a few batches ahead, so that memory does not grow with their number.

    Args:
        found: what to read.
        settings: how.
        stopped: says whether to stop; documents in hand are finished then, and yielded.
    """
    if settings.processes == 1:
        for document in found:
            yield attempt(document, settings)
            if stopped():
                return
        return
    context = get_context("spawn")
    word: Word = context.RawValue(c_byte, GO_ON)
    pool = ProcessPoolExecutor(settings.processes, context, _begin, (word,))
    try:
        yield from _ahead(pool, word, found, settings, stopped)
    except BrokenProcessPool as error:
        if stopped():
            return  # who ends a whole group of processes may end these first
        message = "a reading process died, most likely for want of memory"
        raise ReportedlyError(message, "run the same command again with fewer --processes") from error
    except BaseException:
        word.value = LEAVE
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _ahead(
    pool: ProcessPoolExecutor,
    word: Word,
    found: Iterable[Document],
    settings: Settings,
    stopped: Callable[[], bool],
) -> Iterator[Reading]:
    """Keep every process busy with one batch at hand and one waiting."""
    documents, jobs = iter(found), deque[Future[list[Reading]]]()
    while not stopped() and (batch := list(islice(documents, settings.batch_size))):
        with _interrupts_held():
            jobs.append(pool.submit(_read_batch, batch, settings))
        if len(jobs) >= 2 * settings.processes:
            yield from _outcome(jobs.popleft(), word, stopped)
    while jobs:
        yield from _outcome(jobs.popleft(), word, stopped)


def _outcome(job: Future[list[Reading]], word: Word, stopped: Callable[[], bool]) -> list[Reading]:
    """Wait for a batch; when all is to stop, every process hears of it and hands in what it has."""
    while not wait((job,), HEED).done:
        if stopped():
            word.value = HAND_IN
    return job.result()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C waiting while processes start, so that they are born deaf to it; it comes at the end of the block."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Here:
    """What a reading process has heard from the one that started it."""

    word: ClassVar[Word]


def _begin(word: Word) -> None:
    """Leave Ctrl-C to the process that the reader's hands are on; it tells the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Here.word = word
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End as soon as told to, and with the process that started this one: nobody else would ever end it."""
    parent = parent_process()
    while parent and parent.is_alive() and _Here.word.value != LEAVE:
        time.sleep(HEED)
    os._exit(1)


def _read_batch(batch: list[Document], settings: Settings) -> list[Reading]:
    """Read one document after the other, until all is to stop."""
    going = takewhile(lambda _: _Here.word.value == GO_ON, batch)
    return [attempt(document, settings) for document in going]
