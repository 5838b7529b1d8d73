"""Events: what the statements of a document say happened, is planned, or did not happen.

One event a word that names it, one a day where several days are coordinated; what is counted ("over 150 attacks") is
one event with its quantity. Which events are one happening told again is decided in `sameness`.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.codebook.codebook import Triggers, triggers
from reportedly.codebook.times import time_words
from reportedly.reading.annotate.attach import tells_as_of, times_of
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.filling import filled
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.outcomes import laid_to_doers
from reportedly.reading.codify.parts import Parts
from reportedly.reading.codify.realis import realis
from reportedly.reading.codify.roles import parts
from reportedly.reading.codify.sameness import told_again
from reportedly.reading.codify.scenes import settled
from reportedly.reading.codify.sites import Sites
from reportedly.reading.codify.triggering import Named, named_events
from reportedly.reading.tree import Sentence, SpanIndex
from reportedly.record import (
    UNKNOWN_TIME,
    Argument,
    Attribution,
    Event,
    Interval,
    Mentions,
    Quantity,
    Span,
    Statement,
    content_id,
)

TRUE = frozenset({"happened", "ongoing"})

NEAR = 4  # tokens between a negation and what it makes an omission of, at most


def events(cast: Cast, mentions: Mentions, attribution: Attribution, codebook: str = "plover") -> tuple[Event, ...]:
    """Return the events of a document in the order of their triggers; raises UsageError for an unknown codebook."""
    parse = cast.parse
    words = triggers(codebook)
    coder = _Coder(cast, mentions, attribution, words, codebook)
    plain = [event for s in parse.sentences for event in coder.of(s)]
    found = list(laid_to_doers(cast, plain, mentions.quantities, words))
    return tuple(settled(cast, mentions.places, told_again(parse, found, mentions.quantities), mentions.quantities))


class _Coder:
    """Codes the sentences of one document."""

    def __init__(
        self, cast: Cast, mentions: Mentions, attribution: Attribution, words: Triggers, codebook: str
    ) -> None:
        self.parse = cast.parse
        self.times = mentions.times
        self.plain = tuple(time for time in mentions.times if not tells_as_of(cast.parse.text, time))
        self.words = words
        self.codebook = codebook
        self.cast = cast
        self.homes = Homes(attribution.statements)
        self.counts = SpanIndex((q.span.start, q.span.end, q) for q in mentions.quantities)

    def of(self, s: Sentence) -> Iterator[Event]:
        """Yield the events of one sentence."""
        several = named_events(self.cast, s, self.words)
        sites = Sites(self.cast, s, {named.at: named for named in several}, self.words)
        for named in several:
            yield from self._event(s, named, sites)

    def _event(self, s: Sentence, named: Named, sites: Sites) -> Iterator[Event]:
        """Yield the event that a word names, once a day; nothing when no statement bears it."""
        trigger = self._trigger(s, named)
        cued = self.homes.cued(trigger)
        home = cued or self.homes.of(trigger)
        if home is None:
            return
        heads = parts(s, named, self.words)
        fill = filled(self.cast, s, named, heads, self.words)
        counted = [*self._counted(s, named, heads)]
        days = _one_of(self._days(s, named)) if counted and named.verbal else self._days(s, named)
        place, placed = sites.of(named, lambda at: self._together(s, days, at)) or (None, None)
        for day in days:
            made = Event(
                id=content_id(
                    "event", self.parse.document, trigger.start, trigger.end, named.code, day.start, day.basis
                ),
                statement=home.id,
                code=named.code,
                mode=named.mode,
                contexts=named.contexts,
                trigger=trigger,
                actors=fill.actors,
                recipients=fill.recipients,
                place=place.id if place is not None else None,
                when=day,
                quantities=tuple(q.id for q in counted),
                realis=realis(s, named, home, self.words, speech=cued is not None),
                codebook=self.codebook,
                arguments=tuple(a for a in fill.arguments if cued or not _is_teller(a, home)),
                placed=placed,
            )
            yield from self._borne(s, named, made, home) if cued is None else (made,)

    def _borne(self, s: Sentence, named: Named, made: Event, home: Statement) -> Iterator[Event]:
        """Yield the event for its statement, and for those that answer that one in its very words.

        Who denies "it" denies all of it, also what a denial of one's own words would leave untouched.
        """
        answers = self.homes.answers(home)
        for bearer in (home, *answers):
            is_so = realis(s, named, bearer, self.words)
            if answers and bearer.certainty == "denied" and is_so in TRUE:
                is_so = "negated"
            name = made.id if bearer is home else content_id("event", made.id, bearer.id)
            yield replace(made, id=name, statement=bearer.id, realis=is_so)

    def _days(self, s: Sentence, named: Named) -> tuple[Interval, ...]:
        """Return when it happened: as its own word has it, or the other words for the same deed, or its clause's."""
        twin = () if named.twin is None else (named.twin,)
        amid = clauses.going_on(s, named.at)
        told = (named.at, *twin, *named.outcomes, *_of_clause(s, named), *_happenings_of(s, named.at), *amid)
        days = next((days for i in told if (days := times_of(self.parse, self.plain, s, i))), None)
        if days is not None and named.code == "ASSAULT" and s.lemmas[named.at] in self.words.roles["finding"]:
            return tuple(replace(day, start=None) for day in days)  # whoever was found dead was so by then
        if days is not None or len(self.plain) == len(self.times):
            return days or (UNKNOWN_TIME,)
        late = next((days for i in told if (days := times_of(self.parse, self.times, s, i))), (UNKNOWN_TIME,))
        return late if named.code == "state" else tuple(replace(day, start=None) for day in late)

    def _together(self, s: Sentence, days: tuple[Interval, ...], at: int) -> bool:
        """Say whether no other time is told of another deed."""
        others = times_of(self.parse, self.times, s, at)
        known = {day.start for day in (*days, *others) if day.start}
        return not others or len(known) <= 1

    def _trigger(self, s: Sentence, named: Named) -> Span:
        """Return the word that names the event, with its particle when that is next to it, and "not" before it."""
        last = named.particle if named.particle == named.at + 1 else named.at
        first = min((k for k in named.omitted if named.at - NEAR < k < named.at), default=named.at)
        return self.parse.token_span(s, first, last)

    def _counted(self, s: Sentence, named: Named, heads: Parts) -> Iterator[Quantity]:
        """Yield the quantities of an event: those that hold its word, and those of whom or what it befell."""
        seen: set[str] = set()
        for i in (named.at, *(c for k in heads.sufferers for c in s.conjuncts(k))):
            for start, end, quantity in self.counts.touching(s.starts[i], s.ends[i]):
                if quantity.id not in seen and start >= s.start and end <= s.end:
                    seen.add(quantity.id)
                    yield quantity


