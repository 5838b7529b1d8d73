"""Documents on their way in: what a path names is loaded, read and kept in a case, and what became of each is told.

A document that cannot be read is kept as a failure; what a case holds already is not read again.
"""

import codecs
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from reportedly import __version__, acquire, pipeline, plugins
from reportedly.acquire import Metadata, Source
from reportedly.acquire.metadata import interval
from reportedly.codebook import tables
from reportedly.codebook.codebook import codebook
from reportedly.errors import InputError, PluginError, UsageError
from reportedly.record import Document, Failure, Reading, Value
from reportedly.settings import FILE, Settings
from reportedly.store import Case, Outcome

APART = ("", "-wal", "-shm", "-journal")  # the files of a SQLite case

UNANSWERED = "/unanswered"  # stands behind the reader of a reading on which a coder failed

Read = Callable[[Iterable[Document]], Iterable[Reading]]


class Kept(Value, frozen=True, kw_only=True):
    """What became of one document: read ("added", "superseded", "unchanged"), held already ("kept"), or "failed".

    `proposed` and `refused` count what a coder answered; `unanswered` says why it did not.
    """

    outcome: Outcome
    name: str
    statements: int = 0
    failure: Failure | None = None
    proposed: int = 0
    refused: int = 0
    unanswered: tuple[str, ...] = ()


def sources(paths: Iterable[str], settings: Settings) -> list[Source]:
    """Return what `paths` name, the case's own files, the settings file and the user's own table left out."""
    apart = (*(settings.case + suffix for suffix in APART), FILE, *_tables(settings))
    own = {Path(name).resolve() for name in apart}
    return [source for source in acquire.find(paths) if source.error or Path(source.name).resolve() not in own]


def check(settings: Settings) -> None:
    """Raise UsageError, before any document is read, when a setting cannot be so or names what is not there."""
    try:
        interval(settings.published, "the documents")
        codecs.lookup(settings.encoding or "utf-8")
    except InputError as error:
        raise UsageError(error.message, error.remedy) from error
    except LookupError as error:
        message = f"there is no encoding named {settings.encoding!r}"
        raise UsageError(message, "name one that Python knows, such as utf-8 or windows-1256") from error
    for group, name in (
        (plugins.PARSERS, settings.parser),
        (plugins.ATTRIBUTORS, settings.attributor),
        (plugins.STANCE_CODERS, settings.stance_coder),
    ):
        if name not in plugins.names(group):
            message = f"no plug-in named {name!r} in {group}"
            raise UsageError(message, f"choose one of {', '.join(plugins.names(group))}")
    _check_model(settings)
    codebook(settings.codebook)
    _check_coder(settings)
    for table in _tables(settings):
        tables.own(Path(table))


def _check_model(settings: Settings) -> None:
    """Raise PluginError when the built-in parser has no such model; it is looked for, not loaded, which takes long."""
    if settings.parser != Settings().parser:
        return  # what a model is, another parser knows
    try:
        found = find_spec(settings.model) is not None
    except (ImportError, ValueError):
        found = False
    if not found and not Path(settings.model).exists():
        message = f"no spaCy pipeline named {settings.model!r} is installed"
        raise PluginError(message, "install it, or set `model` to one that is")


def _check_coder(settings: Settings) -> None:
    """Raise UsageError when the coder that is set is not there, or lacks a setting; nothing is asked yet."""
    if settings.coder is None:
        return
    if settings.coder not in plugins.names(plugins.CODERS):
        message = f"no plug-in named {settings.coder!r} in {plugins.CODERS}"
        raise UsageError(message, f"choose one of {', '.join(plugins.names(plugins.CODERS))}")
    pipeline.coder(settings)


def reader_of(settings: Settings) -> str:
    """Return what tells one way of reading from another: version, plug-ins, model, codebook, own names."""
    named = (
        __version__,
        settings.parser,
        settings.model,
        settings.attributor,
        settings.stance_coder,
        settings.codebook,
        *_coder_of(settings),
    )
    return "/".join((*named, *(hashlib.sha256(Path(table).read_bytes()).hexdigest() for table in _tables(settings))))


