"""Every door of the product in one file: the protocols and their entry-point groups.

Built-ins are declared in `pyproject.toml` under the same groups as anybody's plug-ins and enter by the same doors.
A plug-in is found by name, loaded when first asked for, and nothing is loaded at import.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from msgspec import Struct

from reportedly.codebook.books import Coding
from reportedly.errors import PluginError
from reportedly.record import (
    Actor,
    Block,
    Decided,
    Document,
    Event,
    Finding,
    Format,
    Happening,
    Judgement,
    Lead,
    Mention,
    OriginCount,
    Place,
    Proposal,
    Reading,
    Weighed,
)

PARSERS = "reportedly.parsers"
ATTRIBUTORS = "reportedly.attributors"
CODERS = "reportedly.coders"
STANCE_CODERS = "reportedly.stance_coders"
READERS = "reportedly.readers"
EXPORTS = "reportedly.exports"
IMPORTS = "reportedly.imports"
DESKS = "reportedly.desks"
GROUPS = (PARSERS, ATTRIBUTORS, CODERS, STANCE_CODERS, READERS, EXPORTS, IMPORTS, DESKS)


Range = tuple[int, int]
Mark = tuple[Sequence[Range], Sequence[Range], Sequence[Range], float]
Grade = tuple[int, int, float]
Asked = tuple[Range, Range, Range]
Told = tuple[bool, bool, float]


class Parser(Protocol):
    """Turns blocks into sentences (`reading.tree.Sentence`) whose offsets are the document's.

    `parse` must be deterministic, must leave out furniture, and must never join two blocks in one sentence.
    `decap` puts a headline into sentence case and keeps its length.
    """

    def parse(self, blocks: Sequence[Block], decap: Callable[[str], str]) -> list[Any]:
        """Return the sentences of `blocks`, in document order."""
        ...


class Attributor(Protocol):
    """Marks who is said to say what, and how surely. Deterministic; what it marks depends on no other document.

    `sentences` are (start, end) in characters, in order; what is marked are character ranges inside them. `trees` are
    the same sentences parsed (`reading.tree.Sentence`), or none.
    """

    def read(
        self, text: str, sentences: Sequence[Range], trees: Sequence[Any] = ()
    ) -> tuple[Sequence[Mark], Sequence[Grade]]:
        """Return the attributions and the words' factuality; either may be empty.

        An attribution is (source, cue, content, score), in the order of the cues; score is 0..1. A grade is (start,
        end, factuality) of a word, in order: -3, what it names surely did not happen, .. 3, it surely did.
        """
        ...


class Secret:
    """Words that nobody is shown: neither `str` nor `repr` gives them away, and nothing can write them into a file."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def reveal(self) -> str:
        """Return the words."""
        return self._words

    def __repr__(self) -> str:
        """Say only that they are there."""
        return "set, not shown"


class CoderOptions(Struct, frozen=True, kw_only=True):
    """What a coder is made with, as the settings `coder_…` have it.

    `timeout` is in seconds for one answer, `tokens` the longest answer; `seed` is for coders that draw lots.
    """

    codebook: str
    url: str | None = None
    model: str | None = None
    key: Secret | None = None
    timeout: float = 60.0
    seed: int = 0
    tokens: int = 400


class Coder(Protocol):
    """Proposes events for what the rules read, and changes nothing of it. Made with `CoderOptions`.

    Making one sends nothing; it raises UsageError when the options are not enough. `propose` looks at no other
    document. What cannot be had (no answer, no room, no such model) is a proposal of the state "failed", no exception.
    """

    def propose(self, reading: Reading) -> Sequence[Proposal]:
        """Return the proposals, refusals and failures for one document, in the order of its text.

        Every value of a proposal is a span of the document's text.
        """
        ...


class StanceCoder(Protocol):
    """Says how two actors stand to one another where the codebook's words do not. Deterministic; proposes only.

    `name` stands as `by` in what becomes of its answers.
    """

    name: str

    def stances(self, text: str, asked: Sequence[Asked]) -> Sequence[Told | None]:
        """Return an answer for each question, in order; None where the sentence says nothing of the two.

        A question is (sentence, first name, second name), each (start, end) in characters. An answer is (whether the
        first takes the stance and not the second, whether it is for the other and not against him, how sure, 0..1).
        """
        ...

    def weigh(self, text: str, asked: Sequence[Asked]) -> Sequence[Sequence[float] | None]:
        """Return for each question how likely each way of standing is, 0..1; None where the coder cannot tell.

        The ways, in order: neither takes a stance, the first is for the second, the second for the first, the first
        against the second, the second against the first.
        """
        ...