def _is_teller(argument: Argument, home: Statement) -> bool:
    """Say whether a deed seems to befall who tells of it: "army frees fighter in swap for two soldiers - sources"."""
    if argument.role not in {"target", "recipient"} or any(_covers(part, argument.span) for part in home.content):
        return False
    return any(_covers(span, argument.span) for link in home.chain for span in link.source)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _one_of(days: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Make one stretch of several days: a toll of both together ("nine died on Monday and Tuesday") is none of each."""
    known = [day for day in days if day.start and day.end]
    if len(known) < len(days) or len(days) == 1:
        return days
    first, last = min(known, key=lambda day: str(day.start)), max(known, key=lambda day: str(day.end))
    return (replace(first, end=last.end, basis=f"{first.basis}; {last.basis}"),)


def _of_clause(s: Sentence, named: Named) -> Iterator[int]:
    """Yield the verbs that share a deed's subject: "killed two men and burned a mill on Monday", one day for both."""
    if not named.verbal:
        return
    first = named.at
    while s.deps[first] == "conj" and _is_shared(s, first):
        first = s.heads[first]
    yield from (k for k in s.conjuncts(first) if k != named.at and (k == first or _is_shared(s, k)))


def _happenings_of(s: Sentence, verb: int) -> Iterator[int]:
    """Yield the happening in which somebody came to harm: "31 injured in the raid of 4 May"."""
    phrases = (k for k in s.kids_by(verb, "prep") if s.lower[k] in {"in", "during"})
    yield from (k for phrase in phrases for k in s.kids_by(phrase, "pobj") if s.lemmas[k] in time_words().happenings)


def _is_shared(s: Sentence, verb: int) -> bool:
    """Say whether a coordinated verb is finite as the first is and has no subject of its own."""
    return s.tags[verb] == s.tags[s.heads[verb]] and s.kid(verb, "nsubj", "nsubjpass", "csubj", "expl") is None
