"""Where and when events are that their own sentence does not place, by what the report tells around them.

A report sets a scene once and goes on: "A bomb went off in NAME on Monday. Three people were killed. The blast …". A
wrong place is worse than none, so each way asks that nothing speaks against it: one place only may be meant, no other
place or time is named in between, and the deed is told as one that happened, not as background ("had been killed",
"since May", "attacks"). Only what goes by the same deed takes over its time too.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from reportedly.codebook.cues import lexicon
from reportedly.codebook.scenes import is_of, scenes
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.sites import is_apart, placed_by
from reportedly.reading.tree import PROSE, Sentence
from reportedly.record import UNKNOWN_TIME, Event, Interval, Place, PlaceBasis, Quantity, Span

REAL = frozenset({"happened", "ongoing"})
BACKGROUND = frozenset({"relcl", "acl"})
PERFECT = frozenset({"had", "has", "have", "'d", "'ve"})
COARSE = frozenset({"year", "month", "decade", "quarter", "open"})
OWN = frozenset({"told", "clause", "there"})
PERSONS = frozenset({"person", "official"})
WITHIN = frozenset({"facility", "area"})
BROAD = frozenset({"country", "state", "continent"})
STRUCK = frozenset({"target", "recipient"})
LITTLE = frozenset({"the", "a", "an", "of", "its", "their", "his", "her", "two", "three", "in", "on", "at"})
ITERATED = frozenset({"cumulative", "total"})


class Scene(NamedTuple):
    """Where a deed was told to be: its event, the sentence, the place and the words for it."""

    event: Event
    s: Sentence
    place: Place
    span: Span


class Named(NamedTuple):
    """A literal mention of a place: the sentence and the token it begins with."""

    place: Place
    span: Span
    s: Sentence


def settled(
    cast: Cast, places: Sequence[Place], found: Iterable[Event], quantities: Sequence[Quantity]
) -> Iterator[Event]:
    """Yield events in order, those without a place or time given one where the report tells it around them."""
    events = list(found)
    told = _Report(cast, places, quantities)
    yield from told.headed([told.next(event) for event in _again(events)])


def _again(events: Sequence[Event]) -> Iterator[Event]:
    """Yield events, what the other mentions of the same deed tell with one voice added: where, and when."""
    by_id = {event.id: event for event in events}
    for event in events:
        others = [by_id[i] for i in event.same_as]
        yield _with_time(_with_place(event, others), others)


def _with_place(event: Event, others: Sequence[Event]) -> Event:
    """Return an event without a place at the one place of others."""
    placed = [other for other in others if other.place is not None]
    if event.place is not None or len({other.place for other in placed}) != 1 or placed[0].placed is None:
        return event
    return replace(event, place=placed[0].place, placed=placed_by(placed[0].placed.span, "again"))


def _with_time(event: Event, others: Sequence[Event]) -> Event:
    """Return an event without a time at the one time of others."""
    when = {other.when for other in others if other.when.start}
    if event.when != UNKNOWN_TIME or len(when) != 1:
        return event
    return replace(event, when=_carried(when.pop(), "of the same deed"))


def _carried(when: Interval, why: str) -> Interval:
    """Return a time that another telling of the deed gave."""
    if when.basis.startswith(f"{why}, "):
        return when
    return replace(when, basis=f"{why}, {when.basis}")


class _Report:
    """What a report has told so far."""

    def __init__(self, cast: Cast, places: Sequence[Place], quantities: Sequence[Quantity]) -> None:
        """Index the literal mentions of places by where they stand."""
        self.parse = cast.parse
        self.actors = cast.actors
        self.scenes: list[Scene] = []
        self.lexicon = scenes()
        self.counts = {quantity.id: quantity for quantity in quantities}
        self.places = {place.id: place for place in places}
        self.named = sorted(self._named(places), key=lambda named: named.span.start)
        self.dateline = next((n for n in self.named if self.parse.kind_of(n.s) == "dateline"), None)
        self.opening = next((s.index for s in self.parse.sentences if self.parse.kind_of(s) in PROSE), -1)

    def _named(self, places: Sequence[Place]) -> Iterator[Named]:
        for place in places:
            for mention in place.mentions:
                s = self.parse.sentence_at(mention.span.start)
                if mention.use == "literal" and s is not None:
                    yield Named(place, mention.span, s)

    def next(self, event: Event) -> Event:
        """Return the next event with its place and time, and remember its scene."""
        s = self.parse.sentence_at(event.trigger.start)
        assert s is not None, "events are made from sentences"
        if event.place is None and is_of(event.code, event.mode, self.lexicon.bodily):
            event = self._placed(event, s)
        if event.place is not None and event.placed is not None and event.realis in REAL:
            i = s.token_at(event.trigger.start)
            if (
                is_of(event.code, event.mode, self.lexicon.going_on)
                and i is not None
                and not self._is_past(event, s, i)
            ):
                self.scenes.append(Scene(event, s, self.places[event.place], event.placed.span))
        return event

    def _placed(self, event: Event, s: Sentence) -> Event:
        """Return an event that its own sentence does not place, with its place if one is told around it."""
        i = s.token_at(event.trigger.start)
        if i is None:
            return event
        pointed = self._pointed(s, i)
        if pointed is not None:
            return _at(event, pointed.place, pointed.span, "there")
        if event.realis not in REAL or not is_of(event.code, event.mode, self.lexicon.going_on):
            return event
        known = self._known(event, s, i)
        if known is not None:
            return self._same_day(_at(event, known.place, known.span, "known"), known, "of the deed told before")
        running = self._running(event, s, i)
        if running is not None:
            return self._same_day(_at(event, running.place, running.span, "running"), running, "as told before")
        opening = self._opening(event, s, i)
        return event if opening is None else _at(event, opening[0], opening[1], opening[2])

    def _same_day(self, event: Event, scene: Scene, why: str) -> Event:
        """Return an event with the day of the scene, if it has none of its own."""
        if event.when != UNKNOWN_TIME or scene.event.when.start is None:
            return event
        return replace(event, when=_carried(scene.event.when, why))

    # "there"

    def _pointed(self, s: Sentence, i: int) -> Named | None:
        """Return what "there", "here" or "at the scene" stands for beside an event."""
        for k in _near(s, i):
            low = s.lower[k]
            if low in self.lexicon.here and s.pos[k] == "ADV" and self.dateline is not None:
                return self.dateline
            if low in self.lexicon.there and s.pos[k] == "ADV" and s.deps[k] == "advmod":
                return self._last(s, s.starts[k])
            if low in self.lexicon.scene and s.deps[k] == "pobj" and any(s.lower[m] == "the" for m in s.kids[k]):
                last = self._last_scene(s)
                return Named(last.place, last.span, last.s) if last is not None else None
        return None

    def _last(self, s: Sentence, offset: int) -> Named | None:
        """Return the place named last, if one alone is named in that sentence or a scene tells which."""
        before = [n for n in self.named if n.span.end <= offset and self._reaches(n.s, s)]
        if not before:
            return None
        same = [n for n in before if n.s.index == before[-1].s.index]
        if len({n.place.id for n in same}) == 1:
            return same[-1]
        scene = self._last_scene(s)
        return next((n for n in same if scene is not None and n.place.id == scene.place.id), None)

    def _last_scene(self, s: Sentence) -> Scene | None:
        """Return the scene told last, if it is near and the only one of its sentence."""
        near = [scene for scene in self.scenes if self._reaches(scene.s, s)]
        last = [scene for scene in near if scene.s.index == near[-1].s.index]
        return last[-1] if len({scene.place.id for scene in last}) == 1 else None

    def _reaches(self, before: Sentence, s: Sentence) -> bool:
        """Say whether a sentence stands close before another, both in the running text."""
        return 0 <= s.index - before.index <= self.lexicon.reach and self.parse.is_running(before, s)

    # "the attack"

    def _known(self, event: Event, s: Sentence, i: int) -> Scene | None:
        """Return the scene of the one deed that "the attack" can mean, or that befell the same person."""
        same = [
            scene for scene in self.scenes if event.code == scene.event.code and self._one_person(event, scene.event)
        ]
        if same:
            return (
                same[-1]
                if len({scene.place.id for scene in same}) == 1 and _fit(event.when, same[-1].event.when)
                else None
            )
        if s.pos[i] not in {"NOUN", "PROPN"} or not clauses.is_definite(s, i):
            return None
        near = [scene for scene in self.scenes if s.index - scene.s.index <= self.lexicon.far]
        alike = [scene for scene in near if _alike(event, scene.event) and _fit(event.when, scene.event.when)]
        alike = [scene for scene in alike if not _strike_others(event, scene.event)]
        one = len({scene.place.id for scene in alike}) == 1 and not self._is_elsewhere(alike[-1], s)
        return alike[-1] if one else None

    def _is_elsewhere(self, scene: Scene, s: Sentence) -> bool:
        """Say whether a sentence names another place than a scene told before it."""
        here = [n for n in self.named if n.s.index == s.index]
        return any(n.place.id != scene.place.id and n.place.kind not in WITHIN for n in here) and s is not scene.s

    def _one_person(self, one: Event, other: Event) -> bool:
        """Say whether two events befell the same person."""
        shared = {*one.recipients} & {*other.recipients}
        return any(self.actors[i].kind in PERSONS and self.actors[i].name for i in shared)

    def _moves(self, scene: Scene, s: Sentence) -> bool:
        """Say whether another place is named after a scene, up to the end of a sentence."""
        after = [n for n in self.named if n.s.index <= s.index and n.span.start > scene.s.end and _has_name(n)]
        return any(n.place.id != scene.place.id and n.place.kind not in WITHIN for n in after)

    # the next sentence

    def _running(self, event: Event, s: Sentence, i: int) -> Scene | None:
        """Return the scene that the sentences right before set, if this one goes on with it."""
        scene = self._last_scene(s)
        if scene is None:
            return None
        if scene.s.index == s.index and scene.event.placed is not None and scene.event.placed.basis in OWN:
            return None
        if self._is_background(event, s, i) or not _fit(event.when, scene.event.when):
            return None
        if scene.event.code == "state" and event.code != "state":
            return None  # where somebody fled to is not where they were killed
        return None if self._moves(scene, s) else scene

    def _is_background(self, event: Event, s: Sentence, i: int) -> bool:
        """Say whether an event is no next step of a story: what had been, what a noun alone tells, one of many."""
        told = s.pos[i] in {"VERB", "AUX"} or _comes_up(s, i) or _is_tallied(s, i)
        return not told or s.deps[i] in BACKGROUND or self._is_past(event, s, i)

    def _is_past(self, event: Event, s: Sentence, i: int) -> bool:
        """Say whether an event is told as what had been, goes on for long, or is a sum of many."""
        if any(s.lower[k] in PERFECT for at in (i, s.heads[i]) for k in s.kids_by(at, "aux")) and not _is_retold(s, i):
            return True
        if event.when.grain in COARSE or is_apart(s, i):
            return True
        if _is_tallied(s, i):
            return False
        return any(self.counts[q].scope in ITERATED for q in event.quantities if q in self.counts)

    # the first sentence

    def _opening(self, event: Event, s: Sentence, i: int) -> tuple[Place, Span, PlaceBasis] | None:
        """Return the place of the headline or dateline for a deed of the first sentence that names none."""
        if s.index != self.opening or self._is_background(event, s, i):
            return None
        here = {n.place.id for n in self.named if n.s.index == s.index}
        above = [scene for scene in self.scenes if self.parse.kind_of(scene.s) == "title"]
        one = {scene.place.id for scene in above}
        if len(one) == 1 and here <= one and above[0].event.code == event.code:
            return above[0].place, above[0].span, "headline"
        line = self.dateline
        if line is None or here or any(self.parse.kind_of(n.s) == "title" for n in self.named):
            return None
        return None if line.place.kind in BROAD else (line.place, line.span, "dateline")

    def headed(self, events: Sequence[Event]) -> Iterator[Event]:
        """Yield events, those of the headline at the place and time of the first sentence's of the same type."""
        first = [scene for scene in self.scenes if scene.s.index == self.opening]
        for event in events:
            s = self.parse.sentence_at(event.trigger.start)
            alike = [scene for scene in first if _alike(event, scene.event) and scene.event.realis == event.realis]
            title = s is not None and self.parse.kind_of(s) == "title" and event.realis in REAL
            if title and event.place is None and len({scene.place.id for scene in alike}) == 1:
                moved = _at(event, alike[0].place, alike[0].span, "headline")
                yield self._same_day(moved, alike[0], "of the first sentence")
            else:
                yield event


