"""Where a deed was done: its place, what it struck, or the one place that its statement names; and at what building."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Event, Place, Statement
from reportedly.weighing.happenings.ground import NAMING, WORD, Ground, stems_of

LANDS = frozenset({"country", "state"})
SITE = "facility"
NEAR = 60  # code points between a deed and the building where it was done
SITED = re.compile(r"\b(?:at|in|inside|outside|near|beside|on)\b[^,]{0,24}$", re.IGNORECASE)
BREAK = re.compile(r"[,;:]|\b(?:and|after|before|following|while|when|who|which|that|to|from|where)\b", re.IGNORECASE)
STAYED = re.compile(r"\b(?:in|at|near|on|outside|around|inside)\s+(?:the \w+ of )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a telling has something happen: ids of the place and what it is told from, its proper words, its point.

    `is_relative` says that the place is told from another one ("north of Orsk").
    """

    name: str
    ids: frozenset[str]
    words: frozenset[str]
    point: tuple[float, float] | None = None
    radius: float = 0.0
    country: str | None = None
    is_land: bool = False
    is_relative: bool = False


def scenes_of(event: Event, ground: Ground) -> Iterator[Scene]:
    """Yield where an event takes place: its place, the places that it struck, else the only one of its statement."""
    ids = dict.fromkeys([event.place, *(a.place for a in event.arguments if a.role == "target")])
    held = [ground.places[i] for i in ids if i and i in ground.places]
    own = ground.places.get(event.place or "")
    near = [place for place in _around(event, ground) if place.kind not in LANDS]
    if own and _is_writers(own, ground):
        held = [place for place in near if _is_stayed_at(place, event, ground)] or held
    found = [scene for scene in (_scene(place, ground) for place in held) if scene]
    if not found:  # no place, or one that is only pointed at ("the village")
        around = near if event.place else _around(event, ground)
        named = [scene for scene in (_scene(place, ground) for place in around) if scene]
        found = named if len({scene.words for scene in named}) == 1 else []
    yield from found


def _is_writers(place: Place, ground: Ground) -> bool:
    """Say whether a place is named in no statement: where a report was written, which "the village" need not be."""
    told = [part for statement in ground.statements.values() for part in statement.content]
    named = (mention.span for mention in place.mentions if mention.form in NAMING)
    return not any(part.start <= span.start and span.end <= part.end for span in named for part in told)


def _is_stayed_at(place: Place, event: Event, ground: Ground) -> bool:
    """Say whether the statement of an event names a place where something is: "in Orm", "on the town of Orm"."""
    text = ground.reading.document.text
    held = ground.statements[event.statement].content
    spans = (m.span for m in place.mentions if any(p.start <= m.span.start and m.span.end <= p.end for p in held))
    return any(STAYED.search(text, max(0, span.start - NEAR), span.start) for span in spans)


def _around(event: Event, ground: Ground) -> Iterator[Place]:
    """Yield the places that the statement of an event names as places."""
    held = ground.statements[event.statement].content
    for place in ground.places.values():
        spots = (m.span for m in place.mentions if m.use == "literal" and m.form in NAMING)
        if any(part.start <= spot.start and spot.end <= part.end for spot in spots for part in held):
            yield place


def _scene(place: Place, ground: Ground) -> Scene | None:
    """Return a place as a scene; None for one that is only pointed at ("the town")."""
    ids = frozenset(ground.references.get(i, i) for i in (place.id, *place.anchors))
    common = weighing_words().plain_places
    words = frozenset(w for w in (fold(word) for word in WORD.findall(place.name)) if w not in common)
    proper = frozenset(fold(w) for w in WORD.findall(place.name) if w[0].isupper()) & words
    if not proper and place.gazetteer_id is None:
        return None
    return Scene(
        name=place.name,
        ids=ids,
        words=proper,
        point=(place.latitude, place.longitude) if place.latitude is not None and place.longitude is not None else None,
        radius=place.radius_m or 0.0,
        country=place.country,
        is_land=place.kind in LANDS,
        is_relative=bool(place.anchors),
    )


def sites(event: Event, statement: Statement, ground: Ground) -> frozenset[str]:
    """Return the first letters of words for the buildings that stand right behind what was done: "at a market"."""
    text, found = ground.reading.document.text, set[str]()
    for place in (place for place in ground.places.values() if place.kind == SITE):
        for span in (mention.span for mention in place.mentions):
            inside = any(part.start <= span.start and span.end <= part.end for part in statement.content)
            gap = text[event.trigger.end : span.start]
            if inside and 0 < len(gap) <= NEAR and SITED.search(gap) and not BREAK.search(gap):
                found |= stems_of([re.split(r" (?:in|of|at|near) ", span.quote)[0]])
    return frozenset(found)
