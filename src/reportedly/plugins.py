"""Every door of the product in one file: the protocols and their entry-point groups.

Built-ins are declared in `pyproject.toml` under the same groups as anybody's plug-ins and enter by the same doors.
A plug-in is found by name, loaded when first asked for, and nothing is loaded at import.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Any, Protocol

from reportedly.errors import PluginError
from reportedly.record import Block, Document, Reading

PARSERS = "reportedly.parsers"
ATTRIBUTORS = "reportedly.attributors"
READERS = "reportedly.readers"
EXPORTS = "reportedly.exports"
GROUPS = (PARSERS, ATTRIBUTORS, READERS, EXPORTS)


Range = tuple[int, int]
Mark = tuple[Sequence[Range], Sequence[Range], Sequence[Range], float]
Grade = tuple[int, int, float]


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


class Reader(Protocol):
    """Turns bytes of a media type into a document. Raises `InputError` when it cannot."""

    def takes(self, data: bytes, name: str) -> bool:
        """Say whether these bytes, under this file name, are for this reader."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """Return the document with its text and what metadata the bytes themselves state."""
        ...


class Export(Protocol):
    """Writes readings in one format."""

    def lines(self, readings: Iterable[Reading]) -> Iterable[str]:
        """Yield the export's lines, without line ends."""
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