def _coder_of(settings: Settings) -> tuple[str, ...]:
    """Return what tells one coder from another; its key and patience make no difference."""
    if settings.coder is None:
        return ()
    asked = (settings.coder_url, settings.coder_model, settings.coder_seed, settings.coder_tokens)
    return (f"{settings.coder}({', '.join(map(str, asked))})",)


def _tables(settings: Settings) -> tuple[str, ...]:
    """Return the paths of the user's own tables of names."""
    return (settings.gazetteer,) if settings.gazetteer else ()


def given_of(settings: Settings) -> str:
    """Return what was said about the documents from outside, as JSON."""
    return json.dumps(settings.given(), sort_keys=True, ensure_ascii=False)


@dataclass(slots=True)
class Intake:
    """Loads sources one by one, and lets through what a case does not hold yet.

    Attributes:
        settings: how documents are read.
        stdin: gives the bytes of standard input.
        case: what is held there is not read again; None lets everything through.
        reader: how documents are read, as the case notes it.
        held: the names of those that were not let through since `taken` was last asked.
    """

    settings: Settings
    stdin: Callable[[], bytes]
    case: Case | None = None
    reader: str = field(init=False)
    held: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Look once at what documents are read with."""
        self.reader = reader_of(self.settings)

    def documents(self, found: Iterable[Source]) -> Iterator[Document]:
        """Yield the documents that are to be read, failures included; the names of all others go to `held`."""
        for source in found:
            document = self._document(source)
            if document is None:
                self.held.append(source.name)
            else:
                yield document

    def _document(self, source: Source) -> Document | None:
        data = b""
        try:
            data, beside = acquire.load(source, self.stdin)
            if self._is_held(hashlib.sha256(data).hexdigest()):
                return None
            given = Metadata(**self.settings.given())
            return acquire.read(data, source.name, given=given, beside=beside, encoding=self.settings.encoding)
        except InputError as error:
            self._seen.discard(hashlib.sha256(data).hexdigest())  # the next copy fails for itself
            return acquire.failed(error, source.name, data)

    def _is_held(self, sha256: str) -> bool:
        """Say whether these bytes came by in this run, or were read in the same way before."""
        if sha256 in self._seen:
            return True
        self._seen.add(sha256)
        if self.case is None:
            return False
        given = given_of(self.settings)
        return self.case.has(sha256, self.reader, given if self.settings.given() else None)

    def taken(self) -> list[Kept]:
        """Return what was held back since the last call."""
        names, self.held = self.held, []
        return [Kept(outcome="kept", name=name) for name in names]


def read_into(case: Case, found: Iterable[Source], read: Read, intake: Intake) -> Iterator[Kept]:
    """Read sources into a case and yield what became of each; each is kept before the next is yielded.

    Args:
        case: where they are kept.
        found: where they come from.
        read: the pipeline, over many documents.
        intake: loads them; if its `case` is None, what is held is read again.
    """
    given = given_of(intake.settings)
    for reading in read(intake.documents(found)):
        yield from intake.taken()
        unanswered = any(one.state == "failed" for one in reading.proposals)
        reader = intake.reader + UNANSWERED if unanswered else intake.reader  # so that the coder is asked again
        outcome = case.add(reading, reader, given, replace=intake.case is None)
        yield became(reading, outcome)
    yield from intake.taken()


def became(reading: Reading, outcome: Outcome) -> Kept:
    """Return what became of the document of `reading`."""
    document = reading.document
    name = document.path or document.url or "standard input"
    states = Counter(one.state for one in reading.proposals)
    return Kept(
        outcome=outcome,
        name=name,
        statements=len(reading.statements),
        failure=document.failure,
        proposed=states["proposed"],
        refused=states["refused"],
        unanswered=tuple(one.reason for one in reading.proposals if one.state == "failed"),
    )


def missing(source: Source) -> Kept:
    """Return what became of a source that is not there."""
    assert source.error
    return became(Reading(document=acquire.failed(source.error, source.name)), "failed")


def one_off(name: str, settings: Settings, stdin: Callable[[], bytes]) -> Reading:
    """Read one report that is not kept, "-" for standard input; raises InputError when it cannot be read."""
    source = next(iter(acquire.find([name])))
    data, beside = acquire.load(source, stdin)
    given = Metadata(**settings.given())
    return pipeline.read(acquire.read(data, source.name, given=given, beside=beside), settings)
