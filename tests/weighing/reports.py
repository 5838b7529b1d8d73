"""Short reports of an invented war, read once by the real pipeline, for tests of what comes of many."""

from functools import cache

from reportedly import pipeline
from reportedly.cases import Weighed, weighed_of
from reportedly.record import Finding, Happening, Reading
from reportedly.weighing.happenings import Scenery, happenings
from reportedly.weighing.resolve import Resolution, resolve


@cache
def read(text: str, name: str = "") -> Reading:
    return pipeline.read_text(text, name=name or f"{abs(hash(text))}.txt")


def resolved(readings: list[Reading]) -> Resolution:
    return resolve((a for r in readings for a in r.actors), (p for r in readings for p in r.places))


def scenery(*texts: str) -> Scenery:
    readings = [read(text) for text in texts]
    return happenings(readings, resolved(readings))


def told(found: Scenery, reading: Reading, word: str) -> Happening:
    """Return the happening that a word of a document tells."""
    events = {e.id for e in reading.events if e.trigger.quote == word}
    return next(h for h in found.happenings if events & set(h.events))


def weighed(*texts: str) -> Weighed:
    return weighed_of([read(text) for text in texts])


def findings(*texts: str, kind: str = "") -> list[Finding]:
    return [f for f in weighed(*texts).findings if not kind or f.kind == kind]
