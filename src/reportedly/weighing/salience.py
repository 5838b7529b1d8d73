"""How much a statement matters to somebody who has a page: what happened, who changed course, what comes first.

The weights are an ordering, not a measure: a later issue replaces them by what analysts were seen to choose.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.record import Block, Event, Interval, Origin, Position, Reading, Statement

VIOLENT = frozenset({"assault", "fight", "mobilize", "coerce"})
TURNS = frozenset({"announces", "rescinds"})  # changes of course
CHANGES = frozenset({"demands", "threatens", "rejects", "withholds", "divided"})
DENIAL = 5.0
PROFILE = -2.0  # "X is a coalition of ...": who somebody is, not what happened
RESPONSIBILITY = frozenset({"accuse", "reject"})
REAL = frozenset({"happened", "ongoing"})
CERTAINTY = {"inferred": -0.5, "uncommitted": -0.5}
NEW, BACKGROUND = 0.3, -1.0
LEAD = (2.5, 1.0)  # the first and second paragraph: reports begin with what is new
HEADLINE, SHARED = 1.5, 0.4  # what the headline tells, by the share of the headline's longer words
LONG = 4  # letters of a word that tells
RELATIVE = -2.0  # "which controls the town": what is told by the way
RELATIVES = frozenset({"which", "who", "whose", "whom", "that"})
BLOCKS = {"title": -1.0, "caption": -1.5, "heading": -2.0, "bullet": 0.3, "correction": 4.0}


def salience(readings: Sequence[Reading], origins: Sequence[Origin]) -> dict[str, float]:
    """Return the weight of every statement, by id; higher matters more, 0 is a statement that says nothing coded.

    What several origins say, or one document says in title, text and takeaways, weighs more than what stands once; the
    newest documents weigh a little more, what happened in earlier years less.
    """
    behind = {i: origin.id for origin in origins for i in (*origin.statements, *origin.inherited_by)}
    newest = max((_day(r.document.published) for r in readings), default="")
    weights: dict[str, float] = {}
    for reading in readings:
        fresh = NEW if len(readings) > 1 and newest and _day(reading.document.published) == newest else 0.0
        weights |= {i: round(weight + fresh, 3) for i, weight in _of_reading(reading, behind).items()}
    return weights


def _day(interval: Interval) -> str:
    """Return the first day of an interval, "" when it is open."""
    return (interval.start or "")[:10]


def _of_reading(reading: Reading, behind: Mapping[str, str]) -> dict[str, float]:
    events, positions = _events_of(reading), _positions_of(reading)
    counted = {q.of for q in reading.quantities if q.of and _is_toll(q.unit)}
    repeated = _repetitions(reading.statements)
    profiles = {relation.statement for relation in reading.relations}
    leads, title = _leads(reading.document.blocks), _words(reading.document.title or "")
    return {
        s.id: round(
            max((_event(event, counted) for event in events[s.id]), default=0.0)
            + max((_position(position) for position in positions[s.id]), default=0.0)
            + _standing(s, _block(s, reading.document.blocks))
            + (PROFILE if s.id in profiles and not positions[s.id] and not events[s.id] else 0.0)
            + _prominence(s, leads, title)
            + _age(s, events[s.id], reading.document.published)
            + min(repeated[s.id], 3) * 0.75
            + (0.25 if len(s.chain) > 1 and s.id in behind else 0.0),
            3,
        )
        for s in reading.statements
    }


def _events_of(reading: Reading) -> defaultdict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        found[event.statement].append(event)
    return found


def _positions_of(reading: Reading) -> defaultdict[str, list[Position]]:
    found: defaultdict[str, list[Position]] = defaultdict(list)
    for position in reading.positions:
        found[position.statement].append(position)
    return found


def _is_toll(unit: str) -> bool:
    return any(word in unit.casefold() for word in ("kill", "dead", "death", "wound", "injur", "casualt", "displac"))


def _event(event: Event, counted: set[str]) -> float:
    """Weigh an event: violence, a toll, and whether it came to pass."""
    code = event.code.casefold()
    violent = 1.5 if code in VIOLENT else 1.0 if code in RESPONSIBILITY else 0.5
    return 1.0 + violent + (2.0 if event.id in counted else 0.0) + (0.5 if event.realis in REAL else 0.0)


def _position(position: Position) -> float:
    """Weigh a position: one that moves something more than one that stands, a denial as an answer to an accusation."""
    if position.stance == "denies":
        return DENIAL
    return 3.5 if position.stance in TURNS else 2.5 if position.stance in CHANGES else 1.5


def _standing(statement: Statement, block: Block | None) -> float:
    """Weigh how a statement stands in its document: background and asides less, takeaways and corrections more."""
    aside = -2.0 * statement.presupposed - 0.75 * statement.gloss
    return aside + CERTAINTY.get(statement.certainty, 0.0) + (BLOCKS.get(block.kind, 0.0) if block else 0.0)


def _leads(blocks: Sequence[Block]) -> list[tuple[int, int, float]]:
    """Return where the first paragraphs start and end, and what standing there weighs."""
    body = sorted((b.span.start, b.span.end) for b in blocks if b.kind == "body")
    return [(start, end, weight) for (start, end), weight in zip(body, LEAD, strict=False)]


def _prominence(statement: Statement, leads: Sequence[tuple[int, int, float]], title: set[str]) -> float:
    """Weigh where a statement stands and whether the headline tells it too."""
    at, said = statement.span.start, " ".join(span.quote for span in statement.content)
    place = next((weight for start, end, weight in leads if start <= at < end), 0.0)
    told = bool(title) and len(title & _words(said)) >= SHARED * len(title)
    aside = said.split(" ", 1)[0].casefold() in RELATIVES
    return place + (HEADLINE if told else 0.0) + (RELATIVE if aside else 0.0)


def _words(text: str) -> set[str]:
    """Return the longer words of a text by their first letters, so that "shelling" is "shelled"."""
    return {word[:LONG] for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= LONG}


def _age(statement: Statement, events: Sequence[Event], published: Interval) -> float:
    """Weigh background: all that a statement dates lies in years before the report's."""
    years = {when.start[:4] for when in (statement.about, *(event.when for event in events)) if when.start}
    return BACKGROUND if years and published.start and max(years) < published.start[:4] else 0.0


def _block(statement: Statement, blocks: Sequence[Block]) -> Block | None:
    at = statement.span.start
    return next((block for block in blocks if block.span.start <= at < block.span.end), None)


def _repetitions(statements: Sequence[Statement]) -> defaultdict[str, int]:
    """Count how often a statement is said again in its document, both ways."""
    found: defaultdict[str, int] = defaultdict(int)
    for statement in statements:
        for other in statement.repeats:
            found[statement.id] += 1
            found[other] += 1
    return found