def _has_name(named: Named) -> bool:
    """Say whether a place goes by a name where it is mentioned, not as "the region" or "the capital"."""
    return any(mention.form == "name" for mention in named.place.mentions if mention.span == named.span)


def _at(event: Event, place: Place, span: Span, basis: PlaceBasis) -> Event:
    return replace(event, place=place.id, placed=placed_by(span, basis))


def _near(s: Sentence, i: int) -> Iterator[int]:
    """Yield the words right under an event's word and under the verb of its clause, and inside their phrases."""
    verb = next((a for a in (i, *s.ancestors(i)) if s.pos[a] in {"VERB", "AUX"}), i)
    for at in dict.fromkeys((i, verb)):
        for k in s.kids[at]:
            yield k
            if s.deps[k] in {"prep", "dobj"}:
                yield from (m for m in s.kids[k])


def _comes_up(s: Sentence, i: int) -> bool:
    """Say whether a sentence tells a deed as news by its noun: "there was an explosion"."""
    return s.deps[i] == "attr" and any(s.deps[k] == "expl" for k in s.kids[s.heads[i]])


def _is_retold(s: Sentence, i: int) -> bool:
    """Say whether a deed is told in a past tense that its teller's verb puts it in: "said two men had been killed"."""
    top = next((k for k in s.conjuncts(i) if s.deps[k] == "ccomp"), None)
    verb = s.heads[top] if top is not None else i
    had = top is not None and any(s.lower[k] in {"had", "'d"} for k in s.kids_by(top, "aux"))
    return had and s.tags[verb] == "VBD" and s.lemmas[verb] in lexicon().verbs


def _is_tallied(s: Sentence, i: int) -> bool:
    """Say whether those whom a deed befell are counted as news: "put the number of wounded at three"."""
    over = s.heads[s.heads[i]]
    held = (
        s.deps[i] == "pobj" and s.lower[s.heads[i]] == "of" and s.lemmas[over] in {"number", "toll", "count", "tally"}
    )
    return held and s.pos[s.heads[over]] == "VERB"


def _alike(one: Event, other: Event) -> bool:
    """Say whether two events are of one type, and of one mode as far as both have one."""
    return one.code == other.code and (None in (one.mode, other.mode) or one.mode == other.mode)


def _strike_others(one: Event, other: Event) -> bool:
    """Say whether two deeds struck different things by their words: "the attack on the ferry", "struck the port"."""
    struck = [
        {
            word
            for a in event.arguments
            if a.role in STRUCK
            for word in a.span.quote.lower().split()
            if word not in LITTLE
        }
        for event in (one, other)
    ]
    return all(struck) and struck[0].isdisjoint(struck[1])


def _fit(one: Interval, other: Interval) -> bool:
    """Say whether two times can be of one scene: equal in what both know."""
    return one.start is None or (other.start is not None and one.start[:10] == other.start[:10])
