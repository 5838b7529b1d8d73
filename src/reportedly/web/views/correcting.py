"""One statement laid out for correction: its words where they stand, what it says, who plays which part."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from msgspec.structs import replace

from reportedly.codebook.codebook import codebook
from reportedly.errors import UsageError
from reportedly.pages import Pages
from reportedly.record import (
    Actor,
    Certainty,
    Event,
    Judgement,
    Polarity,
    Position,
    Reading,
    Realis,
    Relation,
    RelationKind,
    Stance,
    Statement,
    Value,
)
from reportedly.web.tables import View
from reportedly.web.views.chains import Hand, chain_of
from reportedly.web.views.documents import Masthead, masthead
from reportedly.web.views.passages import blocks_of
from reportedly.weighing.corrections import PARTS
from reportedly.weighing.rulings import Rulings
from reportedly.wording import content_words, flat, judgement_lines, says_words

LINES = 12  # stretches of one statement
WORDS = 2000  # letters of one stretch
REALIS: tuple[str, ...] = get_args(Realis)


class Run(Value, frozen=True, kw_only=True):
    """Words of the passage; `marked` are those in question."""

    words: str
    marked: bool


class Choice(Value, frozen=True, kw_only=True):
    """Something that may be chosen."""

    id: str
    name: str
    chosen: bool


class Part(Value, frozen=True, kw_only=True):
    """A part of a value, and who may play it; `several` may at once, or `nobody`."""

    name: str
    several: bool
    nobody: bool
    choices: tuple[Choice, ...]


class Coded(Value, frozen=True, kw_only=True):
    """An event, position or relation of the statement."""

    id: str
    kind: str
    words: str
    code: str
    codes: tuple[str, ...]
    quote: str
    parts: tuple[Part, ...]
    judgements: tuple[str, ...]


class Correcting(View, frozen=True, kw_only=True):
    """A statement as it stands now, judgements applied; one that was rejected as it was read.

    `at` is where the passage begins in the document's text (code points); `words` are the content, a line a stretch.
    """

    id: str
    head: Masthead
    at: int
    runs: tuple[Run, ...]
    words: str
    said: str
    certainty: Certainty
    certainties: tuple[Certainty, ...]
    polarity: Polarity
    chain: tuple[Hand, ...]
    coded: tuple[Coded, ...]
    is_rejected: bool
    is_accepted: bool
    history: tuple[Judgement, ...]

    def table(self) -> Iterable[Coded]:
        """Return a row for each event, position and relation."""
        return self.coded


def correcting(pages: Pages, wanted: str) -> Correcting:
    """Return a statement laid out for correction.

    Raises:
        MissingError: there is none of that id.
    """
    held, stored = pages.case.statement(wanted)
    stands = pages.judged().stands
    reading = stands.apply(stored)
    now = next((one for one in reading.statements if one.id == held.id), None)
    one, source = (now, reading) if now else (held, stored)
    made = stands.rulings
    ids = {one.id, *one.says}
    at, runs = _passage(one, source)
    return Correcting(
        id=one.id,
        head=masthead(source.document),
        at=at,
        runs=runs,
        words="\n".join(flat(span.quote) for span in one.content),
        said=content_words(one),
        certainty=one.certainty,
        certainties=get_args(Certainty),
        polarity=one.polarity,
        chain=chain_of(one, {voice.id: voice for voice in source.voices}),
        coded=tuple(_coded(source, one, made)),
        is_rejected=now is None,
        is_accepted=one.id in made.accepted,
        history=tuple(j for j in stands.judgements if j.target in ids and not j.undone_by),
    )


def _passage(one: Statement, reading: Reading) -> tuple[int, tuple[Run, ...]]:
    """Return where the blocks begin that hold a statement, and their words, those of its content marked."""
    inside = [
        block.span
        for block in blocks_of(reading.document)
        if block.span.start < one.span.end and one.span.start < block.span.end
    ]
    start = min([one.span.start, *(span.start for span in inside)])
    end = max([one.span.end, *(span.end for span in inside)])
    text, runs, at = reading.document.text, [], start
    for span in one.content:
        runs += [(text[at : span.start], False), (text[span.start : span.end], True)]
        at = span.end
    runs.append((text[at:end], False))
    return start, tuple(Run(words=words, marked=marked) for words, marked in runs if words)


def _coded(reading: Reading, one: Statement, made: Rulings) -> Iterable[Coded]:
    values: tuple[Event | Position | Relation, ...] = (*reading.events, *reading.positions, *reading.relations)
    said = {value.id: value for value in values if value.statement == one.id}
    for i, value in said.items():
        code, codes, quote = _code(value)
        bare = Reading(
            document=reading.document,
            actors=reading.actors,
            places=reading.places,
            propositions=reading.propositions,
            events=tuple(v for v in (value,) if isinstance(v, Event)),
            positions=tuple(v for v in (value,) if isinstance(v, Position)),
            relations=tuple(v for v in (value,) if isinstance(v, Relation)),
        )
        lines = says_words(bare, replace(one, says=(i,)))
        yield Coded(
            id=i,
            kind=type(value).__name__.lower(),
            words=lines[0] if lines else i,
            code=code,
            codes=codes,
            quote=flat(quote),
            parts=tuple(_part(value, name, reading.actors) for name in PARTS[type(value)]),
            judgements=tuple(judgement_lines(value, made)),
        )


def _code(value: Event | Position | Relation) -> tuple[str, tuple[str, ...], str]:
    """Return the code of a value, those that it may have, and the words that bear it."""
    if isinstance(value, Event):
        types: Mapping[str, Any] = codebook().types
        codes = tuple(code for kind, modes in types.items() for code in (kind, *(f"{kind}/{mode}" for mode in modes)))
        return f"{value.code}/{value.mode}" if value.mode else value.code, codes, value.trigger.quote
    if isinstance(value, Position):
        return value.stance, get_args(Stance), value.cue.quote
    return value.kind, get_args(RelationKind), value.evidence.quote


def _part(value: Event | Position | Relation, name: str, actors: Sequence[Actor]) -> Part:
    held = getattr(value, name)
    playing = set(held) if isinstance(held, tuple) else {held}
    return Part(
        name=name,
        several=isinstance(value, Event),
        nobody=name in {"actors", "recipients", "towards"},
        choices=tuple(Choice(id=one.id, name=one.name, chosen=one.id in playing) for one in actors),
    )


# where words stand


def located(text: str, lines: Sequence[str], near: int) -> str:
    """Return where words stand as "START,END;START,END" in code points, each after the one before, nearest to `near`.

    White space may differ: a text is broken into lines where its writer broke it.

    Raises:
        UsageError: there are no words, or they do not stand there, or too many.
    """
    wanted = [line.split() for line in lines if line.strip()]
    if not wanted or len(wanted) > LINES or any(len(line) > WORDS for line in lines):
        message = "no words were given" if not wanted else "that is too much for one statement"
        raise UsageError(message, f"give up to {LINES} stretches, a line each")
    found: list[str] = []
    at = 0
    for words in wanted:
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        spots = [match.span() for match in pattern.finditer(text, at)]
        if not spots:
            message = f"“{' '.join(words)}” does not stand in the document{' after what comes before' if found else ''}"
            raise UsageError(message, "copy the words from the text, each stretch on a line of its own, in its order")
        start, at = min(spots, key=lambda spot: (abs(spot[0] - near), spot))
        found.append(f"{start},{at}")
    return ";".join(found)


def points(text: str, units: int) -> int:
    """Return how many code points the first `units` UTF-16 code units of a text are, as a browser counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
