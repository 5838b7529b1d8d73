"""The only door through which scorers reach the system: the promised API, called as any user would."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec

import reportedly
from reportedly import acquire, pipeline
from reportedly.reading.annotate.actors import gather
from reportedly.reading.annotate.found import find
from reportedly.reading.codify.between import Given
from reportedly.reading.codify.opinions import opinion_at
from reportedly.reading.codify.standing import Account, Way
from reportedly.reading.tree import Parse
from reportedly.record import Reading
from reportedly.settings import Settings, load

Objects = list[dict[str, Any]]
Offsets = tuple[int, int]
Spans = list[Offsets]

failed: list[str] = []
"""Names of the texts on which the system broke off in this run; each counts as a record with nothing in it."""


@cache
def _settings() -> Settings:
    """Return the settings in force, so that `REPORTEDLY_ATTRIBUTOR=rules` scores the fast reading."""
    return load(environment=os.environ, folder=Path(__file__).parent)


def read(text: str, *, published: str | None = None, name: str = "text") -> Objects:
    """Read one text and return its record as plain objects, as `reportedly read --jsonl` would print them.

    A text on which the system breaks off has an empty record.
    """
    made = reading(text, published=published, name=name)
    return [msgspec.to_builtins(value) for value in made.records()] if made else []


def reading(text: str, *, published: str | None = None, name: str = "text") -> Reading | None:
    """Read one text; None where the system breaks off on it.

    As in a case the rest is read all the same; it is said on standard error and counted in the report.
    """
    try:
        return _reading(text, published, name)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are still scored
        failed.append(name)
        print(f"{name}: not read: {error!r}", file=sys.stderr)
        return None


def _reading(text: str, published: str | None, name: str) -> Reading:
    """Read one text by the promised door."""
    read_text = cast("Callable[..., Reading]", reportedly.read_text)  # promised names are loaded when first asked for
    return read_text(text, published=published, name=name, settings=_settings())


def parse(text: str, *, name: str = "text") -> Parse:
    """Return the sentences of a text as reading sees them."""
    return pipeline.parsed(acquire.read(text.encode(), name), _settings())[1]


def things(held: Parse) -> list[list[int]]:
    """Return where the head words of each thing's mentions start, thing by thing, pronouns among them."""
    return [
        [held.sentences[index].starts[token] for index, token, _ in thing.seen] for thing in gather(find(held)).things
    ]


def factuality(asked: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[float]:
    """Return how sure each text is that the events at its spans happened, -3..3, in order.

    A text is handed to the attributor whole, as one sentence; what it says is then held within what the deciding words
    of its statements allow, as for coded events. Raises ValueError where the attributor in force gives no
    factuality, as the rules alone do not.
    """
    marker = pipeline.attributor(_settings().attributor)
    found: list[float] = []
    for text, spans in asked:
        _, grades = marker.read(text, [(0, len(text))])
        for grade in pipeline.factuality(text, spans, grades, _settings()):
            if grade is None:
                message = f"the attributor {_settings().attributor!r} gives no factuality"
                raise ValueError(message)
            found.append(grade)
    return found


def opinions(text: str, asked: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[Spans, Spans]]:
    """Return, for each expression, where the text names who holds the opinion and what it is on, by the grammar.

    An expression is given by the offsets of its words. It is looked for in the first sentence that holds one of them.
    """
    document = acquire.read(text.encode("utf-8", "surrogatepass"), "text", given=acquire.Metadata())
    _, parse = pipeline.parsed(document, _settings())
    found: list[tuple[Spans, Spans]] = []
    for words in asked:
        s = next((one for one in parse.sentences if one.start <= words[0][0] < one.end), None)
        cover = s.cover(words[0][0], words[-1][1]) if s is not None else None
        if s is None or cover is None:
            found.append(([], []))
            continue
        told = opinion_at(s, *cover)
        sides = ([(s.starts[a], s.ends[b]) for a, b in side] for side in (told.holders, told.targets))
        found.append((next(sides), next(sides)))
    return found


def stance_of(text: str, pair: tuple[Offsets, Offsets]) -> tuple[Way | None, Way | None]:
    """Return how two marked stretches of a text stand, as the system answers, and as its record alone tells.

    A way of standing is (whether the first takes the stance, whether it is for the other). A text on which the system
    breaks off says nothing of them; that is counted as for `read`.
    """
    try:
        reading = _reading(text, None, "text")
    except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are still scored
        failed.append(text[:20])
        print(f"not read: {error!r}: {text}", file=sys.stderr)
        return None, None
    told = pipeline.stances_between(reading, [pair], _settings())[0]
    return (told[:2] if told is not None else None), Account(reading).between(*pair)


def ties(text: str, given: Sequence[tuple[int, int, bool, bool]]) -> list[tuple[tuple[int, int], str, tuple[int, int]]]:
    """Return (subject, kind, object) of the ties between stretches given as (start, end, is a place, is a number)."""
    asked = [Given(start, end, place=place, number=number) for start, end, place, number in given]
    found = pipeline.ties_between(text, asked, _settings())
    return [((one.start, one.end), kind, (two.start, two.end)) for one, kind, two in found]