class Reader(Protocol):
    """Turns bytes of a media type into a document. Raises `InputError` when it cannot."""

    def takes(self, data: bytes, name: str) -> bool:
        """Say whether these bytes, under this file name, are for this reader."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """Return the document with its text and what metadata the bytes themselves state."""
        ...


class Losses(Protocol):
    """Takes down what leaves and what does not, while a format writes."""

    def keep(self, what: str, count: int = 1) -> None:
        """Count values of a type that left, or what the format itself counts."""
        ...

    def drop(self, what: str, reason: str, count: int = 1) -> None:
        """Count values of a type that the format cannot express, and why, in few words that many share."""
        ...

    def default(self, field: str, reason: str, count: int = 1) -> None:
        """Count fields that the format asks for and the record does not answer, and what was put there."""
        ...


class Target(Protocol):
    """Where an export is written; it is there whole in the end, or not at all."""

    def file(self, name: str = "") -> AbstractContextManager[BinaryIO]:
        """Open the export's only file for writing, or with a name (no folders) one of its several."""
        ...

    def path(self, name: str = "") -> Path:
        """Return a path at which the file is to be made, for libraries that write no streams."""
        ...


class Outgoing(Protocol):
    """A case on its way out, as persons judged it: what is rejected is out, what is recoded bears its new code.

    Actors and places have the ids of the whole case everywhere, in what refers to them too. Each call of a method that
    yields begins anew.
    """

    @property
    def judgements(self) -> Sequence[Judgement]:
        """All judgements, oldest first."""
        ...

    @property
    def options(self) -> Mapping[str, str]:
        """What was set, every option of the format being there."""
        ...

    def actors(self, *, mentions: bool = True) -> Iterator[Actor]:
        """Yield the actors of the whole case, each once, with all their mentions or, faster, with none."""
        ...

    def places(self, *, mentions: bool = True) -> Iterator[Place]:
        """Yield the places of the whole case, each once, with all their mentions or, faster, with none."""
        ...

    def mentions(self, i: str) -> Iterator[Mention]:
        """Yield the mentions of an actor or place of the whole case, however many, without holding them."""
        ...

    def actor(self, i: str) -> Actor | None:
        """Return an actor by its id, without mentions; None for what is no actor.

        While readings are yielded, it is quick for the actors of the reading in hand and for all that have a name.
        """
        ...

    def place(self, i: str) -> Place | None:
        """Return a place by its id, without mentions; None for what is no place."""
        ...

    def readings(self) -> Iterator[Reading]:
        """Yield the readings by date of publication, one in memory at a time; failures are among them.

        `actors` and `places` of a reading are the document's own, with its mentions only, under the ids of the case.
        """
        ...

    def coding(self, event: Event, reading: Reading, codebook: str) -> Coding:
        """Return what a codebook makes of an event of a reading that was yielded: a code, or why there is none."""
        ...

    def happenings(self) -> Iterator[tuple[Happening, tuple[Finding, ...]]]:
        """Yield what documents tell of together, by time, with the findings about each, in order of their ids.

        One at a time in memory, where a weighing is kept that is current; to draw one, the whole case is in memory.
        """
        ...

    def weighed(self) -> Weighed:
        """Return what the documents show together; the whole case is in memory for it."""
        ...

    def origins_of(self, statements: Iterable[str]) -> OriginCount:
        """Return how many independent first hands stand behind statements; the whole case is in memory for it."""
        ...


class Export(Protocol):
    """Writes a case in one format: one file of code, made with nothing. Deterministic.

    Every value of a type that `form.carries` names is either kept or dropped, once; nothing is held that grows with the
    case, unless it asks for what is weighed.
    """

    form: Format

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the case; raises PluginError when a library is missing."""
        ...


class Import(Protocol):
    """Reads what others made, in one format: one file of code, made with nothing. Deterministic; nothing is fetched.

    `form` says what it takes and leaves; `form.carries` is ("lead",) or ("judgement",), all that it yields.
    """

    form: Format

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Lead | Decided]:
        """Yield what a file holds, a row at a time; what cannot be taken is dropped for a reason (`losses`).

        Raises:
            InputError: the file is not of the format.
        """
        ...


class Desk(Protocol):
    """Shows a case, in a browser or otherwise, until it is stopped. Made with nothing."""

    def serve(self, settings: Any, listening: Callable[[str], None]) -> None:  # noqa: ANN401 - `Settings`, a floor above
        """Open the case that the settings name and show it; `listening` is told the address."""
        ...


@cache
def names(group: str) -> tuple[str, ...]:
    """Return the names of all plug-ins behind one door, sorted; looked up once a process."""
    return tuple(sorted(point.name for point in entry_points(group=group)))


@cache
def load(group: str, name: str) -> Any:  # noqa: ANN401 - what comes through the door is checked by its protocol
    """Load the plug-in `name` of `group`; raises PluginError when it is missing or cannot be imported."""
    found = [point for point in entry_points(group=group) if point.name == name]
    if not found:
        message = f"no plug-in named {name!r} in {group}"
        raise PluginError(message, f"choose one of {', '.join(names(group)) or 'none installed'}")
    try:
        return found[0].load()
    except ImportError as error:
        message = f"the plug-in {name!r} of {group} cannot be imported"
        raise PluginError(message, str(error)) from error
